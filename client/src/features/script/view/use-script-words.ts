import { BEATS, ROW_COLUMNS } from "@tongpin/domain/video";
import { useMemo } from "react";
import { useT } from "../../../app/index.ts";
import type { EditorWords } from "../editor/script-editor.ts";

const HEADINGS = [...ROW_COLUMNS, "seconds", "number"] as const;

/** The words the editor itself shows, in the reader's language. */
export function useScriptWords(): EditorWords {
  const t = useT("script");
  const ta = useT("annotations");
  return useMemo(() => {
    const map = <K extends string>(keys: readonly K[], say: (key: K) => string) =>
      Object.fromEntries(keys.map((key) => [key, say(key)])) as Record<K, string>;
    const headings = map(HEADINGS, (key) => t(`headings.${key}`));
    return {
      label: t("editorLabel"),
      handle: t("rowHandle"),
      secondsSpoken: t("secondsSpoken"),
      secondsFixed: t("secondsFixed"),
      secondsSlot: t("secondsSlot"),
      slotTarget: (seconds) => t("slotTarget", { seconds }),
      chooseBeat: t("chooseBeat"),
      notes: (count) => ta("rowButton", { count }),
      beat: map(BEATS, (beat) => t(`beats.${beat}`)),
      placeholder: map(ROW_COLUMNS, (column) => t(`placeholders.${column}`)),
      headings: Object.fromEntries(
        HEADINGS.map((key) => [key, headings[key].split("|").map((word) => word.toLocaleLowerCase())]),
      ) as Record<(typeof HEADINGS)[number], string[]>,
    };
  }, [t, ta]);
}
