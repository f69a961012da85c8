import { ok, type Result, type ShotId } from "@tongpin/domain/base";
import type { RowPlan } from "@tongpin/domain/exchange";
import type { Shot } from "@tongpin/domain/video";
import { type CommandContext, pasteShots, removeShots, type ScriptRoom, updateShots } from "@tongpin/workspace";

type ShotPatch = Partial<Omit<Shot, "id">>;

export interface TakenOver {
  readonly added: number;
  readonly changed: number;
  /** Takes back what the import wrote and nobody has written over since. */
  takeBack(): void;
}

/** Does what the dry run showed, in one transaction and one undo step. Refuses as `pasteShots`; then nothing is changed. */
export function takeOver(room: ScriptRoom, rows: readonly RowPlan[], context: () => CommandContext): Result<TakenOver> {
  const before = room.getSnapshot().shots;
  const edits = rows.flatMap((row) => (row.type === "changed" ? [{ id: row.id, patch: row.patch }] : []));
  const inserts = rows.flatMap((row) => (row.type === "new" ? [{ afterId: row.afterId, patch: row.patch }] : []));
  const done = pasteShots(room, { edits, inserts }, context());
  if (!done.ok) return done;
  const known = new Set(before.map(({ id }) => id));
  const added = room.getSnapshot().shots.flatMap(({ id }) => (known.has(id) ? [] : [id]));
  const takeBack = () => {
    const now = room.getSnapshot().shots;
    updateShots(room, { edits: returns(edits, before, now) }, context());
    const there = new Set(now.map(({ id }) => id));
    removeShots(room, { ids: added.filter((id) => there.has(id)) }, context());
  };
  return ok({ added: added.length, changed: edits.length, takeBack });
}

/** The cells that still say what the import wrote, as they were before it. */
export function returns(
  edits: readonly { readonly id: ShotId; readonly patch: ShotPatch }[],
  before: readonly Shot[],
  now: readonly Shot[],
): readonly { readonly id: ShotId; readonly patch: ShotPatch }[] {
  return edits.flatMap(({ id, patch }) => {
    const old = before.find((shot) => shot.id === id);
    const present = now.find((shot) => shot.id === id);
    if (!old || !present) return [];
    const fields = (Object.keys(patch) as (keyof ShotPatch)[]).filter((field) => present[field] === patch[field]);
    const back = Object.fromEntries(fields.map((field) => [field, old[field]])) as ShotPatch;
    return fields.length > 0 ? [{ id, patch: back }] : [];
  });
}
