import { describe, expect, it } from "vitest";
import { type CivilDate, must } from "../base/index.ts";
import { dayKind, STATUTORY_TABLE } from "../calendar/index.ts";
import { MARKETING_EVENTS } from "./marketing-events.ts";
import { cautionsOn, resolveNode, resolveNodes } from "./resolve-node.ts";

const date = (text: string) => text as CivilDate;
const event = (id: string) =>
  must(
    MARKETING_EVENTS.find((one) => one.id === id),
    id,
  );
const on = (id: string, year: number) => resolveNode(event(id), year).map(({ start }) => start);

// Verified by six libraries and the Hong Kong Observatory's tables; columns as in FESTIVALS.
const FESTIVALS = [
  "spring-festival",
  "lantern-festival",
  "qingming",
  "dragon-boat",
  "qixi",
  "mid-autumn",
  "double-ninth",
  "laba",
  "xiaonian-north",
  "dongzhi",
] as const;
const VERIFIED = `
2024 02-10 02-24 04-04 06-10 08-10 09-17 10-11 01-18 02-02 12-21
2025 01-29 02-12 04-04 05-31 08-29 10-06 10-29 01-07 01-22 12-21
2026 02-17 03-03 04-05 06-19 08-19 09-25 10-18 01-26 02-10 12-22
2027 02-06 02-20 04-05 06-09 08-08 09-15 10-08 01-15 01-30 12-22
2028 01-26 02-09 04-04 05-28 08-26 10-03 10-26 01-04 01-19 12-21
2029 02-13 02-27 04-04 06-16 08-16 09-22 10-16 01-22 02-06 12-21
2030 02-03 02-17 04-05 06-05 08-05 09-12 10-05 01-11 01-26 12-22
2031 01-23 02-06 04-05 06-24 08-24 10-01 10-24 01-01 01-16 12-22
2032 02-11 02-25 04-04 06-12 08-12 09-19 10-12 01-20 02-04 12-21
2033 01-31 02-14 04-04 06-01 08-01 09-08 10-01 01-08 01-23 12-21
2034 02-19 03-05 04-05 06-20 08-20 09-27 10-20 01-27 02-11 12-22
2035 02-08 02-22 04-05 06-10 08-10 09-16 10-09 01-16 01-31 12-22`
  .trim()
  .split("\n")
  .map((line) => line.split(" "));

