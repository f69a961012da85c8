/** An unfinished `@…` that the caret stands behind: where it begins, and what was typed of the name. */
export interface MentionQuery {
  readonly start: number;
  readonly typed: string;
}

/** Names are short; a longer run without a space is no name any more. */
const LONGEST = 20;

export function mentionQuery(text: string, caret: number): MentionQuery | null {
  const before = text.slice(Math.max(0, caret - LONGEST - 1), caret);
  const found = /@([^\s@]*)$/.exec(before);
  if (!found) return null;
  const start = caret - found[0].length;
  // An e-mail address is not a mention.
  if (/[0-9A-Za-z._-]/.test(text[start - 1] ?? "")) return null;
  return { start, typed: found[1] ?? "" };
}

/** The text with the name put in, and where the caret then stands. */
export function putMention(text: string, caret: number, { start }: MentionQuery, name: string) {
  const head = `${text.slice(0, start)}@${name} `;
  return { text: head + text.slice(caret).replace(/^ /, ""), caret: head.length };
}
