import type { Post } from "./model.ts";

/**
 * PRV1. How much of a post's words the player of 抖音 shows before 展开. The platform publishes no figures: these are our own
 * assumption of 2026-11 for a phone 360 points wide, rounded to the safe side.
 */
export const FEED_TEXT = {
  lines: 2,
  /** Han characters a line; what is half as wide counts half. */
  width: 18,
  /** What “…展开” takes of the last line. */
  more: 3,
} as const;

/** The words as the feed shows them: title, caption, topics, in one run. */
export function feedText({ title, caption, topics }: Pick<Post, "title" | "caption" | "topics">): string {
  const tags = topics.map((topic) => `#${topic}`).join(" ");
  return [title.trim(), caption.trim(), tags].filter((part) => part !== "").join(" ");
}

export interface FoldedText {
  /** What is read without a tap, line by line. */
  readonly lines: readonly string[];
  readonly isFolded: boolean;
}

/** Latin letters, figures and ASCII signs are about half as wide as a Han character. */
function widthOf(character: string): number {
  return (character.codePointAt(0) ?? 0) < 0x2e80 ? 0.5 : 1;
}

/** Breaks a text as the feed does and cuts it where 展开 comes. Nothing is lost: `lines` is always its beginning. */
export function foldText(text: string, { lines: most, width, more } = FEED_TEXT): FoldedText {
  const characters = [...text];
  const lines: string[] = [];
  let line = "";
  let used = 0;
  /** How far the present line may go if it has to end with 展开. */
  let short = "";
  for (const [index, character] of characters.entries()) {
    const isBreak = character === "\n";
    if (isBreak || used + widthOf(character) > width) {
      lines.push(line);
      if (lines.length === most) {
        const rest = characters.slice(index).join("").trim();
        if (rest === "") return { lines, isFolded: false };
        const last = used + more > width ? short : line;
        return { lines: [...lines.slice(0, -1), last], isFolded: true };
      }
      line = "";
      used = 0;
      short = "";
      if (isBreak) continue;
    }
    line += character;
    used += widthOf(character);
    if (used + more <= width) short = line;
  }
  return { lines: line === "" ? lines : [...lines, line], isFolded: false };
}
