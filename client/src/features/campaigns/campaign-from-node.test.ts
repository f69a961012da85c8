import { asId, type CivilDate, must } from "@tongpin/domain/base";
import { addDays } from "@tongpin/domain/calendar";
import { MARKETING_EVENTS, nodeTableOf, resolveNode } from "@tongpin/domain/nodes";
import { describe, expect, it } from "vitest";
import { draftFromDay, draftFromNode, phasesFromNode, upcomingNodes } from "./campaign-from-node.ts";

const day = (value: string) => asId<CivilDate>(value);
const NODES = nodeTableOf(new Map(), MARKETING_EVENTS);
const TODAY = day("2026-11-22");

function nodeOf(id: string, year: number) {
  const event = must(MARKETING_EVENTS.find((candidate) => candidate.id === id));
  return must(resolveNode(event, year)[0]);
}

function spansOf(id: string, year: number, today = TODAY): readonly string[] {
  return phasesFromNode(nodeOf(id, year), today).map(({ kind, start, end }) => `${kind} ${start}..${end}`);
}

describe("phases of a node", () => {
  it("[PLN-02] mid-autumn 2027 is 09-15: warm-up 08-16..09-04, burst 09-05..09-14, seeding as long as the warm-up", () => {
    expect(nodeOf("mid-autumn", 2027).start).toBe("2027-09-15");
    expect(spansOf("mid-autumn", 2027)).toEqual([
      "seed 2027-07-27..2027-08-15",
      "warmup 2027-08-16..2027-09-04",
      "burst 2027-09-05..2027-09-14",
    ]);
  });

  it("[C7] double 12 of 2026 gives the phases the sample brand plans with", () => {
    expect(spansOf("double-12", 2026)).toEqual([
      "seed 2026-11-24..2026-11-30",
      "warmup 2026-12-01..2026-12-07",
      "burst 2026-12-08..2026-12-12",
    ]);
  });

  it("[C7] an encore follows the burst where the node has one", () => {
    expect(spansOf("618", 2027).at(-1)).toBe("encore 2027-06-19..2027-06-20");
  });

  it("[C7] a day of remembrance has no warm-up of its own, so only the day itself", () => {
    expect(spansOf("sept-18", 2027)).toEqual(["burst 2027-09-18..2027-09-18"]);
  });

  it("[C7] what is over is left out, what has begun stays whole", () => {
    expect(spansOf("double-12", 2026, day("2026-12-01"))).toEqual([
      "warmup 2026-12-01..2026-12-07",
      "burst 2026-12-08..2026-12-12",
    ]);
    expect(spansOf("double-12", 2026, day("2026-12-13"))).toEqual([]);
  });

  it("[C7] of no event in any of six years do phases overlap, run backward or leave their order", () => {
    const kinds = ["seed", "warmup", "burst", "encore"];
    for (const event of MARKETING_EVENTS) {
      for (const year of [2025, 2026, 2027, 2028, 2029, 2030]) {
        for (const one of resolveNode(event, year)) {
          const made = phasesFromNode(one, day("2024-01-01"));
          expect(made.map((phase) => phase.kind)).toEqual(kinds.filter((kind) => made.some((p) => p.kind === kind)));
          for (const [index, phase] of made.entries()) {
            expect(phase.end >= phase.start, `${event.id} ${year}`).toBe(true);
            const next = made[index + 1];
            expect(next === undefined || next.start > phase.end, `${event.id} ${year}`).toBe(true);
          }
        }
      }
    }
  });
});

describe("drafts", () => {
  it("[C7] a draft runs from its first phase to its last and keeps the node's id", () => {
    const draft = draftFromNode(nodeOf("mid-autumn", 2027), "中秋节", TODAY);
    expect(draft).toMatchObject({ name: "中秋节", nodeId: "mid-autumn", start: "2027-07-27", end: "2027-09-14" });
    expect(draft?.phases.every((phase) => phase.quota === 0 && phase.aim === "")).toBe(true);
  });

  it("[C7] a day of one's own has the four phases T−30…T−15, T−14…T−4, T−3…T+1, T+2…T+7", () => {
    const draft = draftFromDay(day("2027-03-31"), "店庆", TODAY);
    expect(draft?.nodeId).toBeNull();
    expect(draft?.phases.map(({ kind, start, end }) => `${kind} ${start}..${end}`)).toEqual([
      "seed 2027-03-01..2027-03-16",
      "warmup 2027-03-17..2027-03-27",
      "burst 2027-03-28..2027-04-01",
      "encore 2027-04-02..2027-04-07",
    ]);
  });

  it("[C7] nothing is drafted for days that are over", () => {
    expect(draftFromNode(nodeOf("double-12", 2026), "双12", day("2026-12-20"))).toBeNull();
    expect(draftFromDay(day("2026-11-01"), "店庆", TODAY)).toBeNull();
  });
});

describe("nodes on offer", () => {
  const ids = upcomingNodes(TODAY, NODES).map((one) => one.eventId);

  it("[C6] six months of China's nodes, soonest first, none of them over", () => {
    expect(ids).toContain("double-12");
    expect(ids).toContain("spring-festival");
    expect(ids).not.toContain("mid-autumn");
    const starts = upcomingNodes(TODAY, NODES).map((one) => one.start);
    expect(starts).toEqual([...starts].sort());
    expect(starts.every((start) => start >= TODAY && start <= addDays(TODAY, 182))).toBe(true);
  });

  it("[C6] festivals of other countries alone are not among them", () => {
    for (const id of ["super-bowl", "easter", "uk-mothers-day"]) expect(ids).not.toContain(id);
  });
});
