import { asId, type PersonId, type RowId, type Sha256, type SubmissionId, type VideoId } from "@tongpin/domain/base";
import type { PinnedContent } from "@tongpin/domain/records";
import type { Round } from "@tongpin/domain/review";
import { describe, expect, it } from "vitest";
import { type SubmitFacts, submitState } from "./submit-state.ts";

const videoId = asId<VideoId>("v");
const hash = asId<Sha256>("a".repeat(64));
const other = asId<Sha256>("b".repeat(64));
const by = { id: asId<PersonId>("p"), name: "林一", kind: "member" as const };

const content: PinnedContent = {
  schema: 1,
  videoId,
  cut: { sha256: other, bytes: 9, name: "a.mp4", mime: "video/mp4", durationMs: 30_000, width: 1080, height: 1920 },
  script: [{ id: asId<RowId>("r"), visual: "", voice: "煮茶", caption: "" }],
  post: { title: "", caption: "", topics: [], links: [], coverAtMs: null },
};

const round: Round = {
  submissionId: asId<SubmissionId>("s"),
  videoId,
  contentHash: hash,
  cutSha256: other,
  round: 2,
  reviewHours: 24,
  submittedAt: 0,
  submittedBy: by,
  dueAt: 1,
  answer: null,
  supersededBy: null,
  overdueRecorded: false,
};

function buildFacts(overrides: Partial<SubmitFacts> = {}): SubmitFacts {
  return {
    isLocal: false,
    mayActs: true,
    content,
    hash,
    approval: { type: "none" },
    rounds: [],
    cutOnServer: true,
    isQueued: false,
    openNotes: 0,
    problems: [],
    ...overrides,
  };
}

describe("[R10] what stands between the content and its submission", () => {
  it("[R10] nothing, when the cut is on the server", () => {
    expect(submitState(buildFacts())).toEqual({ block: null, warnings: [] });
  });

  it("[R10] a cut that only this device has: the brand could not see it", () => {
    expect(submitState(buildFacts({ cutOnServer: false })).block).toBe("cut-not-uploaded");
  });

  it("[S3] a server that can't be asked blocks nothing: the submission waits in the outbox", () => {
    expect(submitState(buildFacts({ cutOnServer: null }))).toEqual({
      block: null,
      warnings: [{ code: "server-unknown" }],
    });
  });

  it("[R9] the same content twice would only set the clock back", () => {
    expect(submitState(buildFacts({ rounds: [round] })).block).toBe("already-in-review");
    const changed = { ...round, contentHash: other };
    expect(submitState(buildFacts({ rounds: [changed] }))).toEqual({
      block: null,
      warnings: [{ code: "supersedes", round: 2 }],
    });
  });

  it("[R10] a script without a cut may go, an empty one may not", () => {
    const scriptOnly = { ...content, cut: null };
    expect(submitState(buildFacts({ content: scriptOnly, cutOnServer: null }))).toEqual({
      block: null,
      warnings: [{ code: "no-cut" }],
    });
    expect(submitState(buildFacts({ content: { ...scriptOnly, script: [] } })).block).toBe("nothing-to-review");
  });

  it("[R10] problems of the post and open notes are said, and stop nobody", () => {
    const problem = { field: "title", code: "title-too-long", severity: "block", index: null, params: {} } as const;
    const { block, warnings } = submitState(buildFacts({ openNotes: 2, problems: [problem] }));
    expect(block).toBeNull();
    expect(warnings).toEqual([
      { code: "open-notes", count: 2 },
      { code: "post", problem },
    ]);
  });

  it("[S3] a submission under way is not sent twice; without a server or the right there is none", () => {
    expect(submitState(buildFacts({ isQueued: true })).block).toBe("on-its-way");
    expect(submitState(buildFacts({ mayActs: false })).block).toBe("not-allowed");
    expect(submitState(buildFacts({ isLocal: true })).block).toBe("local");
  });
});
