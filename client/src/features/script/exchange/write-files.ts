// What is only needed once somebody takes a script out; fetched then.

import type { Instant } from "@tongpin/domain/base";
import { type ScriptSheet, scriptCues, sheetChatText, sheetMarkdown, writeSrt } from "@tongpin/domain/exchange";
import { writeDocx } from "../../../platform/office/write-docx.ts";
import { saveFile } from "../../../platform/save-file.ts";
import type { TimedScript } from "../view/timing.ts";

export { copyText } from "../../../platform/copy-text.ts";
export { sheetChatText };

export interface DocumentWords {
  readonly foot: string;
  readonly language: string;
}

export function saveDocx(sheet: ScriptSheet, words: DocumentWords, now: Instant, name: string): void {
  const { heads } = sheet;
  const columns = [
    { head: heads.place, share: 7, center: true },
    { head: heads.visual, share: 33, center: false },
    { head: heads.voice, share: 34, center: false },
    { head: heads.caption, share: 18, center: false },
    { head: heads.seconds, share: 8, center: true },
  ];
  const rows = sheet.rows.map((row) => [
    row.place,
    row.beat === "" ? row.visual : `【${row.beat}】${row.visual}`,
    row.voice,
    row.caption,
    row.seconds,
  ]);
  saveFile(writeDocx({ title: sheet.title, facts: sheet.facts, columns, rows, ...words }, now), name);
}

export function saveMarkdown(sheet: ScriptSheet, name: string): void {
  saveFile(new Blob([sheetMarkdown(sheet)], { type: "text/markdown;charset=utf-8" }), name);
}

/** Answers how many subtitles were written, and which rows have words but no time. Without any, no file is made. */
export function saveSrt({ rows, timing }: TimedScript, column: "voice" | "caption", name: string) {
  const { cues, untimed } = scriptCues(rows, timing, column);
  // 剪映 takes it with or without a mark; older players show the mark as a character.
  if (cues.length > 0) saveFile(new Blob([writeSrt(cues)], { type: "application/x-subrip;charset=utf-8" }), name);
  return { count: cues.length, untimed };
}
