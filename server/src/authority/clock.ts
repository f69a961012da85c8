/** Time as the server sees it. Passed in, so that tests step it by hand. */
export interface Clock {
  now(): number;
  /** Runs once after about `ms` milliseconds; the answer calls it off. */
  after(ms: number, run: () => void): () => void;
}

/** Timers longer than this overflow Node's 32-bit delay and would fire at once. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

export const systemClock: Clock = {
  now: () => Date.now(),
  after(ms, run) {
    const timer = setTimeout(run, Math.min(Math.max(0, ms), LONGEST_TIMER_MS));
    timer.unref();
    return () => clearTimeout(timer);
  },
};
