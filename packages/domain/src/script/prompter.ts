import type { RowId } from "../base/index.ts";
import type { Beat, ScriptRow } from "../video/model.ts";
import { spokenUnits } from "./spoken-units.ts";

/** What a 提词器 shows of a row: its words, or how long nobody speaks. */
export interface PromptLine {
  readonly id: RowId;
  readonly beat: Beat | null;
  readonly text: string;
  /** Syllables to say; 0 for a pause and for mere stage directions. */
  readonly units: number;
  /** Seconds fixed by hand for a row nobody speaks in. */
  readonly pause: number;
}

/** A line without anything to say is still to be seen. */
const SHORTEST_SECONDS = 1;

/** The rows with words to say, and the silent ones whose seconds somebody fixed. Others take no time and no place. */
export function promptLines(
  rows: readonly Pick<ScriptRow, "id" | "beat" | "voice" | "visual" | "seconds">[],
): readonly PromptLine[] {
  return rows.flatMap(({ id, beat, voice, visual, seconds }): PromptLine[] => {
    const text = voice.trim();
    const units = spokenUnits(text);
    if (text !== "") return [{ id, beat, text, units, pause: 0 }];
    return seconds !== null && seconds > 0 ? [{ id, beat, text: visual.trim(), units: 0, pause: seconds }] : [];
  });
}

/** Seconds a line is in front of the speaker. A row's own seconds are the picture's: who reads, reads at the speed. */
export function lineSeconds({ units, pause }: PromptLine, charsPerMinute: number): number {
  if (pause > 0) return pause;
  return Math.max(SHORTEST_SECONDS, (units / charsPerMinute) * 60);
}

/** Seconds left from a place: `done` (0–1) of line `index` is over. */
export function secondsLeft(
  lines: readonly PromptLine[],
  at: { readonly index: number; readonly done: number },
  charsPerMinute: number,
): number {
  let left = 0;
  lines.forEach((line, index) => {
    if (index < at.index) return;
    left += lineSeconds(line, charsPerMinute) * (index === at.index ? 1 - at.done : 1);
  });
  return left;
}
