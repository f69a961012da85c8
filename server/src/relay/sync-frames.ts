import { CLOSE, LIMITS } from "@tongpin/protocol";
import type { Claim } from "../storage/room-log.ts";
import { type Admission, admit } from "./admission.ts";
import { admittedBytes } from "./admitted-bytes.ts";
import { answerQuestion } from "./catch-up.ts";
import { type Connection, sendFrames } from "./connection.ts";
import { offend } from "./offences.ts";
import type { RelayContext } from "./relay-context.ts";
import { type RoomContent, stateVectorOf, takeIn } from "./room-content.ts";
import { readStateVector } from "./state-vector.ts";
import { scanUpdate } from "./update-scan.ts";
import { frameStep1 } from "./websocket-frame.ts";

/** Time between two step 1 to one connection that owes something. */
const ASK_AGAIN_MS = 1_000;
/** Updates with a gap from one connection, without a whole step 2 between them. */
const MOST_GAPS = 256;
/** A rescue copy of one person's refused content, at most so often. */
const RESCUE_MS = 60_000;

export function onStep1(context: RelayContext, connection: Connection, stateVector: Uint8Array): void {
  const theirs = readStateVector(stateVector);
  if (theirs === null) {
    context.close(connection, CLOSE.malformed, "state vector");
    return;
  }
  // An answer is the same for ten questions as for one, so only the last is kept; a client waits for its answer.
  if (connection.question !== null) offend(context, connection, "questions");
  if (connection.closed) return;
  connection.question = { theirs, after: connection.taken };
  answerQuestion(context, connection);
}

/**
 * A step 2 or an update: judged, appended, queued for the others, acknowledged later. False, with nothing done, if it
 * can't be taken whole and `isSure` is not set: another node may have what it stands on.
 */
export function onUpdate(
  context: RelayContext,
  connection: Connection,
  content: RoomContent,
  update: Uint8Array,
  type: "step2" | "update",
  isSure: boolean,
): boolean {
  if (update.length > (type === "step2" ? LIMITS.step2 : LIMITS.frame)) {
    context.close(connection, CLOSE.tooLarge, type);
    return true;
  }
  const scanned = scanUpdate(update, connection.room.roots);
  if (!scanned.ok) {
    refuse(context, connection, CLOSE.malformed, scanned.why);
    return true;
  }
  const { personId, canWrite } = connection.session;
  const admission = admit(
    scanned.scan,
    content,
    (client) => canWrite && (content.owners.get(client) ?? personId) === personId,
  );
  if (admission === null) {
    refuse(context, connection, CLOSE.malformed, "needs its own future");
    return true;
  }
  if (!admission.complete && !isSure) return false;
  connection.frames++;
  const bytes = admittedBytes(update, scanned.scan, admission);
  if (!canWrite && (bytes !== null || !admission.complete)) {
    refuse(context, connection, CLOSE.forbidden, "reader writes");
    return true;
  }
  if (bytes !== null) {
    if (content.bytes + bytes.length > context.limits.roomBytes) {
      refuse(context, connection, CLOSE.tooLarge, "room is full");
      return true;
    }
    append(context, connection, content, admission, bytes);
  }
  if (type === "step2") connection.introduced = true;
  if (admission.complete) onWhole(context, connection, type);
  else onGap(context, connection, content, update, admission);
  return true;
}

function append(
  context: RelayContext,
  connection: Connection,
  content: RoomContent,
  admission: Admission,
  bytes: Uint8Array,
): void {
  const { room, session } = connection;
  const claims: Claim[] = [];
  for (const { section } of admission.sections) {
    if (content.owners.has(section.client)) continue;
    content.owners.set(section.client, session.personId);
    claims.push({ client: section.client, person: session.personId });
  }
  context.onEdit?.({
    room: room.name,
    personId: session.personId,
    update: bytes,
    structs: structsIn(admission),
    deleted: deletedIn(admission),
    before: () => content.pieces.map((piece) => piece.update),
  });
  const seq = context.log.append(room.name, bytes, claims);
  const piece = takeIn(content, admission, seq, bytes);
  room.outbox.push({ frame: piece.frame, from: connection });
  context.counters.updates++;
  context.turns.broadcast(room);
}

function structsIn({ sections }: Admission): number {
  let structs = 0;
  for (const { from, to } of sections) structs += to - from;
  return structs;
}

function deletedIn({ deletes }: Admission): number {
  let deleted = 0;
  for (let i = 0; i < deletes.length; i += 3) deleted += (deletes[i + 2] ?? 0) - (deletes[i + 1] ?? 0);
  return deleted;
}

/** All of it is here. After a gap only a step 2 proves that the frames before are, too. */
function onWhole(context: RelayContext, connection: Connection, type: "step2" | "update"): void {
  if (connection.owing && type === "update") return;
  connection.owing = false;
  connection.gaps = 0;
  connection.taken = connection.frames;
  context.turns.acknowledge(connection);
}

/**
 * A part stands on what the room does not have, or belongs to somebody else. It was left out, never kept as pending:
 * the sender is asked for everything again, and until it comes nothing more is acknowledged to him.
 */
function onGap(
  context: RelayContext,
  connection: Connection,
  content: RoomContent,
  update: Uint8Array,
  { foreign }: Admission,
): void {
  const { room, session } = connection;
  connection.owing = true;
  const now = context.clock.now();
  if (foreign.length > 0) {
    context.counters.refused++;
    if (now - (room.rescues.get(session.personId) ?? Number.NEGATIVE_INFINITY) >= RESCUE_MS) {
      room.rescues.set(session.personId, now);
      context.log.keepRefused(room.name, session.personId, update, now);
      context.logger.warn(
        { room: room.name, person: session.personId, clients: foreign.length },
        "content of others refused",
      );
    }
  } else if (++connection.gaps > MOST_GAPS) {
    refuse(context, connection, CLOSE.malformed, "gaps");
    return;
  }
  // Before its step 2 a connection may well send what stands on it.
  if (connection.introduced) askAgain(context, connection, content, now);
}

/** Asks for everything the room does not have, unless it was asked just now. */
export function askAgain(context: RelayContext, connection: Connection, content: RoomContent, now: number): void {
  if (now - connection.askedAt < ASK_AGAIN_MS) return;
  connection.askedAt = now;
  context.turns.afterFlush(() => sendFrames(connection, frameStep1(stateVectorOf(content))));
}

function refuse(context: RelayContext, connection: Connection, code: number, why: string): void {
  context.counters.refused++;
  context.close(connection, code, why);
}
