export { hueOf } from "@tongpin/protocol";
