import { holidayLabel } from "@tongpin/domain/calendar";
import type { NodeTable } from "@tongpin/domain/nodes";
import type { Format, useLocale, useT } from "../../app/index.ts";
import type { MoveWarning } from "./move-warnings.ts";

type Locale = ReturnType<typeof useLocale>;
type Words = ReturnType<typeof useT>;

/** A warning as one short sentence. */
export function warningText(warning: MoveWarning, nodes: NodeTable, t: Words, format: Format, locale: Locale): string {
  switch (warning.code) {
    case "past":
      return t("warning.past");
    case "after-promise":
      return t("warning.afterPromise", { day: format.dayShort(warning.date) });
    case "same-channel":
      return t("warning.sameChannel", { title: warning.title });
    case "rest-day":
      return t("warning.restDay", { name: warning.name === null ? "" : holidayLabel(warning.name, locale) });
    case "solemn-day": {
      const event = nodes.byId.get(warning.occurrence.eventId);
      return t("warning.solemnDay", { name: event?.names[locale] ?? "" });
    }
    case "outside-phase":
      return t("warning.outsidePhase", { start: format.dayShort(warning.start), end: format.dayShort(warning.end) });
    case "too-late":
      return t("warning.tooLate", { step: warning.step, day: format.dayShort(warning.date) });
  }
}
