import { createAcknowledgements } from "./acknowledgements.ts";
import { fanOut, fanOutDelay } from "./fan-out.ts";
import type { RelayContext, Turns } from "./relay-context.ts";
import type { Outgoing, Room } from "./room.ts";

/**
 * The order of things for everything received in one turn: the log is written, then the peers are told, then the disk
 * is synced, then the senders are told. A turn writes the log once and each socket once.
 */
export function createTurns(context: () => RelayContext): Turns {
  let dirty: Room[] = [];
  let immediate: NodeJS.Immediate | null = null;
  let idle: (() => void)[] = [];
  /** Turns whose log is still being written. */
  let flushing = 0;
  const acknowledgements = createAcknowledgements(context, settle);

  function wake(): void {
    immediate ??= setImmediate(turn);
  }

  function turn(): void {
    immediate = null;
    // Taken out now: what comes in while the log writes is not in it yet, and goes with a turn of its own.
    const outboxes = dirty.map((room) => {
      const { outbox } = room;
      room.outbox = [];
      return [room, outbox] as const;
    });
    dirty = [];
    const tell = () => {
      const now = context().clock.now();
      for (const [room, outbox] of outboxes) tellMembers(room, outbox, now);
      acknowledgements.commit();
    };
    // The log has told its listeners, and the relay has closed every socket: nobody is left to tell.
    flushThen(tell, settle);
  }

  function flushThen(work: () => void, giveUp: () => void): void {
    let flushed: Promise<void> | undefined;
    try {
      flushed = context().log.flush();
    } catch {
      giveUp();
      return;
    }
    if (!flushed) {
      work();
      return;
    }
    flushing++;
    flushed
      .finally(() => {
        flushing--;
      })
      .then(work, giveUp);
  }

  function tellMembers(room: Room, outbox: Outgoing[], now: number): void {
    if (outbox.length === 0) return;
    const wait = fanOutDelay(context(), room, now);
    if (wait > 0) {
      room.outbox = outbox.concat(room.outbox);
      setTimeout(() => {
        dirty.push(room);
        wake();
      }, wait);
      return;
    }
    room.lastFanOut = now;
    fanOut(context(), room, outbox);
  }

  function settle(): void {
    if (immediate || flushing > 0 || dirty.length > 0 || acknowledgements.pending()) return;
    for (const resolve of idle.splice(0)) resolve();
  }

  return {
    broadcast(room) {
      // More than one entry: it is in the list already.
      if (room.outbox.length === 1) dirty.push(room);
      wake();
    },
    acknowledge(connection) {
      acknowledgements.owe(connection);
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
