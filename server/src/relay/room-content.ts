import * as encoding from "lib0/encoding";
import { mergeUpdates } from "yjs";
import { DamagedRoomError, type RoomState } from "../storage/room-log.ts";
import { type Admission, admit } from "./admission.ts";
import { encodeClocks, writeDeletes } from "./admitted-bytes.ts";
import { addDeleted, type DeleteIndex } from "./delete-index.ts";
import { readStateVector } from "./state-vector.ts";
import { scanUpdate } from "./update-scan.ts";
import { frameUpdate } from "./websocket-frame.ts";

/** A stretch of the room's log as a ready frame: the snapshot, a run of merged updates, or one update. */
export interface Piece {
  /** The last sequence number in it. */
  readonly seq: number;
  readonly frame: Buffer;
  readonly update: Uint8Array;
}

/** What a room holds in memory while it relays: no document, only what is needed to judge and to answer. */
export interface RoomContent {
  readonly clocks: Map<number, number>;
  readonly deletes: DeleteIndex;
  /** clientID → the person who may write under it. */
  readonly owners: Map<number, string>;
  /** Applied in order they are the document. */
  pieces: Piece[];
  /** How many of the last pieces are single updates. */
  loose: number;
  bytes: number;
  /** Bytes behind the snapshot. */
  tailBytes: number;
  lastSeq: number;
  /** The whole delete set as an update, until something is deleted. */
  deleteSet: Uint8Array | null;
}

/** Single updates are merged into a run when there are so many. */
const RUN = 64;
/**
 * From this size the first update of an empty room is as good as a snapshot. Folding and merging it with the first words
 * behind it cost 0.1 s of CPU a room with documents of 650 kB.
 */
const LARGE_FIRST = 32 * 1024;

/** Throws `DamagedRoomError` if an update stands on what is not there. */
export function contentOf(name: string, state: RoomState): RoomContent {
  const content: RoomContent = {
    clocks: readStateVector(state.stateVector) ?? new Map(),
    deletes: new Map(),
    owners: new Map(state.claims.map((claim) => [claim.client, claim.person])),
    pieces: [],
    loose: 0,
    bytes: 0,
    tailBytes: 0,
    lastSeq: state.seq,
    deleteSet: null,
  };
  const snapshotDeletes = scanUpdate(state.deleteSet, null);
  if (!snapshotDeletes.ok) throw new DamagedRoomError(name);
  const { deletes } = snapshotDeletes.scan;
  for (let i = 0; i < deletes.length; i += 3) {
    const start = deletes[i + 1] ?? 0;
    addDeleted(content.deletes, deletes[i] ?? 0, start, start + (deletes[i + 2] ?? 0));
  }
  if (state.snapshot) {
    content.pieces.push({ seq: state.seq, ...frameUpdate(state.snapshot) });
    content.bytes = state.snapshot.length;
  }
  for (const entry of state.tail) {
    const scanned = scanUpdate(entry.update, null);
    const admission = scanned.ok ? admit(scanned.scan, content, () => true) : null;
    if (!admission?.complete) throw new DamagedRoomError(name);
    takeIn(content, admission, entry.seq, entry.update);
  }
  return content;
}

/** Adds an admitted update. Answers its ready frame. */
export function takeIn(content: RoomContent, admission: Admission, seq: number, bytes: Uint8Array): Piece {
  for (const part of admission.sections) content.clocks.set(part.section.client, part.end);
  const { deletes } = admission;
  for (let i = 0; i < deletes.length; i += 3)
    addDeleted(content.deletes, deletes[i] ?? 0, deletes[i + 1] ?? 0, deletes[i + 2] ?? 0);
  if (deletes.length > 0) content.deleteSet = null;
  const piece: Piece = { seq, ...frameUpdate(bytes) };
  const isBase = content.pieces.length === 0 && bytes.length >= LARGE_FIRST;
  content.pieces.push(piece);
  content.bytes += bytes.length;
  content.lastSeq = seq;
  if (isBase) return piece;
  content.tailBytes += bytes.length;
  content.loose++;
  if (content.loose >= RUN) mergeRun(content);
  return piece;
}

function mergeRun(content: RoomContent): void {
  const run = content.pieces.splice(content.pieces.length - content.loose);
  const merged = mergeUpdates(run.map((piece) => piece.update));
  const before = run.reduce((total, piece) => total + piece.update.length, 0);
  content.pieces.push({ seq: run.at(-1)?.seq ?? content.lastSeq, ...frameUpdate(merged) });
  content.bytes += merged.length - before;
  content.tailBytes += merged.length - before;
  content.loose = 0;
}

/**
 * The log put what this process appended from number `from` on behind another's, up to `to`: what is in memory is
 * numbered at least as high as in the log, so a snapshot never seems to hold what it does not.
 */
export function raise(content: RoomContent, from: number, to: number): void {
  content.pieces = content.pieces.map((piece) => (piece.seq >= from && piece.seq < to ? { ...piece, seq: to } : piece));
  content.lastSeq = Math.max(content.lastSeq, to);
}

/** Puts a folded snapshot in the place of everything it holds. What is known stays known. */
export function rebase(content: RoomContent, state: RoomState): void {
  if (!state.snapshot) return;
  const later = content.pieces.filter((piece) => piece.seq > state.seq);
  content.loose = Math.min(content.loose, later.length);
  content.pieces = [{ seq: state.seq, ...frameUpdate(state.snapshot) }, ...later];
  content.tailBytes = later.reduce((total, piece) => total + piece.update.length, 0);
  content.bytes = content.tailBytes + state.snapshot.length;
}

/** Everything deleted, as an update without structs. */
export function deleteSetOf(content: RoomContent): Uint8Array {
  if (content.deleteSet === null) {
    const flat: number[] = [];
    for (const [client, ranges] of content.deletes) {
      for (let i = 0; i < ranges.length; i += 2) flat.push(client, ranges[i] ?? 0, ranges[i + 1] ?? 0);
    }
    content.deleteSet = encoding.encode((encoder) => {
      encoding.writeVarUint(encoder, 0);
      writeDeletes(encoder, flat);
    });
  }
  return content.deleteSet;
}

export function stateVectorOf(content: RoomContent): Uint8Array {
  return encodeClocks(content.clocks);
}

/** The document as one update. */
export function fullUpdate(pieces: readonly Piece[]): Uint8Array {
  return pieces.length === 0 ? Uint8Array.of(0, 0) : mergeUpdates(pieces.map((piece) => piece.update));
}
