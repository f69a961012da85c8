import { ok, type Result } from "@tongpin/domain/base";
import type { HolidayEntry } from "@tongpin/domain/calendar";
import { type CalendarContent, readHolidayNotice } from "@tongpin/domain/calendar-file";
import type { KeptNode } from "@tongpin/domain/nodes";
import { equalityDeep } from "lib0/function";
import type { CommandContext } from "../context.ts";
import { markKey, noticeKey } from "../schema/holiday.ts";
import { HIDDEN_KEY, NODE_SPEC } from "../schema/node.ts";
import { changedFields, fieldKey, writeFields } from "../schema/record.ts";
import type { PlanRoom } from "../selectors/open-plan.ts";
import { commit } from "./commit.ts";
import { markValue, yearValue } from "./holidays.ts";
import { planNodes, writeNode } from "./nodes.ts";

/** What stood under the ids that a calendar was brought in over, so that the step can be taken back later. */
export interface TakenCalendar {
  readonly holidays: ReadonlyMap<string, { readonly before: HolidayEntry | null; readonly after: HolidayEntry | null }>;
  readonly nodes: ReadonlyMap<string, { readonly before: KeptNode | null; readonly after: KeptNode | null }>;
}

/**
 * Brings a calendar in, in one step: its years, its marked days, its nodes, what it hides. What it does not name stays.
 * Refuses as `readHolidayNotice` and `keepNodes`; then nothing is changed.
 */
export function takeCalendar(room: PlanRoom, args: CalendarContent, ctx: CommandContext): Result<TakenCalendar> {
  for (const notice of args.notices) {
    const read = readHolidayNotice(notice);
    if (!read.ok) return read;
  }
  const planned = planNodes(room, args.events, ctx);
  if (!planned.ok) return planned;
  const before = room.getSnapshot();
  const who = { at: ctx.now, by: ctx.actor };
  const notices = args.notices.filter(({ year, ...notice }) => {
    const kept = before.holidays.get(String(year));
    return !(kept?.type === "year" && equalityDeep(kept.notice, { year, ...notice }));
  });
  const marks = args.marks.filter(({ date, isOffDay, name }) => {
    const kept = before.holidays.get(date);
    return !(kept?.type === "day" && kept.isOffDay === isOffDay && kept.name === name);
  });
  const hidden = args.hidden.filter((id) => !before.nodes.get(id)?.hidden);
  if (notices.length + marks.length + planned.value.length + hidden.length > 0) {
    const done = commit(room, ctx, () => {
      const holidays = room.doc.getMap<unknown>("holidays");
      const nodes = room.doc.getMap<unknown>("nodes");
      for (const notice of notices) holidays.set(noticeKey(notice.year), { ...notice, ...who });
      for (const { date, isOffDay, name } of marks) holidays.set(markKey(date), { isOffDay, name, ...who });
      for (const node of planned.value) writeNode(nodes, node);
      for (const id of hidden) nodes.set(fieldKey(id, HIDDEN_KEY), true);
    });
    if (!done.ok) return done;
  }
  const after = room.getSnapshot();
  const dayIds = [...notices.map(({ year }) => String(year)), ...marks.map(({ date }) => date)];
  const nodeIds = [...planned.value.map(({ id }) => id), ...hidden];
  return ok({
    holidays: new Map(
      dayIds.map((id) => [id, { before: before.holidays.get(id) ?? null, after: after.holidays.get(id) ?? null }]),
    ),
    nodes: new Map(
      nodeIds.map((id) => [id, { before: before.nodes.get(id) ?? null, after: after.nodes.get(id) ?? null }]),
    ),
  });
}

/** Takes back what bringing a calendar in has changed, but for what somebody has changed since. */
export function putBackCalendar(room: PlanRoom, taken: TakenCalendar, ctx: CommandContext): Result<void> {
  const now = room.getSnapshot();
  return commit(room, ctx, () => {
    const holidays = room.doc.getMap<unknown>("holidays");
    const nodes = room.doc.getMap<unknown>("nodes");
    for (const [id, { before, after }] of taken.holidays) {
      if (!equalityDeep(now.holidays.get(id) ?? null, after)) continue;
      if (after?.type === "day") holidays.set(markKey(after.date), markValue(before));
      else holidays.set(noticeKey(Number(id)), yearValue(before));
    }
    for (const [id, { before, after }] of taken.nodes) {
      const present = now.nodes.get(id);
      if (!present || !equalityDeep(present, after)) continue;
      if (present.hidden !== (before?.hidden ?? false)) nodes.set(fieldKey(id, HIDDEN_KEY), before?.hidden ?? false);
      if (!present.own) continue;
      const { id: _, ...words } = before?.own ?? { ...present.own, removedAt: ctx.now };
      writeFields(nodes, id, changedFields<Omit<typeof present.own, "id">>(onlyKnown(words), present.own));
    }
  });
}

/** The fields of a node that are written. */
function onlyKnown<T extends object>(words: T): T {
  return Object.fromEntries(Object.entries(words).filter(([name]) => name in NODE_SPEC)) as T;
}
