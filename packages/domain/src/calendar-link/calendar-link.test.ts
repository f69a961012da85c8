import { describe, expect, it } from "vitest";
import { asId, type ChannelId, type CivilDate, type CivilTime } from "../base/index.ts";
import { STATUTORY_TABLE } from "../calendar/index.ts";
import { writeIcs } from "../ics/index.ts";
import type { LedgerEntry, RecordBody } from "../records/index.ts";
import { hashOf } from "../records/ledger-builder.ts";
import { type Campaign, type Channel, STAGES, type Video } from "../video/index.ts";
import { readClientCalendar, spanFor } from "./client-calendar.ts";
import { clientStateOf } from "./client-state.ts";
import { feedOf } from "./feed-events.ts";
import { FEED_WORDS } from "./feed-words.ts";
import { CALENDAR_DETAILS, CALENDAR_KINDS, type CalendarScope } from "./model.ts";
import { scopeFor } from "./scope.ts";
import { type CalendarFacts, shareCalendar } from "./share-calendar.ts";

const day = (text: string) => asId<CivilDate>(text);
const DOUYIN = asId<ChannelId>("douyin-1");
const SPAN = { from: day("2026-11-01"), to: day("2027-01-31"), stepsFrom: day("2026-11-01") };

function buildVideo(id: string, overrides: Partial<Video> = {}): Video {
  return {
    id: asId(id),
    title: `标题 ${id}`,
    form: "video",
    stage: "script",
    channelId: DOUYIN,
    ownerId: asId("lin"),
    campaignId: null,
    phaseId: null,
    order: "a",
    score: 80,
    planDate: day("2026-12-12"),
    planTime: asId<CivilTime>("12:30"),
    promiseDate: null,
    notBefore: null,
    paceId: null,
    pinnedDeadlines: {},
    note: "报价三万",
    createdAt: 1_000,
    createdBy: asId("lin"),
    removedAt: null,
    ...overrides,
  };
}

const CHANNEL: Channel = {
  id: DOUYIN,
  name: "山岚茶事",
  platform: "douyin",
  hue: 120,
  charsPerMinute: 260,
  weeklyQuota: 3,
  monthlyQuota: null,
  hoursApart: 4,
  slots: [],
};

const CAMPAIGN: Campaign = {
  id: asId("c1"),
  name: "双12",
  nodeId: null,
  start: day("2026-12-01"),
  end: day("2026-12-12"),
  phases: [{ id: asId("p1"), kind: "warmup", start: day("2026-12-01"), end: day("2026-12-11"), quota: 4, aim: "种草" }],
  budget: 1_840_000,
  message: "只给自己人看的打法",
  notBefore: null,
};

function entry(seq: number, at: number, body: RecordBody): LedgerEntry {
  const actor = { id: asId<never>("lin"), name: "林", kind: "member" } as const;
  const brandId = asId<never>("brand");
  return { v: 1, brandId, seq, at, op: `op${seq}`, actor, body, prev: hashOf("p"), hash: hashOf("h"), signature: null };
}

function published(seq: number, videoId: string, at: number, url: string): LedgerEntry {
  const of = { videoId: asId<never>(videoId), submissionId: asId<never>("s"), contentHash: hashOf("a") };
  return entry(seq, at, { type: "publication", ...of, url, publishedAt: at });
}

function buildFacts(overrides: Partial<CalendarFacts> = {}): CalendarFacts {
  return {
    videos: [buildVideo("v1")],
    channels: new Map([[DOUYIN, CHANNEL]]),
    campaigns: [CAMPAIGN],
    entries: [],
    holidays: STATUTORY_TABLE,
    paces: new Map(),
    nodes: [],
    people: new Map([[asId("lin"), "林"]]),
    ...overrides,
  };
}

const scope = (overrides: Partial<CalendarScope> = {}): CalendarScope => ({
  kinds: CALENDAR_KINDS,
  channelId: null,
  details: [],
  ...overrides,
});

