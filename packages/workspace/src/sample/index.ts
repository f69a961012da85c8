import { type ChannelId, type CivilDate, must, type Result, type VideoId } from "@tongpin/domain/base";
import { addDays, diffDays, startOfWeek } from "@tongpin/domain/calendar";
import type { Cut } from "@tongpin/domain/video";
import {
  addBriefItems,
  addCallSheet,
  addCampaign,
  addChannel,
  addCrew,
  addVideo,
  applyScriptChanges,
  type CommandContext,
  type PlanRoom,
  recordFigures,
  recordTake,
  registerCut,
  rowsToShots,
  type ScriptRoom,
  setBriefHead,
  setIndustry,
  setScriptSettings,
  shotIdOfRow,
  updatePost,
  updateShots,
} from "../index.ts";
import { CHANNEL_IDS, PEOPLE, PHASE_IDS, SAMPLE_CAMPAIGN, SAMPLE_CHANNELS, SAMPLE_DAY } from "./brand.ts";
import { SAMPLE_BRIEFS } from "./briefs.ts";
import { PAST_SCRIPTS } from "./past-scripts.ts";
import { SAMPLE_SCRIPTS } from "./scripts.ts";
import { SAMPLE_CALL_SHEET, SAMPLE_TAKES } from "./shooting-day.ts";
import { SAMPLE_FIGURES, SAMPLE_VIDEOS, sampleVideoId } from "./videos.ts";

export { PEOPLE, SAMPLE_BRAND, SAMPLE_DAY, SAMPLE_PEOPLE } from "./brand.ts";
export { sampleVideoId } from "./videos.ts";

/** The sample's own days hold while its season lasts; later it is told again in whole weeks, so weekdays stay what they were. */
const SEASON_END = addDays(SAMPLE_DAY, 20);

/** Days to add to every date of the sample on a given day; a multiple of seven. */
export function sampleShift(today: CivilDate): number {
  if (today >= SAMPLE_DAY && today <= SEASON_END) return 0;
  return diffDays(startOfWeek(SAMPLE_DAY), startOfWeek(today));
}

/** The sample's shots were taken some days ago. */
const SHOT_BEFORE_MS = 5 * 86_400_000;

const ALL_SCRIPTS = [...SAMPLE_SCRIPTS, ...PAST_SCRIPTS];

/** Videos whose script, shots or post the sample fills, for opening their rooms. */
export const SAMPLE_SCRIPT_VIDEOS: readonly VideoId[] = ALL_SCRIPTS.map(({ video }) => sampleVideoId(video));

/** Videos that are out already, in the order they went out. */
export const SAMPLE_PUBLISHED: readonly VideoId[] = PAST_SCRIPTS.map(({ video }) => sampleVideoId(video));

/** Puts the sample's channels, campaign, videos and figures into a plan. Does nothing when they are there already. */
export function fillSamplePlan(room: PlanRoom, today: CivilDate, ctx: CommandContext): void {
  if (room.getSnapshot().videos.has(must(SAMPLE_VIDEOS[0]).id)) return;
  const shift = sampleShift(today);
  const moved = <T extends CivilDate | null>(date: T): T => (date === null ? date : (addDays(date, shift) as T));
  expectOk(setIndustry(room, { industry: "food", on: true }, ctx));
  for (const channel of SAMPLE_CHANNELS) expectOk(addChannel(room, channel, withIds(ctx, [channel.id])));
  const { phases } = SAMPLE_CAMPAIGN;
  expectOk(
    addCampaign(
      room,
      {
        ...SAMPLE_CAMPAIGN,
        start: moved(SAMPLE_CAMPAIGN.start),
        end: moved(SAMPLE_CAMPAIGN.end),
        phases: phases.map(({ id: _, ...phase }) => ({ ...phase, start: moved(phase.start), end: moved(phase.end) })),
      },
      withIds(ctx, [SAMPLE_CAMPAIGN.id, ...phases.map(({ id }) => id)]),
    ),
  );
  for (const { id, title, stage, channel, owner, plan, time, promise, phase, score, note } of SAMPLE_VIDEOS) {
    const channelId: ChannelId = CHANNEL_IDS[channel];
    const video = {
      id,
      title,
      stage,
      channelId,
      ownerId: owner,
      campaignId: phase === null ? null : SAMPLE_CAMPAIGN.id,
      phaseId: phase === null ? null : PHASE_IDS[phase],
      planDate: moved(plan),
      planTime: time,
      promiseDate: moved(promise),
      score,
      note,
    };
    expectOk(addVideo(room, video, ctx));
  }
  for (const figures of SAMPLE_FIGURES) expectOk(recordFigures(room, figures, ctx));
  addShootingDay(room, moved(SAMPLE_CALL_SHEET.date), ctx);
}

