import { asId, type CivilDate } from "@tongpin/domain/base";
import { describe, expect, it } from "vitest";
import { agendaOf, itemsByDay, type ShownItem, shownItems } from "./arrange-items.ts";
import { readPagePlace, writePagePlace } from "./page-place.ts";

const day = (text: string) => asId<CivilDate>(text);
const TODAY = day("2026-11-22");

function item(id: string, start: string, end = start, over: Partial<ShownItem> = {}): ShownItem {
  return {
    ...{ id, kind: "plan", start: day(start), end: day(end), time: null, title: id, channelId: null, state: "planned" },
    ...{ step: null, phase: null, address: null, stage: null, owner: null, note: null, changedAt: 1, corrections: 0 },
    promised: false,
    ...over,
  };
}

const ids = (days: readonly { readonly items: readonly ShownItem[] }[]) =>
  days.map(({ items }) => items.map(({ id }) => id));

describe("the list of a client's page", () => {
  it("[C15] the next seven days come first, then what follows; what was is newest first", () => {
    const plan = agendaOf(
      [
        item("long-ago", "2026-09-01"),
        item("yesterday", "2026-11-21"),
        item("today", "2026-11-22"),
        item("also-today", "2026-11-22"),
        item("sixth", "2026-11-28"),
        item("seventh", "2026-11-29"),
      ],
      TODAY,
    );
    expect(ids(plan.soon)).toEqual([["today", "also-today"], ["sixth"]]);
    expect(ids(plan.later)).toEqual([["seventh"]]);
    expect(ids(plan.past)).toEqual([["yesterday"], ["long-ago"]]);
  });

  it("[C15] what began before today and goes on is running, on its last day too, and is not past", () => {
    const plan = agendaOf(
      [
        item("over", "2026-11-01", "2026-11-21"),
        item("last-day", "2026-11-10", "2026-11-22"),
        item("on", "2026-11-22", "2026-12-01"),
      ],
      TODAY,
    );
    expect(plan.running.map(({ id }) => id)).toEqual(["last-day"]);
    expect(ids(plan.soon)).toEqual([["on"]]);
    expect(ids(plan.past)).toEqual([["over"]]);
  });

  it("[C15] a month has an entry on every day it touches, and none outside of the shown weeks", () => {
    const byDay = itemsByDay(
      [item("span", "2026-10-20", "2026-11-03"), item("one", "2026-11-02")],
      day("2026-11-01"),
      day("2026-11-30"),
    );
    expect([...byDay].map(([date, items]) => [date, items.map(({ id }) => id)])).toEqual([
      ["2026-11-01", ["span"]],
      ["2026-11-02", ["span", "one"]],
      ["2026-11-03", ["span"]],
    ]);
  });
});

describe("what stands on one day", () => {
  it("[C15] a video on the very day it was promised for stands there once and says so; on another day twice", () => {
    const kept = [item("a.plan", "2026-11-23"), item("a.promise", "2026-11-23", undefined, { kind: "promise" })];
    const slipped = [
      item("b.actual", "2026-11-24", undefined, { kind: "actual" }),
      item("b.promise", "2026-11-23", undefined, { kind: "promise" }),
    ];
    const shown = shownItems([...kept, ...slipped]).map(({ id, promised }) => [id, promised]);
    expect(shown).toEqual([
      ["a.plan", true],
      ["b.actual", false],
      ["b.promise", false],
    ]);
  });

  it("[C15] in a cell videos come first, and a campaign's phase speaks for the campaign", () => {
    const on = (id: string, over: Partial<ShownItem>) => item(id, "2026-11-23", undefined, over);
    const byDay = itemsByDay(
      [
        on("c.campaign", { kind: "campaigns" }),
        on("c.p1", { kind: "campaigns", phase: "warmup" }),
        on("d.campaign", { kind: "campaigns" }),
        on("n.node", { kind: "nodes" }),
        on("v.plan", {}),
      ],
      TODAY,
      day("2026-11-30"),
    );
    expect(byDay.get(day("2026-11-23"))?.map(({ id }) => id)).toEqual(["v.plan", "n.node", "c.p1", "d.campaign"]);
  });
});

describe("the address of a client's page", () => {
  it("[C15] says view and day, and what nobody can read is the list at today", () => {
    for (const place of [
      { view: "agenda", date: null },
      { view: "month", date: day("2027-02-06") },
    ] as const) {
      const written = Object.entries(writePagePlace(place)).flatMap(([key, value]) =>
        value === null ? [] : [[key, value]],
      );
      expect(readPagePlace(Object.fromEntries(written) as Record<string, string>)).toEqual(place);
    }
    expect(readPagePlace({ view: "year", date: "2027-02-30" })).toEqual({ view: "agenda", date: null });
  });
});
