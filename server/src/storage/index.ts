export { openEmbeddedLog } from "./embedded-log.ts";
export type { RoomLog, RoomState } from "./room-log.ts";
export { DamagedRoomError, StoreReadOnlyError } from "./room-log.ts";
