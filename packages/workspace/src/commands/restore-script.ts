import { longestRising, ok, type Result, refuse, type ShotId } from "@tongpin/domain/base";
import type { ScriptSettings, Shot } from "@tongpin/domain/video";
import { type ScriptVersion, versionHash, versionOf } from "../canonical/script-version.ts";
import type { CommandContext } from "../context.ts";
import { COUNT_LIMITS } from "../schema/limits.ts";
import { SETTINGS_SPEC } from "../schema/post.ts";
import {
  acceptPatch,
  changedFields,
  type FlatMap,
  fieldKey,
  readRecord,
  seedOf,
  writeFields,
} from "../schema/record.ts";
import {
  REMOVED_FIELD,
  SHOT_RECORD_SPEC,
  SHOT_SPEC,
  type ShotFields,
  type ShotRecord,
  shotHash,
} from "../schema/shot.ts";
import { acceptFrame, writeFrame } from "../schema/shot-frame.ts";
import type { ScriptRoom } from "../selectors/open-script.ts";
import { applyRowChanges } from "../text/apply-row-changes.ts";
import { diffRows } from "../text/row-changes.ts";
import { diffText } from "../text/text-ops.ts";
import { applyScriptChanges } from "./apply-script-changes.ts";
import { commit } from "./commit.ts";
import { createShotPlaces } from "./place-shots.ts";
import { setScriptSettings } from "./set-script-settings.ts";
import { acceptPost, updatePost } from "./update-post.ts";

/**
 * Makes rows, shots, post and settings say what a version says: one transaction, one undo step. Only what differs is
 * written, under the ids it always had, so that notes stay on their rows and what colleagues type meanwhile or later
 * stays as well. Cuts are facts and are left alone. Refuses `script-final` and what the single commands refuse, and then writes nothing.
 */
export function restoreScript(
  room: ScriptRoom,
  args: { readonly to: ScriptVersion },
  ctx: CommandContext,
): Result<void> {
  const { to } = args;
  const before = room.getSnapshot();
  const changes = diffRows(before.rows, to.rows, (_id, _column, from, into) => diffText(from, into));
  const rows = applyRowChanges(before.rows, changes);
  if (!rows.ok) return rows;
  const shots = acceptShots(to.shots);
  if (!shots.ok) return shots;
  const post = acceptPost(to.post);
  if (!post.ok) return post;
  const settings = acceptPatch<ScriptSettings>(to.settings, SETTINGS_SPEC);
  if (!settings.ok) return settings;
  if (versionHash(versionOf(before)) === versionHash(to)) return ok();
  if (changes.length > 0 && before.final?.type === "final") return refuse("script-final");
  return commit(room, ctx, () => {
    // Each was found acceptable above, and their own transactions join this one.
    applyScriptChanges(room, { changes, source: null }, ctx);
    writeShots(room, shots.value, ctx);
    updatePost(room, { patch: post.value }, ctx);
    setScriptSettings(room, { patch: settings.value }, ctx);
  });
}

function acceptShots(shots: readonly Shot[]): Result<readonly Shot[]> {
  if (shots.length > COUNT_LIMITS.shots) return refuse("too-many-shots", { max: COUNT_LIMITS.shots });
  const clean: Shot[] = [];
  for (const shot of shots) {
    const { id, frame, ...fields } = shot;
    const accepted = acceptPatch<ShotFields>(fields, SHOT_SPEC);
    if (!accepted.ok) return accepted;
    const picture = frame ? acceptFrame(frame) : null;
    if (picture && !picture.ok) return picture;
    clean.push({ id, ...fields, ...accepted.value, ...(picture ? { frame: picture.value } : {}) });
  }
  return { ok: true, value: clean };
}

function writeShots(room: ScriptRoom, target: readonly Shot[], ctx: CommandContext): void {
  const map = room.doc.getMap<unknown>("shots");
  const before = room.getSnapshot().shots;
  const indexById = new Map(before.map(({ id }, index) => [id, index]));
  const kept = new Set(target.map(({ id }) => id));
  for (const shot of before) {
    if (!kept.has(shot.id)) map.set(fieldKey(shot.id, REMOVED_FIELD), shotHash(map, shot));
  }
  const present = target.filter(({ id }) => indexById.has(id));
  const still = new Set(longestRising(present.map(({ id }) => indexById.get(id) ?? -1)));
  const inPlace = new Set(present.filter((_, index) => still.has(index)).map(({ id }) => id));
  const places = createShotPlaces(room, map, ctx);
  places.take(new Set(before.map(({ id }) => id).filter((id) => !inPlace.has(id))));
  let afterId: ShotId | null = null;
  for (const shot of target) {
    const order = inPlace.has(shot.id) ? null : (places.put([shot.id], afterId)[0] ?? "");
    writeShot(map, shot, order, !indexById.has(shot.id));
    afterId = shot.id;
  }
}

/** @param order its new place, or null where it stands already */
function writeShot(map: FlatMap, shot: Shot, order: string | null, wasAway: boolean): void {
  const { id, frame, ...fields } = shot;
  if (!map.has(id)) map.set(id, seedOf<ShotRecord>({ ...fields, order: order ?? "" }, SHOT_RECORD_SPEC));
  // Also over a fresh seed: edits outlast one that was undone, and would show through.
  writeFields(map, id, changedFields<ShotFields>(fields, readRecord(map, id, SHOT_RECORD_SPEC)));
  writeFrame(map, id, frame ?? null);
  if (order !== null && map.get(fieldKey(id, "order")) !== order) map.set(fieldKey(id, "order"), order);
  if (wasAway && map.has(fieldKey(id, REMOVED_FIELD))) map.set(fieldKey(id, REMOVED_FIELD), "");
}
