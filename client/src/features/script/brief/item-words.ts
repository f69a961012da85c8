import type { BriefItem, BriefKind } from "@tongpin/domain/brief";
import type { BriefWords } from "@tongpin/workspace";

const LINK_LAST = /(?:^|\s)(https?:\/\/\S+)\s*$/i;

/** What a person typed for an item. Only a reference has an address: the link at the end of its line. */
export function readItem(kind: BriefKind, line: string): BriefWords {
  const url = kind === "reference" ? (LINK_LAST.exec(line)?.[1] ?? "") : "";
  return { text: (url ? line.replace(LINK_LAST, "") : line).trim(), url };
}

/** The same the other way round, to be edited. */
export function writeItem({ text, url }: Pick<BriefItem, "text" | "url">): string {
  return [text, url].filter(Boolean).join(" ");
}

/** Several lines at once are several items; bullets and numbers before them are not said. */
export function readLines(kind: BriefKind, pasted: string): readonly BriefWords[] {
  return pasted
    .split(/\r?\n/)
    .map((line) => readItem(kind, line.replace(/^\s*(?:[-*•·]|\d{1,2}[.、)）])\s*/, "")))
    .filter(({ text, url }) => text !== "" || url !== "");
}
