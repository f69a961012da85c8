export { openEmbeddedLog } from "./embedded-log.ts";
export type { RoomLog } from "./room-log.ts";
