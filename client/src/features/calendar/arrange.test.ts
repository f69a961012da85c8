import { asId, type ChannelId, type CivilDate, type CivilTime } from "@tongpin/domain/base";
import { instantOf, STATUTORY_TABLE } from "@tongpin/domain/calendar";
import type { Publication, ReviewState } from "@tongpin/domain/review";
import type { Channel, Video } from "@tongpin/domain/video";
import { DATE_KINDS, type DateKind } from "@tongpin/domain/views";
import { expect, it } from "vitest";
import { buildVideo } from "../../test-support/build-video.ts";
import { arrange, marksByDay, weekMeters } from "./arrange.ts";
import { createPlanFacts } from "./plan-facts.ts";

const day = (value: string) => asId<CivilDate>(value);
const house = asId<ChannelId>("house");

/** A video of the house channel. */
const planned = (id: string, overrides: Partial<Video> = {}) => buildVideo(id, { channelId: house, ...overrides });

function publishedOn(date: string): Publication {
  const publication: Pick<Publication, "publishedAt"> = { publishedAt: instantOf(day(date), asId<CivilTime>("19:30")) };
  return publication as Publication;
}

it("[C4] a slipped video stands on its actual day, its plan stays as a ghost", () => {
  const late = planned("late", { planDate: day("2026-11-10") });
  const { byDay } = arrange([late], new Map([[late.id, publishedOn("2026-11-12")]]), null);
  expect(byDay.get(day("2026-11-10"))).toMatchObject([{ kind: "ghost" }]);
  expect(byDay.get(day("2026-11-12"))).toMatchObject([{ kind: "actual" }]);
});

it("[C14] open work stands before what is published, then by time", () => {
  const done = planned("done", { planDate: day("2026-11-20"), planTime: asId("08:00") });
  const evening = planned("evening", { planDate: day("2026-11-20"), planTime: asId("20:00") });
  const noon = planned("noon", { planDate: day("2026-11-20"), planTime: asId("12:00") });
  const { byDay } = arrange([done, evening, noon], new Map([[done.id, publishedOn("2026-11-20")]]), null);
  expect(byDay.get(day("2026-11-20"))?.map((tile) => tile.video.id)).toEqual(["noon", "evening", "done"]);
});

it("[C2] the tray holds what has no date, best score first, without removed ones", () => {
  const low = planned("low", { score: 20 });
  const high = planned("high", { score: 90 });
  const gone = planned("gone", { score: 99, removedAt: 5 });
  expect(arrange([low, gone, high], new Map(), null).tray.map((video) => video.id)).toEqual(["high", "low"]);
});

it("[C10] a week short of its promise says by how much, ghosts not counted", () => {
  const channel: Channel = {
    id: house,
    name: "山岚",
    platform: "douyin",
    hue: 1,
    charsPerMinute: null,
    weeklyQuota: 3,
    monthlyQuota: null,
    hoursApart: 4,
    slots: [],
  };
  const kept = planned("kept", { planDate: day("2026-11-17") });
  const slipped = planned("slipped", { planDate: day("2026-11-18") });
  const { byDay } = arrange([kept, slipped], new Map([[slipped.id, publishedOn("2026-11-24")]]), null);
  expect(weekMeters(byDay, [channel], day("2026-11-20"))).toEqual([{ channel, planned: 1, quota: 3, short: 2 }]);
  expect(weekMeters(byDay, [channel], day("2026-11-24"))).toMatchObject([{ planned: 1, short: 2 }]);
});

it("[C11] the kinds of dates that are on stand on their days; done steps and published videos have none", () => {
  const video = planned("v", { stage: "shoot", planDate: day("2026-12-10"), promiseDate: day("2026-12-12") });
  const gone = planned("gone", { stage: "published", planDate: day("2026-12-10"), promiseDate: day("2026-12-10") });
  const clocked = { type: "inReview", dueAt: instantOf(day("2026-11-23"), asId<CivilTime>("09:30")), overdue: false };
  const reviews = new Map([[video.id, clocked as ReviewState]]);
  const facts = createPlanFacts({
    today: day("2026-11-22"),
    table: STATUTORY_TABLE,
    reviews,
    publications: new Map(),
    paces: new Map(),
  });
  const shown = (kinds: readonly DateKind[], passes: ((one: Video) => boolean) | null = null) =>
    [...marksByDay([video, gone], new Set(kinds), facts, passes).values()]
      .flat()
      .map(({ video: { id }, kind, date, time }) => `${id} ${kind} ${date} ${time ?? ""}`.trim())
      .toSorted();
  expect(shown(DATE_KINDS)).toEqual([
    "v brandReview 2026-12-09",
    "v clock 2026-11-23 09:30",
    "v fineCut 2026-12-07",
    "v promise 2026-12-12",
    "v roughCut 2026-12-04",
    "v shoot 2026-12-02",
  ]);
  expect(shown(["shoot", "clock"])).toEqual(["v clock 2026-11-23 09:30", "v shoot 2026-12-02"]);
  expect(shown(DATE_KINDS, () => false)).toEqual([]);
});

it("[C13] what a filter keeps from being shown is counted by day and in the tray, removed ones are not", () => {
  const shownOne = planned("shown", { planDate: day("2026-12-10") });
  const hidden = planned("hidden", { planDate: day("2026-12-10") });
  const idea = planned("idea");
  const gone = planned("gone", { planDate: day("2026-12-10"), removedAt: 7 });
  const found = arrange([shownOne, hidden, idea, gone], new Map(), (video) => video === shownOne);
  expect(found.byDay.get(day("2026-12-10"))).toHaveLength(1);
  expect([...found.hiddenByDay]).toEqual([["2026-12-10", 1]]);
  expect(found.hiddenInTray).toBe(1);
});
