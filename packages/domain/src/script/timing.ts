import { ok, type Result, refuse } from "../base/index.ts";
import type { ScriptRow, ScriptSettings } from "../video/model.ts";
import { spokenUnits } from "./spoken-units.ts";

/** Characters a minute (speech-timing.md). News figures include the normal pauses, so nothing is added for them. */
export const SPEED_PRESETS = { slow: 200, normal: 260, fast: 320, live: 350 } as const;
export const DEFAULT_SPEED = SPEED_PRESETS.normal;
const SPEED_MIN = 60;
const SPEED_MAX = 600;

/** Seconds it takes to say a text, to a tenth. A speed that is none counts as the default. */
export function secondsOf(text: string, charsPerMinute: number): number {
  const speed = charsPerMinute > 0 && Number.isFinite(charsPerMinute) ? charsPerMinute : DEFAULT_SPEED;
  return Math.round((spokenUnits(text) * 600) / speed) / 10;
}

/** A host's own speed from one reading: characters spoken in so many seconds. `speed-out-of-range` outside 60–600. */
export function calibrate(characters: number, seconds: number): Result<number> {
  const speed = Math.round((characters / seconds) * 60);
  return speed >= SPEED_MIN && speed <= SPEED_MAX
    ? ok(speed)
    : refuse("speed-out-of-range", { min: SPEED_MIN, max: SPEED_MAX });
}

export interface RowTiming {
  readonly seconds: number;
  /** Seconds from the beginning. */
  readonly startsAt: number;
  /** Fixed by hand rather than counted from the spoken text. */
  readonly fixed: boolean;
}

/** All in seconds, to a tenth. */
export interface ScriptTiming {
  /** One for each row, in order. */
  readonly rows: readonly RowTiming[];
  readonly total: number;
  readonly target: number | null;
  /** How much longer than the target; 0 when it fits or there is no target. */
  readonly over: number;
  readonly charsPerMinute: number;
}

/**
 * How long each row of a script takes and where it starts. Only the `voice` column is spoken; a row fixed by hand keeps its
 * seconds. Speed: the script's own, else the channel's, else 260.
 */
export function scriptTiming(
  rows: readonly Pick<ScriptRow, "voice" | "seconds">[],
  settings: ScriptSettings,
  channelCharsPerMinute: number | null,
): ScriptTiming {
  const charsPerMinute = settings.charsPerMinute ?? channelCharsPerMinute ?? DEFAULT_SPEED;
  // Whole tenths, so that the rows' figures add up to the total exactly as they are shown.
  let tenths = 0;
  const timings = rows.map((row): RowTiming => {
    const startsAt = tenths / 10;
    const lasts = Math.round((row.seconds ?? secondsOf(row.voice, charsPerMinute)) * 10);
    tenths += lasts;
    return { seconds: lasts / 10, startsAt, fixed: row.seconds !== null };
  });
  const target = settings.targetSeconds;
  const over = target === null ? 0 : Math.max(0, tenths - Math.round(target * 10)) / 10;
  return { rows: timings, total: tenths / 10, target, over, charsPerMinute };
}

/** `m:ss`, from an hour on `h:mm:ss`; begun seconds do not count yet, as on a player. */
export function formatClock(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const minutes = Math.floor(seconds / 60);
  const two = (value: number) => String(value).padStart(2, "0");
  const tail = two(seconds % 60);
  return minutes < 60 ? `${minutes}:${tail}` : `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${tail}`;
}
