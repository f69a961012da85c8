import { asId, type CivilDate, type PersonId, refuse } from "@tongpin/domain/base";
import { type HolidayEntry, isCivilDate } from "@tongpin/domain/calendar";
import { readHolidayNotice } from "@tongpin/domain/calendar-file";
import { type Field, INSTANT_FIELD, idField, optional, textField } from "./field.ts";
import { own } from "./plain.ts";
import { type FlatMap, fieldKey, splitKey } from "./record.ts";

/**
 * The root `holidays`: `<year>/notice` holds a year as it was imported, `<date>/mark` a day decided by hand; null takes
 * either back. A notice is one value: half of one and half of another would be no arrangement anybody published.
 */
type YearValue = Omit<Extract<HolidayEntry, { type: "year" }>, "type" | "notice"> &
  Extract<HolidayEntry, { type: "year" }>["notice"];
type MarkValue = Omit<Extract<HolidayEntry, { type: "day" }>, "type" | "date">;

const YEAR = /^\d{4}$/;
const BY = idField<PersonId>();
const NAME = textField(40);

function readYear(value: unknown): YearValue | undefined {
  const notice = readHolidayNotice(value);
  if (!notice.ok) return undefined;
  const { year, papers, days } = notice.value.notice;
  return { year, papers, days, ...readWhoAndWhen(value) };
}

function readMark(value: unknown): MarkValue | undefined {
  const isOffDay = own(value, "isOffDay");
  if (typeof isOffDay !== "boolean") return undefined;
  return { isOffDay, name: NAME.read(own(value, "name")) ?? "", ...readWhoAndWhen(value) };
}

function readWhoAndWhen(value: unknown): Pick<MarkValue, "at" | "by"> {
  return { at: INSTANT_FIELD.read(own(value, "at")) ?? 0, by: BY.read(own(value, "by")) ?? asId<PersonId>("") };
}

function wholeField<T>(read: (value: unknown) => T | undefined, otherwise: T): Field<T> {
  const accept = (value: T) => {
    const clean = read(value);
    return clean === undefined ? refuse("holiday-invalid") : { ok: true as const, value: clean };
  };
  return { otherwise, read, accept };
}

export const HOLIDAY_FIELDS = {
  notice: optional(wholeField<YearValue>(readYear, { year: 0, papers: [], days: [], at: 0, by: asId("") })),
  mark: optional(wholeField<MarkValue>(readMark, { isOffDay: true, name: "", at: 0, by: asId("") })),
};

export function noticeKey(year: number): string {
  return fieldKey(String(year), "notice");
}

export function markKey(date: CivilDate): string {
  return fieldKey(date, "mark");
}

/** What stands under an id, a year's or a day's; null for an id of neither kind, and for what was taken back. */
export function readHolidayEntry(map: FlatMap, id: string): HolidayEntry | null {
  if (YEAR.test(id)) {
    const kept = HOLIDAY_FIELDS.notice.read(map.get(noticeKey(Number(id))));
    if (!kept || String(kept.year) !== id) return null;
    const { at, by, ...notice } = kept;
    return { type: "year", notice, at, by };
  }
  if (!isCivilDate(id)) return null;
  const mark = HOLIDAY_FIELDS.mark.read(map.get(markKey(id)));
  return mark ? { type: "day", date: id, ...mark } : null;
}

/** The keys of a copy's map that hold an entry. */
export function holidayKeys(map: FlatMap): readonly string[] {
  return [...map.keys()].filter((key) => {
    const { id, field } = splitKey(key);
    return field === (YEAR.test(id) ? "notice" : "mark") && readHolidayEntry(map, id) !== null;
  });
}
