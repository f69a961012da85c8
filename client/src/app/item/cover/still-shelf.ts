import { drawStill } from "../../../platform/cut-still.ts";

/** Wide enough for a preview on a desk, small enough for a wall of them. */
const WIDTH = 540;
/** Decoding films side by side only makes each slower. */
const AT_ONCE = 2;
const MOST = 90;

const stills = new Map<string, Promise<string | null>>();
const waiting: (() => void)[] = [];
let running = 0;

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
  running += 1;
  try {
    return await work();
  } finally {
    running -= 1;
    waiting.shift()?.();
  }
}

/** The address of a moment of a cut as a picture, drawn once. What could not be drawn is tried again by whoever asks next. */
export function stillUrl(sha256: string, atMs: number, cutUrl: string): Promise<string | null> {
  const key = `${sha256}:${atMs}`;
  const known = stills.get(key);
  if (known) return known;
  const drawn = inTurn(() => drawStill(cutUrl, atMs, WIDTH)).then((blob) => {
    if (!blob) stills.delete(key);
    return blob ? URL.createObjectURL(blob) : null;
  });
  stills.set(key, drawn);
  forgetOldest();
  return drawn;
}

/** A picture that was given back and is still shown stays shown: the browser has decoded it. */
function forgetOldest(): void {
  const [oldest] = stills;
  if (stills.size <= MOST || !oldest) return;
  stills.delete(oldest[0]);
  void oldest[1].then((url) => url && URL.revokeObjectURL(url));
}
