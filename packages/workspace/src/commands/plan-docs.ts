import { ok, type PlanId, type PlanRowId, type Result, refuse } from "@tongpin/domain/base";
import {
  ACTIVITY_TYPES,
  type ActivityType,
  emptyPlan,
  type PlanDoc,
  type PlanRows,
  type PlanTable,
  type PlanTables,
  type PlanTemplate,
} from "@tongpin/domain/campaigns";
import type { CommandContext } from "../context.ts";
import { isMarkedRemoved, removedKey } from "../schema/call-sheet.ts";
import { isRecordId } from "../schema/field.ts";
import { COUNT_LIMITS } from "../schema/limits.ts";
import { own } from "../schema/plain.ts";
import {
  activityField,
  PLAN_ROW_SPECS,
  PLAN_TEMPLATE,
  type PlanRowFields,
  planRowKey,
  TABLE_KEY,
  TEMPLATE_FIELD,
} from "../schema/plan-doc.ts";
import { acceptPatch, changedFields, fieldKey, type Spec, seedOf, writeFields } from "../schema/record.ts";
import type { PlanRoom } from "../selectors/open-plan.ts";
import { commit } from "./commit.ts";

/** The words and values of a line of a table, without what the command itself says. */
export type PlanRowPatch<T extends PlanTable> = Partial<Omit<PlanTables[T], "id">>;

interface OfRow<T extends PlanTable> {
  readonly planId: PlanId;
  readonly table: T;
  readonly id: PlanRowId;
}

export function planOf(room: PlanRoom, id: PlanId): PlanDoc {
  return room.getSnapshot().plans.get(id) ?? emptyPlan(id);
}

function rowsOf(room: PlanRoom) {
  return room.doc.getMap<unknown>("planRows");
}

/** Which sections the plan has. No words are touched by it. */
export function setPlanTemplate(
  room: PlanRoom,
  args: { readonly planId: PlanId; readonly template: PlanTemplate },
  ctx: CommandContext,
): Result<void> {
  if (!isRecordId(args.planId)) return refuse("id-invalid");
  const clean = PLAN_TEMPLATE.accept(args.template);
  if (!clean.ok) return clean;
  if (planOf(room, args.planId).template === args.template) return ok();
  const key = fieldKey(args.planId, TEMPLATE_FIELD);
  return commit(room, ctx, () => room.doc.getMap<unknown>("plans").set(key, args.template));
}

/** Whether the campaign does this with its audience (PLN-06). */
export function setPlanActivity(
  room: PlanRoom,
  args: { readonly planId: PlanId; readonly activity: ActivityType; readonly on: boolean },
  ctx: CommandContext,
): Result<void> {
  if (!isRecordId(args.planId)) return refuse("id-invalid");
  if (!ACTIVITY_TYPES.includes(args.activity)) return refuse("choice-invalid");
  if (planOf(room, args.planId).activities.includes(args.activity) === args.on) return ok();
  const key = fieldKey(args.planId, activityField(args.activity));
  return commit(room, ctx, () => room.doc.getMap<unknown>("plans").set(key, args.on));
}

function checkDays(row: object): Result<void> {
  const [start, end] = [own(row, "start"), own(row, "end")];
  return typeof start === "string" && typeof end === "string" && start > end
    ? refuse("range-inverted", { start, end })
    : ok();
}

/** Refuses `id-invalid`, `too-many-plan-rows`, and what its fields refuse: `text-too-long`, `number-invalid`, `range-inverted`. */
export function addPlanRow<T extends PlanTable>(
  room: PlanRoom,
  args: { readonly planId: PlanId; readonly table: T; readonly row: PlanRowPatch<T> },
  ctx: CommandContext,
): Result<PlanRowId> {
  if (!isRecordId(args.planId)) return refuse("id-invalid");
  const spec: Spec<PlanRowFields<T>> = PLAN_ROW_SPECS[args.table];
  const clean = acceptPatch<PlanRowFields<T>>({ ...args.row, addedAt: ctx.now } as Partial<PlanRowFields<T>>, spec);
  if (!clean.ok) return clean;
  const days = checkDays(clean.value);
  if (!days.ok) return days;
  const max = COUNT_LIMITS.planRows;
  if (planOf(room, args.planId)[args.table].length >= max) return refuse("too-many-plan-rows", { max });
  const id = ctx.newId() as PlanRowId;
  const seed = { [TABLE_KEY]: args.table, ...seedOf<PlanRowFields<T>>(clean.value, spec) };
  const done = commit(room, ctx, () => rowsOf(room).set(planRowKey(args.planId, id), seed));
  return done.ok ? ok(id) : done;
}

function findRow<T extends PlanTable>(room: PlanRoom, { planId, table, id }: OfRow<T>): PlanTables[T] | undefined {
  const plan: PlanRows = planOf(room, planId);
  return plan[table].find((row) => row.id === id);
}

/** Whether a goal would serve itself, by however many steps (PLN-01). */
function isCircle(room: PlanRoom, id: PlanRowId, parent: PlanRowId): boolean {
  const goals = new Map(
    [...room.getSnapshot().plans.values()].flatMap((plan) => plan.goals.map((goal) => [goal.id, goal])),
  );
  const seen = new Set<PlanRowId>();
  for (let at: PlanRowId | null = parent; at !== null && !seen.has(at); at = goals.get(at)?.parent ?? null) {
    if (at === id) return true;
    seen.add(at);
  }
  return false;
}

/** Refuses `plan-row-unknown`, `goal-circle`, and what `addPlanRow` refuses. */
export function updatePlanRow<T extends PlanTable>(
  room: PlanRoom,
  args: OfRow<T> & { readonly patch: PlanRowPatch<T> },
  ctx: CommandContext,
): Result<void> {
  const row = findRow(room, args);
  if (!row) return refuse("plan-row-unknown");
  const spec: Spec<PlanRowFields<T>> = PLAN_ROW_SPECS[args.table];
  const clean = acceptPatch<PlanRowFields<T>>(args.patch as Partial<PlanRowFields<T>>, spec);
  if (!clean.ok) return clean;
  const after = { ...row, ...clean.value };
  const days = checkDays(after);
  if (!days.ok) return days;
  if ("parent" in after && after.parent !== null && isCircle(room, args.id, after.parent)) return refuse("goal-circle");
  const changes = changedFields<PlanRowFields<T>>(clean.value, { ...row, addedAt: 0 } as unknown as PlanRowFields<T>);
  if (changes.length === 0) return ok();
  return commit(room, ctx, () => writeFields(rowsOf(room), planRowKey(args.planId, args.id), changes));
}

export function removePlanRow<T extends PlanTable>(room: PlanRoom, args: OfRow<T>, ctx: CommandContext): Result<void> {
  if (!findRow(room, args)) return ok();
  return commit(room, ctx, () => rowsOf(room).set(removedKey(planRowKey(args.planId, args.id)), true));
}

/** Brings a removed line back where it stood, with what colleagues wrote in it meanwhile. */
export function restorePlanRow(
  room: PlanRoom,
  args: { readonly planId: PlanId; readonly id: PlanRowId },
  ctx: CommandContext,
): Result<void> {
  const key = planRowKey(args.planId, args.id);
  if (!rowsOf(room).has(key)) return refuse("plan-row-unknown");
  if (!isMarkedRemoved(rowsOf(room), key)) return ok();
  return commit(room, ctx, () => rowsOf(room).set(removedKey(key), false));
}
