import { type Instant, ok, type PersonId, type Result, refuse } from "../base/index.ts";
import {
  type Anchor,
  type Annotation,
  type AnnotationCommand,
  CONTEXT_LENGTH,
  MENTION_LIMIT,
  type Named,
  QUOTE_LIMIT,
} from "./model.ts";

/** Characters (code points) of an annotation. */
export const ANNOTATION_LIMIT = 2000;

export interface AnnotationFacts {
  /** Those of the command's video, removed ones too. */
  readonly annotations: readonly Annotation[];
  /** The people of the brand. */
  readonly members: readonly Named[];
}

/** Who writes; `leads` may take away what others wrote. */
export interface Annotator extends Named {
  readonly leads: boolean;
}

/**
 * The margin room's row after a command (ANN5–ANN9). Refusals: `comment-empty`, `comment-too-long`, `comment-exists`,
 * `unknown-comment` (thread or annotation of this video, or one that is removed), `not-your-comment`, `unknown-member`
 * (named or assigned, but not of the brand), `anchor-missing` (a thread about nowhere, an answer with a place of its own).
 */
export function decideAnnotation(
  command: AnnotationCommand,
  facts: AnnotationFacts,
  by: Annotator,
  now: Instant,
): Result<Annotation> {
  const own = facts.annotations.filter(({ videoId }) => videoId === command.videoId);
  if (command.type === "annotate") return write(command, own, facts.members, by, now);
  const known = own.find(({ id }) => id === command.annotationId);
  if (!known) return refuse("unknown-comment");
  if (command.type === "remove-annotation") return remove(known, command.removed, by, now);
  // Answers to a removed first word go on, and so does what is done with their thread.
  const isHeld = own.some(({ parentId, removedAt }) => parentId === known.id && removedAt === null);
  if (known.removedAt !== null && (command.type === "edit-annotation" || !isHeld)) return refuse("unknown-comment");
  switch (command.type) {
    case "edit-annotation": {
      if (known.author.id !== by.id) return refuse("not-your-comment");
      const text = readText(command.text);
      if (!text.ok) return text;
      const mentions = namesOf(command.mentions, facts.members);
      if (!mentions.ok) return mentions;
      if (text.value === known.text && isSame(mentions.value, known.mentions)) return ok(known);
      return ok({ ...known, text: text.value, mentions: mentions.value, editedAt: now });
    }
    case "resolve-annotation":
      if (known.parentId !== null) return refuse("unknown-comment");
      if (command.resolved === (known.resolvedAt !== null)) return ok(known);
      return ok({
        ...known,
        resolvedAt: command.resolved ? now : null,
        resolvedBy: command.resolved ? { id: by.id, name: by.name } : null,
      });
    case "assign-annotation": {
      if (known.parentId !== null) return refuse("unknown-comment");
      const assignee = nameOf(command.assigneeId, facts.members);
      return assignee.ok ? ok({ ...known, assignee: assignee.value }) : assignee;
    }
  }
}

function write(
  command: Extract<AnnotationCommand, { type: "annotate" }>,
  own: readonly Annotation[],
  members: readonly Named[],
  by: Annotator,
  now: Instant,
): Result<Annotation> {
  const { annotationId: id, videoId, parentId, anchor } = command;
  if (own.some((known) => known.id === id)) return refuse("comment-exists");
  const text = readText(command.text);
  if (!text.ok) return text;
  const thread = own.find((known) => known.id === parentId && known.parentId === null);
  if (parentId !== null && !thread) return refuse("unknown-comment");
  if ((parentId === null) !== (anchor !== null && isSound(anchor))) return refuse("anchor-missing");
  const mentions = namesOf(command.mentions, members);
  if (!mentions.ok) return mentions;
  const assignee = nameOf(parentId === null ? command.assigneeId : null, members);
  if (!assignee.ok) return assignee;
  return ok({
    ...{ id, videoId, parentId, anchor, text: text.value, mentions: mentions.value, assignee: assignee.value },
    author: { id: by.id, name: by.name },
    ...{ at: now, editedAt: null, removedAt: null, resolvedAt: null, resolvedBy: null },
  });
}

function remove(known: Annotation, removed: boolean, by: Annotator, now: Instant): Result<Annotation> {
  if (known.author.id !== by.id && !by.leads) return refuse("not-your-comment");
  if (removed === (known.removedAt !== null)) return ok(known);
  return ok({ ...known, removedAt: removed ? now : null });
}

function isSound({ quote, span }: Anchor): boolean {
  const isShort = (context: string) => context.length <= CONTEXT_LENGTH;
  return (
    quote.length <= QUOTE_LIMIT && (span === null || (quote !== "" && isShort(span.before) && isShort(span.after)))
  );
}

function readText(typed: string): Result<string> {
  const text = typed.trim();
  if (text === "") return refuse("comment-empty");
  return [...text].length > ANNOTATION_LIMIT ? refuse("comment-too-long", { max: ANNOTATION_LIMIT }) : ok(text);
}

function nameOf(id: PersonId | null, members: readonly Named[]): Result<Named | null> {
  if (id === null) return ok(null);
  const member = members.find((candidate) => candidate.id === id);
  return member ? ok({ id, name: member.name }) : refuse("unknown-member");
}

function namesOf(ids: readonly PersonId[], members: readonly Named[]): Result<readonly Named[]> {
  const names: Named[] = [];
  for (const id of new Set(ids)) {
    const named = nameOf(id, members);
    if (!named.ok) return named;
    if (named.value) names.push(named.value);
  }
  return names.length > MENTION_LIMIT ? refuse("unknown-member") : ok(names);
}

function isSame(a: readonly Named[], b: readonly Named[]): boolean {
  return a.length === b.length && a.every(({ id }, index) => b[index]?.id === id);
}
