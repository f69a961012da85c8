import { spokenUnits, withoutDirections } from "../script/spoken-units.ts";
import type { ScriptTiming } from "../script/timing.ts";
import type { ScriptRow } from "../video/model.ts";
import { SUBTITLE_WIDTH, subtitleLines } from "./subtitle-lines.ts";

/** One subtitle; times in ms from the beginning. */
export interface Cue {
  readonly startMs: number;
  readonly endMs: number;
  readonly text: string;
}

export interface ScriptCues {
  readonly cues: readonly Cue[];
  /** Places (from 1) of rows that have words but no time to show them in. */
  readonly untimed: readonly number[];
}

/**
 * Subtitles of a script: each row's words within the seconds of that row, a longer row in several, each shown as long as it
 * takes to say its share. `voice` without its stage directions, `caption` as it stands.
 */
export function scriptCues(
  rows: readonly Pick<ScriptRow, "voice" | "caption">[],
  timing: ScriptTiming,
  column: "voice" | "caption",
  width: number = SUBTITLE_WIDTH,
): ScriptCues {
  const cues: Cue[] = [];
  const untimed: number[] = [];
  rows.forEach((row, at) => {
    const words = column === "voice" ? withoutDirections(row.voice) : row.caption;
    const lines = subtitleLines(words, width);
    const side = timing.rows[at];
    const lasts = Math.round((side?.seconds ?? 0) * 1000);
    if (lines.length === 0) return;
    if (!side || lasts < lines.length) untimed.push(at + 1);
    else cues.push(...sharedOut(lines, Math.round(side.startsAt * 1000), lasts));
  });
  return { cues, untimed };
}

function sharedOut(lines: readonly string[], startMs: number, lasts: number): readonly Cue[] {
  const shares = lines.map((line) => Math.max(1, spokenUnits(line)));
  const all = shares.reduce((sum, share) => sum + share, 0);
  // One ms is kept for every line, so that none is shown for no time at all.
  const free = lasts - lines.length;
  let said = 0;
  let endMs = startMs;
  return lines.map((text, at) => {
    const begins = endMs;
    said += shares[at] ?? 0;
    endMs = startMs + at + 1 + Math.round((free * said) / all);
    return { startMs: begins, endMs, text };
  });
}

/** An SRT file as 剪映 and every player read it. */
export function writeSrt(cues: readonly Cue[]): string {
  const blocks = cues.map(({ startMs, endMs, text }, at) => {
    const words = text
      .split(/\r\n?|\n/)
      .filter((line) => line.trim() !== "")
      .join("\r\n");
    // An arrow within the words would be read as a time.
    return `${at + 1}\r\n${timestamp(startMs)} --> ${timestamp(endMs)}\r\n${words.replaceAll("-->", "--＞")}\r\n`;
  });
  return blocks.join("\r\n");
}

function timestamp(ms: number): string {
  const digits = (value: number, length: number) => String(value).padStart(length, "0");
  const seconds = Math.floor(ms / 1000);
  const clock = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60, seconds % 60];
  return `${clock.map((part) => digits(part, 2)).join(":")},${digits(ms % 1000, 3)}`;
}
