import { formatClock, type ScriptTiming } from "../script/timing.ts";
import type { Beat, ScriptRow } from "../video/model.ts";

/** A script as it is printed and handed on: everything in words, in the reader's language. */
export interface ScriptSheet {
  readonly title: string;
  /** The video's card: account, day, length and so on, label and value. */
  readonly facts: readonly (readonly [label: string, value: string])[];
  readonly heads: SheetHeads;
  readonly rows: readonly SheetRow[];
}

export interface SheetHeads {
  readonly place: string;
  readonly visual: string;
  readonly voice: string;
  readonly caption: string;
  readonly seconds: string;
}

export interface SheetRow {
  readonly id: string;
  readonly place: string;
  readonly visual: string;
  readonly voice: string;
  readonly caption: string;
  readonly beat: string;
  /** “3”, “2.5”; empty when the row takes no time. */
  readonly seconds: string;
  /** m:ss from the beginning. */
  readonly startsAt: string;
}

/** The rows of a script with their figures. `beatName` is the reader's word for a part of the structure. */
export function sheetRows(
  rows: readonly ScriptRow[],
  timing: ScriptTiming,
  beatName: (beat: Beat) => string,
): readonly SheetRow[] {
  return rows.map((row, at) => {
    const side = timing.rows[at];
    const seconds = side?.seconds ?? 0;
    return {
      id: row.id,
      place: String(at + 1),
      visual: row.visual,
      voice: row.voice,
      caption: row.caption,
      beat: row.beat === null ? "" : beatName(row.beat),
      seconds: seconds === 0 ? "" : String(seconds),
      startsAt: formatClock((side?.startsAt ?? 0) * 1000),
    };
  });
}

/** Markdown with the card as a list and the rows as a table. Words are never read as marks. */
export function sheetMarkdown({ title, facts, heads, rows }: ScriptSheet): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  const columns = [heads.place, heads.visual, heads.voice, heads.caption, heads.seconds];
  return [
    `# ${markdownText(title)}`,
    "",
    ...facts.map(([label, value]) => `- ${markdownText(label)}：${markdownText(value)}`),
    "",
    line(columns.map(markdownText)),
    line(["---:", "---", "---", "---", "---:"]),
    ...rows.map((row) =>
      line([row.place, markdownText(row.visual), markdownText(row.voice), markdownText(row.caption), row.seconds]),
    ),
    "",
  ].join("\n");
}

/** Words as Markdown that reads as the same words. */
export function markdownText(text: string): string {
  return text.replace(/[\\`*_{}[\]<>#|~]/g, (sign) => `\\${sign}`).replace(/\r\n?|\n/g, "<br>");
}

/** Plain text that reads well in a chat: one block a row, nothing that needs a table. */
export function sheetChatText({ title, facts, heads, rows }: ScriptSheet): string {
  const blocks = rows.map((row) => {
    const time = row.seconds === "" ? row.startsAt : `${row.startsAt} · ${row.seconds}″`;
    const said = (["visual", "voice", "caption"] as const)
      .filter((column) => row[column].trim() !== "")
      .map((column) => `${heads[column]}：${row[column].trim().replace(/\r\n?|\n/g, "\n　　")}`);
    return [`【${row.place}】${time}${row.beat === "" ? "" : ` · ${row.beat}`}`, ...said].join("\n");
  });
  const card = [title, ...facts.map(([label, value]) => `${label}：${value}`)].join("\n");
  return [card, ...blocks].join("\n\n");
}
