import { asId, type CivilDate, HOUR_MS, type Instant, type PersonId } from "@tongpin/domain/base";
import { instantOf, STATUTORY_TABLE } from "@tongpin/domain/calendar";
import type { LedgerEntry, RecordBody } from "@tongpin/domain/records";
import type { Channel, Video } from "@tongpin/domain/video";
import { describe, expect, it } from "vitest";
import { buildVideo } from "../../test-support/build-video.ts";
import { type TodayInput, todayLists } from "./today-lists.ts";

const day = (text: string) => asId<CivilDate>(text);
const me = asId<PersonId>("me");
/** A Wednesday. */
const NOW: Instant = instantOf(day("2026-11-25"), asId("10:00"));

const video = (id: string, more: Partial<Video> = {}): Video =>
  buildVideo(id, { stage: "script", createdBy: me, ...more });

let seq = 0;
const entry = (at: Instant, body: RecordBody): LedgerEntry => {
  seq += 1;
  return {
    v: 1,
    brandId: asId("b"),
    seq,
    at,
    op: `op${seq}`,
    actor: { id: me, name: "我", kind: "member" },
    body,
    prev: asId("0"),
    hash: asId("0"),
    signature: null,
  };
};
const submission = (id: string, dueAt: Instant) =>
  entry(dueAt - 24 * HOUR_MS, {
    type: "submission",
    submissionId: asId(`s-${id}`),
    videoId: asId(id),
    contentHash: asId("h"),
    cutSha256: null,
    round: 1,
    reviewHours: 24,
    dueAt,
  });
const changes = (id: string, reason: string) =>
  entry(NOW - HOUR_MS, {
    type: "decision",
    submissionId: asId(`s-${id}`),
    videoId: asId(id),
    contentHash: asId("h"),
    decision: "changes",
    level: "must",
    reason,
    late: false,
    seenHead: null,
    clientAt: null,
  });

function input(
  videos: readonly Video[],
  more: Partial<TodayInput> = {},
  channels: readonly Channel[] = [],
): TodayInput {
  return {
    plan: {
      videos: new Map(videos.map((one) => [one.id, one])),
      channels: new Map(channels.map((one) => [one.id, one])),
      campaigns: new Map(),
      figures: new Map(),
      callSheets: new Map(),
      templates: new Map(),
      plans: new Map(),
      views: new Map(),
      industries: [],
      holidays: new Map(),
      nodes: new Map(),
      paces: new Map(),
      videoClashes: new Map(),
    },
    entries: [],
    personId: me,
    role: "planner",
    now: NOW,
    table: STATUTORY_TABLE,
    ...more,
  };
}
const ids = (items: readonly { video: Video }[]) => items.map((item) => item.video.id);

