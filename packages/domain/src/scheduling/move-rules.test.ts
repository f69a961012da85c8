import { describe, expect, it } from "vitest";
import {
  asId,
  type CampaignId,
  type ChannelId,
  type CivilDate,
  type CivilTime,
  type PhaseId,
  type VideoId,
} from "../base/index.ts";
import { DEFAULT_LEAD_TIMES, instantOf, STATUTORY_TABLE } from "../calendar/index.ts";
import { MARKETING_EVENTS, resolveNodes } from "../nodes/index.ts";
import { NO_REVIEW, type ReviewState } from "../review/index.ts";
import type { Campaign, Video } from "../video/index.ts";
import { indexPostings, type MoveFacts, moveWarnings, type Posting, postingsAround } from "./move-rules.ts";
import { buildVideo } from "./video-builder.ts";

const day = (text: string) => text as CivilDate;
const time = (text: string) => text as CivilTime;
const HOUSE = asId<ChannelId>("house");
const ready = (overrides: Partial<Video> = {}) => buildVideo("v", { channelId: HOUSE, stage: "ready", ...overrides });
const posting = (id: string, date: string, at: string | null): Posting => ({
  videoId: asId<VideoId>(id),
  title: id,
  date: day(date),
  time: at === null ? null : time(at),
});

function codes(video: Video, to: string, facts: Partial<MoveFacts> = {}, at: string | null = null) {
  const target = { date: day(to), time: at === null ? null : time(at) };
  return moveWarnings(video, target, {
    today: day("2026-11-22"),
    table: STATUTORY_TABLE,
    occurrences: resolveNodes(MARKETING_EVENTS, day("2026-01-01"), day("2026-12-31")),
    postings: [],
    hoursApart: 4,
    campaign: null,
    leadTimes: DEFAULT_LEAD_TIMES,
    review: NO_REVIEW,
    contentMoved: null,
    ...facts,
  }).map(({ code }) => code);
}

const campaign: Campaign = {
  id: asId<CampaignId>("c"),
  name: "双12",
  nodeId: null,
  start: day("2026-12-01"),
  end: day("2026-12-12"),
  phases: [
    { id: asId<PhaseId>("burst"), kind: "burst", start: day("2026-12-08"), end: day("2026-12-12"), quota: 3, aim: "" },
  ],
  budget: 0,
  message: "",
  notBefore: null,
};

