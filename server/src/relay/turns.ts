import type { StoreReadOnlyError } from "../storage/room-log.ts";
import { answerQuestion, catchUp } from "./catch-up.ts";
import { type Connection, sendFrames } from "./connection.ts";
import type { RelayContext, Turns } from "./relay-context.ts";
import type { Outgoing, Room } from "./room.ts";
import { frameAck } from "./websocket-frame.ts";

/** Rooms above this size send in bundles, when there is much to send. */
const CROWD = 20;

/**
 * The order of things for everything received in one turn: the log is written, then the peers are told, then the disk
 * is synced, then the senders are told. A turn writes the log once and each socket once.
 */
export function createTurns(context: () => RelayContext): Turns {
  let dirty: Room[] = [];
  let waiting = new Set<Connection>();
  let immediate: NodeJS.Immediate | null = null;
  let committing = false;
  const late = new Set<Connection>();
  let idle: (() => void)[] = [];

  function wake(): void {
    immediate ??= setImmediate(turn);
  }

  function turn(): void {
    immediate = null;
    const rooms = dirty;
    dirty = [];
    const tell = () => {
      const now = context().clock.now();
      for (const room of rooms) fanOut(room, now);
      commit();
    };
    // The log has told its listeners, and the relay has closed every socket: nobody is left to tell.
    const giveUp = () => {
      for (const room of rooms) room.outbox = [];
      settle();
    };
    flushThen(tell, giveUp);
  }

  function flushThen(work: () => void, giveUp: () => void): void {
    let flushed: Promise<void> | undefined;
    try {
      flushed = context().log.flush();
    } catch {
      giveUp();
      return;
    }
    if (flushed) flushed.then(work, giveUp);
    else work();
  }

  function fanOut(room: Room, now: number): void {
    const { limits } = context();
    const wait = room.members.size > CROWD ? room.lastFanOut + limits.crowdMs - now : 0;
    if (wait > 0) {
      setTimeout(() => {
        dirty.push(room);
        wake();
      }, wait);
      return;
    }
    room.lastFanOut = now;
    deliver(context(), room);
  }

  function commit(): void {
    if (committing || waiting.size === 0) {
      settle();
      return;
    }
    committing = true;
    const batch = [...waiting].map((connection) => [connection, connection.taken] as const);
    waiting = new Set();
    context()
      .log.committed()
      .then(
        () => {
          for (const [connection, taken] of batch) onDisk(connection, taken);
        },
        // The sockets are closed by the log's own notice; what they sent is not acknowledged.
        (_error: StoreReadOnlyError) => undefined,
      )
      .finally(() => {
        committing = false;
        commit();
      });
  }

  function onDisk(connection: Connection, taken: number): void {
    connection.ackDue = taken;
    const now = context().clock.now();
    if (connection.question !== null || now - connection.ackedAt >= context().limits.ackMs) {
      sendAck(connection, now);
      return;
    }
    if (late.size === 0) setTimeout(sendLate, context().limits.ackMs);
    late.add(connection);
  }

  function sendLate(): void {
    const now = context().clock.now();
    const due = [...late];
    late.clear();
    for (const connection of due) sendAck(connection, now);
    settle();
  }

  function sendAck(connection: Connection, now: number): void {
    if (connection.ackDue > connection.acked) {
      connection.acked = connection.ackDue;
      connection.ackedAt = now;
      sendFrames(connection, frameAck(connection.acked));
    }
    answerQuestion(context(), connection);
  }

  function settle(): void {
    if (immediate || committing || dirty.length > 0 || waiting.size > 0 || late.size > 0) return;
    for (const resolve of idle.splice(0)) resolve();
  }

  return {
    broadcast(room) {
      // More than one entry: it is in the list already.
      if (room.outbox.length === 1) dirty.push(room);
      wake();
    },
    acknowledge(connection) {
      waiting.add(connection);
      wake();
    },
    afterFlush: (work) => flushThen(work, settle),
    settled: () =>
      new Promise((resolve) => {
        idle = idle.concat(resolve);
        wake();
      }),
  };
}

/** Sends a room's outbox to every member but the authors, each socket in one write. */
function deliver(context: RelayContext, room: Room): void {
  const { outbox } = room;
  if (outbox.length === 0) return;
  room.outbox = [];
  const only = outbox[0];
  const all = outbox.length === 1 && only ? only.frame : Buffer.concat(outbox.map((each) => each.frame));
  const authors = new Set(outbox.map((each) => each.from));
  for (const member of room.members) {
    if (member.early !== null) continue;
    const own = authors.has(member);
    const frames = own ? foreignFrames(outbox, member) : all;
    if (frames === null) continue;
    if (member.behindSeq !== null) continue;
    context.counters.deliveries += outbox.length;
    sendFrames(member, frames);
    catchUp(context, member);
  }
}

function foreignFrames(outbox: readonly Outgoing[], member: Connection): Buffer | null {
  const others = outbox.filter((each) => each.from !== member);
  return others.length === 0 ? null : Buffer.concat(others.map((each) => each.frame));
}