describe("today", () => {
  it("[R13] a reviewer sees what waits for a decision, least time left first", () => {
    const entries = [
      submission("a", NOW + 9 * HOUR_MS),
      submission("b", NOW - HOUR_MS),
      submission("c", NOW + HOUR_MS),
    ];
    const lists = todayLists(
      input(
        ["a", "b", "c"].map((id) => video(id)),
        { role: "reviewer", entries },
      ),
    );
    expect(lists.waiting.map((item) => item.video.id)).toEqual(["b", "c", "a"]);
    expect(lists.risks).toEqual([]);
  });

  it("[R9] the team sees whom it waits for, and an answer that is overdue as a risk", () => {
    const entries = [submission("a", NOW + HOUR_MS), submission("b", NOW - HOUR_MS)];
    const lists = todayLists(input([video("a"), video("b")], { entries }));
    expect(lists.waiting).toEqual([]);
    expect(lists.risks).toMatchObject([{ type: "overdueReview", video: { id: "b" } }]);
  });

  it("[R14] what the brand sent back waits for its owner, with the reason", () => {
    const entries = [
      submission("mine", NOW + HOUR_MS),
      changes("mine", "片头太长"),
      submission("other", NOW),
      changes("other", "x"),
    ];
    const lists = todayLists(input([video("mine", { ownerId: me }), video("other")], { entries }));
    expect(lists.waiting).toMatchObject([{ type: "changes", video: { id: "mine" }, reason: "片头太长" }]);
  });

  it("[C5] the next step of one's own video shows when it is due within three days", () => {
    // The script is due ten working days before the plan date.
    const soon = video("soon", { ownerId: me, planDate: day("2026-12-10") });
    const later = video("later", { ownerId: me, planDate: day("2026-12-25") });
    const lists = todayLists(input([soon, later]));
    expect(lists.waiting).toMatchObject([{ type: "step", video: { id: "soon" }, deadline: { step: "script" } }]);
  });

  it("[C5] a step whose day has passed endangers the promise, a video not yet planned does not", () => {
    const late = video("late", { planDate: day("2026-11-27") });
    const lists = todayLists(input([late, video("tray")]));
    expect(lists.risks).toMatchObject([{ type: "overdueStep", video: { id: "late" }, deadline: { step: "script" } }]);
  });

  it("[C7] what goes out today stands in order of its time, without a time last; what was removed not at all", () => {
    const today = day("2026-11-25");
    const lists = todayLists(
      input([
        video("none", { planDate: today, stage: "ready" }),
        video("late", { planDate: today, stage: "ready", planTime: asId("20:00") }),
        video("noon", { planDate: today, stage: "ready", planTime: asId("12:00") }),
        video("gone", { planDate: today, removedAt: 1 }),
      ]),
    );
    expect(ids(lists.publishing)).toEqual(["noon", "late", "none"]);
  });

  it("[VID7] what goes out today says whether it can", () => {
    const today = day("2026-11-25");
    const lists = todayLists(
      input([
        video("past", { planDate: today, stage: "ready", planTime: asId("09:59") }),
        video("coming", { planDate: today, stage: "ready", planTime: asId("10:01") }),
        video("asked", { planDate: today, stage: "brandReview", planTime: asId("11:00") }),
      ]),
    );
    expect(lists.publishing.map(({ state }) => state)).toEqual(["linkMissing", "ready", "waiting"]);
  });

  it("[P3] one's own step whose day has passed stands apart, and not among the risks as well", () => {
    const mine = video("mine", { ownerId: me, planDate: day("2026-11-27") });
    const theirs = video("theirs", { ownerId: asId("wu"), planDate: day("2026-11-27") });
    const lists = todayLists(input([mine, theirs], { role: "writer" }));
    expect(lists.late).toMatchObject([{ type: "step", video: { id: "mine" } }]);
    expect(lists.waiting).toEqual([]);
    expect(lists.risks).toEqual([]);
    const others = todayLists(input([{ ...theirs, createdBy: asId("li") }], { role: "writer" }));
    expect(others.risks).toMatchObject([{ type: "overdueStep", video: { id: "theirs" } }]);
  });

  it("[C18] a hot topic has no working-day steps, and one that went cold is in no list", () => {
    const today = day("2026-11-25");
    const hot = { from: NOW - HOUR_MS, until: NOW + HOUR_MS, isArchived: false };
    const lists = todayLists(
      input([
        video("hot", { ownerId: me, planDate: today, hot }),
        video("cold", { ownerId: me, planDate: today, hot: { ...hot, until: NOW - 1 } }),
      ]),
    );
    expect(ids(lists.publishing)).toEqual(["hot"]);
    expect([lists.late, lists.waiting, lists.risks]).toEqual([[], [], []]);
  });

  it("a plan day that passed and a plan later than the promise are named, published videos are not", () => {
    const lists = todayLists(
      input([
        video("missed", { planDate: day("2026-11-23"), stage: "ready" }),
        video("promise", { planDate: day("2026-12-30"), promiseDate: day("2026-12-20") }),
        video("out", { planDate: day("2026-11-20"), stage: "published" }),
      ]),
    );
    expect(lists.risks).toMatchObject([
      { type: "missed", video: { id: "missed" }, days: 2 },
      { type: "promise", video: { id: "promise" }, days: 10 },
    ]);
  });

  it("[C9] a channel short of its weekly promise is a gap; one without a promise never", () => {
    const channel = (id: string, weeklyQuota: number | null): Channel => ({
      id: asId(id),
      name: id,
      platform: "douyin",
      hue: 1,
      charsPerMinute: null,
      weeklyQuota,
      monthlyQuota: null,
      hoursApart: 4,
      slots: [],
    });
    const planned = video("v", { channelId: asId("c"), planDate: day("2026-11-28"), stage: "published" });
    const lists = todayLists(input([planned], {}, [channel("c", 2), channel("free", null)]));
    expect(lists.gaps).toEqual([{ channelId: "c", planned: 1, quota: 2 }]);
  });
});
