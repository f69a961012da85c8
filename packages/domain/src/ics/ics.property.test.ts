import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { asId, type CivilDate } from "../base/index.ts";
import { addDays, civilDate, dayNumber } from "../calendar/index.ts";
import { escapeText, foldLine } from "./content-line.ts";
import type { IcsCalendar, IcsEvent } from "./model.ts";
import { writeIcs } from "./write-ics.ts";

/** UTF-8, by the one encoder the language itself has; half a surrogate pair throws. */
const octetsOf = (text: string): number[] =>
  (encodeURIComponent(text).match(/%[0-9A-F]{2}|[^%]/g) ?? []).map((part) =>
    part.length === 3 ? Number.parseInt(part.slice(1), 16) : part.charCodeAt(0),
  );
/** Throws for octets that are no UTF-8, such as a line that ends inside a character. */
const textOf = (octets: readonly number[]): string =>
  decodeURIComponent(octets.map((octet) => `%${octet.toString(16).padStart(2, "0")}`).join(""));

const day = (text: string) => asId<CivilDate>(text);

function buildEvent(overrides: Partial<IcsEvent> = {}): IcsEvent {
  return {
    uid: "v1.plan@brand.tongpin",
    changedAt: Date.UTC(2026, 10, 20, 10, 0, 5),
    sequence: 0,
    when: { type: "days", start: day("2026-12-12"), end: day("2026-12-12") },
    summary: "计划 · 冬至，一家人的一壶茶",
    description: "",
    categories: ["计划"],
    status: "TENTATIVE",
    url: null,
    ...overrides,
  };
}

const buildCalendar = (events: readonly IcsEvent[]): IcsCalendar => ({
  name: "山岚茶事",
  description: "",
  refreshMinutes: 60,
  events,
});

/** A second reading of the standard, sharing nothing with the writer: octets in, properties out. */
function readBack(text: string): { name: string; params: string; value: string }[][] {
  const octets = octetsOf(text);
  const unfolded: number[] = [];
  for (let i = 0; i < octets.length; i++) {
    if (octets[i] === 13 && octets[i + 1] === 10 && octets[i + 2] === 32) i += 2;
    else unfolded.push(octets[i] ?? 0);
  }
  const lines = textOf(unfolded).split("\r\n");
  const events: { name: string; params: string; value: string }[][] = [];
  for (const line of lines) {
    const colon = line.indexOf(":");
    const [name = "", ...params] = line.slice(0, colon).split(";");
    const value = line.slice(colon + 1);
    if (line === "BEGIN:VEVENT") events.push([]);
    else if (events.length > 0 && line !== "END:VEVENT")
      events
        .at(-1)
        ?.push({ name, params: params.join(";"), value: value.replace(/\\n/g, "\n").replace(/\\(.)/g, "$1") });
  }
  return events;
}

const propertyOf = (event: { name: string; value: string }[] | undefined, name: string) =>
  event?.find((property) => property.name === name)?.value;

/** Long enough to be folded several times, in characters of one to four octets. */
const LONG = fc.string({ unit: fc.constantFrom("a", "é", "茶", "🍵", " "), minLength: 40, maxLength: 200 });

describe("lines", () => {
  it("[ICS1] no line is over 75 octets, none ends inside a character, and unfolded it is the same line", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: "grapheme", maxLength: 300 }), LONG), (text) => {
        const line = text.replace(/[\r\n]/g, "");
        const folded = foldLine(line);
        expect(folded.endsWith("\r\n")).toBe(true);
        const physical = folded.slice(0, -2).split("\r\n");
        for (const part of physical) {
          const octets = octetsOf(part);
          expect(octets.length).toBeLessThanOrEqual(75);
          expect(textOf(octets)).toBe(part);
        }
        expect(physical.map((part, at) => (at === 0 ? part : part.slice(1))).join("")).toBe(line);
      }),
    );
  });

  it("[ICS1] Chinese is folded by octets, not by characters", () => {
    const folded = foldLine(`SUMMARY:${"茶".repeat(40)}`);
    expect(folded.split("\r\n").map((part) => octetsOf(part).length)).toEqual([74, 55, 0]);
  });

  it.each([
    ["a,b;c\\d", "a\\,b\\;c\\\\d"],
    ["第一行\r\n第二行", "第一行\\n第二行"],
    ["bell\u0007 and tab\t", "bell and tab\t"],
    ["half \uD83C of a pair", "half \uFFFD of a pair"],
  ])("[ICS2] %j is written %j", (text, written) => {
    expect(escapeText(text)).toBe(written);
  });
});

