import type { PlanId, PlanRowId, Result } from "@tongpin/domain/base";
import type { ActivityType, PlanSection, PlanTable, PlanTables, PlanTemplate } from "@tongpin/domain/campaigns";
import {
  addPlanRow,
  type CommandContext,
  type PlanRoom,
  type PlanRowPatch,
  removePlanRow,
  restorePlanRow,
  setPlanActivity,
  setPlanTemplate,
  type TextOp,
  updatePlanRow,
  writePlanText,
} from "@tongpin/workspace";
import { announce, refusalText, useCommands, useT, useToast } from "../../../app/index.ts";

export interface PlanDeeds {
  write(section: PlanSection, ops: readonly TextOp[]): void;
  choose(template: PlanTemplate): void;
  toggle(activity: ActivityType, on: boolean): void;
  add<T extends PlanTable>(table: T, row: PlanRowPatch<T>): PlanRowId | null;
  change<T extends PlanTable>(table: T, id: PlanRowId, patch: PlanRowPatch<T>): void;
  remove<T extends PlanTable>(table: T, row: PlanTables[T], name: string): void;
}

/** What can be done with a plan document. A refusal is said; a removal can be taken back. */
export function usePlanDeeds(room: PlanRoom | null, planId: PlanId): PlanDeeds {
  const t = useT("plan");
  const tr = useT("campaigns");
  const tc = useT("common");
  const commands = useCommands();
  const toast = useToast();

  function run<T>(command: (room: PlanRoom, ctx: CommandContext) => Result<T>): Result<T> | null {
    if (!room) return null;
    const done = command(room, commands());
    if (done.ok) return done;
    const key = `refusals.${done.error.code}`;
    const what = tr.has(key) ? tr(key) : refusalText(tc, done.error.code);
    toast.error({ what, safe: tr("refused.safe"), todo: tr("refused.todo") });
    return null;
  }

  return {
    write: (section, ops) => void run((plan, ctx) => writePlanText(plan, { planId, section, ops }, ctx)),
    choose: (template) => void run((plan, ctx) => setPlanTemplate(plan, { planId, template }, ctx)),
    toggle: (activity, on) => void run((plan, ctx) => setPlanActivity(plan, { planId, activity, on }, ctx)),
    add(table, row) {
      const done = run((plan, ctx) => addPlanRow(plan, { planId, table, row }, ctx));
      return done?.ok ? done.value : null;
    },
    change: (table, id, patch) => void run((plan, ctx) => updatePlanRow(plan, { planId, table, id, patch }, ctx)),
    remove(table, { id }, name) {
      if (!run((plan, ctx) => removePlanRow(plan, { planId, table, id }, ctx))) return;
      const message = t("row.removed", { name });
      announce(message);
      toast.undo(message, () => void run((plan, ctx) => restorePlanRow(plan, { planId, id }, ctx)));
    },
  };
}
