import { spokenUnits } from "@tongpin/domain/script";
import type { ScriptRow } from "@tongpin/domain/video";

/** Less says little about a speaker, more tires one. */
const ENOUGH = 120;
const LEAST = 40;

/** What is read aloud to find one's speed: the script's own words from the beginning, "" if they are too few. */
export function readingText(rows: readonly Pick<ScriptRow, "voice">[]): string {
  const taken: string[] = [];
  let units = 0;
  for (const { voice } of rows) {
    if (units >= ENOUGH) break;
    if (voice.trim() === "") continue;
    taken.push(voice.trim());
    units += spokenUnits(voice);
  }
  return units < LEAST ? "" : taken.join("\n");
}
