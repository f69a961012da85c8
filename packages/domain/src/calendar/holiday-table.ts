import type { CivilDate } from "../base/index.ts";
import { weekday } from "./civil-date.ts";
import { legalDaysOf } from "./legal-days.ts";

/** One line of a State Council notice, in the shape of the holiday-cn data set. */
export interface HolidayNoticeDay {
  readonly name: string;
  readonly date: CivilDate;
  /** True: a day off. False: a working day instead (调休上班). */
  readonly isOffDay: boolean;
}

/** The State Council's arrangement of one year. Its days may reach into December of the year before. */
export interface HolidayNotice {
  readonly year: number;
  /** Where it was published; for people, not for the rules. */
  readonly papers: readonly string[];
  readonly days: readonly HolidayNoticeDay[];
}

/** Every notice known, ready to be asked about a day. */
export interface HolidayTable {
  readonly years: ReadonlySet<number>;
  readonly days: ReadonlyMap<CivilDate, HolidayNoticeDay>;
  readonly notices: readonly HolidayNotice[];
  /** Days somebody decided by hand; they count before every notice. */
  readonly marks: readonly HolidayNoticeDay[];
}

/**
 * Builds the table. Of two notices for one year the later in the list counts; of two about one day, the later year's; a day
 * marked by hand counts before all of them and is called as the notice calls it when the mark has no name.
 */
export function createHolidayTable(
  notices: readonly HolidayNotice[],
  marks: readonly HolidayNoticeDay[] = [],
): HolidayTable {
  const byYear = new Map<number, HolidayNotice>();
  for (const notice of notices) byYear.set(notice.year, notice);
  const ordered = [...byYear.values()].sort((a, b) => a.year - b.year);
  const days = new Map<CivilDate, HolidayNoticeDay>();
  for (const notice of ordered) for (const day of notice.days) days.set(day.date, day);
  for (const mark of marks) days.set(mark.date, { ...mark, name: mark.name || (days.get(mark.date)?.name ?? "") });
  return { years: new Set(byYear.keys()), days, notices: ordered, marks };
}

/** work: an ordinary working day · rest: an ordinary weekend · holiday: 休 · makeup: 班, a weekend worked. */
export type DayKind = "work" | "rest" | "holiday" | "makeup";

export interface DayStatus {
  readonly kind: DayKind;
  /** The holiday a day off or a make-up day belongs to (国庆节); see `holidayLabel`. */
  readonly name: string | null;
  /** True when no notice covers the year: only the days named in the law are known, make-up days are not (安排未公布). */
  readonly provisional: boolean;
}

/** Answers given already: chains of thousands of videos ask about the same days again and again. */
const known = new WeakMap<HolidayTable, Map<CivilDate, DayStatus>>();

/** What a day is for people who work. */
export function dayKind(date: CivilDate, table: HolidayTable): DayStatus {
  const answers = known.get(table) ?? new Map<CivilDate, DayStatus>();
  known.set(table, answers);
  const answer = answers.get(date) ?? findKind(date, table);
  answers.set(date, answer);
  return answer;
}

function findKind(date: CivilDate, table: HolidayTable): DayStatus {
  const listed = table.days.get(date);
  const year = Number(date.slice(0, 4));
  // A listed day is known even when its own year has no notice yet: next year's may speak about this December.
  if (listed) return { kind: listed.isOffDay ? "holiday" : "makeup", name: listed.name || null, provisional: false };
  const ordinary = weekday(date) >= 6 ? "rest" : "work";
  if (table.years.has(year)) return { kind: ordinary, name: null, provisional: false };
  const legal = legalDaysOf(year).filter((day) => day.date === date);
  if (legal.length === 0) return { kind: ordinary, name: null, provisional: true };
  return { kind: "holiday", name: legal.map((day) => day.name).join("、"), provisional: true };
}
