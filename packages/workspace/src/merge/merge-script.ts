import { ok, type Result, type RowId, type ShotId } from "@tongpin/domain/base";
import {
  type Post,
  ROW_COLUMNS,
  type ScriptRow,
  type ScriptSettings,
  type Shot,
  type ShotFrame,
} from "@tongpin/domain/video";
import { applyScriptChanges } from "../commands/apply-script-changes.ts";
import { commit } from "../commands/commit.ts";
import { createShotPlaces } from "../commands/place-shots.ts";
import { setScriptSettings } from "../commands/set-script-settings.ts";
import { URL_SHAPE, updatePost } from "../commands/update-post.ts";
import type { CommandContext } from "../context.ts";
import { isWritable } from "../migrations/schema-version.ts";
import { allowanceKey } from "../schema/allowance.ts";
import { FINAL_KEY } from "../schema/final-mark.ts";
import { COUNT_LIMITS } from "../schema/limits.ts";
import { plainJson } from "../schema/plain.ts";
import { changedFields, type FlatMap, fieldKey, seedOf, writeFields } from "../schema/record.ts";
import { slotKey } from "../schema/row-slot.ts";
import { REMOVED_FIELD, SHOT_RECORD_SPEC, type ShotFields, type ShotRecord } from "../schema/shot.ts";
import { writeFrame } from "../schema/shot-frame.ts";
import type { ScriptRoom } from "../selectors/open-script.ts";
import { hasRecord } from "../selectors/table.ts";
import type { ScriptChange } from "../text/row-changes.ts";
import { diffText } from "../text/text-ops.ts";
import { mergedBrief, writeBrief } from "./merge-brief.ts";
import type { MergeCount, MergePreference } from "./merge-plan.ts";
import { mergedTakes, writeTakes } from "./merge-takes.ts";

/**
 * Brings another copy of a script into this one, in one transaction and one undo step: rows, shots and cuts that are
 * missing or were removed here come (back) at their place; cells, the post and the settings follow `prefer`, where an
 * empty one here always takes what the copy has. Refuses what the commands refuse; then nothing is written.
 */
export function mergeScript(
  room: ScriptRoom,
  args: { readonly from: ScriptRoom; readonly prefer: MergePreference },
  ctx: CommandContext,
): Result<MergeCount> {
  const present = room.getSnapshot();
  const incoming = args.from.getSnapshot();
  const { changes, added, changed } = rowChanges(present.rows, incoming.rows, args.prefer);
  const post = mergedPost(present.post, incoming.post, args.prefer);
  const settings = mergedSettings(present.settings, incoming.settings, args.prefer);
  const cuts = incoming.cuts.filter(({ sha256 }) => !present.cuts.some((cut) => cut.sha256 === sha256));
  const shots = mergedShots(present.shots, incoming.shots, args.prefer);
  const allowed = incoming.allowances.filter(
    ({ entryId }) => !present.allowances.some((allowance) => allowance.entryId === entryId),
  );
  const takes = mergedTakes(present.takes, incoming.takes, args.prefer);
  const brief = mergedBrief(present.brief, incoming.brief, args.prefer);
  const shotsRoot = room.doc.getMap<unknown>("shots");
  const clashes = incoming.clashes.filter(({ key }) => !shotsRoot.has(key));
  const tally = {
    added: added + cuts.length + shots.added.length + allowed.length + takes.added.length + brief.added.length,
    changed: changed + shots.edits.length + takes.edits.length + brief.edits.length,
  };
  const touches = changes.length + cuts.length + shots.added.length + shots.edits.length + Number(post || settings);
  const beside = takes.added.length + takes.edits.length + brief.added.length + brief.edits.length + clashes.length;
  if (touches + allowed.length + beside + Number(brief.head !== null) === 0)
    return { ok: true, value: { added: 0, changed: 0 } };
  const max = COUNT_LIMITS.shots;
  if (present.shots.length + shots.added.length > max) return { ok: false, error: { code: "too-many-shots" } };
  if (!isWritable(room.doc)) return { ok: false, error: { code: "schema-newer" } };

  let refused: Result<void> = ok();
  // The commands' own transactions join this one: one step to undo, one update to send.
  const done = commit(room, ctx, () => {
    refused = applyScriptChanges(room, { changes, source: null, evenFinal: true }, ctx);
    if (!refused.ok) return;
    if (post) refused = updatePost(room, { patch: post }, ctx);
    if (refused.ok && settings) refused = setScriptSettings(room, { patch: settings }, ctx);
    for (const { id, fields, frame } of shots.edits) {
      writeFields(shotsRoot, id, fields);
      if (frame) writeFrame(shotsRoot, id, frame);
    }
    placeShots(room, shotsRoot, shots.added, ctx);
    for (const { key, field, value } of clashes) shotsRoot.set(key, { field, value });
    writeTakes(room.doc.getMap("takes"), takes);
    for (const { entryId, ...allowance } of allowed) {
      room.doc.getMap<unknown>("settings").set(allowanceKey(entryId), allowance);
    }
    writeBrief(room, brief, ctx);
    const settingsMap = room.doc.getMap<unknown>("settings");
    for (const [key, value] of adviceKeys(args.from, settingsMap, present.rows.length === 0))
      settingsMap.set(key, value);
    for (const { sha256, ...cut } of cuts) room.doc.getMap<unknown>("cuts").set(sha256, cut);
  });
  if (!refused.ok) return refused;
  return done.ok ? { ok: true, value: tally } : done;
}

