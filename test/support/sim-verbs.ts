import { asId, type CivilDate, must, type Result, type RowId, type Sha256, type VideoId } from "@tongpin/domain/base";
import { BEATS, ROW_COLUMNS, type ScriptRow, STAGES } from "@tongpin/domain/video";
import {
  addShot,
  addVideo,
  applyScriptChanges,
  type CommandContext,
  moveShots,
  moveVideo,
  type PlanRoom,
  pinDeadline,
  registerCut,
  removeShots,
  removeVideo,
  restoreVideo,
  rowsToShots,
  type ScriptChange,
  type ScriptRoom,
  scheduleVideo,
  setScriptSettings,
  setVideoStage,
  updatePost,
  updateShots,
  updateVideo,
} from "@tongpin/workspace";
import type { Random } from "./sim-random.ts";

/** One person's one action. A refusal is an answer like any other: colleagues may have taken its object away. */
type ScriptVerb = (room: ScriptRoom, ctx: CommandContext, random: Random) => Result<unknown>;
type PlanVerb = (room: PlanRoom, ctx: CommandContext, random: Random) => Result<unknown>;

/** Han, emoji of several code points, line breaks, letters with a loose accent: what people write. */
const WORDS = ["三秒看清一杯茶", "好喝😀", "👩‍👩‍👧一起", "ab", "e\u0301té", "第一行\n第二行", "9.9元", "口红"];
const NOTHING: Result<void> = { ok: true, value: undefined };

function write(room: ScriptRoom, ctx: CommandContext, changes: readonly ScriptChange[], typing = false) {
  return applyScriptChanges(room, { changes, source: "simulation", typing }, ctx);
}

function newRow(ctx: CommandContext, voice: string): ScriptRow {
  return { id: asId<RowId>(ctx.newId()), visual: "", voice, caption: "", seconds: null, beat: null };
}

const words = (random: Random) => must(random.pick(WORDS));
const someRow = (room: ScriptRoom, random: Random) => random.pick(room.getSnapshot().rows);
const someShot = (room: ScriptRoom, random: Random) => random.pick(room.getSnapshot().shots);
const someVideo = (room: PlanRoom, random: Random) => random.pick([...room.getSnapshot().videos.values()]);
const someDay = (random: Random) => asId<CivilDate>(`2026-1${random.below(3)}-${10 + random.below(18)}`);

const insertRow: ScriptVerb = (room, ctx, random) => {
  const row = newRow(ctx, `${ctx.newId()} ${words(random)}`);
  return write(room, ctx, [{ type: "insert-row", row, afterId: someRow(room, random)?.id ?? null }]);
};

const pasteRows: ScriptVerb = (room, ctx, random) => {
  const rows = Array.from({ length: 1 + random.below(12) }, () => newRow(ctx, `${ctx.newId()} ${words(random)}`));
  const below = someRow(room, random)?.id ?? null;
  return write(
    room,
    ctx,
    rows.map((row, at) => ({ type: "insert-row", row, afterId: rows[at - 1]?.id ?? below })),
  );
};

const type: ScriptVerb = (room, ctx, random) => {
  const row = someRow(room, random);
  const column = must(random.pick(ROW_COLUMNS));
  const text = words(random);
  if (!row) return NOTHING;
  const retain = random.below(row[column].length + 1);
  const ops = [{ retain }, { delete: Math.min(random.below(4), row[column].length - retain) }, { insert: text }];
  return write(room, ctx, [{ type: "edit-cell", id: row.id, column, ops }], true);
};

const splitRow: ScriptVerb = (room, ctx, random) => {
  const row = someRow(room, random);
  if (!row) return NOTHING;
  const cut = random.below(row.voice.length + 1);
  return write(room, ctx, [
    { type: "edit-cell", id: row.id, column: "voice", ops: [{ retain: cut }, { delete: row.voice.length - cut }] },
    { type: "insert-row", row: newRow(ctx, row.voice.slice(cut)), afterId: row.id },
  ]);
};

const mergeRows: ScriptVerb = (room, ctx, random) => {
  const { rows } = room.getSnapshot();
  const at = random.below(rows.length);
  const [upper, lower] = [rows[at], rows[at + 1]];
  if (!upper || !lower) return NOTHING;
  return write(room, ctx, [
    {
      type: "edit-cell",
      id: upper.id,
      column: "voice",
      ops: [{ retain: upper.voice.length }, { insert: lower.voice }],
    },
    { type: "remove-row", id: lower.id },
  ]);
};

const moveRow: ScriptVerb = (room, ctx, random) => {
  const [row, other] = [someRow(room, random), someRow(room, random)];
  if (!row) return NOTHING;
  const afterId = other && other.id !== row.id ? other.id : null;
  return write(room, ctx, [{ type: "move-row", id: row.id, afterId }]);
};

const removeRow: ScriptVerb = (room, ctx, random) => {
  const row = someRow(room, random);
  return row ? write(room, ctx, [{ type: "remove-row", id: row.id }]) : NOTHING;
};