function addShootingDay(room: PlanRoom, date: CivilDate, ctx: CommandContext): void {
  const { id, videos, crew, ...sheet } = SAMPLE_CALL_SHEET;
  const shots = videos.flatMap((video) => {
    const script = must(SAMPLE_SCRIPTS.find((one) => one.video === video));
    return script.rows.map((row) => ({ videoId: sampleVideoId(video), shotId: shotIdOfRow(row.id) }));
  });
  const director = { ...ctx, actor: PEOPLE.director };
  const { title, meetTime, meetPlace, startTime, wrapTime, rainPlan } = sheet;
  const words = { title, meetTime, meetPlace, startTime, wrapTime, rainPlan };
  const sheetId = expectOk(addCallSheet(room, { date, shots, ...words }, withIds(director, [id])));
  for (const [index, person] of crew.entries()) {
    expectOk(addCrew(room, { sheetId, ...person }, withIds(director, [`${id}-${index + 1}`])));
  }
}

/** Writes a video's script, shots and post. Does nothing when the script has rows already, or the sample has none for it. */
export function fillSampleScript(room: ScriptRoom, videoId: VideoId, ctx: CommandContext): void {
  const sample = ALL_SCRIPTS.find(({ video }) => sampleVideoId(video) === videoId);
  if (!sample || room.getSnapshot().rows.length > 0) return;
  const changes = sample.rows.map((row, index) => ({
    type: "insert-row" as const,
    row,
    afterId: sample.rows[index - 1]?.id ?? null,
  }));
  expectOk(applyScriptChanges(room, { changes, source: null }, ctx));
  expectOk(setScriptSettings(room, { patch: { targetSeconds: sample.targetSeconds } }, ctx));
  expectOk(updatePost(room, { patch: sample.post }, ctx));
  fillBrief(room, sample.video, ctx);
  if (sample.shots.length === 0) return;
  expectOk(rowsToShots(room, { rowIds: "all" }, ctx));
  const edits = sample.rows.map((row, index) => ({ id: shotIdOfRow(row.id), patch: must(sample.shots[index]) }));
  expectOk(updateShots(room, { edits }, ctx));
  const director = { ...ctx, now: ctx.now - SHOT_BEFORE_MS, actor: PEOPLE.director };
  for (const [index, takes] of (SAMPLE_TAKES[sample.video] ?? []).entries()) {
    const shotId = must(edits[index]).id;
    for (const [number, [result, note]] of takes.entries()) {
      const known = withIds(director, [`${shotId}-${number + 1}`]);
      expectOk(recordTake(room, { shotId, result, note }, known));
    }
  }
}

/** The ids are the video's own: two people who load the sample get every point once. */
function fillBrief(room: ScriptRoom, video: string, ctx: CommandContext): void {
  const brief = SAMPLE_BRIEFS[video];
  if (!brief) return;
  const { goal, audience, items } = brief;
  const planner = { ...ctx, actor: PEOPLE.planner };
  expectOk(setBriefHead(room, { patch: { goal, audience } }, planner));
  for (const [index, [kind, text, url = ""]] of items.entries()) {
    const known = withIds(planner, [`order-${index}`, `sample-${video}-brief-${index + 1}`]);
    expectOk(addBriefItems(room, { kind, items: [{ text, url }] }, known));
  }
}

/** A file of the sample's cuts, as the server's assets hold it. `round` 1 is what the brand sent back. */
export interface SampleCut {
  readonly videoId: VideoId;
  readonly file: string;
  readonly round: number;
}

/** The words the brand sent back in round 1 (an absolute claim), and where they stood. */
export const SAMPLE_CLAIM = {
  videoId: sampleVideoId("winter-tea"),
  row: 4,
  caption: "国家级工艺 · 海拔 1,200 米",
  corrected: "非遗手作 · 海拔 1,200 米",
} as const;

export const SAMPLE_CUTS: readonly SampleCut[] = [
  { videoId: sampleVideoId("first-snow"), file: "first-snow-v1.webm", round: 1 },
  { videoId: sampleVideoId("winter-tea"), file: "winter-tea-v1.webm", round: 1 },
  { videoId: sampleVideoId("winter-tea"), file: "winter-tea-v2.webm", round: 2 },
];

export function addSampleCut(room: ScriptRoom, cut: Omit<Cut, "addedAt" | "addedBy">, ctx: CommandContext): void {
  expectOk(registerCut(room, cut, ctx));
}

/** The context, with the next ids given. */
function withIds(ctx: CommandContext, ids: readonly string[]): CommandContext {
  const rest = [...ids];
  return { ...ctx, newId: () => rest.shift() ?? ctx.newId() };
}

/** The sample is our own content: a refusal is a mistake in it, found by its test. */
function expectOk<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`the sample was refused: ${result.error.code}`);
  return result.value;
}
