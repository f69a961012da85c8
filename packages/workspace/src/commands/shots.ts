import { asId, ok, type Result, refuse, type ShotId } from "@tongpin/domain/base";
import type { Shot } from "@tongpin/domain/video";
import type { CommandContext } from "../context.ts";
import { COUNT_LIMITS } from "../schema/limits.ts";
import { acceptPatch, changedFields, fieldKey, seedOf, writeFields } from "../schema/record.ts";
import {
  REMOVED_FIELD,
  readStoredShot,
  SHOT_RECORD_SPEC,
  SHOT_SPEC,
  type ShotFields,
  type ShotRecord,
  shotHash,
} from "../schema/shot.ts";
import type { ScriptRoom } from "../selectors/open-script.ts";
import { hasRecord } from "../selectors/table.ts";
import { commit } from "./commit.ts";
import { writeNumbers } from "./number-shots.ts";
import { createShotPlaces } from "./place-shots.ts";
import { planNumbers } from "./plan-numbers.ts";

const SHOT_FIELDS = Object.keys(SHOT_RECORD_SPEC);

export interface ShotEdit {
  readonly id: ShotId;
  readonly patch: Partial<ShotFields>;
}
export interface ShotInsert {
  readonly afterId: ShotId | null;
  readonly patch: Partial<ShotFields>;
}

function shotsOf(room: ScriptRoom) {
  return room.doc.getMap<unknown>("shots");
}

function findShot(room: ScriptRoom, id: ShotId): Shot | null {
  return room.getSnapshot().shots.find((shot) => shot.id === id) ?? null;
}

function checkRoomFor(room: ScriptRoom, added: number): Result<void> {
  const max = COUNT_LIMITS.shots;
  return room.getSnapshot().shots.length + added > max ? refuse("too-many-shots", { max }) : ok();
}

/** Refuses `text-too-long`, `number-invalid`, `number-used`, `choice-invalid`, `shot-unknown`, `too-many-shots`. */
export function addShot(
  room: ScriptRoom,
  args: { readonly afterId: ShotId | null; readonly patch?: Partial<ShotFields> },
  ctx: CommandContext,
): Result<ShotId> {
  const id = asId<ShotId>(ctx.newId());
  const done = writeShots(room, [], [{ id, afterId: args.afterId, patch: args.patch ?? {} }], ctx);
  return done.ok ? { ok: true, value: id } : done;
}

/** One undo step, whole or not at all. Only cells that differ are written. Refuses as `addShot`. */
export function updateShots(
  room: ScriptRoom,
  args: { readonly edits: readonly ShotEdit[] },
  ctx: CommandContext,
): Result<void> {
  return writeShots(room, args.edits, [], ctx);
}

/** A pasted block: cells of shots that exist and new shots below them, in one transaction. Refuses as `addShot`. */
export function pasteShots(
  room: ScriptRoom,
  args: { readonly edits: readonly ShotEdit[]; readonly inserts: readonly ShotInsert[] },
  ctx: CommandContext,
): Result<void> {
  const inserts = args.inserts.map((insert) => ({ ...insert, id: asId<ShotId>(ctx.newId()) }));
  return writeShots(room, args.edits, inserts, ctx);
}

/** New shots that share an `afterId` stand below it in the order they are given. */
function writeShots(
  room: ScriptRoom,
  edits: readonly ShotEdit[],
  inserts: readonly (ShotInsert & { readonly id: ShotId })[],
  ctx: CommandContext,
): Result<void> {
  const space = checkRoomFor(room, inserts.length);
  if (!space.ok) return space;
  const cells: { id: ShotId; fields: [string, unknown][] }[] = [];
  for (const { id, patch } of edits) {
    const shot = findShot(room, id);
    if (!shot) return refuse("shot-unknown");
    const clean = acceptPatch<ShotFields>(patch, SHOT_SPEC);
    if (!clean.ok) return clean;
    const fields = changedFields<ShotFields>(clean.value, shot);
    if (fields.length > 0) cells.push({ id, fields });
  }
  const added: { id: ShotId; afterId: ShotId | null; record: Partial<ShotFields> }[] = [];
  for (const { id, afterId, patch } of inserts) {
    if (afterId !== null && !findShot(room, afterId)) return refuse("shot-unknown");
    const clean = acceptPatch<ShotFields>(patch, SHOT_SPEC);
    if (!clean.ok) return clean;
    added.push({ id, afterId, record: clean.value });
  }
  if (cells.length === 0 && added.length === 0) return ok();
  const numbers = planNumbers(
    room,
    edits.map(({ id, patch }) => ({ id, number: patch.number })),
    added.map(({ id, afterId, record }) => ({ id, afterId, number: record.number })),
  );
  if (!numbers.ok) return numbers;
  return commit(room, ctx, () => {
    const map = shotsOf(room);
    for (const { id, fields } of cells) writeFields(map, id, fields);
    if (numbers.value) writeNumbers(map, room.getSnapshot().shots, numbers.value);
    if (added.length === 0) return;
    const places = createShotPlaces(room, map, ctx);
    for (const [afterId, group] of groupByPlace(added)) {
      const keys = places.put(
        group.map(({ id }) => id),
        afterId,
      );
      for (const [at, { id, record }] of group.entries()) {
        const number = numbers.value?.get(id) ?? record.number ?? "";
        map.set(id, seedOf<ShotRecord>({ ...record, number, order: keys[at] ?? "" }, SHOT_RECORD_SPEC));
      }
    }
  });
}

