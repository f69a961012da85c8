import type { CommentId, Instant, VideoId } from "@tongpin/domain/base";
import type { Comment, RecordCommand } from "@tongpin/domain/records";

/** What of a queued command notes look at. */
export interface QueuedCommand {
  readonly op: string;
  readonly command: RecordCommand;
  readonly queuedAt: Instant;
  readonly state: "waiting" | "sending" | "refused";
  readonly code: string | null;
}

/** A note this device has written and the server does not have yet. */
export interface Unsent {
  readonly op: string;
  /** Null while it is on its way. */
  readonly refusedBecause: string | null;
}

export interface NotesView {
  readonly comments: readonly Comment[];
  readonly unsent: ReadonlyMap<CommentId, Unsent>;
}

/**
 * The video's notes with one's own queued commands applied, so that what was just written stands where it will stand. A
 * refused note stays in sight with the reason; a refused tick is not shown as done.
 */
export function withOutbox(
  comments: readonly Comment[],
  queue: readonly QueuedCommand[],
  videoId: VideoId,
  author: Comment["author"],
): NotesView {
  const byId = new Map(comments.map((comment) => [comment.id, comment]));
  const unsent = new Map<CommentId, Unsent>();
  for (const { op, command, queuedAt, state, code } of queue) {
    if (command.videoId !== videoId) continue;
    if (command.type === "comment" && !byId.has(command.commentId)) {
      const { commentId: id, parentId, cutSha256, atMs, text, level } = command;
      byId.set(id, { id, videoId, parentId, cutSha256, atMs, text, level, author, at: queuedAt, resolvedAt: null });
      unsent.set(id, { op, refusedBecause: state === "refused" ? (code ?? "refused") : null });
    } else if (command.type === "resolve-comment" && state !== "refused") {
      const known = byId.get(command.commentId);
      if (known) byId.set(known.id, { ...known, resolvedAt: command.resolved ? queuedAt : null });
    }
  }
  return { comments: [...byId.values()], unsent };
}
