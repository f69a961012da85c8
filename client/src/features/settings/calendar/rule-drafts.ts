import type { CivilDate } from "@tongpin/domain/base";
import { partsOf } from "@tongpin/domain/calendar";
import type { Rule } from "@tongpin/domain/nodes";

export const RULE_TYPES = [
  "fixed",
  "solar",
  "lunar",
  "term",
  "nthWeekday",
  "easter",
  "offset",
  "range",
  "nthStem",
] as const satisfies readonly Rule["type"][];

/** Kinds of rules that other rules are built of; deeper than that nobody reads them any more. */
export const PLAIN_TYPES = [
  "solar",
  "lunar",
  "term",
  "nthWeekday",
  "easter",
] as const satisfies readonly Rule["type"][];

/** A rule of another kind to begin with, near the day the present one is about. */
export function draftRule(type: Rule["type"], day: CivilDate): Rule {
  const { month, day: ofMonth } = partsOf(day);
  const solar: Rule = { type: "solar", month, day: ofMonth };
  switch (type) {
    case "fixed":
      return { type, items: [{ start: day, end: day, label: "" }] };
    case "solar":
      return solar;
    case "lunar":
      return { type, month: 1, day: 15 };
    case "term":
      return { type, term: "立春" };
    case "nthWeekday":
      return { type, month, weekday: 7, n: 2 };
    case "easter":
      return { type, days: 0 };
    case "offset":
      return { type, base: { type: "nthWeekday", month: 11, weekday: 4, n: 4 }, days: 1 };
    case "range":
      return { type, start: solar, end: { type: "offset", base: solar, days: 6 } };
    case "nthStem":
      return { type, stem: "庚", n: 3, from: { type: "term", term: "夏至" }, inclusive: true };
  }
}