describe("writeIcs", () => {
  it("[ICS3] a whole file, byte for byte", () => {
    const moment = { type: "moment", start: Date.UTC(2026, 11, 21, 16, 30), minutes: 30 } as const;
    const event = buildEvent({ when: moment, url: "https://plan.example.com/b/x/calendar", status: "CONFIRMED" });
    expect(writeIcs(buildCalendar([event])).split("\r\n")).toEqual([
      "BEGIN:VCALENDAR",
      "VERSION:2.0",
      "PRODID:-//Tongpin//Calendar 1//ZH",
      "CALSCALE:GREGORIAN",
      "METHOD:PUBLISH",
      "NAME:山岚茶事",
      "X-WR-CALNAME:山岚茶事",
      "X-WR-TIMEZONE:Asia/Shanghai",
      "REFRESH-INTERVAL;VALUE=DURATION:PT60M",
      "X-PUBLISHED-TTL:PT60M",
      "BEGIN:VEVENT",
      "UID:v1.plan@brand.tongpin",
      "DTSTAMP:20261120T100005Z",
      "LAST-MODIFIED:20261120T100005Z",
      "SEQUENCE:0",
      "DTSTART:20261221T163000Z",
      "DTEND:20261221T170000Z",
      "SUMMARY:计划 · 冬至，一家人的一壶茶",
      "CATEGORIES:计划",
      "STATUS:CONFIRMED",
      "TRANSP:TRANSPARENT",
      "URL:https://plan.example.com/b/x/calendar",
      "END:VEVENT",
      "END:VCALENDAR",
      "",
    ]);
  });

  it("[ICS4] days have no zone, and end on the first day that is no longer in them", () => {
    const when = { type: "days", start: day("2026-12-30"), end: day("2026-12-31") } as const;
    const [event] = readBack(writeIcs(buildCalendar([buildEvent({ when })])));
    expect(event).toContainEqual({ name: "DTSTART", params: "VALUE=DATE", value: "20261230" });
    expect(event).toContainEqual({ name: "DTEND", params: "VALUE=DATE", value: "20270101" });
  });

  it("[ICS5] an address that could end the line, or leads nowhere we know, is left out", () => {
    for (const url of ["javascript:alert(1)", "https://a.example/\r\nBEGIN:VEVENT", "https://a b"]) {
      expect(writeIcs(buildCalendar([buildEvent({ url })]))).not.toContain("URL:");
    }
  });

  it("[ICS6] whatever is written reads back as it was, from octets, by a reader of its own", () => {
    const text = fc.string({ unit: "grapheme", maxLength: 120 });
    const first = dayNumber(civilDate(2020, 1, 1));
    const event = fc
      .record({
        summary: text,
        description: text,
        from: fc.integer({ min: first, max: first + 9_000 }),
        days: fc.integer({ min: 0, max: 40 }),
        at: fc.integer({ min: Date.UTC(1999, 0, 1), max: Date.UTC(2050, 0, 1) }),
        timed: fc.boolean(),
      })
      .map(({ summary, description, from, days, at, timed }) => {
        const start = addDays(civilDate(2020, 1, 1), from - first);
        const when = timed
          ? ({ type: "moment", start: at, minutes: 30 } as const)
          : ({ type: "days", start, end: addDays(start, days) } as const);
        return { ...buildEvent({ summary, description, when, changedAt: at }), days };
      });
    fc.assert(
      fc.property(fc.array(event, { maxLength: 5 }), (events) => {
        const written = writeIcs(buildCalendar(events));
        const back = readBack(written);
        expect(back.length).toBe(events.length);
        events.forEach((one, at) => {
          const clean = (value: string) =>
            value
              .replace(/\r\n?/g, "\n")
              .replace(/[^\P{Cc}\t\n]/gu, "")
              .replace(/\p{Cs}/gu, "\uFFFD");
          expect(propertyOf(back[at], "SUMMARY")).toBe(clean(one.summary));
          expect(propertyOf(back[at], "DESCRIPTION") ?? "").toBe(clean(one.description));
          const iso = (ms: number) => `${new Date(ms).toISOString().slice(0, 19).replace(/[-:]/g, "")}Z`;
          expect(propertyOf(back[at], "DTSTAMP")).toBe(iso(one.changedAt));
          if (one.when.type === "moment") expect(propertyOf(back[at], "DTSTART")).toBe(iso(one.when.start));
        });
        // The same plan gives the same bytes: nothing but the input is in them.
        expect(writeIcs(buildCalendar(events))).toBe(written);
      }),
    );
  });
});
