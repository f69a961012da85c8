import type { Clock } from "./clock.ts";

/** How often a node asks the database for the time; between two answers its own steady clock counts on. */
const ASK_MS = 15_000;

export interface SharedClock extends Clock {
  stop(): void;
}

/**
 * The time of the one database all nodes share. Nodes whose clocks differ, or are set while they run, still agree about what
 * is due, what has expired and when something happened.
 * @param ask the database's time in milliseconds
 * @param steady milliseconds that only ever pass, whatever the wall clock does
 */
export async function createSharedClock(
  timers: Pick<Clock, "after">,
  ask: () => Promise<number>,
  onError: (error: unknown) => void,
  steady: () => number = () => performance.now(),
): Promise<SharedClock> {
  let offset = await measure();
  let cancel = timers.after(ASK_MS, again);
  let stopped = false;

  /** What to add to the steady clock: the answer was true about halfway through the asking. */
  async function measure(): Promise<number> {
    const asked = steady();
    const time = await ask();
    return time - (asked + steady()) / 2;
  }

  function again(): void {
    measure()
      .then((fresh) => {
        offset = fresh;
      }, onError)
      .finally(() => {
        if (!stopped) cancel = timers.after(ASK_MS, again);
      });
  }

  return {
    now: () => Math.round(steady() + offset),
    after: timers.after,
    stop() {
      stopped = true;
      cancel();
    },
  };
}
