import { asId, ok, type Result, refuse, type ShotId, type TakeId } from "@tongpin/domain/base";
import type { Take, TakeResult } from "@tongpin/domain/shooting";
import type { CommandContext } from "../context.ts";
import { COUNT_LIMITS } from "../schema/limits.ts";
import { acceptPatch, changedFields, fieldKey, readRecord, seedOf, writeFields } from "../schema/record.ts";
import { LAST_TAKE_FIELD, REMOVED_FIELD, readStoredShot, SHOT_RECORD_SPEC, SHOT_SPEC } from "../schema/shot.ts";
import { readStoredTake, TAKE_SPEC, takeHash, takeRemovedKey } from "../schema/take.ts";
import type { ScriptRoom } from "../selectors/open-script.ts";
import { hasRecord } from "../selectors/table.ts";
import { commit } from "./commit.ts";

const SHOT_FIELDS = Object.keys(SHOT_RECORD_SPEC);
const STATUS_OF: Readonly<Record<TakeResult, "done" | "retake">> = { good: "done", again: "retake" };

function takesOf(room: ScriptRoom) {
  return room.doc.getMap<unknown>("takes");
}

/**
 * 已拍 or 补拍: one more take of a shot, and the shot's state with it, in one step. A shot that the office removed
 * meanwhile comes back: it has been shot. Refuses `shot-unknown`, `choice-invalid`, `text-too-long`, `too-many-takes`.
 */
export function recordTake(
  room: ScriptRoom,
  args: { readonly shotId: ShotId; readonly result: TakeResult; readonly note?: string },
  ctx: CommandContext,
): Result<TakeId> {
  const shots = room.doc.getMap<unknown>("shots");
  const stored = hasRecord(shots, args.shotId, SHOT_FIELDS) ? readStoredShot(shots, args.shotId) : null;
  if (!stored) return refuse("shot-unknown");
  const max = COUNT_LIMITS.takes;
  if (room.getSnapshot().takes.length >= max) return refuse("too-many-takes", { max });
  const { shotId, result, note = "" } = args;
  const clean = acceptPatch<Omit<Take, "id">>({ shotId, result, note, at: ctx.now, by: ctx.actor }, TAKE_SPEC);
  if (!clean.ok) return clean;
  const id = asId<TakeId>(ctx.newId());
  const state = changedFields({ status: STATUS_OF[result] }, stored.content);
  const done = commit(room, ctx, () => {
    takesOf(room).set(id, seedOf(clean.value, TAKE_SPEC));
    writeFields(shots, shotId, [...state, [LAST_TAKE_FIELD, id]]);
    if (stored.hidden) shots.set(fieldKey(shotId, REMOVED_FIELD), "");
  });
  return done.ok ? { ok: true, value: id } : done;
}

/** 弃用, or wanted again. Its takes stay. Refuses `shot-unknown`, `choice-invalid`. */
export function setShotStatus(
  room: ScriptRoom,
  args: { readonly shotId: ShotId; readonly status: "open" | "done" | "retake" | "dropped" },
  ctx: CommandContext,
): Result<void> {
  const shot = room.getSnapshot().shots.find(({ id }) => id === args.shotId);
  if (!shot) return refuse("shot-unknown");
  const status = SHOT_SPEC.status.accept(args.status);
  if (!status.ok) return status;
  if (shot.status === status.value) return ok();
  return commit(room, ctx, () => writeFields(room.doc.getMap("shots"), shot.id, [["status", status.value]]));
}

/** Changes what was said about a take. Refuses `take-unknown`, `choice-invalid`, `text-too-long`. */
export function updateTake(
  room: ScriptRoom,
  args: { readonly takeId: TakeId; readonly patch: Partial<Pick<Take, "note" | "result">> },
  ctx: CommandContext,
): Result<void> {
  const map = takesOf(room);
  const take = room.getSnapshot().takes.find(({ id }) => id === args.takeId);
  if (!take) return refuse("take-unknown");
  const clean = acceptPatch<Omit<Take, "id">>(args.patch, TAKE_SPEC);
  if (!clean.ok) return clean;
  const changes = changedFields<Omit<Take, "id">>(clean.value, readRecord(map, args.takeId, TAKE_SPEC));
  if (changes.length === 0) return ok();
  // Notes are written letter by letter, so that a phone that goes dark loses none.
  return commit(room, ctx, () => writeFields(map, args.takeId, changes), { typing: args.patch.note !== undefined });
}

/** Stars a take as the best of its shot, which takes the star from any other; or takes it away. Refuses `take-unknown`. */
export function starTake(
  room: ScriptRoom,
  args: { readonly takeId: TakeId; readonly isBest: boolean },
  ctx: CommandContext,
): Result<void> {
  const take = room.getSnapshot().takes.find(({ id }) => id === args.takeId);
  if (!take) return refuse("take-unknown");
  const starred = room
    .getSnapshot()
    .takes.filter(({ id, shotId, bestAt }) => shotId === take.shotId && bestAt !== null && id !== take.id);
  if (args.isBest === (take.bestAt !== null) && (!args.isBest || starred.length === 0)) return ok();
  return commit(room, ctx, () => {
    const map = takesOf(room);
    for (const { id } of starred) map.set(fieldKey(id, "bestAt"), null);
    map.set(fieldKey(take.id, "bestAt"), args.isBest ? ctx.now : null);
  });
}

/** Hides a take recorded by mistake, as long as it says what the remover saw. Refuses `take-unknown`. */
export function removeTake(room: ScriptRoom, args: { readonly takeId: TakeId }, ctx: CommandContext): Result<void> {
  const take = room.getSnapshot().takes.find(({ id }) => id === args.takeId);
  if (!take) return refuse("take-unknown");
  return commit(room, ctx, () => takesOf(room).set(takeRemovedKey(take.id), takeHash(take)));
}

/** Brings a removed take back under its own id. Refuses `take-unknown`. */
export function restoreTake(room: ScriptRoom, args: { readonly takeId: TakeId }, ctx: CommandContext): Result<void> {
  const map = takesOf(room);
  const stored = map.has(args.takeId) ? readStoredTake(map, args.takeId) : null;
  if (!stored) return refuse("take-unknown");
  return stored.hidden ? commit(room, ctx, () => map.set(takeRemovedKey(args.takeId), "")) : ok();
}
