/** How this device shows a 提词器; speeds are kept for each script. A phone on a stand and a desk differ, so none is shared. */
export interface PrompterSettings {
  /** Height of a character, px. */
  readonly size: number;
  /** Where the reading line is, % of the height from above. */
  readonly line: number;
  readonly mirror: boolean;
  readonly beats: boolean;
  /** Characters a minute by video; a script that has none goes at its own speed. */
  readonly speeds: Readonly<Record<string, number>>;
}

export const PROMPTER_KEY = "tongpin.prompter";
export const SIZES = { min: 20, max: 160, step: 4 } as const;
export const LINES = { min: 15, max: 70, step: 5 } as const;
export const SPEEDS = { min: 60, max: 600, step: 10 } as const;

/** Scripts read out on this device; the oldest speed gives way. */
const SPEEDS_KEPT = 200;

const within = ({ min, max }: { min: number; max: number }, value: unknown, otherwise: number): number =>
  typeof value === "number" && Number.isFinite(value) ? Math.min(max, Math.max(min, value)) : otherwise;

/** @param isNarrow on a phone the characters begin smaller */
export function readPrompterSettings(kept: string | null, isNarrow: boolean): PrompterSettings {
  let value: Partial<Record<keyof PrompterSettings, unknown>> = {};
  try {
    const parsed: unknown = JSON.parse(kept ?? "{}");
    if (typeof parsed === "object" && parsed !== null) value = parsed;
  } catch {
    // Unreadable settings are the same as none.
  }
  const speeds = typeof value.speeds === "object" && value.speeds !== null ? Object.entries(value.speeds) : [];
  return {
    size: within(SIZES, value.size, isNarrow ? 36 : 64),
    line: within(LINES, value.line, 35),
    mirror: value.mirror === true,
    beats: value.beats === true,
    speeds: Object.fromEntries(speeds.filter(([, speed]) => within(SPEEDS, speed, 0) === speed).slice(-SPEEDS_KEPT)),
  };
}

/** The speed of one script on this device; null takes it away. The one just set is the newest. */
export function withSpeed(settings: PrompterSettings, videoId: string, speed: number | null): PrompterSettings {
  const { [videoId]: _, ...others } = settings.speeds;
  const speeds = speed === null ? others : { ...others, [videoId]: within(SPEEDS, speed, SPEEDS.min) };
  return { ...settings, speeds };
}

export function stepped(range: { min: number; max: number; step: number }, value: number, steps: number): number {
  return within(range, Math.round(value / range.step + steps) * range.step, value);
}
