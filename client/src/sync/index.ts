/**
 * The engine and its surface. Import this with `import()`: it brings yjs, the provider and the document shapes. What
 * paints first imports database.ts, rows.ts and shell-store.ts by themselves, which do without them.
 */
export type {
  Engine,
  EngineOptions,
  ErrorReason,
  LedgerRoom,
  Outbox,
  OutboxItem,
  Peer,
  Presence,
  PresenceState,
  RoomHandle,
  Store,
  SyncStatus,
  TalkRoom,
} from "./contract.ts";
export { databaseOf, LOCAL_DATABASE } from "./database.ts";
export { createEngine } from "./engine.ts";
export { planRows } from "./rows.ts";
export {
  type KeptSession,
  keepMembers,
  keepSession,
  type LastAccount,
  readLastAccount,
  readMembers,
  readSession,
  rememberAccount,
} from "./shell-store.ts";
