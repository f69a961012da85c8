import { describe, expect, it } from "vitest";
import { asId, type CivilDate, type PersonId } from "../base/index.ts";
import { MARKETING_EVENTS } from "./marketing-events.ts";
import type { MarketingEvent } from "./model.ts";
import { type KeptNode, nextOccurrences, nodeTableOf } from "./node-table.ts";
import { resolveNodes } from "./resolve-node.ts";

const day = (text: string) => text as CivilDate;
const WORLD_CUP: MarketingEvent = {
  id: "own-cup",
  kind: "one-off",
  names: { "zh-Hans": "2027 女足世界杯", "zh-Hant": "2027 女足世界盃", en: "Women's World Cup 2027" },
  rule: { type: "fixed", items: [{ start: day("2027-06-24"), end: day("2027-07-25"), label: "" }] },
  windows: { warmup: [-21, -1], burst: [0, 31], encore: null },
  tone: "celebrate",
  regions: ["CN"],
  statutory: null,
  tags: [],
  dateConfidence: "high",
  windowConfidence: "own-default",
  sources: [],
  notes: "",
};
const keep = (
  event: MarketingEvent | null,
  more: { id?: string; hidden?: boolean; removedAt?: number } = {},
): KeptNode => ({
  id: more.id ?? event?.id ?? "",
  own: event && { ...event, createdAt: 1, createdBy: asId<PersonId>("lin"), removedAt: more.removedAt ?? null },
  hidden: more.hidden ?? false,
});
const tableOf = (...kept: readonly KeptNode[]) =>
  nodeTableOf(new Map(kept.map((one) => [one.id, one])), MARKETING_EVENTS);
const ids = (events: readonly { id: string }[]) => events.map(({ id }) => id);

describe("the nodes of a brand", () => {
  it("[PLN-03] an own one-off event stands in the calendar with its warm-up, under its own name", () => {
    const { shown } = tableOf(keep(WORLD_CUP));
    const found = resolveNodes(shown, day("2027-06-24"), day("2027-07-25")).filter(
      ({ eventId }) => eventId === "own-cup",
    );
    expect(found).toMatchObject([
      { start: "2027-06-24", end: "2027-07-25", label: null, warmup: { start: "2027-06-03", end: "2027-06-23" } },
    ]);
    expect(resolveNodes(shown, day("2028-01-01"), day("2028-12-31")).some(({ eventId }) => eventId === "own-cup")).toBe(
      false,
    );
  });

  it("[NODE9] under the id of one that ships an own one takes its place, and taken back gives it back", () => {
    const later = { ...WORLD_CUP, id: "nianhuo-festival" };
    expect(tableOf(keep(later)).byId.get("nianhuo-festival")?.names.en).toBe("Women's World Cup 2027");
    expect(ids(tableOf(keep(later)).shown)).toHaveLength(MARKETING_EVENTS.length);
    const back = tableOf(keep(later, { removedAt: 5 }));
    expect(back.byId.get("nianhuo-festival")).toBe(MARKETING_EVENTS.find(({ id }) => id === "nianhuo-festival"));
    expect(ids(back.shown)).toContain("nianhuo-festival");
  });

  it("[NODE9] hidden and removed ones are not shown and keep their names for what was made from them", () => {
    const hidden = tableOf(keep(null, { id: "double-12", hidden: true }), keep(WORLD_CUP, { removedAt: 5 }));
    expect(ids(hidden.shown)).not.toContain("double-12");
    expect(ids(hidden.shown)).not.toContain("own-cup");
    expect(hidden.byId.get("double-12")?.id).toBe("double-12");
    expect(hidden.byId.get("own-cup")?.names.en).toBe("Women's World Cup 2027");
  });

  it("[NODE9] the same map gives the same table, so that nothing is counted twice", () => {
    const kept = new Map([["own-cup", keep(WORLD_CUP)]]);
    expect(nodeTableOf(kept, MARKETING_EVENTS)).toBe(nodeTableOf(kept, MARKETING_EVENTS));
    expect(nodeTableOf(kept, [])).not.toBe(nodeTableOf(kept, MARKETING_EVENTS));
  });

  it("[NODE10] the next times: two in a year, none in another, fewer where the rule ends", () => {
    const laba = MARKETING_EVENTS.find(({ id }) => id === "laba");
    if (!laba) throw new Error("laba");
    expect(nextOccurrences(laba, day("2022-01-01"), 4).map(({ start }) => start)).toEqual([
      "2022-01-10",
      "2022-12-30",
      "2024-01-18",
      "2025-01-07",
    ]);
    expect(nextOccurrences(laba, day("2022-01-11"), 1).map(({ start }) => start)).toEqual(["2022-12-30"]);
    expect(nextOccurrences(WORLD_CUP, day("2026-11-22"), 5)).toHaveLength(1);
    expect(nextOccurrences({ ...WORLD_CUP, rule: { type: "solar", month: 2, day: 30 } }, day("2026-11-22"), 5)).toEqual(
      [],
    );
  });
});
