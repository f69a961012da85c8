// The heavy half of bringing in a shot's picture, fetched when the first is chosen.
export { encodePicture } from "../../platform/encode-picture.ts";
export { hashBlob } from "../../platform/hash-blob.ts";
