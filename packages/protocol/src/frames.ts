/** Message types on the wire. 0–3 are y-websocket's; ours start at 100, which a stock client ignores. PROTOCOL.md has the grammar. */
export const MESSAGE_SYNC = 0;
export const MESSAGE_AWARENESS = 1;
export const MESSAGE_AUTH = 2;
export const MESSAGE_QUERY_AWARENESS = 3;
/** Server → client: varuint n. Everything in the first n sync frames (step 2 or update) this client sent on this connection is on disk. */
export const MESSAGE_ACK = 100;

/** Client → server: what a room's content is at a mark, told when nothing moves. */
export const MESSAGE_BEACON = 101;
/** Server → client: at this mark somebody has another content. */
export const MESSAGE_DIVERGED = 102;

export const SYNC_STEP1 = 0;
export const SYNC_STEP2 = 1;
export const SYNC_UPDATE = 2;

/** Close codes of the sync socket. */
export const CLOSE = {
  /** Bytes that are no message, or an update the guard refused. */
  malformed: 1007,
  /** Again and again what no client sends. */
  offences: 1008,
  /** Larger than a frame may be. */
  tooLarge: 1009,
  /** Too slow a reader; reconnect. */
  tooSlow: 1013,
  /** The server is stopping; reconnect. */
  goingAway: 1001,
  /** Ticket missing, used or expired; fetch a new one. */
  ticket: 4401,
  /** No right to this room, or the right was revoked: do not reconnect, offer unsent edits as a file. */
  forbidden: 4403,
  /** The client's schema is too old for this workspace. */
  outdated: 4426,
  /** Too many frames. */
  flood: 4429,
  /** What the server holds of this room fails its checksum; an operator must look at it. Nothing on this device is affected. */
  damaged: 4500,
  /** The store can't write; the room is read-only until it can. */
  storeReadOnly: 4503,
} as const;

/** Limits, the same on both sides. Bytes unless said. */
export const LIMITS = {
  frame: 1024 * 1024,
  step2: 16 * 1024 * 1024,
  awareness: 8 * 1024,
  awarenessStates: 4,
  ticketMs: 30_000,
  cut: 1024 * 1024 * 1024,
  /** A shot's frame as uploaded: devices send some hundred kilobytes. */
  picture: 8 * 1024 * 1024,
  commandText: 20_000,
} as const;

/** Version of the bytes on the wire; PROTOCOL.md keeps its history. */
export const WIRE_VERSION = 2;

/** Version of the shared documents' shapes; a client below the server's minimum only reads. */
export const SCHEMA_VERSION = 1;
