/** Sizes of paper, mm: what is left of the sheet inside its margins. */
export const A3 = { width: 400, height: 275 } as const;
export const A4 = { width: 277, height: 186 } as const;

/** Title, months, weeks, days off, nodes, notes and legend of a strip. */
const STRIP_FRAME = 76;
const HEAT_ROW = { most: 10, least: 5 } as const;
const CAMPAIGN_ROW = { most: 13, least: 4.4 } as const;

export interface StripFit {
  readonly campaignRow: number;
  readonly heatRow: number;
  /** How many campaigns have room; of the rest the number is said. */
  readonly campaigns: number;
}

/** Rows as high as the sheet allows, as low as can be read: half a year or a year is always one page. */
export function fitStrip(campaigns: number, channels: number): StripFit {
  const room = A3.height - STRIP_FRAME;
  const heatRow = clamp((room * 0.4) / Math.max(1, channels), HEAT_ROW);
  const left = room - heatRow * channels;
  const fits = Math.max(0, Math.floor(left / CAMPAIGN_ROW.least));
  const shown = campaigns <= fits ? campaigns : Math.max(0, fits - 1);
  return { campaignRow: clamp(left / Math.max(1, campaigns), CAMPAIGN_ROW), heatRow, campaigns: shown };
}

const MONTH_FRAME = 26;
const CELL_HEAD = 4.6;
export const LINE = 3.5;
/** More bars above a week than that would leave no room for the days. */
const MOST_BARS = 4;

export interface WeekFit {
  readonly height: number;
  /** Phases above the week's days. */
  readonly bars: number;
  /** Lines of videos in a day, one of them for “n more” where they do not fit. */
  readonly lines: number;
}

/** The weeks of a month share one A4; what has no line is counted in the last one. */
export function fitWeek(weeks: number, bars: number): WeekFit {
  const height = (A4.height - MONTH_FRAME) / Math.max(1, weeks);
  const shown = Math.min(bars, MOST_BARS);
  return { height, bars: shown, lines: Math.max(1, Math.floor((height - CELL_HEAD - shown * LINE) / LINE)) };
}

/** Each span's line, the first that is free from its beginning on; spans are given by their first column. */
export function lanesOf(spans: readonly { readonly from: number; readonly to: number }[]): readonly number[] {
  const ends: number[] = [];
  return spans.map(({ from, to }) => {
    const free = ends.findIndex((end) => end < from);
    const lane = free < 0 ? ends.length : free;
    ends[lane] = to;
    return lane;
  });
}

function clamp(value: number, { least, most }: { readonly least: number; readonly most: number }): number {
  return Math.min(most, Math.max(least, value));
}
