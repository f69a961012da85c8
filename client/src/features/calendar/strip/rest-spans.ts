import type { CivilDate } from "@tongpin/domain/base";
import { addDays, dayKind, type HolidayTable } from "@tongpin/domain/calendar";

/** Days off in a row under one name (休), or one working day instead of a day off (班). */
export interface RestSpan {
  readonly kind: "holiday" | "makeup";
  readonly name: string;
  readonly start: CivilDate;
  readonly end: CivilDate;
  /** The year's notice is not out yet: only the days named in the law. */
  readonly provisional: boolean;
}

/** Days off and make-up days from–to. A holiday and the weekend beside it, which notices may leave out, are two things. */
export function restSpans(from: CivilDate, to: CivilDate, table: HolidayTable): readonly RestSpan[] {
  const found: RestSpan[] = [];
  for (let date = from; date <= to; date = addDays(date, 1)) {
    const { kind, name, provisional } = dayKind(date, table);
    if (kind !== "holiday" && kind !== "makeup") continue;
    const last = found.at(-1);
    const goesOn =
      last !== undefined && last.kind === kind && last.name === (name ?? "") && addDays(last.end, 1) === date;
    if (goesOn) found[found.length - 1] = { ...last, end: date, provisional: last.provisional || provisional };
    else found.push({ kind, name: name ?? "", start: date, end: date, provisional });
  }
  return found;
}
