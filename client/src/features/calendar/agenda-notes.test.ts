import { asId, type CivilDate } from "@tongpin/domain/base";
import { MARKETING_EVENTS, nodeTableOf, resolveNodes } from "@tongpin/domain/nodes";
import type { Campaign } from "@tongpin/domain/video";
import { describe, expect, it } from "vitest";
import { beginsSomething, dayNotes } from "./agenda-notes.ts";

const day = (text: string) => asId<CivilDate>(text);

const CAMPAIGN: Campaign = {
  id: asId("double12"),
  name: "双12",
  nodeId: "double-12",
  start: day("2026-12-08"),
  end: day("2026-12-17"),
  notBefore: null,
  budget: 0,
  message: "",
  phases: [
    { id: asId("burst"), kind: "burst", start: day("2026-12-08"), end: day("2026-12-12"), quota: 3, aim: "" },
    { id: asId("encore"), kind: "encore", start: day("2026-12-14"), end: day("2026-12-17"), quota: 1, aim: "" },
  ],
};
const facts = {
  campaigns: [CAMPAIGN],
  occurrences: resolveNodes(MARKETING_EVENTS, day("2026-12-01"), day("2026-12-31")),
  nodes: nodeTableOf(new Map(), MARKETING_EVENTS),
};

describe("what stands over a day of the agenda", () => {
  it("[C8] [U12] the phase with its day of how many, and the nodes that begin", () => {
    const notes = dayNotes(day("2026-12-12"), facts);
    expect(notes.phases).toMatchObject([{ phase: { kind: "burst" }, day: 5, days: 5 }]);
    expect(notes.nodes.map(({ eventId }) => eventId)).toContain("double-12");
    expect(beginsSomething(notes)).toBe(true);
  });

  it("[C8] [U12] the middle of a phase is no reason for a line of its own, its first and last day are", () => {
    const begins = (date: string) => beginsSomething({ ...dayNotes(day(date), facts), nodes: [] });
    expect([begins("2026-12-08"), begins("2026-12-10"), begins("2026-12-13"), begins("2026-12-17")]).toEqual([
      true,
      false,
      false,
      true,
    ]);
  });

  it("[C6] a term is told with the lunar day, not as a node", () => {
    expect(dayNotes(day("2026-12-22"), facts).nodes.map(({ eventId }) => eventId)).not.toContain("dongzhi");
  });
});
