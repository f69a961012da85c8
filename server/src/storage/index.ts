export { openEmbeddedLog } from "./embedded-log.ts";
export { openPostgresLog } from "./postgres-log.ts";
export type { RoomLog } from "./room-log.ts";
export type { SharedLog } from "./shared-log.ts";
