import { describe, expect, it } from "vitest";
import { asId, type CivilDate, type PersonId } from "../base/index.ts";
import { STATUTORY_NOTICES } from "../calendar/statutory.ts";
import { type KeptNode, MARKETING_EVENTS } from "../nodes/index.ts";
import { calendarContentOf, readCalendarFile, writeCalendarFile } from "./calendar-file.ts";

const BY = { at: 1, by: asId<PersonId>("lin") };
const [EVENT] = MARKETING_EVENTS;
const [NOTICE] = STATUTORY_NOTICES;
if (!EVENT || !NOTICE) throw new Error("nothing ships");

const own: KeptNode = {
  id: EVENT.id,
  own: { ...EVENT, createdAt: 1, createdBy: BY.by, removedAt: null },
  hidden: false,
};
const content = calendarContentOf(
  new Map([
    ["2024", { type: "year", notice: NOTICE, ...BY }],
    ["2026-11-24", { type: "day", date: "2026-11-24" as CivilDate, isOffDay: true, name: "年假", ...BY }],
  ] as never),
  new Map([
    [own.id, own],
    ["double-12", { id: "double-12", own: null, hidden: true }],
    ["gone", { ...own, id: "gone", own: own.own && { ...own.own, id: "gone", removedAt: 2 } }],
  ]),
);
const code = (text: string) => {
  const read = readCalendarFile(text);
  return read.ok ? null : read.error.code;
};

describe("a brand's calendar as a file", () => {
  it("[A8] what is written comes back: years, marked days, own nodes, hidden ones; nothing of who decided it", () => {
    const text = writeCalendarFile(content);
    expect(readCalendarFile(text)).toEqual({ ok: true, value: { ...content, warnings: [] } });
    expect(content.events).toEqual([EVENT]);
    expect(content.hidden).toEqual(["double-12"]);
    expect(text).not.toContain("lin");
  });

  it("[CAL11] a year alone, in holiday-cn's shape, and a file of events alone are calendars too", () => {
    expect(readCalendarFile(JSON.stringify(NOTICE))).toMatchObject({
      ok: true,
      value: { notices: [NOTICE], events: [] },
    });
    expect(readCalendarFile(`\uFEFF${JSON.stringify({ schemaVersion: 1, events: [EVENT] })}`)).toMatchObject({
      ok: true,
      value: { notices: [], events: [EVENT] },
    });
  });

  it("[A8] what is no calendar is refused whole, with what is wrong", () => {
    const file = (patch: Record<string, unknown>) =>
      JSON.stringify({ ...JSON.parse(writeCalendarFile(content)), ...patch });
    expect(code("  ")).toBe("calendar-empty");
    expect(code("x".repeat(2_000_001))).toBe("calendar-too-large");
    expect(code("hello")).toBe("holidays-not-json");
    expect(code(file({ schemaVersion: 2 }))).toBe("calendar-version");
    expect(code(file({ years: {} }))).toBe("calendar-part");
    expect(code(file({ years: [{ ...NOTICE, days: [] }] }))).toBe("holidays-empty");
    expect(code(file({ days: [{ date: "2026-02-30", name: "", isOffDay: true }] }))).toBe("calendar-part");
    expect(code(file({ hidden: ["a b"] }))).toBe("calendar-part");
    expect(code(file({ events: [{ ...EVENT, tone: "loud" }] }))).toBe("events-event");
  });
});
