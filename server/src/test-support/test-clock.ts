import type { Clock } from "../authority/clock.ts";

export interface TestClock extends Clock {
  /** Moves time on and runs what came due, in order. */
  advance(ms: number): void;
  /** Sets the clock without running anything, as an operator or NTP would. */
  jump(to: number): void;
}

/** A Sunday afternoon in Beijing. */
const TEST_START = Date.UTC(2026, 10, 22, 8);

export function createTestClock(start: number = TEST_START): TestClock {
  let now = start;
  const timers = new Map<number, { at: number; run: () => void }>();
  let nextId = 1;
  return {
    now: () => now,
    after(ms, run) {
      const id = nextId++;
      timers.set(id, { at: now + Math.max(0, ms), run });
      return () => timers.delete(id);
    },
    advance(ms) {
      const end = now + ms;
      for (;;) {
        const due = [...timers].filter(([, timer]) => timer.at <= end).sort(([, a], [, b]) => a.at - b.at)[0];
        if (!due) break;
        const [id, timer] = due;
        timers.delete(id);
        now = Math.max(now, timer.at);
        timer.run();
      }
      now = end;
    },
    jump(to) {
      now = to;
    },
  };
}
