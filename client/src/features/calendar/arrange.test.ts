import { asId, type ChannelId, type CivilDate, type CivilTime } from "@tongpin/domain/base";
import { instantOf, STATUTORY_TABLE } from "@tongpin/domain/calendar";
import { MARKETING_EVENTS, resolveNodes } from "@tongpin/domain/nodes";
import type { Publication } from "@tongpin/domain/review";
import type { Channel, Video } from "@tongpin/domain/video";
import { expect, it } from "vitest";
import { buildVideo } from "../../test-support/build-video.ts";
import { arrange, deadlinesByDay, weekMeters } from "./arrange.ts";
import { type MoveFacts, moveWarnings } from "./move-warnings.ts";

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
  };
  const kept = planned("kept", { planDate: day("2026-11-17") });
  const slipped = planned("slipped", { planDate: day("2026-11-18") });
  const { byDay } = arrange([kept, slipped], new Map([[slipped.id, publishedOn("2026-11-24")]]), null);
  expect(weekMeters(byDay, [channel], day("2026-11-20"))).toEqual([{ channel, planned: 1, quota: 3, short: 2 }]);
  expect(weekMeters(byDay, [channel], day("2026-11-24"))).toMatchObject([{ planned: 1, short: 2 }]);
});

const facts: MoveFacts = {
  today: day("2026-11-22"),
  table: STATUTORY_TABLE,
  occurrences: resolveNodes(MARKETING_EVENTS, day("2026-11-01"), day("2027-02-28")),
  tiles: [],
  campaign: null,
};

it("[C3] names what a move would break: promise, mourning day, same channel, days off, no time left", () => {
  const video = planned("v", { stage: "script", promiseDate: day("2026-12-11") });
  const codes = (date: string, more: Partial<MoveFacts> = {}) =>
    moveWarnings(video, day(date), { ...facts, ...more }).map((warning) => warning.code);
  expect(codes("2026-12-10")).toEqual([]);
  expect(codes("2026-12-13")).toEqual(["after-promise", "solemn-day"]);
  expect(codes("2026-11-20")).toEqual(["past"]);
  expect(codes("2026-11-25")).toEqual(["too-late"]);
  expect(codes("2027-01-01")).toContain("rest-day");
  const other = planned("other", { planDate: day("2026-12-10") });
  expect(codes("2026-12-10", { tiles: [{ video: other, kind: "plan", published: false }] })).toEqual(["same-channel"]);
});

it("[C11] open deadlines stand on their days; done steps and published videos have none", () => {
  const video = planned("v", { stage: "shoot", planDate: day("2026-12-10") });
  const gone = planned("gone", { stage: "published", planDate: day("2026-12-10") });
  const marks = deadlinesByDay([video, gone], { today: day("2026-11-22"), table: STATUTORY_TABLE, channel: null });
  const steps = [...marks.values()]
    .flat()
    .map((mark) => `${mark.video.id} ${mark.deadline.step} ${mark.deadline.date}`);
  expect(steps.toSorted()).toEqual([
    "v brandReview 2026-12-09",
    "v fineCut 2026-12-07",
    "v roughCut 2026-12-04",
    "v shoot 2026-12-02",
  ]);
});