describe("nodes in a year", () => {
  it.each(VERIFIED)("[NODE2] the festivals of %s", (year, ...days) => {
    expect(FESTIVALS.map((id) => on(id, Number(year)))).toEqual(days.map((day) => [`${year}-${day}`]));
  });

  it("[NODE3] the events' own checks: travel rush, exams, sales", () => {
    expect(resolveNode(event("spring-travel-rush"), 2025)).toMatchObject([{ start: "2025-01-14", end: "2025-02-22" }]);
    expect(resolveNode(event("spring-travel-rush"), 2026)).toMatchObject([{ start: "2026-02-02", end: "2026-03-13" }]);
    expect(on("nianhuo-festival", 2026)).toEqual(["2026-01-08", "2026-12-28"]);
    expect(resolveNode(event("shuangdan"), 2026)).toMatchObject([{ start: "2026-12-20", end: "2027-01-02" }]);
    expect(on("mothers-day", 2027)).toEqual(["2027-05-09"]);
    expect(on("black-friday", 2026)).toEqual(["2026-11-27"]);
  });

  it("[NODE4] windows as dates: Double 11 like Douyin 2025, the Spring Festival warm-up in the old year", () => {
    expect(resolveNode(event("double-11"), 2025)).toEqual([
      {
        eventId: "double-11",
        start: "2025-11-11",
        end: "2025-11-11",
        label: null,
        warmup: { start: "2025-09-16", end: "2025-10-08" },
        burst: { start: "2025-10-09", end: "2025-11-11" },
        encore: { start: "2025-11-12", end: "2025-11-14" },
        tone: "celebrate",
        confidence: "high",
      },
    ]);
    const [springFestival] = resolveNode(event("spring-festival"), 2026);
    expect(springFestival?.warmup).toEqual({ start: "2026-01-13", end: "2026-02-02" });
    expect(resolveNode(event("new-years-day"), 2027)[0]?.warmup.start).toBe("2026-12-22");
    expect(resolveNode(event("double-12"), 2026)[0]?.encore).toBeNull();
  });

  it("[NODE6] low confidence must be confirmed; a one-off date has its own", () => {
    const low = MARKETING_EVENTS.filter(({ dateConfidence }) => dateConfidence === "low").map(({ id }) => id);
    expect(low.sort()).toEqual([
      "civil-service-exam",
      "earth-hour",
      "nianhuo-festival",
      "postgraduate-exam",
      "prime-day",
    ]);
    const cup = event("world-cup");
    expect(resolveNode(cup, 2026)).toMatchObject([
      { label: "2026 Canada, Mexico, USA", confidence: cup.dateConfidence },
    ]);
    expect(resolveNode({ ...cup, dateConfidence: "low" }, 2026)[0]?.confidence).toBe("low");
    expect(resolveNode({ ...cup, dateConfidence: "low" }, 2030)[0]?.confidence).toBe("medium");
    expect(on("world-cup", 2027)).toEqual([]);
  });

  it("[NODE7] every statutory event lies on a day off of its holiday, 2024–2027", () => {
    const statutory = MARKETING_EVENTS.filter((one) => one.statutory !== null);
    expect(statutory).toHaveLength(8);
    for (const one of statutory)
      for (const year of [2025, 2026, 2027])
        for (const { start } of resolveNode(one, year)) {
          const { kind, name } = dayKind(start, STATUTORY_TABLE);
          expect([one.id, kind]).toEqual([one.id, "holiday"]);
          expect(name?.split("、")).toContain(one.statutory);
        }
  });

  it("[NODE4] a stretch of days shows what touches it, windows included, by first day", () => {
    const found = resolveNodes(MARKETING_EVENTS, date("2026-12-14"), date("2026-12-20"));
    const ids = found.map(({ eventId }) => eventId);
    expect(ids).toContain("shuangdan");
    expect(ids).toContain("christmas");
    expect(ids).not.toContain("double-12");
    expect(ids).not.toContain("national-memorial-day");
    // Its day is in 2027, its warm-up in this week.
    expect(found.find(({ eventId }) => eventId === "nianhuo-festival")?.start).toBe("2026-12-28");
    const order = found.map(({ start }) => start);
    expect(order).toEqual([...order].sort());
    // Started the year before and still on.
    expect(
      resolveNodes(MARKETING_EVENTS, date("2027-01-02"), date("2027-01-02")).some(
        ({ eventId, start }) => eventId === "shuangdan" && start === "2026-12-20",
      ),
    ).toBe(true);
  });

  it("[NODE5] careful days: the strictest first, celebrations never", () => {
    const cautions = (day: string) =>
      cautionsOn(date(day), resolveNodes(MARKETING_EVENTS, date(day), date(day))).map(
        ({ eventId, tone }) => `${eventId} ${tone}`,
      );
    expect(cautions("2026-12-13")).toEqual(["national-memorial-day no-promo"]);
    expect(cautions("2026-05-12")).toEqual(["disaster-prevention-day solemn"]);
    expect(cautions("2026-04-05")).toEqual(["qingming solemn"]);
    expect(cautions("2026-09-30")).toEqual(["martyrs-day solemn"]);
    // In Qingming's warm-up, but 1 April itself only asks for care with jokes.
    expect(cautions("2026-04-01")).toEqual(["april-fools caution"]);
    expect(cautions("2026-12-12")).toEqual([]);
  });

  it("[NODE5] several tones on one day come strictest first", () => {
    const day = date("2026-12-13");
    const onDay = (id: string) => ({ ...must(resolveNode(event(id), 2026)[0]), start: day, end: day });
    const all = ["army-day", "qixi", "victory-day", "national-memorial-day"].map(onDay);
    expect(cautionsOn(day, all).map(({ tone }) => tone)).toEqual(["no-promo", "solemn", "caution"]);
  });
});
