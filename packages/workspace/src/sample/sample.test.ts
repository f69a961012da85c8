import { asId, type CivilDate, type PersonId } from "@tongpin/domain/base";
import { itemsOf } from "@tongpin/domain/brief";
import { dayKind, STATUTORY_TABLE, solarTermDate } from "@tongpin/domain/calendar";
import { createCoverageCheck, openPoints } from "@tongpin/domain/coverage";
import { scriptTiming } from "@tongpin/domain/script";
import { STAGES } from "@tongpin/domain/video";
import { expect, it } from "vitest";
import * as Y from "yjs";
import { type CommandContext, canonicalJson, openPlan, openScript } from "../index.ts";
import {
  fillSamplePlan,
  fillSampleScript,
  SAMPLE_DAY,
  SAMPLE_PUBLISHED,
  SAMPLE_SCRIPT_VIDEOS,
  sampleShift,
  sampleVideoId,
} from "./index.ts";

let count = 0;
const ctx: CommandContext = { now: 1_795_305_600_000, newId: () => `id-${++count}`, actor: asId<PersonId>("tester") };
const day = (value: string) => asId<CivilDate>(value);

function filledPlan(today: CivilDate) {
  const room = openPlan(new Y.Doc());
  fillSamplePlan(room, today, ctx);
  return room;
}

it("[U9] the sample has 24 videos, at least one in every stage, ideas in the tray, a campaign of four phases", () => {
  const { videos, channels, campaigns, figures } = filledPlan(SAMPLE_DAY).getSnapshot();
  expect(videos.size).toBe(24);
  expect(channels.size).toBe(2);
  const [campaign] = campaigns.values();
  expect(campaign?.phases).toHaveLength(4);
  expect(figures.size).toBe(12);
  const all = [...videos.values()];
  for (const stage of STAGES) expect(all.filter((video) => video.stage === stage).length, stage).toBeGreaterThan(0);
  expect(all.filter((video) => video.planDate === null)).toHaveLength(4);
  const phases = new Set(campaign?.phases.map((phase) => phase.id));
  expect(all.filter((video) => video.phaseId !== null && !phases.has(video.phaseId))).toEqual([]);
});

it("[U9] the sample's days are the season's real ones", () => {
  expect(solarTermDate(2026, "小雪")).toBe(SAMPLE_DAY);
  const { videos } = filledPlan(SAMPLE_DAY).getSnapshot();
  const planned = (id: string) => [...videos.values()].find((video) => video.id === `sample-${id}`)?.planDate;
  expect(planned("lidong")).toBe(solarTermDate(2026, "立冬"));
  expect(planned("daxue")).toBe(solarTermDate(2026, "大雪"));
  expect(planned("dongzhi")).toBe(solarTermDate(2026, "冬至"));
  expect(dayKind(day("2027-01-01"), STATUTORY_TABLE).kind).toBe("holiday");
});

it("[U9] out of season it is told again in whole weeks", () => {
  expect(sampleShift(SAMPLE_DAY)).toBe(0);
  expect(sampleShift(day("2026-12-05"))).toBe(0);
  expect(sampleShift(day("2027-06-02")) % 7).toBe(0);
  const later = filledPlan(day("2027-06-02")).getSnapshot();
  const days = [...later.videos.values()].flatMap((video) => (video.planDate === null ? [] : [video.planDate]));
  expect(days.filter((date) => date >= "2027-05-01" && date <= "2027-08-01")).toHaveLength(days.length);
});

it("[U9] six scripts are whole and keep to their length; filling twice changes nothing", () => {
  const atWork = SAMPLE_SCRIPT_VIDEOS.filter((videoId) => !SAMPLE_PUBLISHED.includes(videoId));
  expect(atWork).toHaveLength(6);
  for (const videoId of atWork) {
    const room = openScript(new Y.Doc());
    fillSampleScript(room, videoId, ctx);
    const before = canonicalJson(room.getSnapshot());
    fillSampleScript(room, videoId, ctx);
    expect(canonicalJson(room.getSnapshot())).toBe(before);
    const { rows, settings, shots, post } = room.getSnapshot();
    expect(rows.length, videoId).toBeGreaterThanOrEqual(5);
    expect(post.title).not.toBe("");
    expect(shots.every((shot) => shot.seconds !== null && shot.rowId !== null)).toBe(true);
    const timing = scriptTiming(rows, settings, null);
    expect(timing.total, videoId).toBeLessThanOrEqual((settings.targetSeconds ?? 0) * 1.15);
  }
});

it("[U9] [S16] the sample's briefs are covered by its scripts but for one point, and nothing they ban is said", () => {
  const missing = SAMPLE_SCRIPT_VIDEOS.flatMap((videoId) => {
    const room = openScript(new Y.Doc());
    fillSampleScript(room, videoId, ctx);
    const { rows, brief, allowances, post } = room.getSnapshot();
    if (brief.items.length > 0) expect(brief.goal && brief.audience, videoId).not.toBe("");
    const said = rows.map((row) => row.voice + row.caption).join("\n");
    const bans = itemsOf(brief, "ban").flatMap(({ text }) => text.split("|"));
    expect(
      bans.filter((words) => (said + post.caption).includes(words)),
      videoId,
    ).toEqual([]);
    expect(allowances).toEqual([]);
    return openPoints(createCoverageCheck(itemsOf(brief, "must"))(rows));
  });
  expect(missing.map(({ item }) => item.text)).toEqual(["陈皮普洱"]);
});

it("[U9] [B6] [B11] the sample has a day on the set behind it and one before it, with shots that are there", () => {
  const room = openScript(new Y.Doc());
  fillSampleScript(room, sampleVideoId("first-snow"), ctx);
  const { shots, takes } = room.getSnapshot();
  expect(new Set(takes.map(({ shotId }) => shotId))).toEqual(new Set(shots.map(({ id }) => id)));
  expect(shots.every(({ status }) => status === "done")).toBe(true);
  const [sheet] = filledPlan(SAMPLE_DAY).getSnapshot().callSheets.values();
  expect(sheet?.crew).toHaveLength(3);
  for (const { videoId, shotId } of sheet?.shots ?? []) {
    const script = openScript(new Y.Doc());
    fillSampleScript(script, videoId, ctx);
    expect(script.getSnapshot().shots.map(({ id }) => id)).toContain(shotId);
  }
});

it("[template-once] two people who load the sample get it once", () => {
  const left = new Y.Doc();
  const right = new Y.Doc();
  for (const doc of [left, right]) fillSamplePlan(openPlan(doc), SAMPLE_DAY, ctx);
  Y.applyUpdate(left, Y.encodeStateAsUpdate(right));
  const { videos, channels, campaigns } = openPlan(left).getSnapshot();
  expect([videos.size, channels.size, campaigns.size]).toEqual([24, 2, 1]);
  expect([...openPlan(left).getSnapshot().callSheets.values()].map(({ crew }) => crew.length)).toEqual([3]);
  const scripts = [new Y.Doc(), new Y.Doc()] as const;
  for (const doc of scripts) fillSampleScript(openScript(doc), sampleVideoId("first-snow"), ctx);
  const alone = openScript(scripts[0]).getSnapshot();
  Y.applyUpdate(scripts[0], Y.encodeStateAsUpdate(scripts[1]));
  const together = openScript(scripts[0]).getSnapshot();
  expect(together.brief.items).toHaveLength(alone.brief.items.length);
  expect(together.takes).toHaveLength(alone.takes.length);
});
