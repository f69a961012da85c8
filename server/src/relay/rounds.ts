import type { Room } from "./room.ts";

/** A round is made in so many steps, each at least this many milliseconds after the one before. */
const STEPS = 50;
const LEAST_STEP_MS = 20;

/**
 * Visits every room once in `everyMs`, a few at a time: 9,000 keep-alives that leave at once hold everybody up for
 * 80 ms. Rooms may come and go meanwhile.
 *
 * @param rooms all rooms, in an iteration that bears their coming and going
 * @returns stops it
 */
export function startRounds(
  rooms: { values(): Iterator<Room, undefined>; readonly size: number },
  everyMs: number,
  visit: (room: Room) => void,
): () => void {
  const steps = Math.max(1, Math.min(STEPS, Math.floor(everyMs / LEAST_STEP_MS)));
  let step = 0;
  let rest = rooms.values();
  const timer = setInterval(() => {
    step++;
    const isLast = step >= steps;
    for (let left = isLast ? Number.POSITIVE_INFINITY : Math.ceil(rooms.size / steps); left > 0; left--) {
      const next = rest.next();
      if (next.done) break;
      visit(next.value);
    }
    if (!isLast) return;
    step = 0;
    rest = rooms.values();
  }, everyMs / steps).unref();
  return () => clearInterval(timer);
}
