import { describe, expect, it } from "vitest";
import { asId, HOUR_MS, type VideoId } from "../base/index.ts";
import { append, buildGuest, buildMember, FRIDAY_18, hashOf, VIDEO } from "../records/ledger-builder.ts";
import type { DecisionKind, LedgerEntry, RecordBody } from "../records/model.ts";
import { provenInterval } from "./proven-interval.ts";
import { approvalOf, foldReview, foldReviews, NO_REVIEW, roundsOf } from "./state.ts";

const WRITER = buildMember("writer");
const BRAND = buildGuest(["view", "approve"]);
const NONE: readonly LedgerEntry[] = [];

function submission(submissionId: string, content: string, round: number, videoId: VideoId = VIDEO): RecordBody {
  return {
    type: "submission",
    submissionId: asId(submissionId),
    videoId,
    contentHash: hashOf(content),
    cutSha256: null,
    round,
    reviewHours: 24,
    dueAt: FRIDAY_18 + 24 * HOUR_MS,
  };
}

function decision(submissionId: string, content: string, kind: DecisionKind): RecordBody {
  return {
    type: "decision",
    submissionId: asId(submissionId),
    videoId: VIDEO,
    contentHash: hashOf(content),
    decision: kind,
    level: null,
    reason: kind === "approve" ? "" : "片尾价格",
    late: false,
    seenHead: null,
    clientAt: null,
  };
}

const supersede: RecordBody = {
  type: "supersede",
  submissionId: asId("s1"),
  videoId: VIDEO,
  bySubmissionId: asId("s2"),
};
const submitted = append(NONE, [submission("s1", "a", 1)], FRIDAY_18, WRITER);
const approved = append(submitted, [decision("s1", "a", "approve")], FRIDAY_18 + HOUR_MS, BRAND);

describe("state of a review", () => {
  it("[REV1] nothing submitted is none", () => {
    expect(foldReview([], FRIDAY_18)).toBe(NO_REVIEW);
    expect(foldReviews([], FRIDAY_18).size).toBe(0);
  });

  it("[REV2] in review: who asked, when, until when; overdue only after the due moment", () => {
    expect(foldReview(submitted, FRIDAY_18 + 24 * HOUR_MS)).toMatchObject({
      type: "inReview",
      submissionId: "s1",
      round: 1,
      submittedAt: FRIDAY_18,
      submittedBy: { id: "writer" },
      dueAt: FRIDAY_18 + 24 * HOUR_MS,
      overdue: false,
    });
    expect(foldReview(submitted, FRIDAY_18 + 24 * HOUR_MS + 1)).toMatchObject({ type: "inReview", overdue: true });
  });

  it("[REV2] the server's record makes it overdue even for a device whose clock is behind", () => {
    const overdue: RecordBody = { type: "overdue", submissionId: asId("s1"), videoId: VIDEO, dueAt: FRIDAY_18 };
    expect(foldReview(append(submitted, [overdue], FRIDAY_18), FRIDAY_18)).toMatchObject({
      type: "inReview",
      overdue: true,
    });
  });

  it("[REV3] CNT-07: after a thousand hours of silence it is overdue, still in review, and not approved", () => {
    const state = foldReview(submitted, FRIDAY_18 + 1000 * HOUR_MS);
    expect(state).toMatchObject({ type: "inReview", overdue: true });
    expect(approvalOf(state, hashOf("a"))).toEqual({ type: "none" });
  });

  it("[REV2] decided: by whom, when, with what words; a later look finds the same", () => {
    expect(foldReview(approved, FRIDAY_18 + 500 * HOUR_MS)).toMatchObject({
      type: "decided",
      decision: "approve",
      by: { name: "王经理", kind: "guest" },
      at: FRIDAY_18 + HOUR_MS,
      late: false,
    });
  });

  it("[REV2] a newer request takes the place of the older, which stays in the history", () => {
    const entries = append(submitted, [supersede, submission("s2", "b", 2)], FRIDAY_18 + HOUR_MS, WRITER);
    const state = foldReview(entries, FRIDAY_18);
    expect(state).toMatchObject({ type: "inReview", submissionId: "s2", round: 2 });
    expect(state.rounds).toMatchObject([{ submissionId: "s1", supersededBy: "s2" }, { submissionId: "s2" }]);
  });

  it("[REV2] a copy of the ledger that ends inside that step says superseded, not in review", () => {
    const state = foldReview(append(submitted, [supersede], FRIDAY_18), FRIDAY_18);
    expect(state).toMatchObject({ type: "superseded", submissionId: "s1", bySubmissionId: "s2" });
  });

  it("[REV1] videos are kept apart", () => {
    const other: VideoId = asId("v2");
    const states = foldReviews(append(approved, [submission("s9", "a", 1, other)], FRIDAY_18, WRITER), FRIDAY_18);
    expect([...states].map(([videoId, state]) => [videoId, state.type])).toEqual([
      [VIDEO, "decided"],
      [other, "inReview"],
    ]);
  });

  it("[REV5] entries that cannot count are passed over: a second answer, an answer to other content, a late supersede", () => {
    const foreign = append(submitted, [decision("s1", "b", "approve")], FRIDAY_18, BRAND);
    expect(foldReview(foreign, FRIDAY_18)).toMatchObject({ type: "inReview" });
    const twice = append(approved, [decision("s1", "a", "reject"), supersede], FRIDAY_18 + 2 * HOUR_MS, BRAND);
    expect(foldReview(twice, FRIDAY_18)).toMatchObject({ type: "decided", decision: "approve" });
    const afterwards = append(
      append(submitted, [supersede], FRIDAY_18),
      [decision("s1", "a", "approve")],
      FRIDAY_18,
      BRAND,
    );
    expect(approvalOf(foldReview(afterwards, FRIDAY_18), hashOf("a")).type).toBe("none");
    const unasked = append(NONE, [decision("s1", "a", "approve")], FRIDAY_18, BRAND);
    expect(roundsOf(unasked, VIDEO)).toEqual([]);
    const renamed = append(approved, [submission("s1", "b", 1)], FRIDAY_18, WRITER);
    expect(foldReview(renamed, FRIDAY_18)).toMatchObject({ type: "decided", contentHash: hashOf("a") });
  });
});

