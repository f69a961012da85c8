import { describe, expect, it } from "vitest";
import { asId } from "../base/index.ts";
import { decideComment } from "./comments.ts";
import { decideRecords } from "./decide.ts";
import { buildComment, buildFacts, buildGuest, buildMember, FRIDAY_18, hashOf, VIDEO } from "./ledger-builder.ts";
import type { Comment, RecordCommand } from "./model.ts";

type Note = Extract<RecordCommand, { type: "comment" }>;
type Resolve = Extract<RecordCommand, { type: "resolve-comment" }>;

const GUEST = buildGuest(["view", "comment"]);
const NOW = FRIDAY_18 + 1000;

function note(overrides: Partial<Note> = {}): Note {
  return {
    type: "comment",
    videoId: VIDEO,
    commentId: asId("c2"),
    parentId: null,
    cutSha256: hashOf("cut"),
    atMs: 12_000,
    text: " 字幕压到产品了 ",
    level: "must",
    ...overrides,
  };
}

function resolve(resolved: boolean, overrides: Partial<Resolve> = {}): Resolve {
  return { type: "resolve-comment", videoId: VIDEO, commentId: asId("c1"), resolved, ...overrides };
}

function decide(command: Note | Resolve, comments: readonly Comment[] = [], actor = GUEST): Comment | string {
  const facts = buildFacts({ comments });
  const whole = decideRecords(command, facts, actor, NOW);
  const row = decideComment(command, facts, actor, NOW);
  if (!whole.ok) return whole.error.code;
  expect(whole.value).toEqual([]);
  expect(row.ok).toBe(true);
  return row.ok ? row.value : row.error.code;
}

describe("comment", () => {
  it("[REC13] a note keeps its words, its second, its version; author and time come from the server", () => {
    expect(decide(note())).toEqual({
      id: "c2",
      videoId: VIDEO,
      parentId: null,
      cutSha256: hashOf("cut"),
      atMs: 12_000,
      text: "字幕压到产品了",
      level: "must",
      author: { id: "guest", name: "王经理", kind: "guest" },
      at: NOW,
      resolvedAt: null,
    });
  });

  it("[REC13] empty and endless notes are refused; 2000 characters are not endless", () => {
    expect(decide(note({ text: " \n\t " }))).toBe("comment-empty");
    expect(decide(note({ text: "字".repeat(2001) }))).toBe("comment-too-long");
    expect(decide(note({ text: "😀".repeat(2000) }))).toMatchObject({ text: "😀".repeat(2000) });
  });

  it("[REC13] a second belongs to a cut, and lies not before its start", () => {
    expect(decide(note({ cutSha256: null }))).toBe("comment-moment");
    expect(decide(note({ atMs: -1 }))).toBe("comment-moment");
    expect(decide(note({ atMs: 0.5 }))).toBe("comment-moment");
    expect(decide(note({ cutSha256: null, atMs: null }))).toMatchObject({ cutSha256: null, atMs: null });
  });

  it("[REC13] an answer needs its thread, in the same video", () => {
    const answer = note({ parentId: asId("c1") });
    expect(decide(answer)).toBe("unknown-comment");
    expect(decide(answer, [buildComment({ videoId: asId("v2") })])).toBe("unknown-comment");
    expect(decide(answer, [buildComment({ parentId: asId("c0") })])).toBe("unknown-comment");
    expect(decide(answer, [buildComment()])).toMatchObject({ parentId: "c1" });
  });

  it("[REC11] the same note sent again is comment-exists", () => {
    expect(decide(note({ commentId: asId("c1") }), [buildComment()])).toBe("comment-exists");
  });

  it("[ACC2] a link without the right, or to another video, cannot comment", () => {
    expect(decide(note(), [], buildGuest(["view", "approve"]))).toBe("not-allowed");
    expect(decide(note(), [], buildGuest(["view", "comment"], asId("v2")))).toBe("not-allowed");
  });
});

describe("resolve-comment", () => {
  it("[REC14] done, done again, reopened", () => {
    const editor = buildMember("editor");
    const done = decide(resolve(true), [buildComment()], editor);
    expect(done).toMatchObject({ resolvedAt: NOW });
    expect(decide(resolve(true), [buildComment({ resolvedAt: 5 })], editor)).toMatchObject({ resolvedAt: 5 });
    expect(decide(resolve(false), [buildComment({ resolvedAt: 5 })], editor)).toEqual(buildComment());
    expect(decide(resolve(true, { commentId: asId("c9") }), [buildComment()], editor)).toBe("unknown-comment");
  });

  it("[REC14] a guest closes only what the guest wrote", () => {
    expect(decide(resolve(true), [buildComment()])).toMatchObject({ resolvedAt: NOW });
    const author = { id: asId<Comment["author"]["id"]>("reviewer"), name: "李审", kind: "member" } as const;
    expect(decide(resolve(true), [buildComment({ author })])).toBe("not-your-comment");
  });
});
