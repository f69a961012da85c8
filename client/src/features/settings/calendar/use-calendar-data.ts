import { mayWriteRoom } from "@tongpin/domain/access";
import type { CivilDate, Refusal, Result } from "@tongpin/domain/base";
import type { HolidayBook } from "@tongpin/domain/calendar";
import type { CalendarContent } from "@tongpin/domain/calendar-file";
import type { KeptNode, MarketingEvent } from "@tongpin/domain/nodes";
import {
  type CommandContext,
  forgetYear,
  hideNode,
  keepNodes,
  markDay,
  type PlanRoom,
  putBackCalendar,
  putBackHoliday,
  removeNode,
  restoreNode,
  takeCalendar,
} from "@tongpin/workspace";
import { announce, useApp, useCommands, useFormat, useLocale, usePlan, useT, useToast } from "../../../app/index.ts";
import { troubleOf } from "../../../app/item/trouble-of.ts";

export interface CalendarData {
  readonly book: HolidayBook;
  readonly kept: ReadonlyMap<string, KeptNode>;
  readonly mayEdit: boolean;
  mark(date: CivilDate, mark: { readonly isOffDay: boolean; readonly name: string }): boolean;
  unmark(date: CivilDate): void;
  forget(year: number): void;
  /** Answers why not, or null when it is kept. */
  keep(event: MarketingEvent): Refusal | null;
  remove(event: MarketingEvent): void;
  hide(event: MarketingEvent, hidden: boolean): void;
  take(content: CalendarContent): Refusal | null;
}

/** What the brand keeps in its calendar and what can be done with it; each deed says how to take it back. */
export function useCalendarData(): CalendarData {
  const t = useT("days");
  const { role } = useApp();
  const { room, state } = usePlan();
  const format = useFormat();
  const locale = useLocale();
  const toast = useToast();
  const commands = useCommands();
  const { holidays: book, nodes: kept } = state;

  function run<T>(command: (plan: PlanRoom, ctx: CommandContext) => Result<T>): Result<T> | null {
    if (!room) return null;
    const done = command(room, commands());
    if (!done.ok) toast.error(troubleOf(t, "failed", done.error));
    return done;
  }

  function say(message: string, undo: (plan: PlanRoom, ctx: CommandContext) => Result<unknown>) {
    announce(message);
    toast.undo(message, () => void run(undo));
  }

  const nameOf = ({ names }: MarketingEvent) => names[locale];

  return {
    book,
    kept,
    mayEdit: mayWriteRoom(role, "plan") && room !== null,
    mark(date, mark) {
      const before = book.get(date) ?? null;
      const done = run((plan, ctx) => markDay(plan, { date, mark }, ctx));
      if (!done?.ok) return false;
      say(t(mark.isOffDay ? "marks.nowOff" : "marks.nowWorked", { day: format.day(date) }), (plan, ctx) =>
        putBackHoliday(plan, { id: date, before }, ctx),
      );
      return true;
    },
    unmark(date) {
      const before = book.get(date) ?? null;
      if (!run((plan, ctx) => markDay(plan, { date, mark: null }, ctx))?.ok) return;
      say(t("marks.cleared", { day: format.day(date) }), (plan, ctx) =>
        putBackHoliday(plan, { id: date, before }, ctx),
      );
    },
    forget(year) {
      const before = book.get(String(year)) ?? null;
      if (!run((plan, ctx) => forgetYear(plan, { year }, ctx))?.ok) return;
      say(t("years.forgotten", { year }), (plan, ctx) => putBackHoliday(plan, { id: String(year), before }, ctx));
    },
    keep(event) {
      const before = kept.get(event.id)?.own ?? null;
      if (!room) return null;
      const done = keepNodes(room, { events: [event] }, commands());
      if (!done.ok) return done.error;
      say(t("nodes.kept", { name: nameOf(event) }), (plan, ctx) =>
        before && before.removedAt === null
          ? keepNodes(plan, { events: [before] }, ctx)
          : removeNode(plan, { nodeId: event.id }, ctx),
      );
      return null;
    },
    remove(event) {
      if (!run((plan, ctx) => removeNode(plan, { nodeId: event.id }, ctx))?.ok) return;
      say(t("nodes.removed", { name: nameOf(event) }), (plan, ctx) => restoreNode(plan, { nodeId: event.id }, ctx));
    },
    hide(event, hidden) {
      if (!run((plan, ctx) => hideNode(plan, { nodeId: event.id, hidden }, ctx))?.ok) return;
      say(t(hidden ? "nodes.nowHidden" : "nodes.nowShown", { name: nameOf(event) }), (plan, ctx) =>
        hideNode(plan, { nodeId: event.id, hidden: !hidden }, ctx),
      );
    },
    take(content) {
      if (!room) return null;
      const done = takeCalendar(room, content, commands());
      if (!done.ok) return done.error;
      const { value } = done;
      say(t("import.taken", { days: value.holidays.size, nodes: value.nodes.size }), (plan, ctx) =>
        putBackCalendar(plan, value, ctx),
      );
      return null;
    },
  };
}
