import type { Cue } from "./write-srt.ts";

/** Why a piece of a subtitle file is not taken, or is taken with a doubt (`goes-back`). */
export interface CueProblem {
  /** Line of the file, from 1. */
  readonly line: number;
  readonly why: "time-unreadable" | "end-before-start" | "no-words" | "no-time" | "goes-back";
  readonly text: string;
}

export interface SubtitleFile {
  readonly cues: readonly Cue[];
  readonly problems: readonly CueProblem[];
}

const ARROW = /-->|^[\s\d:：.,，]*[:：][\s\d:：.,，]*->[\s\d:：.,，]*$/;
const TIME = /^(?:(\d{1,3})[:：])?(\d{1,2})[:：](\d{1,2})(?:[,，.。](\d{1,3}))?$/;

/**
 * Reads SRT, and WebVTT as far as it is the same. A cue whose time can't be read is left out and named by its line; the
 * others are taken. Marks of style (`<i>`, `{\an8}`) go, the words stay.
 */
export function readSrt(text: string): SubtitleFile {
  const lines = text.replace(/^\uFEFF/, "").split(/\r\n?|\n/);
  const times = lines.flatMap((line, at) => (ARROW.test(line) ? [at] : []));
  const cues: Cue[] = [];
  const problems: CueProblem[] = [];
  const first = times[0] ?? lines.length;
  lines.slice(0, first).forEach((line, at) => {
    if (!isHeader(line) && !(at === first - 1 && isNumber(line)))
      problems.push({ line: at + 1, why: "no-time", text: line.trim() });
  });
  times.forEach((at, index) => {
    const next = times[index + 1] ?? lines.length;
    const words = cueWords(lines.slice(at + 1, next), next < lines.length);
    const line = at + 1;
    const [from = "", to = ""] = (lines[at] ?? "").split(/-{1,2}>/);
    const startMs = readTime(from);
    // Behind the end some programs write where on the picture it stands.
    const endMs = readTime(to.trim().split(/\s/)[0] ?? "");
    const said = (lines[at] ?? "").trim();
    if (startMs === null || endMs === null) problems.push({ line, why: "time-unreadable", text: said });
    else if (endMs <= startMs) problems.push({ line, why: "end-before-start", text: said });
    else if (words === "") problems.push({ line, why: "no-words", text: said });
    else {
      if (startMs < (cues.at(-1)?.startMs ?? 0)) problems.push({ line, why: "goes-back", text: said });
      cues.push({ startMs, endMs, text: words });
    }
  });
  return { cues, problems };
}

function readTime(text: string): number | null {
  const found = TIME.exec(text.trim());
  if (!found) return null;
  const [, hours = "0", minutes = "0", seconds = "0", fraction = "0"] = found;
  if (Number(minutes) > 59 || Number(seconds) > 59) return null;
  return ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000 + Number(fraction.padEnd(3, "0"));
}

/** The words below a time. Before the next time stands that cue's number, which is none of them. */
function cueWords(lines: readonly string[], hasNext: boolean): string {
  const last = lines.findLastIndex((line) => line.trim() !== "");
  const end = hasNext && last === lines.length - 1 && isNumber(lines[last] ?? "") ? last : last + 1;
  return lines
    .slice(0, end)
    .map((line) => line.replace(/<\/?[a-z][^<>]*>|\{\\[^{}]*\}/gi, "").trim())
    .filter((line) => line !== "")
    .join("\n");
}

function isNumber(line: string): boolean {
  return /^\s*\d+\s*$/.test(line);
}

function isHeader(line: string): boolean {
  return line.trim() === "" || /^(?:WEBVTT|NOTE|STYLE|Kind:|Language:)/.test(line.trim());
}

export interface TimedWords {
  readonly words: string;
  /** To a tenth. */
  readonly seconds: number;
}

/**
 * Cues as rows of a script, one each. Rows stand end to end: silence before the first cue belongs to its row, silence after
 * a cue to that one's, so that every row still begins where its words do and the sum is where the last cue ends.
 */
export function rowsOfCues(cues: readonly Cue[]): readonly TimedWords[] {
  const tenths = (ms: number) => Math.round(ms / 100);
  let begins = 0;
  return cues.map((cue, at) => {
    const next = cues[at + 1];
    const ends = Math.max(begins, tenths(next ? next.startMs : cue.endMs));
    const seconds = (ends - begins) / 10;
    begins = ends;
    return { words: cue.text, seconds };
  });
}
