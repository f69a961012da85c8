import { SHOT_TEXT_FIELDS, STAGES } from "@tongpin/domain/video";
import { type BackupWords, CALENDAR_COLUMNS } from "./backup-texts.ts";

/** For tests: every word is its own key. */
function same<K extends string>(keys: readonly K[]): Record<K, string> {
  const words: Partial<Record<K, string>> = {};
  for (const key of keys) words[key] = key;
  return words as Record<K, string>;
}

export const BACKUP_WORDS: BackupWords = {
  untitled: "untitled",
  calendar: same(CALENDAR_COLUMNS),
  stages: same(STAGES),
  row: same(["place", "visual", "voice", "caption", "seconds"]),
  shot: same([...SHOT_TEXT_FIELDS, "seconds", "status"]),
  status: same(["open", "done", "retake", "dropped"]),
  post: same(["heading", "title", "caption", "topics", "links"]),
  cuts: "cuts",
};