const setRow: ScriptVerb = (room, ctx, random) => {
  const row = someRow(room, random);
  if (!row) return NOTHING;
  const seconds = random.chance(0.2) ? null : random.below(60) / 2;
  return write(room, ctx, [{ type: "set-row", id: row.id, seconds, beat: random.pick(BEATS) ?? null }]);
};

const makeShots: ScriptVerb = (room, ctx, random) => {
  const row = someRow(room, random);
  return rowsToShots(room, { rowIds: random.chance(0.2) ? "all" : row ? [row.id] : [] }, ctx);
};

const insertShot: ScriptVerb = (room, ctx, random) =>
  addShot(room, { afterId: someShot(room, random)?.id ?? null, patch: { note: words(random) } }, ctx);

const fillShot: ScriptVerb = (room, ctx, random) => {
  const shot = someShot(room, random);
  if (!shot) return NOTHING;
  const status = must(random.pick(["open", "done", "retake"] as const));
  const patch = { scene: words(random), seconds: random.below(30), status };
  return updateShots(room, { edits: [{ id: shot.id, patch }] }, ctx);
};

const moveShot: ScriptVerb = (room, ctx, random) => {
  const [shot, other] = [someShot(room, random), someShot(room, random)];
  if (!shot) return NOTHING;
  return moveShots(room, { ids: [shot.id], afterId: other && other.id !== shot.id ? other.id : null }, ctx);
};

const removeShot: ScriptVerb = (room, ctx, random) => {
  const shot = someShot(room, random);
  return shot ? removeShots(room, { ids: [shot.id] }, ctx) : NOTHING;
};

const editPost: ScriptVerb = (room, ctx, random) => {
  const { caption, topics } = room.getSnapshot().post;
  const at = random.below(caption.length + 1);
  const text = words(random);
  const more = random.chance(0.5) ? [...topics, text.trim()] : topics.slice(random.below(2));
  const patch = { caption: caption.slice(0, at) + text + caption.slice(at), topics: more.slice(-8) };
  return updatePost(room, { patch: random.chance(0.3) ? { ...patch, title: text } : patch }, ctx);
};

const addCut: ScriptVerb = (room, ctx, random) => {
  const sha256 = asId<Sha256>(random.below(6).toString(16).repeat(64));
  const file = { bytes: 1_000, name: "粗剪.webm", mime: "video/webm", durationMs: 9_000, width: 1080, height: 1920 };
  return registerCut(room, { sha256, ...file }, ctx);
};

const changeSettings: ScriptVerb = (room, ctx, random) =>
  setScriptSettings(room, { patch: { targetSeconds: 15 + random.below(60) } }, ctx);

/** How often people do what in a script. */
export const SCRIPT_VERBS: readonly (readonly [verb: ScriptVerb, weight: number])[] = [
  [insertRow, 12],
  [pasteRows, 2],
  [type, 34],
  [splitRow, 6],
  [mergeRows, 5],
  [moveRow, 7],
  [removeRow, 5],
  [setRow, 4],
  [makeShots, 4],
  [insertShot, 4],
  [fillShot, 8],
  [moveShot, 3],
  [removeShot, 2],
  [editPost, 6],
  [addCut, 1],
  [changeSettings, 1],
];

export const planVideo: PlanVerb = (room, ctx, random) => addVideo(room, { title: words(random) }, ctx);

const onVideo =
  (act: (room: PlanRoom, videoId: VideoId, ctx: CommandContext, random: Random) => Result<unknown>): PlanVerb =>
  (room, ctx, random) => {
    const video = someVideo(room, random);
    return video ? act(room, video.id, ctx, random) : NOTHING;
  };

/** How often people do what in the plan. A new video is a new room on every device: few of those. */
export const PLAN_VERBS: readonly (readonly [verb: PlanVerb, weight: number])[] = [
  [planVideo, 1],
  [
    onVideo((room, videoId, ctx, random) =>
      scheduleVideo(room, { videoId, planDate: random.chance(0.2) ? null : someDay(random) }, ctx),
    ),
    8,
  ],
  [
    onVideo((room, videoId, ctx, random) =>
      moveVideo(room, { videoId, afterId: someVideo(room, random)?.id ?? null }, ctx),
    ),
    4,
  ],
  [
    onVideo((room, videoId, ctx, random) =>
      updateVideo(room, { videoId, patch: { title: words(random), score: random.below(100) } }, ctx),
    ),
    6,
  ],
  [onVideo((room, videoId, ctx, random) => setVideoStage(room, { videoId, stage: must(random.pick(STAGES)) }, ctx)), 3],
  [
    onVideo((room, videoId, ctx, random) => pinDeadline(room, { videoId, step: "script", date: someDay(random) }, ctx)),
    2,
  ],
  [onVideo((room, videoId, ctx) => removeVideo(room, { videoId }, ctx)), 1],
  [onVideo((room, videoId, ctx) => restoreVideo(room, { videoId }, ctx)), 1],
];
