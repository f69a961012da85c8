import { markdownText } from "./script-sheet.ts";

/** A document of headings, words and tables as it is printed and handed on: everything in words, in the reader's language. */
export interface DocumentSheet {
  readonly title: string;
  readonly facts: readonly (readonly [label: string, value: string])[];
  readonly parts: readonly DocumentPart[];
}

export interface DocumentPart {
  readonly heading: string;
  readonly blocks: readonly DocumentBlock[];
}

export type DocumentBlock =
  | { readonly type: "words"; readonly text: string }
  | {
      readonly type: "table";
      readonly columns: readonly DocumentColumn[];
      readonly rows: readonly (readonly string[])[];
      /** Below the table: sums. */
      readonly foot?: string;
    };

export interface DocumentColumn {
  readonly head: string;
  /** Of the width; a table's shares need not add up to anything. */
  readonly share: number;
  readonly isNumber?: boolean;
}

/** Markdown with a heading for every part. Words are never read as marks; a line break stays one. */
export function documentMarkdown({ title, facts, parts }: DocumentSheet): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  const lines = [`# ${markdownText(title)}`, ""];
  for (const [label, value] of facts) lines.push(`- ${markdownText(label)}：${markdownText(value)}`);
  for (const { heading, blocks } of parts) {
    lines.push("", `## ${markdownText(heading)}`);
    for (const block of blocks) {
      lines.push("");
      if (block.type === "words") {
        lines.push(...block.text.split("\n").map((words) => (words.trim() === "" ? "" : `${markdownText(words)}  `)));
        continue;
      }
      lines.push(line(block.columns.map(({ head }) => markdownText(head))));
      lines.push(line(block.columns.map(({ isNumber }) => (isNumber ? "---:" : "---"))));
      for (const row of block.rows) lines.push(line(block.columns.map((_, at) => markdownText(row[at] ?? ""))));
      if (block.foot) lines.push("", markdownText(block.foot));
    }
  }
  return `${lines.join("\n").trimEnd()}\n`;
}
