import { civilDateOf, holidayLabel } from "@tongpin/domain/calendar";
import type { NodeTable } from "@tongpin/domain/nodes";
import type { MoveWarning } from "@tongpin/domain/scheduling";
import { useCallback } from "react";
import { useFormat, useLocale, useT } from "../../../app/index.ts";

/** A warning as one short sentence. */
export function useWarningText(nodes: NodeTable): (warning: MoveWarning) => string {
  const t = useT("moves");
  const tc = useT("common");
  const format = useFormat();
  const locale = useLocale();
  return useCallback(
    (warning) => {
      switch (warning.code) {
        case "past":
          return t("warning.past");
        case "after-promise":
          return t("warning.afterPromise", { day: format.dayShort(warning.date) });
        case "embargo":
          return t(`warning.embargo.${warning.of}`, { day: format.dayShort(warning.date) });
        case "same-channel": {
          const { other, hours } = warning;
          if (hours === null) return t("warning.sameDay", { title: other.title });
          const place = { day: format.dayShort(other.date), time: other.time ?? "", title: other.title };
          return t("warning.sameChannel", { ...place, hours: Math.floor(hours * 10) / 10 });
        }
        case "rest-day": {
          const name = warning.name === null ? "" : holidayLabel(warning.name, locale);
          return t(warning.provisional ? "warning.restDayProvisional" : "warning.restDay", { name });
        }
        case "solemn-day": {
          const name = nodes.byId.get(warning.occurrence.eventId)?.names[locale] ?? "";
          return t(`warning.tone.${warning.occurrence.tone}`, { name });
        }
        case "outside-phase":
          return t("warning.outsidePhase", {
            start: format.dayShort(warning.start),
            end: format.dayShort(warning.end),
          });
        case "answer-later":
          return t("warning.answerLater", {
            day: format.dayShort(civilDateOf(warning.dueAt)),
            time: format.time(warning.dueAt),
          });
        case "needs-reapproval":
          return t("warning.needsReapproval");
        case "too-late":
          return t("warning.tooLate", {
            step: tc(`deadlineSteps.${warning.step}`),
            day: format.dayShort(warning.date),
          });
      }
    },
    [nodes, t, tc, format, locale],
  );
}