function groupByPlace<T extends { readonly afterId: ShotId | null }>(inserts: readonly T[]): Map<ShotId | null, T[]> {
  const groups = new Map<ShotId | null, T[]>();
  for (const insert of inserts) {
    const group = groups.get(insert.afterId) ?? [];
    groups.set(insert.afterId, group);
    group.push(insert);
  }
  return groups;
}

/** Moves shots, in their present order, below another one (null = to the front). One key of each moved shot changes. */
export function moveShots(
  room: ScriptRoom,
  args: { readonly ids: readonly ShotId[]; readonly afterId: ShotId | null },
  ctx: CommandContext,
): Result<void> {
  const moved = new Set(args.ids);
  const { shots } = room.getSnapshot();
  const ids = shots.map(({ id }) => id).filter((id) => moved.has(id));
  if (ids.length !== moved.size) return refuse("shot-unknown");
  if (args.afterId !== null && (moved.has(args.afterId) || !findShot(room, args.afterId)))
    return refuse("shot-unknown");
  if (ids.length === 0) return ok();
  const rest = shots.map(({ id }) => id).filter((id) => !moved.has(id));
  const index = args.afterId === null ? 0 : rest.indexOf(args.afterId) + 1;
  const next = [...rest.slice(0, index), ...ids, ...rest.slice(index)];
  if (next.every((id, at) => id === shots[at]?.id)) return ok();
  return commit(room, ctx, () => {
    const map = shotsOf(room);
    const places = createShotPlaces(room, map, ctx);
    places.take(moved);
    const keys = places.put(ids, args.afterId);
    for (const [at, id] of ids.entries()) map.set(fieldKey(id, "order"), keys[at]);
  });
}

/** Hides shots as long as they say what the remover saw: a colleague's concurrent words bring them back. */
export function removeShots(
  room: ScriptRoom,
  args: { readonly ids: readonly ShotId[] },
  ctx: CommandContext,
): Result<void> {
  const shots = args.ids.map((id) => findShot(room, id));
  if (shots.includes(null)) return refuse("shot-unknown");
  if (shots.length === 0) return ok();
  return commit(room, ctx, () => {
    const map = shotsOf(room);
    for (const shot of shots) {
      if (shot) map.set(fieldKey(shot.id, REMOVED_FIELD), shotHash(map, shot));
    }
  });
}

/**
 * Brings removed shots back where they stood, under their own ids: what hangs on them (notes, links, a colleague's edit
 * made meanwhile) hangs on them still. Refuses `shot-unknown` for an id that never was a shot, `too-many-shots`.
 */
export function restoreShots(
  room: ScriptRoom,
  args: { readonly ids: readonly ShotId[] },
  ctx: CommandContext,
): Result<void> {
  const map = shotsOf(room);
  const stored = args.ids.map((id) => (hasRecord(map, id, SHOT_FIELDS) ? readStoredShot(map, id) : null));
  if (stored.includes(null)) return refuse("shot-unknown");
  const hidden = stored.filter((shot) => shot?.hidden);
  const space = checkRoomFor(room, hidden.length);
  if (!space.ok || hidden.length === 0) return space;
  return commit(room, ctx, () => {
    for (const shot of hidden) if (shot) map.set(fieldKey(shot.id, REMOVED_FIELD), "");
  });
}
