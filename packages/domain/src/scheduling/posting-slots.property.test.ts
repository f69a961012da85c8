import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { asId, type CivilDate, type CivilTime, type VideoId } from "../base/index.ts";
import { addDays, dayKind, STATUTORY_TABLE, weekday } from "../calendar/index.ts";
import { cautionsOn, MARKETING_EVENTS, resolveNodes } from "../nodes/index.ts";
import type { PostingSlot } from "../video/index.ts";
import type { Posting } from "./move-rules.ts";
import { type FreeSlot, nextFreeSlot, type SlotSearch } from "./posting-slots.ts";

const day = (text: string) => text as CivilDate;
const time = (text: string) => text as CivilTime;
const occurrences = resolveNodes(MARKETING_EVENTS, day("2026-01-01"), day("2027-12-31"));

function find(slots: readonly PostingSlot[], postings: readonly Posting[], more: Partial<SlotSearch> = {}) {
  return nextFreeSlot({
    slots,
    postingsOn: (date) => postings.filter((one) => one.date === date),
    from: { date: day("2026-11-22"), time: null },
    until: day("2027-05-31"),
    table: STATUTORY_TABLE,
    occurrences,
    ...more,
  });
}

const posting = (id: string, date: CivilDate, at: CivilTime | null): Posting => ({
  videoId: asId<VideoId>(id),
  title: id,
  date,
  time: at,
});

const slot = fc.record({
  weekday: fc.integer({ min: 1, max: 7 }),
  time: fc.constantFrom(...["08:00", "12:30", "20:00"].map(time)),
});

describe("the next free slot", () => {
  it("[SCH10] is never one that is taken, however many ask one after the other", () => {
    fc.assert(
      fc.property(
        fc.array(slot, { minLength: 1, maxLength: 9 }),
        fc.array(
          fc.record({ ahead: fc.nat(40), time: fc.constantFrom(null, time("08:00"), time("12:30"), time("20:00")) }),
          {
            maxLength: 12,
          },
        ),
        fc.integer({ min: 1, max: 30 }),
        (slots, there, asking) => {
          const postings = there.map((one, at) => posting(`old${at}`, addDays(day("2026-11-22"), one.ahead), one.time));
          const given: FreeSlot[] = [];
          for (let at = 0; at < asking; at++) {
            const free = find(slots, postings);
            if (!free) break;
            given.push(free);
            postings.push(posting(`new${at}`, free.date, free.time));
          }
          expect(given.length).toBeGreaterThan(0);
          const names = given.map((one) => `${one.date} ${one.time}`);
          expect(new Set(names).size).toBe(names.length);
          expect(names).toEqual([...names].sort());
          const old = new Set(there.map((one) => `${addDays(day("2026-11-22"), one.ahead)} ${one.time}`));
          for (const one of given) {
            expect(old.has(`${one.date} ${one.time}`)).toBe(false);
            expect(slots.some((known) => known.weekday === weekday(one.date) && known.time === one.time)).toBe(true);
            expect(dayKind(one.date, STATUTORY_TABLE).kind).not.toBe("holiday");
            const tones = cautionsOn(one.date, occurrences).map(({ tone }) => tone);
            expect(tones.includes("solemn") || tones.includes("no-promo")).toBe(false);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it("[SCH10] today only what is still to come; a video without a time takes a slot; an embargo is waited for", () => {
    const sundays = [
      { weekday: 7, time: time("12:00") },
      { weekday: 7, time: time("20:00") },
    ];
    const from = { date: day("2026-11-22"), time: time("12:00") };
    expect(find(sundays, [], { from })).toEqual({ date: "2026-11-22", time: "20:00" });
    const untimed = [posting("a", day("2026-11-22"), null)];
    expect(find(sundays, untimed)).toEqual({ date: "2026-11-22", time: "20:00" });
    expect(find(sundays, [], { notBefore: day("2026-12-08") })).toEqual({ date: "2026-12-20", time: "12:00" });
    expect(find([], [])).toBeNull();
    expect(find(sundays, [], { until: day("2026-11-21") })).toBeNull();
  });
});
