/** How fast and which way the film runs; 0 stands still. J and L double, K stops, as on every edit desk (R3). */
export const SPEEDS = [-4, -2, -1, 0, 1, 2, 4] as const;
export type Speed = (typeof SPEEDS)[number];

export type ShuttleKey = "toggle" | "back" | "stop" | "forward";

export function shuttle(speed: Speed, key: ShuttleKey): Speed {
  switch (key) {
    case "toggle":
      return speed === 0 ? 1 : 0;
    case "stop":
      return 0;
    case "forward":
      return speed <= 0 ? 1 : speed === 1 ? 2 : 4;
    case "back":
      return speed >= 0 ? -1 : speed === -1 ? -2 : -4;
  }
}

const USUAL_FRAME = 1 / 25;

/**
 * Seconds a frame lasts, from the times of frames as they were shown one after the other. Skipped frames make a gap
 * longer, never shorter, so the shortest believable gap is the frame; 1/25 s until two were seen.
 */
export function frameSeconds(shownAt: readonly number[]): number {
  let shortest = Number.POSITIVE_INFINITY;
  for (let index = 1; index < shownAt.length; index += 1) {
    const gap = Math.abs((shownAt[index] ?? 0) - (shownAt[index - 1] ?? 0));
    if (gap > 1 / 130 && gap < shortest) shortest = gap;
  }
  return shortest > 1 / 10 ? USUAL_FRAME : shortest;
}

/** The middle of the frame before or after the one shown now: the edge of a frame may show either neighbour. */
export function stepFrame(time: number, duration: number, frame: number, direction: 1 | -1): number {
  const present = Math.floor(time / frame + 1e-6);
  const last = Math.max(0, Math.ceil(duration / frame) - 1);
  const next = Math.min(last, Math.max(0, present + direction));
  return Math.min(duration, (next + 0.5) * frame);
}

/** Where a film running backwards stands after `elapsed` seconds. */
export function rewound(time: number, speed: Speed, elapsed: number): number {
  return Math.max(0, time + speed * elapsed);
}
