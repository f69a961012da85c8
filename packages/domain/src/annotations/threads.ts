import type { CommentId, PersonId } from "../base/index.ts";
import type { Annotation, Named } from "./model.ts";

export interface AnnotationThread {
  readonly first: Annotation;
  /** Oldest first. */
  readonly answers: readonly Annotation[];
}

/**
 * The threads that are shown, oldest first. A removed answer is left out; a removed first word keeps its place, without
 * its text, as long as somebody's answer hangs on it.
 */
export function threadsOf(annotations: readonly Annotation[]): readonly AnnotationThread[] {
  const answers = new Map<CommentId, Annotation[]>();
  for (const annotation of annotations) {
    const { parentId, removedAt } = annotation;
    if (parentId === null || removedAt !== null) continue;
    const known = answers.get(parentId);
    if (known) known.push(annotation);
    else answers.set(parentId, [annotation]);
  }
  return annotations.flatMap((first): AnnotationThread[] => {
    if (first.parentId !== null) return [];
    const own = answers.get(first.id) ?? [];
    return first.removedAt === null || own.length > 0 ? [{ first, answers: own }] : [];
  });
}

export function isOpen({ first }: AnnotationThread): boolean {
  return first.resolvedAt === null;
}

/** Whether a thread is somebody's business: they wrote in it, are named in it, or are to see to it. */
export function concerns({ first, answers }: AnnotationThread, person: PersonId): boolean {
  const isNamed = ({ author, mentions }: Annotation) =>
    author.id === person || mentions.some(({ id }) => id === person);
  return first.assignee?.id === person || [first, ...answers].some(isNamed);
}

/** The people of `chosen` that a text still names as `@name`. */
export function mentionsIn(text: string, chosen: readonly Named[]): readonly Named[] {
  const ids = new Set<PersonId>();
  return chosen.filter(({ id, name }) => {
    if (ids.has(id) || !text.includes(`@${name}`)) return false;
    ids.add(id);
    return true;
  });
}

/** A text cut at the names it mentions, in order: what is drawn as a name and what as words. */
export function splitMentions(
  text: string,
  mentions: readonly Named[],
): readonly { readonly text: string; readonly person: Named | null }[] {
  // 张三丰 before 张三: the longer name is meant where both fit.
  const byLength = mentions.toSorted((a, b) => b.name.length - a.name.length);
  const parts: { text: string; person: Named | null }[] = [];
  let words = "";
  for (let at = 0; at < text.length; ) {
    const person = text[at] === "@" ? byLength.find(({ name }) => text.startsWith(name, at + 1)) : undefined;
    if (!person) {
      words += text[at];
      at += 1;
      continue;
    }
    if (words) parts.push({ text: words, person: null });
    words = "";
    parts.push({ text: `@${person.name}`, person });
    at += 1 + person.name.length;
  }
  if (words) parts.push({ text: words, person: null });
  return parts;
}
