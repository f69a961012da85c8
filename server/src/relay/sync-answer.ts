import { EMPTY_UPDATE } from "@tongpin/protocol";
import { diffUpdate, mergeUpdates } from "yjs";
import { encodeClocks } from "./admitted-bytes.ts";
import { deleteSetOf, type RoomContent } from "./room-content.ts";
import { frameStep2 } from "./websocket-frame.ts";

const EMPTY_STEP2 = frameStep2(EMPTY_UPDATE);

/** What answers a step 1, in ready frames that end with a step 2, and about how much work it was in bytes looked at. */
export interface SyncAnswer {
  readonly frames: readonly Buffer[];
  readonly work: number;
}

/**
 * A newcomer gets the ready frames as they lie and then an empty step 2, so that "synced" can't come before the
 * content and nothing is computed per joiner. Whoever has a part gets the difference.
 */
export function answerStep1(content: RoomContent, theirs: ReadonlyMap<number, number>): SyncAnswer {
  if (content.pieces.length === 0) return { frames: [EMPTY_STEP2], work: 0 };
  if (isStranger(content, theirs)) {
    return { frames: [...content.pieces.map((piece) => piece.frame), EMPTY_STEP2], work: 0 };
  }
  if (hasAll(content, theirs)) {
    const deletes = deleteSetOf(content);
    return { frames: [frameStep2(deletes)], work: deletes.length };
  }
  const stateVector = encodeClocks(theirs);
  const parts: Uint8Array[] = [];
  for (const piece of content.pieces) {
    const part = diffUpdate(piece.update, stateVector);
    if (part.length > EMPTY_UPDATE.length) parts.push(part);
  }
  const step2 = parts.length === 0 ? EMPTY_UPDATE : mergeUpdates(parts);
  return { frames: [frameStep2(step2)], work: content.bytes };
}

function isStranger(content: RoomContent, theirs: ReadonlyMap<number, number>): boolean {
  for (const [client, clock] of theirs) if (clock > 0 && content.clocks.has(client)) return false;
  return true;
}

function hasAll(content: RoomContent, theirs: ReadonlyMap<number, number>): boolean {
  for (const [client, clock] of content.clocks) if ((theirs.get(client) ?? 0) < clock) return false;
  return true;
}
