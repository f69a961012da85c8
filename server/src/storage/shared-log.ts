import type { Claim, RoomLog, RoomState, TailEntry } from "./room-log.ts";

/**
 * A log that several processes write at once. Of one room's log every process sees the same order without gaps: numbers
 * grow with the order of commits, so whoever has read up to a number has missed nothing below it.
 *
 * `append` proposes a number. If another process was quicker in the same room, it is higher in the end: `onCommitted`
 * tells the final one. What was appended is refused as a whole (`onLost`) if it no longer fits what stands in the log:
 * a clientID is somebody else's by now, or its structs do not follow on those in the log. So no two processes can put
 * different content under one clientID and clock, and trying again after an answer that never came doubles nothing.
 */
export interface SharedLog extends RoomLog {
  load(room: string): Promise<SharedState>;
  /** What came after `seq`, as `load` tells it; `snapshot` only if it holds something of that, `claims` only newer ones. */
  after(room: string, seq: number): Promise<SharedState>;
  /** Up to which number the logs of these rooms go; a room nobody wrote is missing. */
  heads(rooms: readonly string[]): Promise<ReadonlyMap<string, number>>;
  /** Somebody else's number was seen: those proposed from now on are higher. */
  seen(seq: number): void;
  /** Told of what this process appended, once it is committed, before `flush` and `committed` resolve. */
  onCommitted(listener: (commit: Commit) => void): void;
  /** Told of a room of which something appended here did not get into the log. What is in memory of it is worth nothing. */
  onLost(listener: (lost: Lost) => void): void;
}

export interface SharedState extends RoomState {
  /** All up to this number is in it. */
  readonly head: number;
}

export interface Lost {
  readonly room: string;
  /** What was refused because another process was first; empty if it is the database that did not answer. */
  readonly updates: readonly Uint8Array[];
  /** Whose clientIDs were claimed with it. */
  readonly claims: readonly Claim[];
}

export interface Commit {
  readonly room: string;
  /** Where the room's log ended before, and where it ends now. */
  readonly before: number;
  readonly head: number;
  /** The number first proposed, to be compared with the one it got. */
  readonly proposed: number;
  readonly entries: readonly TailEntry[];
  readonly claims: readonly Claim[];
}
