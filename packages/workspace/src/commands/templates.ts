import { asId, ok, type Result, refuse } from "@tongpin/domain/base";
import type { ScriptTemplate, TemplateId, TemplateSlot } from "@tongpin/domain/script";
import type { CommandContext } from "../context.ts";
import { acceptPatch, changedFields, seedOf, writeFields } from "../schema/record.ts";
import { TEMPLATE_SPEC } from "../schema/template.ts";
import type { PlanRoom } from "../selectors/open-plan.ts";
import { commit } from "./commit.ts";

type TemplateFields = Omit<ScriptTemplate, "id">;

/** Keeps a structure for every script of the brand. Refuses `name-empty`, `name-too-long`, `template-empty`, `number-invalid`. */
export function saveTemplate(
  room: PlanRoom,
  args: { readonly name: string; readonly slots: readonly TemplateSlot[] },
  ctx: CommandContext,
): Result<TemplateId> {
  const clean = acceptPatch<TemplateFields>(
    { ...args, createdAt: ctx.now, createdBy: ctx.actor, removedAt: null },
    TEMPLATE_SPEC,
  );
  if (!clean.ok) return clean;
  const id = asId<TemplateId>(ctx.newId());
  const done = commit(room, ctx, () => room.doc.getMap("templates").set(id, seedOf(clean.value, TEMPLATE_SPEC)));
  return done.ok ? { ok: true, value: id } : done;
}

/** Refuses `template-unknown`, `name-empty`, `name-too-long`. */
export function renameTemplate(
  room: PlanRoom,
  args: { readonly templateId: TemplateId; readonly name: string },
  ctx: CommandContext,
): Result<void> {
  return patchTemplate(room, args.templateId, { name: args.name }, ctx);
}

/** Hides a template; scripts made from it are not touched. Refuses `template-unknown`. */
export function removeTemplate(
  room: PlanRoom,
  args: { readonly templateId: TemplateId },
  ctx: CommandContext,
): Result<void> {
  return patchTemplate(room, args.templateId, { removedAt: ctx.now }, ctx);
}

export function restoreTemplate(
  room: PlanRoom,
  args: { readonly templateId: TemplateId },
  ctx: CommandContext,
): Result<void> {
  return patchTemplate(room, args.templateId, { removedAt: null }, ctx);
}

function patchTemplate(
  room: PlanRoom,
  id: TemplateId,
  patch: Partial<TemplateFields>,
  ctx: CommandContext,
): Result<void> {
  const template = room.getSnapshot().templates.get(id);
  if (!template) return refuse("template-unknown");
  const clean = acceptPatch<TemplateFields>(patch, TEMPLATE_SPEC);
  if (!clean.ok) return clean;
  const changes = changedFields<TemplateFields>(clean.value, template);
  if (changes.length === 0) return ok();
  return commit(room, ctx, () => writeFields(room.doc.getMap("templates"), id, changes));
}
