/**
 * The durable log of all rooms. An update passes three marks, in this order:
 * *appended* (has a sequence number, still in this process), *flushed* (survives the death of this process) and
 * *committed* (survives the loss of power). The relay broadcasts after the second and acknowledges after the third.
 * `room-log-contract.ts` is what every implementation must keep.
 */
export interface RoomLog {
  /**
   * Puts an update at the end of a room's log and answers its sequence number, which only grows, over all rooms.
   * `claims` are clientIDs that belong to a person from now on (first claim wins). An empty update only carries claims.
   * The bytes are copied. Never throws for a full disk: `flush` does.
   */
  append(room: string, update: Uint8Array, claims?: readonly Claim[]): number;
  /** Everything appended so far survives the death of this process once this returns (or the promise it returns is kept). Throws `StoreReadOnlyError`. */
  flush(): Promise<void> | undefined;
  /** Resolves when everything appended so far is on disk; rejects with `StoreReadOnlyError` when it could not be put there. */
  committed(): Promise<void>;
  /** The room as it stands, everything appended included. An unknown room is empty. Throws `DamagedRoomError`. */
  load(room: string): Promise<RoomState>;
  /** Folds a room's tail into its snapshot, replaced in one transaction. Answers the state after it, or null if there was nothing to fold. */
  compact(room: string): Promise<RoomState | null>;
  /** Keeps an update that was refused, so that nobody's words are lost without a trace. Bounded per room: the oldest goes first. */
  keepRefused(room: string, personId: string, update: Uint8Array, at: number): void;
  refused(room: string): Promise<readonly RefusedUpdate[]>;
  /** Names of the rooms that begin with `prefix` and have refused updates, sorted. */
  roomsWithRefused(prefix: string): Promise<string[]>;
  /** Names of all rooms that begin with `prefix`, sorted. */
  rooms(prefix: string): Promise<string[]>;
  /** Writes a consistent copy of everything committed to a new file while work goes on. */
  backup(file: string): Promise<void>;
  health(): "ok" | "readOnly";
  /** Told of every change of `health`. */
  onHealth(listener: (health: "ok" | "readOnly") => void): void;
  close(): Promise<void>;
}

export interface Claim {
  readonly client: number;
  readonly person: string;
}

export interface RoomState {
  /** Everything up to `seq` as one v1 update, or null. */
  readonly snapshot: Uint8Array | null;
  /** State vector of the snapshot (empty map encoding if there is none). */
  readonly stateVector: Uint8Array;
  /** Delete set of the snapshot, as a v1 update without structs. */
  readonly deleteSet: Uint8Array;
  /** Sequence number up to which the snapshot goes; 0 without one. */
  readonly seq: number;
  /** What came after, oldest first. */
  readonly tail: readonly TailEntry[];
  readonly claims: readonly Claim[];
}

export interface TailEntry {
  readonly seq: number;
  readonly update: Uint8Array;
}

export interface RefusedUpdate {
  readonly personId: string;
  readonly at: number;
  readonly update: Uint8Array;
}

/** The store can't write at the moment (full or failing disk). It heals by itself. */
export class StoreReadOnlyError extends Error {
  override readonly name = "StoreReadOnlyError";
}

/** What is stored of a room fails its checksum. Never served shortened. */
export class DamagedRoomError extends Error {
  override readonly name = "DamagedRoomError";
}
