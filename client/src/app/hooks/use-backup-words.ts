import { SHOT_TEXT_FIELDS, STAGES } from "@tongpin/domain/video";
import { useMemo } from "react";
import type { BackupWords, CalendarColumn } from "../../sync/backup/backup-texts.ts";
import { useT } from "./use-t.ts";

const CALENDAR: readonly CalendarColumn[] = [
  "title",
  "planDate",
  "planTime",
  "promiseDate",
  "stage",
  "channel",
  "campaign",
  "score",
  "note",
];

/** The headings of the readable files, in the language of now. */
export function useBackupWords(): BackupWords {
  const t = useT("backup");
  const tc = useT("common");
  return useMemo(() => {
    const group = <K extends string>(keys: readonly K[], say: (key: K) => string) =>
      Object.fromEntries(keys.map((key) => [key, say(key)])) as Readonly<Record<K, string>>;
    return {
      untitled: t("words.untitled"),
      calendar: group(CALENDAR, (key) => t(`words.calendar.${key}`)),
      stages: group(STAGES, (key) => tc(`stages.${key}`)),
      row: group(["place", "visual", "voice", "caption", "seconds"], (key) => t(`words.row.${key}`)),
      shot: group([...SHOT_TEXT_FIELDS, "seconds", "status"], (key) => t(`words.shot.${key}`)),
      status: group(["open", "done", "retake", "dropped"], (key) => t(`words.status.${key}`)),
      post: group(["heading", "title", "caption", "topics", "links"], (key) => t(`words.post.${key}`)),
      cuts: t("words.cuts"),
    };
  }, [t, tc]);
}
