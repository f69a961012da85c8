import { asId, type CommentId, type PersonId, type VideoId } from "@tongpin/domain/base";
import type { Comment, RecordCommand } from "@tongpin/domain/records";
import { describe, expect, it } from "vitest";
import { type QueuedCommand, withOutbox } from "./with-outbox.ts";

const videoId = asId<VideoId>("v");
const me = { id: asId<PersonId>("me"), name: "周宁", kind: "member" as const };
const id = (text: string) => asId<CommentId>(text);

function buildComment(overrides: Partial<Comment> = {}): Comment {
  return {
    id: id("c1"),
    videoId,
    parentId: null,
    cutSha256: null,
    atMs: null,
    text: "去掉价格",
    level: "must",
    author: me,
    at: 5,
    resolvedAt: null,
    ...overrides,
  };
}

function queued(command: RecordCommand, state: QueuedCommand["state"] = "waiting", code: string | null = null) {
  return { op: `op-${command.type}`, command, queuedAt: 9, state, code };
}

const written: RecordCommand = {
  type: "comment",
  videoId,
  commentId: id("c2"),
  parentId: null,
  cutSha256: null,
  atMs: null,
  text: "再亮一点",
  level: "should",
};

describe("[S3] notes written without a network", () => {
  it("[S3] stand among the others at once, marked as not sent", () => {
    const view = withOutbox([buildComment()], [queued(written)], videoId, me);
    expect(view.comments.map(({ text }) => text)).toEqual(["去掉价格", "再亮一点"]);
    expect(view.unsent.get(id("c2"))).toEqual({ op: "op-comment", refusedBecause: null });
  });

  it("[S3] are not doubled when the server's copy arrives before the outbox is cleared", () => {
    const view = withOutbox([buildComment({ id: id("c2") })], [queued(written)], videoId, me);
    expect(view.comments).toHaveLength(1);
    expect(view.unsent.size).toBe(0);
  });

  it("[S3] stay in sight with the reason when refused", () => {
    const view = withOutbox([], [queued(written, "refused", "not-allowed")], videoId, me);
    expect(view.unsent.get(id("c2"))?.refusedBecause).toBe("not-allowed");
  });

  it("[R5] a tick counts at once, a refused one never", () => {
    const tick: RecordCommand = { type: "resolve-comment", videoId, commentId: id("c1"), resolved: true };
    expect(withOutbox([buildComment()], [queued(tick)], videoId, me).comments[0]?.resolvedAt).toBe(9);
    expect(withOutbox([buildComment()], [queued(tick, "refused")], videoId, me).comments[0]?.resolvedAt).toBeNull();
  });

  it("[S3] notes on other videos are not mixed in", () => {
    const other = queued({ ...written, videoId: asId<VideoId>("w") });
    expect(withOutbox([], [other], videoId, me).comments).toEqual([]);
  });
});
