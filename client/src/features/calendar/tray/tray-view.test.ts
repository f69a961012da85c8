import { asId, type CampaignId, type ChannelId, type CivilDate, type PhaseId } from "@tongpin/domain/base";
import { addDays } from "@tongpin/domain/calendar";
import { MARKETING_EVENTS, resolveNodes } from "@tongpin/domain/nodes";
import type { Campaign, Channel, Video } from "@tongpin/domain/video";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { buildVideo } from "../../../test-support/build-video.ts";
import {
  nearestDay,
  poolCounts,
  readTrayView,
  shownIdeas,
  TRAY_SORTS,
  type TraySearch,
  type TrayView,
  writeTrayView,
} from "./tray-view.ts";

const day = (text: string) => asId<CivilDate>(text);
const TODAY = day("2026-11-25");
const channel = (id: string): Channel => ({
  id: asId(id),
  name: id,
  platform: "douyin",
  hue: 1,
  charsPerMinute: null,
  weeklyQuota: null,
  monthlyQuota: null,
  hoursApart: 4,
  slots: [],
});
const CHANNELS = new Map([channel("a"), channel("b")].map((one) => [one.id, one]));
const campaign: Campaign = {
  id: asId<CampaignId>("k"),
  name: "双12 年终礼",
  nodeId: null,
  start: day("2026-11-20"),
  end: day("2026-12-17"),
  budget: 0,
  message: "",
  notBefore: null,
  phases: [
    {
      id: asId<PhaseId>("warmup"),
      kind: "warmup",
      start: day("2026-12-01"),
      end: day("2026-12-07"),
      quota: 1,
      aim: "",
    },
  ],
};
const facts = {
  today: TODAY,
  campaigns: new Map([[campaign.id, campaign]]),
  occurrences: resolveNodes(MARKETING_EVENTS, TODAY, addDays(TODAY, 180)),
  events: MARKETING_EVENTS,
};

const search = (view: Partial<TrayView> = {}, more: Partial<TraySearch> = {}): TraySearch => ({
  view: { sort: "score", find: "", pool: null, ...view },
  channels: CHANNELS,
  matches: (label, typed) => label.includes(typed),
  near: (video) => nearestDay(video, facts),
  ...more,
});
const ids = (ideas: readonly Video[]) => ideas.map(({ id }) => id);

describe("the tray", () => {
  it("[C2] best score first, rated ones by what people gave, equal ones as they were put", () => {
    const ideas = [
      buildVideo("plain"),
      buildVideo("noted", { score: 70 }),
      buildVideo("rated", { score: 10, ratings: { lin: 5, wu: 4 } as never }),
      buildVideo("also", { score: 70 }),
    ];
    expect(ids(shownIdeas(ideas, search()))).toEqual(["rated", "also", "noted", "plain"]);
  });

  it("[C2] newest first; or by the nearest day an idea is for, those for none last", () => {
    const ideas = [
      buildVideo("old", { createdAt: 1, promiseDate: day("2026-12-30") }),
      buildVideo("new", { createdAt: 3 }),
      buildVideo("mid", { createdAt: 2, title: "冬至，一家人的一壶茶" }),
    ];
    expect(ids(shownIdeas(ideas, search({ sort: "new" })))).toEqual(["new", "mid", "old"]);
    expect(ids(shownIdeas(ideas, search({ sort: "near" })))).toEqual(["mid", "old", "new"]);
  });

  it("[C2] an idea is for its promise, its phase, the running campaign, or the node its title names", () => {
    const near = (more: Partial<Video>) => nearestDay(buildVideo("v", more), facts);
    expect(near({ title: "随便拍拍" })).toBeNull();
    expect(near({ title: "冬至茶" })).toMatchObject({ type: "node", date: "2026-12-22" });
    expect(near({ campaignId: campaign.id })).toMatchObject({ type: "campaign", date: TODAY, name: "双12 年终礼" });
    expect(near({ campaignId: campaign.id, phaseId: asId("warmup") })).toMatchObject({ date: "2026-12-01" });
    expect(near({ campaignId: campaign.id, phaseId: asId("warmup"), promiseDate: day("2026-11-28") })).toMatchObject({
      type: "promise",
      date: "2026-11-28",
    });
    expect(near({ promiseDate: day("2026-11-24") })).toBeNull();
  });

  it("[C2] is searched in titles and notes, and per account; accounts are counted", () => {
    const ideas = [
      buildVideo("one", { title: "老白茶", channelId: asId("a") }),
      buildVideo("two", { title: "水温", note: "老白茶的评论", channelId: asId("b") }),
      buildVideo("three", { title: "杯子", channelId: asId("gone") }),
    ];
    expect(ids(shownIdeas(ideas, search({ find: " 老白茶 " })))).toEqual(["one", "two"]);
    expect(ids(shownIdeas(ideas, search({ pool: asId<ChannelId>("b") })))).toEqual(["two"]);
    expect(ids(shownIdeas(ideas, search({ pool: "none" })))).toEqual(["three"]);
    expect(poolCounts(ideas, CHANNELS.values())).toEqual([
      { pool: "a", count: 1 },
      { pool: "b", count: 1 },
      { pool: "none", count: 1 },
    ]);
  });

  it("[C13] its address says all of it, and anything else in the address is passed over", () => {
    const view = fc.record({
      sort: fc.constantFrom(...TRAY_SORTS),
      find: fc.string(),
      pool: fc.constantFrom<TrayView["pool"]>(null, "none", asId<ChannelId>("a")),
    });
    fc.assert(
      fc.property(view, (one) => {
        const written = Object.entries(writeTrayView(one)).filter(([, value]) => value !== null);
        expect(readTrayView(Object.fromEntries(written))).toEqual(one);
      }),
    );
    expect(readTrayView({ tray: "worst", find: 5, pool: "" })).toEqual({ sort: "score", find: "", pool: null });
  });
});
