import { asId, type CivilDate, type PersonId } from "@tongpin/domain/base";
import { dayKind, STATUTORY_TABLE, solarTermDate } from "@tongpin/domain/calendar";
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
} from "./index.ts";

let count = 0;
const ctx: CommandContext = { now: 0, newId: () => `id-${++count}`, actor: asId<PersonId>("tester") };
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

it("[template-once] two people who load the sample get it once", () => {
  const left = new Y.Doc();
  const right = new Y.Doc();
  for (const doc of [left, right]) fillSamplePlan(openPlan(doc), SAMPLE_DAY, ctx);
  Y.applyUpdate(left, Y.encodeStateAsUpdate(right));
  const { videos, channels, campaigns } = openPlan(left).getSnapshot();
  expect([videos.size, channels.size, campaigns.size]).toEqual([24, 2, 1]);
});
