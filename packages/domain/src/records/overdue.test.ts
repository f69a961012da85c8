import { describe, expect, it } from "vitest";
import { asId, HOUR_MS, type VideoId } from "../base/index.ts";
import { append, buildMember, FRIDAY_18, hashOf, VIDEO } from "./ledger-builder.ts";
import type { LedgerEntry, RecordBody } from "./model.ts";
import { nextOverdueAt, overdueDue } from "./overdue.ts";

const DUE = FRIDAY_18 + 24 * HOUR_MS;

function submission(submissionId: string, dueAt: number, videoId: VideoId = VIDEO): RecordBody {
  return {
    type: "submission",
    submissionId: asId(submissionId),
    videoId,
    contentHash: hashOf("a"),
    cutSha256: null,
    round: 1,
    reviewHours: 24,
    dueAt,
  };
}

function submitted(...bodies: readonly RecordBody[]): readonly LedgerEntry[] {
  return append([], bodies, FRIDAY_18, buildMember("writer"));
}

describe("overdue", () => {
  it("[REC12] CNT-07: submitted 2026-11-20 18:00, it runs out when 11-21 18:00 has passed, not at it", () => {
    const entries = submitted(submission("s1", DUE));
    expect(overdueDue(entries, DUE)).toEqual([]);
    expect(overdueDue(entries, DUE + 1)).toEqual([{ type: "overdue", submissionId: "s1", videoId: VIDEO, dueAt: DUE }]);
  });

  it("[REC12] clock-jumps: the clock may stand ten days later, it is said once", () => {
    const entries = submitted(submission("s1", DUE));
    const later = DUE + 240 * HOUR_MS;
    const said = append(entries, overdueDue(entries, later), later);
    expect(said).toHaveLength(2);
    expect(overdueDue(said, later)).toEqual([]);
    expect(overdueDue(said, FRIDAY_18 - 240 * HOUR_MS)).toEqual([]);
  });

  it("[REC12] several videos of a brand, the longest overdue first", () => {
    const entries = submitted(submission("s2", DUE + 5, asId("v2")), submission("s1", DUE));
    expect(overdueDue(entries, DUE + 10).map((body) => body.submissionId)).toEqual(["s1", "s2"]);
    expect(overdueDue(entries, DUE + 5).map((body) => body.submissionId)).toEqual(["s1"]);
  });

  it("[REC12] the scheduler knows when to look next", () => {
    expect(nextOverdueAt([])).toBeNull();
    const entries = submitted(submission("s2", DUE + 5, asId("v2")), submission("s1", DUE));
    const next = nextOverdueAt(entries);
    expect(next).toBe(DUE + 1);
    expect(overdueDue(entries, DUE + 1)).toHaveLength(1);
    expect(nextOverdueAt(append(entries, overdueDue(entries, DUE + 1), DUE + 1))).toBe(DUE + 6);
  });
});
