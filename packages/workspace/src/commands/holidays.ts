import { type CivilDate, ok, type Result, refuse } from "@tongpin/domain/base";
import { type HolidayEntry, isCivilDate } from "@tongpin/domain/calendar";
import { equalityDeep } from "lib0/function";
import type { CommandContext } from "../context.ts";
import { HOLIDAY_FIELDS, markKey, noticeKey } from "../schema/holiday.ts";
import type { PlanRoom } from "../selectors/open-plan.ts";
import { commit } from "./commit.ts";

/** Lets a kept year go: what ships counts again, or nothing is announced. Refuses `year-unknown`. */
export function forgetYear(room: PlanRoom, args: { readonly year: number }, ctx: CommandContext): Result<void> {
  if (!room.getSnapshot().holidays.has(String(args.year))) return refuse("year-unknown");
  return commit(room, ctx, () => room.doc.getMap<unknown>("holidays").set(noticeKey(args.year), null));
}

/** Decides a day by hand, or with null leaves it to the notices again. Refuses `date-invalid`, `holiday-invalid`. */
export function markDay(
  room: PlanRoom,
  args: { readonly date: CivilDate; readonly mark: { readonly isOffDay: boolean; readonly name: string } | null },
  ctx: CommandContext,
): Result<void> {
  const { date, mark } = args;
  if (!isCivilDate(date)) return refuse("date-invalid");
  const present = room.getSnapshot().holidays.get(date);
  if (mark === null && !present) return ok();
  const isSame = present?.type === "day" && mark?.isOffDay === present.isOffDay && mark.name === present.name;
  if (isSame) return ok();
  const clean = HOLIDAY_FIELDS.mark.accept(mark && { ...mark, name: mark.name.trim(), at: ctx.now, by: ctx.actor });
  if (!clean.ok) return clean;
  return commit(room, ctx, () => room.doc.getMap<unknown>("holidays").set(markKey(date), clean.value));
}

/** Puts a year or a day back as it was before a step, with who decided it then; null: as if nobody had said anything. */
export function putBackHoliday(
  room: PlanRoom,
  args: { readonly id: string; readonly before: HolidayEntry | null },
  ctx: CommandContext,
): Result<void> {
  const { id, before } = args;
  if (equalityDeep(room.getSnapshot().holidays.get(id) ?? null, before)) return ok();
  const [key, value] = isCivilDate(id) ? [markKey(id), markValue(before)] : [noticeKey(Number(id)), yearValue(before)];
  return commit(room, ctx, () => room.doc.getMap<unknown>("holidays").set(key, value));
}

/** An entry as it is stored; null stores that nobody has said anything. */
export function yearValue(entry: HolidayEntry | null): unknown {
  return entry?.type === "year" ? { ...entry.notice, at: entry.at, by: entry.by } : null;
}

export function markValue(entry: HolidayEntry | null): unknown {
  if (entry?.type !== "day") return null;
  const { isOffDay, name, at, by } = entry;
  return { isOffDay, name, at, by };
}
