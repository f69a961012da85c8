import type { Annotation, AnnotationCommand, Named } from "@tongpin/domain/annotations";
import type { CommentId, Instant, PersonId, VideoId } from "@tongpin/domain/base";
import type { RecordCommand } from "@tongpin/domain/records";

/** What of a queued command annotations look at. */
export interface QueuedCommand {
  readonly op: string;
  readonly command: RecordCommand;
  readonly queuedAt: Instant;
  readonly state: "waiting" | "sending" | "refused";
  readonly code: string | null;
}

/** Something this device did to an annotation and the server has not recorded. */
export interface UnsentDeed {
  readonly op: string;
  readonly type: AnnotationCommand["type"];
  /** Null while it is on its way. */
  readonly refusedBecause: string | null;
  /** The words it carries, to be copied when it is refused. */
  readonly words: string;
}

export interface AnnotationsView {
  readonly annotations: readonly Annotation[];
  readonly unsent: ReadonlyMap<CommentId, readonly UnsentDeed[]>;
}

/**
 * The video's annotations with one's own queued commands applied, so that what was just done shows where it will show. A
 * refused annotation stays in sight with the reason; any other refused deed is not shown as done.
 */
export function withOutbox(
  annotations: readonly Annotation[],
  queue: readonly QueuedCommand[],
  videoId: VideoId,
  author: Named,
  nameOf: (id: PersonId) => string,
): AnnotationsView {
  const byId = new Map(annotations.map((annotation) => [annotation.id, annotation]));
  const unsent = new Map<CommentId, UnsentDeed[]>();
  for (const { op, command, queuedAt, state, code } of queue) {
    if (command.videoId !== videoId || !isAnnotationCommand(command)) continue;
    const known = byId.get(command.annotationId);
    // The server's copy may be here before the outbox is cleared.
    if (command.type === "annotate" && known) continue;
    const refusedBecause = state === "refused" ? (code ?? "refused") : null;
    const deed: UnsentDeed = { op, type: command.type, refusedBecause, words: "text" in command ? command.text : "" };
    unsent.set(command.annotationId, [...(unsent.get(command.annotationId) ?? []), deed]);
    if (refusedBecause !== null && command.type !== "annotate") continue;
    const next = after(command, known, queuedAt, author, nameOf);
    if (next) byId.set(next.id, next);
  }
  return { annotations: [...byId.values()], unsent };
}

export function isAnnotationCommand(command: RecordCommand): command is AnnotationCommand {
  return "annotationId" in command;
}

function after(
  command: AnnotationCommand,
  known: Annotation | undefined,
  at: Instant,
  author: Named,
  nameOf: (id: PersonId) => string,
): Annotation | null {
  const named = (id: PersonId): Named => ({ id, name: nameOf(id) });
  if (command.type === "annotate") {
    const { annotationId: id, videoId, parentId, anchor, text, mentions, assigneeId } = command;
    return {
      ...{ id, videoId, parentId, anchor, text: text.trim(), mentions: mentions.map(named), author, at },
      assignee: assigneeId === null ? null : named(assigneeId),
      ...{ editedAt: null, removedAt: null, resolvedAt: null, resolvedBy: null },
    };
  }
  if (!known) return null;
  switch (command.type) {
    case "edit-annotation":
      return { ...known, text: command.text.trim(), mentions: command.mentions.map(named), editedAt: at };
    case "resolve-annotation":
      return { ...known, resolvedAt: command.resolved ? at : null, resolvedBy: command.resolved ? author : null };
    case "assign-annotation":
      return { ...known, assignee: command.assigneeId === null ? null : named(command.assigneeId) };
    case "remove-annotation":
      if (command.removed) return { ...known, removedAt: at };
      // Its words have left this device; until the server sends them there is nothing to show.
      return known.text === "" ? known : { ...known, removedAt: null };
  }
}
