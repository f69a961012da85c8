import {
  asId,
  type CampaignId,
  type ChannelId,
  type CivilDate,
  must,
  type PhaseId,
  type VideoId,
} from "@tongpin/domain/base";
import { STATUTORY_TABLE } from "@tongpin/domain/calendar";
import { MARKETING_EVENTS, resolveNodes } from "@tongpin/domain/nodes";
import type { Campaign, Channel, Video } from "@tongpin/domain/video";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arrange } from "../arrange.ts";
import { spanOn, stripAxis } from "./axis.ts";
import { daysOf, movedCampaign, moveOfKey } from "./bar-moves.ts";
import { campaignFills, wholeSpan } from "./campaign-fill.ts";
import { heatRows } from "./heat.ts";
import { nodeMarks, shortName } from "./node-marks.ts";
import { restSpans } from "./rest-spans.ts";

const day = (text: string) => asId<CivilDate>(text);
const CHANNEL = asId<ChannelId>("house");

function buildVideo(id: string, over: Partial<Video> = {}): Video {
  return {
    id: asId<VideoId>(id),
    title: id,
    form: "video",
    stage: "script",
    channelId: CHANNEL,
    ownerId: null,
    campaignId: null,
    phaseId: null,
    order: id,
    score: null,
    planDate: null,
    planTime: null,
    notBefore: null,
    paceId: null,
    promiseDate: null,
    pinnedDeadlines: {},
    note: "",
    createdAt: 0 as Video["createdAt"],
    createdBy: asId("p"),
    removedAt: null,
    ...over,
  };
}

const BURST = asId<PhaseId>("burst");
const CAMPAIGN: Campaign = {
  id: asId<CampaignId>("double12"),
  name: "双12",
  nodeId: "double-12",
  start: day("2026-11-24"),
  end: day("2026-12-17"),
  notBefore: null,
  budget: 0,
  message: "",
  phases: [
    { id: asId("warmup"), kind: "warmup", start: day("2026-12-01"), end: day("2026-12-07"), quota: 3, aim: "" },
    { id: BURST, kind: "burst", start: day("2026-12-08"), end: day("2026-12-12"), quota: 3, aim: "" },
  ],
};

describe("the strip's axis", () => {
  it("[C8] half a year is six whole months in whole weeks, a year twelve", () => {
    const half = stripAxis("half", day("2026-11-22"));
    expect(half.months.map(({ month }) => month)).toEqual([10, 11, 12, 1, 2, 3]);
    expect([half.start, half.end, half.weeks.length]).toEqual(["2026-09-28", "2027-04-04", 27]);
    const year = stripAxis("year", day("2027-01-01"));
    expect([year.months.length, year.start, year.end, year.days]).toEqual([12, "2026-12-28", "2028-01-02", 371]);
  });

  it("[C8] a span is cut at the ends of the axis, and none when it is not on it", () => {
    const axis = { start: day("2027-01-04"), days: 100 };
    expect(spanOn(axis, day("2027-01-04"), day("2027-01-04"))).toEqual({ left: 0, width: 1 });
    expect(spanOn(axis, day("2026-12-01"), day("2027-01-13"))).toEqual({ left: 0, width: 10 });
    expect(spanOn(axis, day("2026-12-01"), day("2027-01-03"))).toBeNull();
    expect(spanOn(axis, day("2027-04-14"), day("2027-05-01"))).toBeNull();
  });
});

