import { asId, type PersonId, type Sha256, type SubmissionId, type VideoId } from "@tongpin/domain/base";
import type { Round } from "@tongpin/domain/review";
import { describe, expect, it } from "vitest";
import { barState, type QueuedDecision, shownRound } from "./bar-state.ts";

const by = { id: asId<PersonId>("p"), name: "周宁", kind: "member" as const };
const videoId = asId<VideoId>("v");
const hash = asId<Sha256>("a".repeat(64));

function buildRound(overrides: Partial<Round> = {}): Round {
  return {
    submissionId: asId<SubmissionId>("s1"),
    videoId,
    contentHash: hash,
    cutSha256: null,
    round: 1,
    reviewHours: 24,
    submittedAt: 0,
    submittedBy: by,
    dueAt: 100,
    answer: null,
    supersededBy: null,
    overdueRecorded: false,
    ...overrides,
  };
}

function buildQueued(state: QueuedDecision["state"], code: string | null = null): QueuedDecision {
  return {
    op: "op",
    state,
    code,
    command: {
      type: "decide",
      videoId,
      submissionId: asId<SubmissionId>("s1"),
      contentHash: hash,
      decision: "approve",
      level: null,
      reason: "",
      seenHead: null,
      clientAt: null,
    },
  };
}

const answer = {
  decision: "approve" as const,
  level: null,
  reason: "",
  late: false,
  clientAt: null,
  seenHead: null,
  by,
  at: 50,
};

describe("[R7] the decision bar", () => {
  it("[R7] offers the decision only to who may decide", () => {
    expect(barState(buildRound(), [], true)).toMatchObject({ type: "open", may: true });
    expect(barState(buildRound(), [], false)).toMatchObject({ type: "open", may: false });
    expect(barState(undefined, [], true)).toEqual({ type: "none" });
  });

  it("[S3] a decision in the outbox is not counted as decided", () => {
    expect(barState(buildRound(), [buildQueued("waiting")], true).type).toBe("unsent");
    expect(barState(buildRound(), [buildQueued("sending")], true).type).toBe("unsent");
  });

  it("[R7] the ledger ends the waiting", () => {
    expect(barState(buildRound({ answer }), [buildQueued("waiting")], true).type).toBe("decided");
  });

  it("[R7] a refusal stays in sight even when somebody else has decided", () => {
    const refused = buildQueued("refused", "already-decided");
    expect(barState(buildRound({ answer }), [refused], true)).toMatchObject({ type: "refused", queued: refused });
  });

  it("[R7] a superseded request offers no decision", () => {
    const round = buildRound({ supersededBy: asId<SubmissionId>("s2") });
    expect(barState(round, [], true).type).toBe("superseded");
  });

  it("[R7] a decision about another submission says nothing about this one", () => {
    const round = buildRound({ submissionId: asId<SubmissionId>("s2") });
    expect(barState(round, [buildQueued("waiting")], true).type).toBe("open");
  });

  it("[R7] opens the round that was asked for, else the latest", () => {
    const rounds = [buildRound(), buildRound({ submissionId: asId<SubmissionId>("s2"), round: 2 })];
    expect(shownRound(rounds, asId<SubmissionId>("s1"))?.round).toBe(1);
    expect(shownRound(rounds, null)?.round).toBe(2);
    expect(shownRound(rounds, asId<SubmissionId>("gone"))?.round).toBe(2);
  });
});
