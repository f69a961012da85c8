import { type Instant, ok, type Result, refuse } from "../base/index.ts";
import { type RecordFacts, TEXT_LIMIT } from "./facts.ts";
import type { Actor, Comment, RecordCommand } from "./model.ts";

type CommentCommand = Extract<RecordCommand, { type: "comment" | "resolve-comment" }>;

/**
 * The talk room's row after a comment command, whose actor `decideRecords` has already let through. Refusals:
 * `comment-empty`, `comment-too-long`, `comment-exists`, `unknown-comment` (thread or note of this video),
 * `comment-moment` (a second without the cut it belongs to, or before the start), `not-your-comment`.
 */
export function decideComment(
  command: CommentCommand,
  facts: RecordFacts,
  actor: Actor,
  now: Instant,
): Result<Comment> {
  const comments = (facts.comments ?? []).filter((comment) => comment.videoId === command.videoId);
  const known = comments.find((comment) => comment.id === command.commentId);
  if (command.type === "resolve-comment") {
    if (!known) return refuse("unknown-comment");
    if (actor.kind === "guest" && known.author.id !== actor.id) return refuse("not-your-comment");
    if (command.resolved === (known.resolvedAt !== null)) return ok(known);
    return ok({ ...known, resolvedAt: command.resolved ? now : null });
  }
  const { commentId, videoId, parentId, cutSha256, atMs, level } = command;
  const text = command.text.trim();
  if (text === "") return refuse("comment-empty");
  if ([...text].length > TEXT_LIMIT) return refuse("comment-too-long", { max: TEXT_LIMIT });
  if (known) return refuse("comment-exists");
  if (atMs !== null && (cutSha256 === null || !Number.isSafeInteger(atMs) || atMs < 0)) return refuse("comment-moment");
  // Threads are one level deep: an answer to an answer belongs to the thread.
  if (parentId !== null && !comments.some(({ id, parentId: above }) => id === parentId && above === null)) {
    return refuse("unknown-comment");
  }
  const author = { id: actor.id, name: actor.name, kind: actor.kind };
  return ok({ id: commentId, videoId, parentId, cutSha256, atMs, text, level, author, at: now, resolvedAt: null });
}