describe("what a link may show", () => {
  it("[CALK1] a page has no deadlines, a feed no notes, people or stages, whatever is asked for", () => {
    const asked = {
      kinds: ["nodes", "deadlines", "plan", "fees"],
      channelId: null,
      details: ["notes", "people", "money"],
    };
    expect(scopeFor("page", asked)).toEqual({
      kinds: ["plan", "nodes"],
      channelId: null,
      details: ["people", "notes"],
    });
    expect(scopeFor("feed", asked)).toEqual({ kinds: ["plan", "deadlines", "nodes"], channelId: null, details: [] });
  });

  it("[CALK2] outside the team five states are told, never the steps between", () => {
    expect(STAGES.map(clientStateOf)).toEqual([
      ...["planned", "planned", "planned", "planned"],
      ...["making", "making", "making", "making"],
      ...["withBrand", "approved", "published", "published"],
    ]);
  });

  it("[CALK3] note, owner and stage leave only where they are switched on; money, score, message and aim never", () => {
    const text = JSON.stringify(shareCalendar(buildFacts(), scope(), SPAN));
    for (const secret of ["报价三万", "林", "1840000", "只给自己人看的打法", "种草", "80", "260"]) {
      expect(text).not.toContain(secret);
    }
    const open = shareCalendar(buildFacts(), scope({ details: CALENDAR_DETAILS }), SPAN);
    expect(open.items.find(({ kind }) => kind === "plan")).toMatchObject({
      note: "报价三万",
      owner: "林",
      stage: "script",
    });
    for (const secret of ["1840000", "只给自己人看的打法", "种草"]) expect(JSON.stringify(open)).not.toContain(secret);
  });
});

describe("shareCalendar", () => {
  it("[CALK4] a published video stands where it went out; on its plan day only where what went out is not shown", () => {
    const at = Date.UTC(2026, 11, 13, 4);
    const facts = buildFacts({
      videos: [buildVideo("v1", { promiseDate: day("2026-12-14") })],
      entries: [published(1, "v1", at, "https://v.douyin.com/a/"), published(2, "v1", at, "https://v.douyin.com/b/")],
    });
    const kinds = (asked: CalendarScope) =>
      shareCalendar(facts, asked, SPAN).items.map((item) => [item.kind, item.start]);
    expect(kinds(scope({ kinds: ["plan", "promise", "actual", "deadlines"] }))).toEqual([
      ["actual", "2026-12-13"],
      ["promise", "2026-12-14"],
    ]);
    expect(kinds(scope({ kinds: ["plan"] }))).toEqual([["plan", "2026-12-12"]]);
    const [actual] = shareCalendar(facts, scope({ kinds: ["actual"] }), SPAN).items;
    expect(actual).toMatchObject({
      time: "12:00",
      address: "https://v.douyin.com/b/",
      state: "published",
      corrections: 1,
      changedAt: at,
    });
  });

  it("[CALK5] removed videos, other channels' and days outside the span are left out, and so are channels without an entry", () => {
    const facts = buildFacts({
      videos: [
        buildVideo("gone", { removedAt: 5 }),
        buildVideo("other", { channelId: asId("xhs-1") }),
        buildVideo("early", { planDate: day("2026-10-31") }),
        buildVideo("tray", { planDate: null }),
      ],
      channels: new Map([[DOUYIN, CHANNEL]]),
    });
    const shared = shareCalendar(facts, scope({ kinds: ["plan"], channelId: DOUYIN }), SPAN);
    expect(shared).toEqual({ channels: [], items: [] });
  });

  it("[CALK6] deadlines are the chain of the rule without what is done; a campaign brings its phases", () => {
    const facts = buildFacts({ videos: [buildVideo("v1", { stage: "shoot" })] });
    const { items } = shareCalendar(facts, scope({ kinds: ["deadlines", "campaigns"] }), SPAN);
    const lately = shareCalendar(facts, scope({ kinds: ["deadlines"] }), { ...SPAN, stepsFrom: day("2026-12-11") });
    expect(lately.items.map(({ step }) => step)).toEqual(["brandReview"]);
    const steps = items.flatMap(({ kind, step, start }) => (kind === "deadlines" ? [[step, start]] : []));
    expect(steps).toEqual(
      [
        ["shoot", "2026-12-08"],
        ["roughCut", "2026-12-09"],
        ["fineCut", "2026-12-10"],
        ["brandReview", "2026-12-11"],
      ].map(([step]) => [step, expect.any(String)]),
    );
    expect(items.filter(({ kind }) => kind === "campaigns").map(({ id, phase }) => [id, phase])).toEqual([
      ["c1.campaign", null],
      ["c1.p1", "warmup"],
    ]);
  });

  it("[CALK7] entries come by day, those without a time first, and are the same however the facts are ordered", () => {
    const videos = [
      buildVideo("b", { planTime: asId("20:00") }),
      buildVideo("a", { planTime: null }),
      buildVideo("c", { planDate: day("2026-12-01") }),
    ];
    const shared = shareCalendar(buildFacts({ videos }), scope({ kinds: ["plan"] }), SPAN);
    expect(shared.items.map(({ id }) => id)).toEqual(["c.plan", "a.plan", "b.plan"]);
    expect(shareCalendar(buildFacts({ videos: [...videos].reverse() }), scope({ kinds: ["plan"] }), SPAN)).toEqual(
      shared,
    );
  });
});