describe("approval", () => {
  it("[REV4] hash-bound: exactly this content is approved, any other voids it", () => {
    const state = foldReview(approved, FRIDAY_18);
    const facts = { submissionId: "s1", contentHash: hashOf("a"), round: 1, at: FRIDAY_18 + HOUR_MS, late: false };
    expect(approvalOf(state, hashOf("a"))).toMatchObject({ type: "approved", ...facts });
    expect(approvalOf(state, hashOf("b"))).toMatchObject({ type: "voided", ...facts });
  });

  it("[REV4] a conditional yes is no approval, and says its condition", () => {
    const state = foldReview(append(submitted, [decision("s1", "a", "conditional")], FRIDAY_18, BRAND), FRIDAY_18);
    expect(approvalOf(state, hashOf("a"))).toMatchObject({ type: "conditional", reason: "片尾价格" });
    expect(approvalOf(state, hashOf("b"))).toEqual({ type: "none" });
  });

  it("[REV4] while a new version waits, the old approval is void for it and stands for its own content", () => {
    const state = foldReview(append(approved, [submission("s2", "b", 2)], FRIDAY_18, WRITER), FRIDAY_18);
    expect(approvalOf(state, hashOf("b"))).toMatchObject({ type: "voided", submissionId: "s1" });
    expect(approvalOf(state, hashOf("a"))).toMatchObject({ type: "approved", submissionId: "s1" });
  });

  it("[REV4] of two answers about the same content the later one counts, whichever it is", () => {
    const again = append(approved, [submission("s2", "a", 2)], FRIDAY_18, WRITER);
    const rejected = append(again, [decision("s2", "a", "reject")], FRIDAY_18, BRAND);
    expect(approvalOf(foldReview(rejected, FRIDAY_18), hashOf("a")).type).toBe("none");
    const takenBack = append(again, [decision("s2", "a", "withdraw")], FRIDAY_18, WRITER);
    expect(approvalOf(foldReview(takenBack, FRIDAY_18), hashOf("a")).type).toBe("approved");
  });
});

describe("time of an answer", () => {
  const HEAD = { seq: 1, hash: hashOf("entry-1") };

  it("[REV11] it was made after the newest entry its device had seen, and before it arrived", () => {
    expect(provenInterval([...approved].reverse(), { seenHead: HEAD, at: FRIDAY_18 + HOUR_MS })).toEqual({
      after: FRIDAY_18,
      notAfter: FRIDAY_18 + HOUR_MS,
    });
  });

  it("[REV11] a head that this ledger does not know proves nothing", () => {
    for (const seenHead of [null, { seq: 9, hash: HEAD.hash }, { seq: 1, hash: hashOf("forged") }]) {
      expect(provenInterval(approved, { seenHead, at: FRIDAY_18 })).toEqual({ after: null, notAfter: FRIDAY_18 });
    }
  });
});
