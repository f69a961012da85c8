import { describe, expect, it } from "vitest";
import { asId, type ChannelId, type CivilDate, type PaceId } from "../base/index.ts";
import {
  DEFAULT_LEAD_TIMES,
  deadlineChain,
  leadTimesOf,
  offeredPaces,
  type Pace,
  STATUTORY_TABLE,
} from "../calendar/index.ts";
import type { Channel } from "../video/index.ts";
import { gapsAhead } from "./cadence-ahead.ts";
import { chainChange, movedSteps } from "./chain-change.ts";
import { indexPostings } from "./move-rules.ts";
import { shiftDate } from "./shift-dates.ts";
import { buildVideo } from "./video-builder.ts";

const day = (text: string) => text as CivilDate;
const HOUSE = asId<ChannelId>("house");

function channel(overrides: Partial<Channel>): Channel {
  return {
    id: HOUSE,
    name: "山岚",
    platform: "douyin",
    hue: 1,
    charsPerMinute: null,
    weeklyQuota: null,
    monthlyQuota: null,
    hoursApart: 4,
    slots: [],
    ...overrides,
  };
}

function gaps(facts: Partial<Channel>, dates: readonly string[]) {
  const videos = dates.map((date, at) => buildVideo(`v${at}`, { channelId: HOUSE, planDate: day(date) }));
  const postings = indexPostings(videos, () => null);
  return gapsAhead({ channels: [channel(facts)], postings, today: day("2026-11-25") });
}

describe("cadence ahead", () => {
  it("[SCH11] eight weeks from this one, those that are full left out; one looks from today on", () => {
    const found = gaps({ weeklyQuota: 2 }, ["2026-11-23", "2026-12-01", "2026-12-03"]);
    expect(found.map(({ start, short }) => [start, short])).toEqual([
      ["2026-11-23", 1],
      ["2026-12-07", 2],
      ["2026-12-14", 2],
      ["2026-12-21", 2],
      ["2026-12-28", 2],
      ["2027-01-04", 2],
      ["2027-01-11", 2],
    ]);
    expect(found[0]).toMatchObject({ per: "week", end: "2026-11-29", planned: 1, quota: 2, jumpTo: "2026-11-25" });
  });

  it("[SCH11] months as well, every one the eight weeks touch; without a promise nothing is short", () => {
    expect(gaps({ monthlyQuota: 1 }, ["2026-11-01", "2027-01-31"])).toMatchObject([
      { per: "month", start: "2026-12-01", end: "2026-12-31", short: 1, jumpTo: "2026-12-01" },
    ]);
    expect(gaps({}, [])).toEqual([]);
  });
});

describe("what a moved plan date does to the chain", () => {
  const chain = (planDate: CivilDate, pinned = {}) =>
    deadlineChain({ planDate, pinned, table: STATUTORY_TABLE, leadTimes: DEFAULT_LEAD_TIMES });
  const change = (from: string, to: string, pinned = {}) =>
    chainChange({
      before: chain(day(from), pinned),
      after: chain(day(to), pinned),
      planDate: day(to),
      leadTimes: DEFAULT_LEAD_TIMES,
      table: STATUTORY_TABLE,
    });

  it("[SCH12] every step with its old and new day and how it was counted: the days off skipped, the weekends worked", () => {
    const steps = change("2026-09-18", "2026-10-12");
    expect(steps.map(({ step, from, to, workdays }) => [step, from, to, workdays])).toEqual([
      ["script", "2026-09-04", "2026-09-21", 2],
      ["shots", "2026-09-08", "2026-09-23", 2],
      ["shoot", "2026-09-10", "2026-09-28", 2],
      ["roughCut", "2026-09-14", "2026-09-30", 1],
      ["fineCut", "2026-09-15", "2026-10-08", 2],
      ["brandReview", "2026-09-17", "2026-10-10", 1],
    ]);
    const roughCut = steps.find(({ step }) => step === "roughCut");
    expect(roughCut?.skipped).toContainEqual({ start: "2026-10-01", end: "2026-10-07", name: "国庆节" });
    expect(steps.find(({ step }) => step === "brandReview")?.makeups).toEqual(["2026-10-10"]);
    expect(movedSteps(steps)).toBe(6);
  });

  it("[SCH12] a fixed day stays and what it contradicts is named; nothing moves when the date does not", () => {
    const steps = change("2026-12-22", "2026-12-15", { fineCut: day("2026-12-18") });
    const fineCut = steps.find(({ step }) => step === "fineCut");
    expect(fineCut).toMatchObject({ pinned: true, moves: false, skipped: [], conflict: { code: "after-next" } });
    expect(movedSteps(change("2026-12-22", "2026-12-22"))).toBe(0);
  });
});

describe("paces", () => {
  const own: Pace = { id: asId<PaceId>("own"), name: "大片", leadTimes: DEFAULT_LEAD_TIMES, isRemoved: false };

  it("[DL9] a video goes by its pace as the brand set it, else as shipped, else by the normal one", () => {
    const slow = { ...DEFAULT_LEAD_TIMES, script: 9 };
    const paces = new Map([[asId<PaceId>("normal"), { ...own, id: asId<PaceId>("normal"), leadTimes: slow }]]);
    expect(leadTimesOf(null, paces)).toBe(slow);
    expect(leadTimesOf(null, new Map())).toBe(DEFAULT_LEAD_TIMES);
    expect(leadTimesOf(asId<PaceId>("quick"), paces).script).toBe(1);
    expect(leadTimesOf(asId<PaceId>("unknown"), paces)).toBe(slow);
  });

  it("[DL9] the shipped ones are offered first, removed ones no more", () => {
    const gone = { ...own, id: asId<PaceId>("gone"), isRemoved: true };
    const offered = offeredPaces(new Map([own, gone].map((pace) => [pace.id, pace])));
    expect(offered.map(({ id }) => id)).toEqual(["normal", "quick", "shoot-heavy", "own"]);
  });
});

describe("shifting many", () => {
  it("[SCH13] by days of the calendar or by days people work", () => {
    expect(shiftDate(day("2026-09-30"), { days: 3, unit: "days" }, STATUTORY_TABLE)).toBe("2026-10-03");
    expect(shiftDate(day("2026-09-30"), { days: 3, unit: "workdays" }, STATUTORY_TABLE)).toBe("2026-10-10");
    expect(shiftDate(day("2026-10-12"), { days: -1, unit: "workdays" }, STATUTORY_TABLE)).toBe("2026-10-10");
  });
});
