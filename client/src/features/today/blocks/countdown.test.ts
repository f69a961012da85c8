import { asId, type CampaignId, type CivilDate, type PhaseId } from "@tongpin/domain/base";
import type { Campaign, Phase, Video } from "@tongpin/domain/video";
import { expect, it } from "vitest";
import { buildVideo } from "../../../test-support/build-video.ts";
import { countdowns } from "./countdown.ts";

const day = (text: string) => asId<CivilDate>(text);
const phase = (id: string, start: string, end: string, quota: number): Phase => ({
  id: asId<PhaseId>(id),
  kind: "burst",
  start: day(start),
  end: day(end),
  quota,
  aim: "",
});
const campaign = (id: string, phases: readonly Phase[]): Campaign => ({
  id: asId<CampaignId>(id),
  name: id,
  nodeId: null,
  start: phases[0]?.start ?? day("2026-11-01"),
  end: phases.at(-1)?.end ?? day("2026-11-01"),
  phases,
  budget: 0,
  message: "",
  notBefore: null,
});
const of = (campaigns: readonly Campaign[], videos: readonly Video[] = []) => ({
  campaigns: new Map(campaigns.map((one) => [one.id, one])),
  videos: new Map(videos.map((one) => [one.id, one])),
});
const TODAY = day("2026-12-03");

it("[P3] names the phase that runs and the one that comes next, with what they lack", () => {
  const double12 = campaign("k", [
    phase("past", "2026-11-24", "2026-11-30", 2),
    phase("now", "2026-12-01", "2026-12-07", 3),
    phase("next", "2026-12-08", "2026-12-12", 2),
    phase("last", "2026-12-14", "2026-12-17", 1),
  ]);
  const videos = [
    buildVideo("a", { campaignId: double12.id, phaseId: asId("now"), planDate: day("2026-12-02") }),
    buildVideo("b", { campaignId: double12.id, phaseId: asId("now") }),
    buildVideo("gone", { campaignId: double12.id, phaseId: asId("now"), removedAt: 1 }),
  ];
  expect(countdowns(of([double12], videos), TODAY)).toMatchObject([
    { phase: { id: "now" }, startsIn: 0, daysLeft: 5, wanted: 3, lacking: 1, undated: 1 },
    { phase: { id: "next" }, startsIn: 5, daysLeft: 0, lacking: 2, undated: 0 },
  ]);
});

it("[P3] a phase more than a month off is no matter of this morning, the nearest stands first", () => {
  const far = campaign("far", [phase("f", "2027-01-20", "2027-01-30", 1)]);
  const near = campaign("near", [phase("n", "2026-12-10", "2026-12-12", 0)]);
  const nearer = campaign("nearer", [phase("m", "2026-12-04", "2026-12-05", 0)]);
  expect(countdowns(of([far, near, nearer]), TODAY).map(({ campaign: { id } }) => id)).toEqual(["nearer", "near"]);
});