describe("rules a move would break", () => {
  it("[SCH1] a day that is over, and of that day nothing about steps", () => {
    expect(codes(ready(), "2026-11-21")).toEqual(["past"]);
    expect(codes(buildVideo("v"), "2026-11-20")).toEqual(["past"]);
    expect(codes(ready(), "2026-11-22")).toEqual([]);
  });

  it("[SCH2] after the promise, not on it", () => {
    const promised = ready({ promiseDate: day("2026-11-26") });
    expect(codes(promised, "2026-11-26")).toEqual([]);
    expect(codes(promised, "2026-11-27")).toEqual(["after-promise"]);
  });

  it("[SCH3] before the embargo of the video or of its campaign; the later of the two is named", () => {
    const held = ready({ notBefore: day("2026-12-03") });
    expect(codes(held, "2026-12-02")).toEqual(["embargo"]);
    expect(codes(held, "2026-12-03")).toEqual([]);
    const wide = { ...campaign, start: day("2026-11-01"), phases: [], notBefore: day("2026-12-05") };
    expect(codes(held, "2026-12-04", { campaign: wide })).toEqual(["embargo"]);
    expect(codes(ready(), "2026-12-04", { campaign: { ...wide, notBefore: null } })).toEqual([]);
  });

  it("[SCH4] the same account within its hours, also over midnight; exactly so many hours is far enough", () => {
    const postings = [posting("a", "2026-11-25", "22:00")];
    expect(codes(ready(), "2026-11-26", { postings }, "01:59")).toEqual(["same-channel"]);
    expect(codes(ready(), "2026-11-26", { postings }, "02:00")).toEqual([]);
    expect(codes(ready(), "2026-11-25", { postings }, "18:00")).toEqual([]);
    expect(codes(ready(), "2026-11-25", { postings, hoursApart: 6 }, "18:00")).toEqual(["same-channel"]);
    expect(codes(ready(), "2026-11-25", { postings, hoursApart: 0 }, "22:00")).toEqual([]);
  });

  it("[SCH4] without a time the same day warns, the next never; its own place does not count", () => {
    const postings = [posting("a", "2026-11-25", "22:00"), posting("v", "2026-11-26", null)];
    expect(codes(ready(), "2026-11-25", { postings })).toEqual(["same-channel"]);
    expect(codes(ready(), "2026-11-26", { postings })).toEqual([]);
    expect(codes(ready({ channelId: null }), "2026-11-25", { postings })).toEqual([]);
  });

  it("[SCH5] [SCH6] a day off, and a day of mourning before it", () => {
    expect(codes(ready(), "2026-10-01", { today: day("2026-09-01") })).toContain("rest-day");
    expect(codes(ready(), "2026-12-13")).toEqual(["solemn-day"]);
    expect(codes(ready(), "2026-11-28")).toEqual([]);
  });

  it("[SCH7] outside of its phase, or of the campaign when it is in none", () => {
    const inPhase = ready({ campaignId: campaign.id, phaseId: asId<PhaseId>("burst") });
    expect(codes(inPhase, "2026-12-07", { campaign })).toEqual(["outside-phase"]);
    expect(codes(inPhase, "2026-12-08", { campaign })).toEqual([]);
    expect(codes(ready({ campaignId: campaign.id }), "2026-12-07", { campaign })).toEqual([]);
    expect(codes(ready({ campaignId: campaign.id }), "2026-11-30", { campaign })).toEqual(["outside-phase"]);
  });

  it("[SCH8] a step that would have to be done already, by the lead times of its pace", () => {
    const idea = buildVideo("v");
    expect(codes(idea, "2026-12-02")).toEqual(["too-late"]);
    const quick = { script: 1, shots: 0, shoot: 1, roughCut: 0, fineCut: 1, brandReview: 1 };
    expect(codes(idea, "2026-12-02", { leadTimes: quick })).toEqual([]);
    const hot = { from: 0, until: instantOf(day("2026-12-02"), time("10:00")), isArchived: false };
    expect(codes(buildVideo("v", { hot }), "2026-12-02")).toEqual([]);
  });

  it("[SCH9] a move leaves an approval alone; content changed since asks for a new one; an answer that may come later is named", () => {
    const asked = { videoId: asId<VideoId>("v"), dueAt: instantOf(day("2026-11-25"), time("10:00")) };
    const approved = { rounds: [], type: "decided", decision: "approve", ...asked } as unknown as ReviewState;
    expect(codes(ready(), "2026-11-24", { review: approved })).toEqual([]);
    expect(codes(ready(), "2026-11-24", { review: approved, contentMoved: false })).toEqual([]);
    expect(codes(ready(), "2026-11-24", { review: approved, contentMoved: true })).toEqual(["needs-reapproval"]);
    const open = { rounds: [], type: "inReview", overdue: false, ...asked } as unknown as ReviewState;
    expect(codes(ready(), "2026-11-24", { review: open })).toEqual(["answer-later"]);
    expect(codes(ready(), "2026-11-25", { review: open })).toEqual([]);
    expect(codes(ready(), "2026-11-25", { review: open }, "09:00")).toEqual(["answer-later"]);
  });

  it("[SCH4] neighbours are found by channel around the day; what went out counts where it went out", () => {
    const out = instantOf(day("2026-11-26"), time("20:15"));
    const index = indexPostings(
      [
        buildVideo("a", { channelId: HOUSE, planDate: day("2026-11-25"), planTime: time("20:00") }),
        buildVideo("b", { channelId: HOUSE, planDate: day("2026-11-20") }),
        buildVideo("gone", { channelId: HOUSE, planDate: day("2026-11-25"), removedAt: 5 }),
        buildVideo("other", { channelId: asId<ChannelId>("host"), planDate: day("2026-11-25") }),
      ],
      (id) => (id === "b" ? out : null),
    );
    const around = (date: string, hours: number) =>
      postingsAround(index, HOUSE, day(date), hours).map(({ videoId, date: on, time: at }) => [videoId, on, at]);
    expect(around("2026-11-25", 4)).toEqual([
      ["a", "2026-11-25", "20:00"],
      ["b", "2026-11-26", "20:15"],
    ]);
    expect(around("2026-11-23", 24)).toEqual([]);
    expect(around("2026-11-23", 48)).toEqual([["a", "2026-11-25", "20:00"]]);
  });
});
