import type { CivilDate } from "../base/index.ts";
import type { DaySpan } from "../nodes/index.ts";
import type { MonthSpan } from "./months.ts";

/** empty: neither a campaign nor a video · no-node: nothing in it to plan for · no-campaign: nodes, and none is used. */
export type MonthGapCode = "empty" | "no-node" | "no-campaign";

export interface MonthGap {
  readonly month: MonthSpan;
  readonly code: MonthGapCode;
}

export interface PlannedMonths {
  /** Days of campaigns and of their phases. */
  readonly campaigns: readonly DaySpan[];
  /** Days of festivals, sales and own nodes. */
  readonly nodes: readonly DaySpan[];
  /** Plan or publication days of videos. */
  readonly days: Iterable<CivilDate>;
}

/** The months of a plan that lack something, at most one word each, the gravest (PLN-01). */
export function monthGaps(
  months: readonly MonthSpan[],
  { campaigns, nodes, days }: PlannedMonths,
): readonly MonthGap[] {
  const withVideos = new Set<string>();
  for (const day of days) withVideos.add(day.slice(0, 7));
  const codeOf = (month: MonthSpan): MonthGapCode | null => {
    const touched = (spans: readonly DaySpan[]) =>
      spans.some(({ start, end }) => start <= month.end && end >= month.start);
    if (touched(campaigns)) return null;
    if (!withVideos.has(month.start.slice(0, 7))) return "empty";
    return touched(nodes) ? "no-campaign" : "no-node";
  };
  return months.flatMap((month) => {
    const code = codeOf(month);
    return code === null ? [] : [{ month, code }];
  });
}