describe("posts per week", () => {
  const channel: Channel = {
    id: CHANNEL,
    name: "山岚",
    platform: "douyin",
    hue: 1,
    charsPerMinute: null,
    weeklyQuota: 3,
    monthlyQuota: null,
    hoursApart: 4,
    slots: [],
  };
  const axis = stripAxis("half", day("2026-10-01"));
  const weekOf = (rows: ReturnType<typeof heatRows>, monday: string) =>
    must(rows[0]?.weeks.find((week) => week.monday === monday));

  it("[C8] a week's figure is what is planned or out in it, Monday to Sunday; what is missing is shown ahead only", () => {
    const videos = [
      buildVideo("a", { planDate: day("2026-11-16") }),
      buildVideo("b", { planDate: day("2026-11-22") }),
      buildVideo("c", { planDate: day("2026-11-23") }),
      buildVideo("d", { planDate: day("2026-11-29"), channelId: null }),
      buildVideo("e", { planDate: day("2026-11-29"), removedAt: 1 as Video["removedAt"] }),
    ];
    const { byDay } = arrange(videos, new Map(), null);
    const rows = heatRows(axis, { shown: byDay, everything: byDay }, [channel], day("2026-11-25"));
    expect(weekOf(rows, "2026-11-16")).toMatchObject({ planned: 2, short: 0, level: 4 });
    expect(weekOf(rows, "2026-11-23")).toMatchObject({ planned: 1, short: 2, level: 2 });
    expect(weekOf(rows, "2026-11-30")).toMatchObject({ planned: 0, short: 3, level: 0, isNear: true });
    expect(weekOf(rows, "2027-01-18")).toMatchObject({ short: 3, isNear: false });
    expect(rows[0]?.short).toBe(2 + 7 * 3);
    expect(rows.map((row) => [row.channel?.name ?? null, row.planned])).toEqual([
      ["山岚", 3],
      [null, 1],
    ]);
  });

  it("[C8] [C13] a filter takes posts from the figure, never from what is promised", () => {
    const videos = [
      buildVideo("a", { planDate: day("2026-11-23") }),
      buildVideo("b", { planDate: day("2026-11-24"), stage: "idea" }),
    ];
    const everything = arrange(videos, new Map(), null).byDay;
    const shown = arrange(videos, new Map(), ({ stage }) => stage === "idea").byDay;
    const rows = heatRows(axis, { shown, everything }, [channel], day("2026-11-25"));
    expect(weekOf(rows, "2026-11-23")).toMatchObject({ planned: 1, short: 1 });
  });
});

describe("how full campaigns are", () => {
  it("[C7] [C8] planned, settled and out are counted for the campaign and each phase; what is out does not move along", () => {
    const inBurst = { campaignId: CAMPAIGN.id, phaseId: BURST };
    const videos = [
      buildVideo("a", { ...inBurst, planDate: day("2026-12-08") }),
      buildVideo("b", { ...inBurst, planDate: day("2026-12-09"), stage: "ready" }),
      buildVideo("c", { ...inBurst, planDate: day("2026-12-10"), stage: "published" }),
      buildVideo("d", { campaignId: CAMPAIGN.id }),
      buildVideo("e", { ...inBurst, planDate: day("2026-12-11"), removedAt: 1 as Video["removedAt"] }),
      buildVideo("f", { planDate: day("2026-12-11") }),
    ];
    const fill = must(campaignFills(videos, new Set([asId<VideoId>("c")])).get(CAMPAIGN.id));
    expect(fill).toMatchObject({ planned: 3, settled: 2, published: 1, movable: ["a", "b"] });
    expect(fill.phases.get(BURST)).toEqual({ planned: 3, settled: 2, published: 1 });
  });
});

