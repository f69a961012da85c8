import { asId, type BrandId, type PersonId, type Sha256, type SubmissionId, type VideoId } from "@tongpin/domain/base";
import type { LedgerEntry, RecordBody } from "@tongpin/domain/records";
import { describe, expect, it } from "vitest";
import { entryWords } from "./entry-words.ts";

const hash = asId<Sha256>("a".repeat(64));
const submissionId = asId<SubmissionId>("s");
const videoId = asId<VideoId>("v");

function buildEntry(body: RecordBody): LedgerEntry {
  const actor = { id: asId<PersonId>("p"), name: "周宁", kind: "member" as const };
  return { v: 1, brandId: asId<BrandId>("b"), seq: 1, at: 1, op: "op", actor, body, prev: hash, hash, signature: null };
}

describe("[R12] entries in words", () => {
  it("[R12] a late decision is marked late, and only that", () => {
    const decision = (late: boolean) =>
      entryWords(
        buildEntry({
          type: "decision",
          submissionId,
          videoId,
          contentHash: hash,
          decision: "approve",
          level: null,
          reason: "",
          late,
          seenHead: null,
          clientAt: null,
        }),
      );
    expect(decision(true)).toEqual({ key: "decision.approve", values: { name: "周宁" }, tone: "good", isLate: true });
    expect(decision(false).isLate).toBe(false);
  });

  it("[R12] a submission names its round and the hours given", () => {
    const words = entryWords(
      buildEntry({
        type: "submission",
        submissionId,
        videoId,
        contentHash: hash,
        cutSha256: null,
        round: 2,
        reviewHours: 24,
        dueAt: 9,
      }),
    );
    expect(words).toMatchObject({ key: "submission", values: { name: "周宁", round: 2, hours: 24 } });
  });

  it("[R12] running out of time is the server's word, in red", () => {
    expect(entryWords(buildEntry({ type: "overdue", submissionId, videoId, dueAt: 1 }))).toMatchObject({
      key: "overdue",
      tone: "danger",
    });
  });
});
