import { describe, expect, it } from "vitest";
import { asId, HOUR_MS, type SubmissionId, type VideoId } from "../base/index.ts";
import { append, buildComment, buildMember, buildPinned, FRIDAY_18, hashOf, VIDEO } from "../records/ledger-builder.ts";
import type { Comment, RecordBody } from "../records/model.ts";
import type { Cut } from "../video/model.ts";
import { reviewQueue, urgencyCounts } from "./desk.ts";
import { carriedCount, notesBeside } from "./notes.ts";
import { publicationOf, publicationsOf } from "./publication.ts";
import { foldReviews } from "./state.ts";

const WRITER = buildMember("writer");

function submission(videoId: string, hours: number): RecordBody {
  const dueAt = FRIDAY_18 + hours * HOUR_MS;
  const ids = { submissionId: asId<SubmissionId>(`s-${videoId}`), videoId: asId<VideoId>(videoId) };
  return { type: "submission", ...ids, contentHash: hashOf("a"), cutSha256: null, round: 1, reviewHours: 24, dueAt };
}

describe("review desk", () => {
  const bodies = [submission("calm", 20), submission("overdue", -1), submission("urgent", 3), submission("soon", 8)];
  const entries = append([], bodies, FRIDAY_18 - 24 * HOUR_MS, WRITER);

  it("[REV8] what waits is ordered by time left, overdue first", () => {
    const queue = reviewQueue(foldReviews(entries, FRIDAY_18), FRIDAY_18);
    expect(queue.map(({ videoId }) => videoId)).toEqual(["overdue", "urgent", "soon", "calm"]);
    expect(queue.map(({ urgency }) => urgency)).toEqual(["overdue", "urgent", "soon", "calm"]);
    expect(queue.map(({ remaining }) => remaining / HOUR_MS)).toEqual([-1, 3, 8, 20]);
    expect(urgencyCounts(queue)).toEqual({ calm: 1, soon: 1, urgent: 1, overdue: 1 });
  });

  it("[REV8] equal times: what was sent first, then by id; never by the order of the map", () => {
    const tied = append(
      append([], [submission("b", 5), submission("a", 5)], 1, WRITER),
      [submission("c", 5)],
      0,
      WRITER,
    );
    const states = foldReviews(tied, FRIDAY_18);
    const backward = new Map([...states].reverse());
    for (const map of [states, backward]) {
      expect(reviewQueue(map, FRIDAY_18).map(({ videoId }) => videoId)).toEqual(["c", "a", "b"]);
    }
  });

  it("[REV8] what is decided waits for nobody", () => {
    const decided: RecordBody = {
      type: "decision",
      submissionId: asId("s-soon"),
      videoId: asId("soon"),
      contentHash: hashOf("a"),
      decision: "reject",
      level: null,
      reason: "不合适",
      late: false,
      seenHead: null,
      clientAt: null,
    };
    const states = foldReviews(append(entries, [decided], FRIDAY_18, buildMember("reviewer")), FRIDAY_18);
    expect(reviewQueue(states, FRIDAY_18).map(({ videoId }) => videoId)).not.toContain("soon");
  });
});

describe("publication", () => {
  const publication = (url: string, videoId: VideoId = VIDEO): RecordBody => {
    const ids = { submissionId: asId<SubmissionId>("s1"), videoId };
    return { type: "publication", ...ids, contentHash: hashOf("a"), url, publishedAt: FRIDAY_18 };
  };
  const first = append([], [publication("https://v.douyin.com/iWrong1/")], FRIDAY_18, WRITER);
  const entries = append(first, [publication("https://v.douyin.com/iRight1/")], FRIDAY_18 + 5, WRITER);

  it("[REV9] the last link recorded counts, so a wrong one can be put right; both stay on record", () => {
    expect(publicationOf(entries, VIDEO)).toEqual({
      videoId: VIDEO,
      submissionId: "s1",
      contentHash: hashOf("a"),
      url: "https://v.douyin.com/iRight1/",
      publishedAt: FRIDAY_18,
      recordedAt: FRIDAY_18 + 5,
      recordedBy: { id: "writer", name: "writer", kind: "member" },
    });
    expect(publicationOf([...entries].reverse(), VIDEO)).toEqual(publicationOf(entries, VIDEO));
    expect(publicationsOf(entries)).toHaveLength(2);
    expect(publicationOf(entries, asId("v2"))).toBeNull();
  });
});

describe("notes beside a version", () => {
  const pinned = buildPinned().cut;
  const cut = (name: string, addedAt: number): Cut => {
    if (!pinned) throw new Error("the fixture has a cut");
    return { ...pinned, sha256: hashOf(name), addedAt, addedBy: asId("editor") };
  };
  const cuts = [cut("v1", 1), cut("v2", 2), cut("v3", 3)];
  const note = (id: string, overrides: Partial<Comment>) =>
    buildComment({ id: asId(id), cutSha256: hashOf("v1"), ...overrides });
  const comments = [
    note("late", { atMs: 9000 }),
    note("early", { atMs: 1000 }),
    note("done", { resolvedAt: 5 }),
    note("answer", { parentId: asId("early"), at: FRIDAY_18 + 1 }),
    note("whole", { cutSha256: null, atMs: null }),
    note("next", { cutSha256: hashOf("v2"), atMs: 2000 }),
  ];
  const ids = (shown: string, list = comments) => notesBeside(list, cuts, hashOf(shown)).map(({ note: { id } }) => id);

  it("[REV10] on its own version every note shows, by its moment, answers under it", () => {
    expect(ids("v1")).toEqual(["whole", "early", "late", "done"]);
    const threads = notesBeside(comments, cuts, hashOf("v1"));
    expect(threads[1]?.replies.map(({ id }) => id)).toEqual(["answer"]);
    expect(threads.map(({ isCarried }) => isCarried)).toEqual([false, false, false, false]);
    expect(threads.map(({ version }) => version)).toEqual([0, 1, 1, 1]);
  });

  it("[REV10] open notes of earlier versions are carried to be checked; done ones and later ones are not", () => {
    expect(ids("v2")).toEqual(["whole", "early", "next", "late"]);
    const threads = notesBeside(comments, cuts, hashOf("v2"));
    expect(threads.filter(({ isCarried }) => isCarried).map(({ note: { id } }) => id)).toEqual(["early", "late"]);
    expect(carriedCount(threads)).toBe(2);
    expect(carriedCount(notesBeside(comments, cuts, hashOf("v3")))).toBe(3);
  });

  it("[REV10] the order in which comments arrive changes nothing", () => {
    expect(ids("v2", [...comments].reverse())).toEqual(ids("v2"));
  });
});
