import { describe, expect, it } from "vitest";
import file from "./data/marketing-events.json" with { type: "json" };
import { MARKETING_EVENTS } from "./marketing-events.ts";
import { readEventFile } from "./read-events.ts";

const OWN = {
  id: "brand-birthday",
  kind: "season",
  names: { "zh-Hans": "品牌生日", "zh-Hant": "品牌生日", en: "Brand birthday" },
  rule: { type: "solar", month: 3, day: 18 },
  windows: { warmup: [-7, -1], burst: [0, 0], encore: null },
  tone: "celebrate",
  regions: ["CN"],
  statutory: null,
  tags: [],
  dateConfidence: "high",
  windowConfidence: "own-default",
  sources: [],
  notes: "",
};
const read = (...events: readonly unknown[]) => readEventFile({ schemaVersion: 1, events });
const refusedField = (event: unknown) => {
  const result = read(event);
  return result.ok ? null : result.error.params?.["field"];
};
const nested = (depth: number): unknown =>
  depth === 0 ? OWN.rule : { type: "offset", base: nested(depth - 1), days: 1 };

describe("reading events", () => {
  it("[NODE8] the shipped file is whole: 119 events, all names in three languages", () => {
    expect(MARKETING_EVENTS).toHaveLength(119);
    expect(file.count).toBe(119);
    expect(new Set(MARKETING_EVENTS.map(({ id }) => id)).size).toBe(119);
    expect(MARKETING_EVENTS.every(({ names }) => names["zh-Hans"] && names["zh-Hant"] && names.en)).toBe(true);
  });

  it("[NODE8] the shipped file uses all nine rules", () => {
    const types = new Set(JSON.stringify(file.events).match(/"type":"\w+"/g));
    expect(types.size).toBe(9);
  });

  it("[NODE8] an own event is read", () => {
    expect(read(OWN)).toEqual({ ok: true, value: [OWN] });
  });

  it("[NODE8] what is no event file is refused", () => {
    expect(readEventFile(null)).toEqual({ ok: false, error: { code: "events-shape" } });
    expect(readEventFile([])).toEqual({ ok: false, error: { code: "events-shape" } });
    expect(readEventFile({ schemaVersion: 1, events: {} })).toEqual({ ok: false, error: { code: "events-shape" } });
    expect(readEventFile({ schemaVersion: 2, events: [] })).toEqual({
      ok: false,
      error: { code: "events-version", params: { found: "2" } },
    });
    expect(read(...Array.from({ length: 2001 }, () => OWN))).toMatchObject({ error: { code: "events-too-many" } });
    expect(read(OWN, OWN)).toEqual({ ok: false, error: { code: "events-twice", params: { id: "brand-birthday" } } });
    expect(read(OWN, { ...OWN, id: "other", tone: "loud" })).toEqual({
      ok: false,
      error: { code: "events-event", params: { index: 1, id: "other", field: "tone" } },
    });
    expect(refusedField(7)).toBe("event");
  });

  it.each([
    ["id", "Brand Birthday"],
    ["kind", "party"],
    ["names", { "zh-Hans": "品牌生日", en: "Brand birthday" }],
    ["windows", { warmup: [-1, -7], burst: [0, 0], encore: null }],
    ["windows", { warmup: [-7, -1], burst: [0, 0] }],
    ["windows", { warmup: [-9000, -1], burst: [0, 0], encore: null }],
    ["regions", "CN"],
    ["statutory", undefined],
    ["tags", [1]],
    ["dateConfidence", "certain"],
    ["windowConfidence", "high"],
    ["sources", null],
    ["notes", "x".repeat(2001)],
    ["rule", null],
    ["rule", { type: "toString" }],
    ["rule", { type: "solar", month: 13, day: 1 }],
    ["rule", { type: "lunar", month: 1, day: 31 }],
    ["rule", { type: "term", term: "清明节" }],
    ["rule", { type: "nthWeekday", month: 5, weekday: 0, n: 1 }],
    ["rule", { type: "nthWeekday", month: 5, weekday: 1, n: 0 }],
    ["rule", { type: "easter", days: 0.5 }],
    ["rule", { type: "offset", base: { type: "solar", month: 2 }, days: 1 }],
    ["rule", { type: "range", start: OWN.rule }],
    ["rule", { type: "nthStem", stem: "子", n: 3, from: OWN.rule, inclusive: true }],
    ["rule", { type: "fixed", items: [{ start: "2026-02-30", end: "2026-03-01", label: "" }] }],
    ["rule", { type: "fixed", items: [{ start: "2026-03-02", end: "2026-03-01", label: "" }] }],
    ["rule", nested(6)],
  ])("[NODE8] a wrong %s is named", (field, value) => {
    expect(refusedField({ ...OWN, [field]: value })).toBe(field);
  });
});