/**
 * Of the settings what is no figure: what templates meant for rows comes for rows that have none; 定稿 only where nothing
 * was written yet, for a script that stands here has its own.
 */
function adviceKeys(from: ScriptRoom, here: FlatMap, isFresh: boolean): readonly (readonly [string, unknown])[] {
  const { slots } = from.getSnapshot();
  const advice = [...slots].map(([rowId, slot]) => [slotKey(rowId), slot] as const).filter(([key]) => !here.has(key));
  const final = from.doc.getMap<unknown>("settings").get(FINAL_KEY);
  return isFresh && !here.has(FINAL_KEY) && final !== undefined ? [...advice, [FINAL_KEY, plainJson(final)]] : advice;
}

function rowChanges(present: readonly ScriptRow[], incoming: readonly ScriptRow[], prefer: MergePreference) {
  const byId = new Map(present.map((row) => [row.id, row]));
  const changes: ScriptChange[] = [];
  let added = 0;
  let changed = 0;
  let afterId: RowId | null = null;
  for (const row of incoming) {
    const here = byId.get(row.id);
    if (!here) {
      changes.push({ type: "insert-row", row, afterId });
      added += 1;
    } else if (prefer === "incoming") {
      const edits = rowEdits(here, row);
      changes.push(...edits);
      if (edits.length > 0) changed += 1;
    }
    afterId = row.id;
  }
  return { changes, added, changed };
}

function rowEdits(here: ScriptRow, row: ScriptRow): readonly ScriptChange[] {
  const edits: ScriptChange[] = ROW_COLUMNS.filter((column) => here[column] !== row[column]).map((column) => ({
    type: "edit-cell",
    id: row.id,
    column,
    ops: diffText(here[column], row[column]),
  }));
  if (here.seconds !== row.seconds || here.beat !== row.beat) {
    edits.push({ type: "set-row", id: row.id, seconds: row.seconds, beat: row.beat });
  }
  return edits;
}

/** What of the post is to be written, or null. Topics and links are joined whichever side is preferred. */
function mergedPost(here: Post, there: Post, prefer: MergePreference): Partial<Post> | null {
  const [first, second] = prefer === "incoming" ? [there, here] : [here, there];
  // A copy made elsewhere may hold what no command of ours would have taken.
  const links = new Map(
    [...first.links, ...second.links]
      .filter(({ url }) => URL_SHAPE.test(url))
      .map((link) => [JSON.stringify([link.label, link.url]), link]),
  );
  const merged: Post = {
    title: first.title || second.title,
    caption: first.caption || second.caption,
    topics: [...new Set([...first.topics, ...second.topics])].slice(0, COUNT_LIMITS.topics),
    links: [...links.values()].slice(0, COUNT_LIMITS.links),
    coverAtMs: first.coverAtMs ?? second.coverAtMs,
  };
  return JSON.stringify(merged) === JSON.stringify(here) ? null : merged;
}

function mergedSettings(here: ScriptSettings, there: ScriptSettings, prefer: MergePreference): ScriptSettings | null {
  const [first, second] = prefer === "incoming" ? [there, here] : [here, there];
  const merged: ScriptSettings = {
    targetSeconds: first.targetSeconds ?? second.targetSeconds,
    charsPerMinute: first.charsPerMinute ?? second.charsPerMinute,
  };
  const same = merged.targetSeconds === here.targetSeconds && merged.charsPerMinute === here.charsPerMinute;
  return same ? null : merged;
}

interface AddedShot {
  readonly shot: Shot;
  readonly afterId: ShotId | null;
}

function mergedShots(present: readonly Shot[], incoming: readonly Shot[], prefer: MergePreference) {
  const byId = new Map(present.map((shot) => [shot.id, shot]));
  const added: AddedShot[] = [];
  const edits: { id: ShotId; fields: [string, unknown][]; frame: ShotFrame | null }[] = [];
  let afterId: ShotId | null = null;
  for (const shot of incoming) {
    const here = byId.get(shot.id);
    if (!here) added.push({ shot, afterId });
    else {
      const { id, frame = null, ...words } = shot;
      const fields = prefer === "incoming" ? changedFields<ShotFields>(words, here) : [];
      // A shot without a picture takes the copy's; nobody's picture is taken away.
      const isWanted = frame && frame.sha256 !== here.frame?.sha256 && (prefer === "incoming" || !here.frame);
      if (fields.length > 0 || isWanted) edits.push({ id, fields, frame: isWanted ? frame : null });
    }
    afterId = shot.id;
  }
  return { added, edits };
}

/** Writes shots under their own ids, each below its neighbour; a removed one is brought back with these words. */
function placeShots(room: ScriptRoom, map: FlatMap, added: readonly AddedShot[], ctx: CommandContext): void {
  if (added.length === 0) return;
  const places = createShotPlaces(room, map, ctx);
  for (const { shot, afterId } of added) {
    const { id, frame, ...words } = shot;
    const [order] = places.put([id], afterId);
    const record: ShotRecord = { ...words, order: order ?? "" };
    if (frame) writeFrame(map, id, frame);
    if (!hasRecord(map, id, Object.keys(SHOT_RECORD_SPEC))) {
      map.set(id, seedOf<ShotRecord>(record, SHOT_RECORD_SPEC));
      continue;
    }
    writeFields(map, id, Object.entries(record));
    map.set(fieldKey(id, REMOVED_FIELD), "");
  }
}
