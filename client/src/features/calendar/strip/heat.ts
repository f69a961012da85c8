import type { ChannelId, CivilDate } from "@tongpin/domain/base";
import { addDays, startOfWeek, weekGaps } from "@tongpin/domain/calendar";
import type { Channel } from "@tongpin/domain/video";
import type { Arrangement } from "../arrange.ts";
import type { StripAxis } from "./axis.ts";

export interface HeatWeek {
  readonly monday: CivilDate;
  readonly planned: number;
  /** Missing against the promise, in weeks that are not over yet. */
  readonly short: number;
  /** Soon enough that it is to be seen to now. */
  readonly isNear: boolean;
  /** How much of the fullest week of all: 0 nothing, 4 as much. */
  readonly level: 0 | 1 | 2 | 3 | 4;
}

export interface HeatRow {
  /** Null: videos that have no channel yet. */
  readonly channel: Channel | null;
  readonly weeks: readonly HeatWeek[];
  readonly planned: number;
  /** Of the weeks that are near. */
  readonly short: number;
}

/** A gap farther off than that is said quietly: half a year of alarm is none. */
const NEAR_DAYS = 8 * 7;

/**
 * Posts per week and channel over the strip (C8, C10): the shown ones are counted, what a promise lacks is told of
 * everything, whatever the filter says. Ghosts do not count.
 */
export function heatRows(
  axis: Pick<StripAxis, "weeks" | "end">,
  { shown, everything }: { readonly shown: Arrangement["byDay"]; readonly everything: Arrangement["byDay"] },
  channels: Iterable<Channel>,
  today: CivilDate,
): readonly HeatRow[] {
  const planned = datesByWeek(axis, shown);
  const promised = shown === everything ? planned : datesByWeek(axis, everything);
  const thisWeek = startOfWeek(today);
  const farther = addDays(thisWeek, NEAR_DAYS);
  let fullest = 1;
  for (const dates of planned.values()) fullest = Math.max(fullest, dates.length);

  const rowOf = (channel: Channel | null): HeatRow => {
    const weeks = axis.weeks.map((monday): HeatWeek => {
      const key = weekKey(channel?.id ?? null, monday);
      const count = planned.get(key)?.length ?? 0;
      const isOver = monday < thisWeek;
      const gaps = weekGaps({
        dates: promised.get(key) ?? [],
        weeklyQuota: channel?.weeklyQuota ?? null,
        week: monday,
      });
      return {
        monday,
        planned: count,
        short: isOver ? 0 : gaps.short,
        isNear: !isOver && monday < farther,
        level: levelOf(count, fullest),
      };
    });
    const sum = (of: (week: HeatWeek) => number) => weeks.reduce((total, week) => total + of(week), 0);
    return {
      channel,
      weeks,
      planned: sum((week) => week.planned),
      short: sum(({ short, isNear }) => (isNear ? short : 0)),
    };
  };
  const rows = [...channels].map(rowOf);
  const isUnassigned = axis.weeks.some((monday) => planned.has(weekKey(null, monday)));
  return isUnassigned ? [...rows, rowOf(null)] : rows;
}

/** A date for each video that is planned or out in a week, by channel and week. */
function datesByWeek(
  { weeks, end }: Pick<StripAxis, "weeks" | "end">,
  byDay: Arrangement["byDay"],
): ReadonlyMap<string, readonly CivilDate[]> {
  const found = new Map<string, CivilDate[]>();
  const first = weeks[0] ?? end;
  for (const [date, tiles] of byDay) {
    if (date < first || date > end) continue;
    const monday = startOfWeek(date);
    for (const tile of tiles) {
      if (tile.kind === "ghost") continue;
      const key = weekKey(tile.video.channelId, monday);
      const dates = found.get(key);
      if (dates) dates.push(date);
      else found.set(key, [date]);
    }
  }
  return found;
}

function weekKey(channelId: ChannelId | null, monday: CivilDate): string {
  return `${channelId ?? ""} ${monday}`;
}

function levelOf(planned: number, fullest: number): HeatWeek["level"] {
  return Math.min(4, Math.ceil((planned * 4) / fullest)) as HeatWeek["level"];
}
