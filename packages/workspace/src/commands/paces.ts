import { asId, ok, type PaceId, type Result, refuse } from "@tongpin/domain/base";
import { type LeadTimes, leadTimesOf, type Pace, SHIPPED_PACES } from "@tongpin/domain/calendar";
import type { CommandContext } from "../context.ts";
import { type PaceFields, paceSpec, removedPaceKey } from "../schema/pace.ts";
import { acceptPatch, changedFields, seedOf, writeFields } from "../schema/record.ts";
import type { PlanRoom } from "../selectors/open-plan.ts";
import { commit } from "./commit.ts";

function pacesOf(room: PlanRoom) {
  return room.doc.getMap<unknown>("paces");
}

/** A pace of the brand's own. Refuses `name-empty`, `name-too-long`, `number-invalid`. */
export function addPace(
  room: PlanRoom,
  args: { readonly name: string; readonly leadTimes: LeadTimes },
  ctx: CommandContext,
): Result<PaceId> {
  const id = asId<PaceId>(ctx.newId());
  if (args.name.trim() === "") return refuse("name-empty");
  const spec = paceSpec(id);
  const clean = acceptPatch<PaceFields>({ ...args.leadTimes, name: args.name.trim() }, spec);
  if (!clean.ok) return clean;
  const done = commit(room, ctx, () => pacesOf(room).set(id, { ...seedOf(clean.value, spec), name: clean.value.name }));
  return done.ok ? { ok: true, value: id } : done;
}

/** Changes a pace's figures or name; deadlines of its videos follow. Refuses `pace-unknown`, `number-invalid`, `name-too-long`. */
export function updatePace(
  room: PlanRoom,
  args: { readonly paceId: PaceId; readonly patch: Partial<PaceFields> },
  ctx: CommandContext,
): Result<void> {
  const present: Pace | undefined = room.getSnapshot().paces.get(args.paceId);
  if (!present && !SHIPPED_PACES.has(args.paceId)) return refuse("pace-unknown");
  const clean = acceptPatch<PaceFields>(args.patch, paceSpec(args.paceId));
  if (!clean.ok) return clean;
  const { name = "" } = present ?? {};
  const current = { ...leadTimesOf(args.paceId, room.getSnapshot().paces), name };
  const changes = changedFields<PaceFields>(clean.value, current);
  if (changes.length === 0) return ok();
  return commit(room, ctx, () => writeFields(pacesOf(room), args.paceId, changes));
}

/** No longer offered; videos that go by it keep its figures. Shipped ones stay. Refuses `pace-unknown`. */
export function removePace(
  room: PlanRoom,
  args: { readonly paceId: PaceId; readonly isRemoved: boolean },
  ctx: CommandContext,
): Result<void> {
  const pace = room.getSnapshot().paces.get(args.paceId);
  if (!pace || SHIPPED_PACES.has(args.paceId)) return refuse("pace-unknown");
  if (pace.isRemoved === args.isRemoved) return ok();
  return commit(room, ctx, () => pacesOf(room).set(removedPaceKey(args.paceId), args.isRemoved));
}
