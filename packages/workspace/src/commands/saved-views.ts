import { asId, ok, type Result, refuse } from "@tongpin/domain/base";
import type { SavedView, SavedViewId } from "@tongpin/domain/views";
import type { CommandContext } from "../context.ts";
import { COUNT_LIMITS } from "../schema/limits.ts";
import { acceptPatch, changedFields, seedOf, writeFields } from "../schema/record.ts";
import { SAVED_VIEW_SPEC } from "../schema/saved-view.ts";
import type { PlanRoom } from "../selectors/open-plan.ts";
import { commit } from "./commit.ts";

type ViewFields = Omit<SavedView, "id">;

/** Keeps a look at the plan for everybody of the brand. Refuses `name-empty`, `name-too-long`, `text-too-long`, `too-many-views`. */
export function saveView(
  room: PlanRoom,
  args: { readonly name: string; readonly query: string },
  ctx: CommandContext,
): Result<SavedViewId> {
  const kept = [...room.getSnapshot().views.values()].filter(({ removedAt }) => removedAt === null);
  if (kept.length >= COUNT_LIMITS.savedViews) return refuse("too-many-views", { max: COUNT_LIMITS.savedViews });
  const clean = acceptPatch<ViewFields>(
    { name: args.name, query: args.query, createdAt: ctx.now, createdBy: ctx.actor, removedAt: null },
    SAVED_VIEW_SPEC,
  );
  if (!clean.ok) return clean;
  const id = asId<SavedViewId>(ctx.newId());
  const done = commit(room, ctx, () => room.doc.getMap("views").set(id, seedOf(clean.value, SAVED_VIEW_SPEC)));
  return done.ok ? { ok: true, value: id } : done;
}

/** Gives a saved view another name or another look. Refuses `view-unknown`, `name-empty`, `name-too-long`, `text-too-long`. */
export function changeView(
  room: PlanRoom,
  args: { readonly viewId: SavedViewId; readonly name?: string; readonly query?: string },
  ctx: CommandContext,
): Result<void> {
  const { viewId, ...patch } = args;
  return patchView(room, viewId, patch, ctx);
}

/** Hides a saved view; nobody's videos are touched. Refuses `view-unknown`. */
export function removeView(room: PlanRoom, args: { readonly viewId: SavedViewId }, ctx: CommandContext): Result<void> {
  return patchView(room, args.viewId, { removedAt: ctx.now }, ctx);
}

export function restoreView(room: PlanRoom, args: { readonly viewId: SavedViewId }, ctx: CommandContext): Result<void> {
  return patchView(room, args.viewId, { removedAt: null }, ctx);
}

function patchView(room: PlanRoom, id: SavedViewId, patch: Partial<ViewFields>, ctx: CommandContext): Result<void> {
  const view = room.getSnapshot().views.get(id);
  if (!view) return refuse("view-unknown");
  const clean = acceptPatch<ViewFields>(patch, SAVED_VIEW_SPEC);
  if (!clean.ok) return clean;
  const changes = changedFields<ViewFields>(clean.value, view);
  if (changes.length === 0) return ok();
  return commit(room, ctx, () => writeFields(room.doc.getMap("views"), id, changes));
}
