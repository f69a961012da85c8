import { asId, type CivilDate, type CivilTime } from "@tongpin/domain/base";
import type { DateMark } from "@tongpin/domain/views";
import { type Tile, timeOf } from "../arrange.ts";
import type { Calendar } from "../use-calendar.ts";

/** The hours one works in are there on an empty day too. */
const FIRST_HOUR = 7;
const LAST_HOUR = 23;
const STEP_MINUTES = 30;
const DAY_MINUTES = 24 * 60;
/** What had no time gets this one, unless the keyboard stands on an hour. */
const FIRST_TIME_MINUTES = 12 * 60;

export interface Slot {
  readonly tiles: readonly Tile[];
  readonly marks: readonly DateMark[];
}

export interface DaySlots {
  /** Planned for the day, at no time yet. */
  readonly untimed: readonly Tile[];
  /** Due on the day, by its end. */
  readonly due: readonly DateMark[];
  readonly hours: readonly { readonly hour: number; readonly slot: Slot }[];
}

/** One day by its hours: from morning to midnight, earlier where something stands there. */
export function slotsOf(
  date: CivilDate,
  { arrangement, marks, publications }: Pick<Calendar, "arrangement" | "marks" | "publications">,
): DaySlots {
  const tiles = (arrangement.byDay.get(date) ?? []).map((tile) => ({ tile, time: timeOf(tile, publications) }));
  const due = marks.get(date) ?? [];
  const taken = [...tiles.map(({ time }) => time), ...due.map(({ time }) => time)].flatMap((time) =>
    time === null ? [] : [hourOf(time)],
  );
  const first = Math.min(FIRST_HOUR, ...taken);
  return {
    untimed: tiles.filter(({ time }) => time === null).map(({ tile }) => tile),
    due: due.filter(({ time }) => time === null),
    hours: Array.from({ length: LAST_HOUR - first + 1 }, (_, index) => {
      const hour = first + index;
      const isIn = (time: CivilTime | null) => time !== null && hourOf(time) === hour;
      return {
        hour,
        slot: {
          tiles: tiles
            .filter(({ time }) => isIn(time))
            .sort((a, b) => minutesOf(a.time ?? NOON) - minutesOf(b.time ?? NOON))
            .map(({ tile }) => tile),
          marks: due.filter(({ time }) => isIn(time)),
        },
      };
    }),
  };
}

const NOON = asId<CivilTime>("12:00");

export function hourOf(time: CivilTime): number {
  return Number(time.slice(0, 2));
}

export function timeOfHour(hour: number): CivilTime {
  return timeOfMinutes(hour * 60);
}

/**
 * The next half hour, up or down; it stays within the day.
 * @param standing the hour the keyboard stands on, for what has no time yet
 */
export function stepTime(time: CivilTime | null, direction: 1 | -1, standing: number | null): CivilTime {
  if (time === null) return standing === null ? timeOfMinutes(FIRST_TIME_MINUTES) : timeOfHour(standing);
  const minutes = minutesOf(time);
  const stepped =
    direction > 0
      ? (Math.floor(minutes / STEP_MINUTES) + 1) * STEP_MINUTES
      : (Math.ceil(minutes / STEP_MINUTES) - 1) * STEP_MINUTES;
  return timeOfMinutes(stepped < 0 || stepped >= DAY_MINUTES ? minutes : stepped);
}

function minutesOf(time: CivilTime): number {
  return hourOf(time) * 60 + Number(time.slice(3, 5));
}

function timeOfMinutes(minutes: number): CivilTime {
  const pad = (value: number) => String(value).padStart(2, "0");
  return asId<CivilTime>(`${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`);
}