describe("feeds and pages", () => {
  const feed = {
    name: "山岚茶事",
    origin: "brand",
    since: 5_000,
    words: FEED_WORDS["zh-Hans"],
    addressOf: () => "https://plan.example.com/b/brand",
  };

  it("[ICS7] what is planned is tentative until the brand approved it; a time is a moment in UTC, a campaign is its days", () => {
    const videos = [buildVideo("v1"), buildVideo("v2", { stage: "ready", planTime: null })];
    const { events } = feedOf(
      shareCalendar(buildFacts({ videos }), scope({ kinds: ["plan", "campaigns"] }), SPAN),
      feed,
    );
    const told = events.map(({ uid, summary, status, when, changedAt }) => ({ uid, summary, status, when, changedAt }));
    expect(told).toEqual([
      {
        uid: "c1.campaign@brand.tongpin",
        summary: "活动 · 双12",
        status: "CONFIRMED",
        when: { type: "days", start: "2026-12-01", end: "2026-12-12" },
        changedAt: 5_000,
      },
      {
        uid: "c1.p1@brand.tongpin",
        summary: "预热 · 双12",
        status: "CONFIRMED",
        when: { type: "days", start: "2026-12-01", end: "2026-12-11" },
        changedAt: 5_000,
      },
      {
        uid: "v2.plan@brand.tongpin",
        summary: "计划 · 标题 v2",
        status: "CONFIRMED",
        when: { type: "days", start: "2026-12-12", end: "2026-12-12" },
        changedAt: 1_000,
      },
      {
        uid: "v1.plan@brand.tongpin",
        summary: "计划 · 标题 v1",
        status: "TENTATIVE",
        when: { type: "moment", start: Date.UTC(2026, 11, 12, 4, 30), minutes: 30 },
        changedAt: 1_000,
      },
    ]);
  });

  it("[ICS7] what a feed says is the title, the channel and the client's state, and nothing of the video beside", () => {
    const text = writeIcs(feedOf(shareCalendar(buildFacts(), scope({ kinds: ["plan"] }), SPAN), feed));
    expect(text).toContain("DESCRIPTION:山岚茶事\\n已排期");
    expect(text).not.toContain("报价");
  });

  it("[CALK8] a page looks a quarter back and a year ahead, a feed a year back and two ahead", () => {
    expect(spanFor("page", day("2026-11-22"))).toEqual({
      from: "2026-08-22",
      to: "2027-11-23",
      stepsFrom: "2026-10-22",
    });
    expect(spanFor("feed", day("2026-11-22"))).toEqual({
      from: "2025-11-21",
      to: "2028-11-22",
      stepsFrom: "2026-10-22",
    });
  });

  it.each([[null], ["x"], [{}], [{ v: 2 }], [{ v: 1, brand: "b", label: "", from: "a", to: "b", items: {} }]])(
    "[CALK8] what another version wrote is no calendar: %j",
    (value) => {
      expect(readClientCalendar(value)).toBeNull();
    },
  );
});
