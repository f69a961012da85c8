import { whenIdle } from "../platform/idle.ts";

/** Rooms fetched at the same time; the screens come first. */
const AT_ONCE = 2;
/** Rooms in one session at most; the rest comes with the next start or when opened. */
const MOST_ROOMS = 400;

export interface CatchUp {
  /** Rooms that should be on this device, the most wanted first. Known ones are not fetched twice. */
  want(rooms: readonly string[]): void;
  /** Tries those again that could not be fetched, and goes on. */
  again(): void;
  stop(): void;
}

/**
 * Fetches rooms nobody has opened, one after another, so that they are there without a network.
 * @param fetchRoom opens one, resolves true when it is complete and closed again
 * @param mayRun whether the line to the server is worth trying
 */
export function createCatchUp(fetchRoom: (room: string) => Promise<boolean>, mayRun: () => boolean): CatchUp {
  const asked = new Set<string>();
  const missed = new Set<string>();
  let waiting: string[] = [];
  let running = 0;
  let stopped = false;

  async function fetchOne(room: string): Promise<void> {
    const complete = stopped ? false : await fetchRoom(room).catch(() => false);
    running -= 1;
    if (!complete) missed.add(room);
    next();
  }

  function next(): void {
    while (!stopped && running < AT_ONCE && mayRun()) {
      const room = waiting.shift();
      if (room === undefined) return;
      running += 1;
      whenIdle(() => void fetchOne(room));
    }
  }

  return {
    want(rooms) {
      for (const room of rooms) {
        if (asked.has(room) || asked.size >= MOST_ROOMS) continue;
        asked.add(room);
        waiting.push(room);
      }
      next();
    },
    again() {
      waiting.push(...missed);
      missed.clear();
      next();
    },
    stop() {
      stopped = true;
      waiting = [];
    },
  };
}