describe("moving bars", () => {
  it("[C8] a campaign takes its phases along; an end never passes its beginning", () => {
    expect(wholeSpan(movedCampaign(CAMPAIGN, { type: "campaign", days: 7 }))).toEqual({
      start: "2026-12-01",
      end: "2026-12-24",
    });
    const burst = (move: Parameters<typeof movedCampaign>[1]) =>
      must(movedCampaign(CAMPAIGN, move).phases.find(({ id }) => id === BURST));
    expect(burst({ type: "end", phaseId: BURST, days: -20 })).toMatchObject({ start: "2026-12-08", end: "2026-12-08" });
    expect(burst({ type: "start", phaseId: BURST, days: 20 })).toMatchObject({
      start: "2026-12-12",
      end: "2026-12-12",
    });
    expect(burst({ type: "end", phaseId: BURST, days: 3 })).toMatchObject({ start: "2026-12-08", end: "2026-12-15" });
  });

  it("[C8] any move keeps a phase's days in order, and a campaign's own length", () => {
    const days = fc.integer({ min: -300, max: 300 });
    fc.assert(
      fc.property(days, fc.constantFrom("start" as const, "end" as const), (count, type) => {
        for (const { start, end } of movedCampaign(CAMPAIGN, { type, phaseId: BURST, days: count }).phases) {
          expect(start <= end).toBe(true);
        }
        const back = movedCampaign(movedCampaign(CAMPAIGN, { type: "campaign", days: count }), {
          type: "campaign",
          days: -count,
        });
        expect(back).toEqual(CAMPAIGN);
      }),
    );
  });

  it("[C8] Ctrl+Shift+arrows move the campaign, Shift the end, Ctrl the beginning, a bare arrow nothing", () => {
    const key = (name: string, held: string) => ({
      key: name,
      ctrlKey: held.includes("c"),
      shiftKey: held.includes("s"),
      metaKey: held.includes("m"),
      altKey: held.includes("a"),
    });
    expect(moveOfKey(key("ArrowRight", "cs"), BURST)).toEqual({ type: "campaign", days: 1 });
    expect(moveOfKey(key("ArrowUp", "ms"), null)).toEqual({ type: "campaign", days: -7 });
    expect(moveOfKey(key("ArrowLeft", "s"), BURST)).toEqual({ type: "end", phaseId: BURST, days: -1 });
    expect(moveOfKey(key("ArrowRight", "c"), BURST)).toEqual({ type: "start", phaseId: BURST, days: 1 });
    expect(moveOfKey(key("ArrowDown", "s"), BURST)).toBeNull();
    expect(moveOfKey(key("ArrowRight", "s"), null)).toBeNull();
    expect(moveOfKey(key("ArrowRight", ""), BURST)).toBeNull();
    expect(moveOfKey(key("ArrowRight", "csa"), BURST)).toBeNull();
  });

  it("[C8] pixels become whole days", () => {
    expect(daysOf(70, 1_890, 189)).toBe(7);
    expect(daysOf(-14, 1_890, 189)).toBe(-1);
    expect(daysOf(10, 0, 189)).toBe(0);
  });
});

describe("what stands over the weeks", () => {
  it("[C8] days off are one span each with their name, make-up days are days of their own", () => {
    const spans = restSpans(day("2026-09-28"), day("2026-10-18"), STATUTORY_TABLE);
    expect(spans.map(({ kind, start, end }) => [kind, start, end])).toEqual([
      ["holiday", "2026-10-01", "2026-10-07"],
      ["makeup", "2026-10-10", "2026-10-10"],
    ]);
    const [newYear] = restSpans(day("2028-01-01"), day("2028-01-03"), STATUTORY_TABLE);
    expect(newYear).toMatchObject({ provisional: true, end: "2028-01-01" });
  });

  it("[C8] [PLN01] names never cover each other, used nodes come first, minor days are left to the month", () => {
    const axis = stripAxis("year", day("2027-01-01"));
    const byId = new Map(MARKETING_EVENTS.map((event) => [event.id, event]));
    const width = (name: string) => name.length * 1.2;
    const marks = nodeMarks(resolveNodes(MARKETING_EVENTS, axis.start, axis.end), axis, {
      nameOf: ({ eventId }) => byId.get(eventId)?.names["zh-Hans"] ?? "",
      kindOf: ({ eventId }) => byId.get(eventId)?.kind ?? null,
      isUsed: ({ eventId }) => eventId === "qixi",
      isOwn: () => false,
      widthOf: width,
    });
    expect(marks.find(({ occurrence }) => occurrence.eventId === "qixi")?.lane).toBe(0);
    expect(marks.some(({ occurrence }) => occurrence.eventId === "arbor-day")).toBe(false);
    expect(marks.some(({ occurrence }) => occurrence.eventId === "national-memorial-day")).toBe(true);
    for (const a of marks) {
      for (const b of marks) {
        if (a === b || a.lane === null || a.lane !== b.lane) continue;
        const endOf = (mark: typeof a) => mark.span.left + width(shortName(mark.name));
        const apart = endOf(a) <= b.span.left || endOf(b) <= a.span.left;
        expect(apart, `${a.name} · ${b.name}`).toBe(true);
      }
    }
  });
});
