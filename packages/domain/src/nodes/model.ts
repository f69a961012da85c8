import type { CivilDate } from "../base/index.ts";
import type { NameLocale, SolarTerm, Weekday } from "../calendar/index.ts";

export const EVENT_KINDS = [
  "traditional",
  "solar-term",
  "statutory",
  "commemoration",
  "shopping",
  "season",
  "exam",
  "western",
  "one-off",
] as const;
export type EventKind = (typeof EVENT_KINDS)[number];

/** solemn and no-promo: the planner is warned before a promotional item is put on that day. */
export const TONES = ["celebrate", "caution", "solemn", "no-promo"] as const;
export type Tone = (typeof TONES)[number];

export const CONFIDENCES = ["high", "medium", "low"] as const;
export type Confidence = (typeof CONFIDENCES)[number];

export const WINDOW_CONFIDENCES = ["sourced", "low", "own-default"] as const;
export type WindowConfidence = (typeof WINDOW_CONFIDENCES)[number];

export const STEMS = ["甲", "乙", "丙", "丁", "戊", "己", "庚", "辛", "壬", "癸"] as const;
export type Stem = (typeof STEMS)[number];

export interface FixedItem {
  readonly start: CivilDate;
  readonly end: CivilDate;
  readonly label: string;
  readonly confidence?: Confidence;
}

/** When an event falls. All dates are Beijing days; lunar months are the ones that are not leap months. */
export type Rule =
  | { readonly type: "solar"; readonly month: number; readonly day: number }
  /** "last" is day 29 or 30: New Year's Eve is the last day of month 12, never simply day 30. */
  | { readonly type: "lunar"; readonly month: number; readonly day: number | "last" }
  | { readonly type: "term"; readonly term: SolarTerm; readonly offsetDays?: number }
  /** n = -1 is the last of the month, -2 the one before it. */
  | { readonly type: "nthWeekday"; readonly month: number; readonly weekday: Weekday; readonly n: number }
  | { readonly type: "easter"; readonly days: number }
  | { readonly type: "offset"; readonly base: Rule; readonly days: number }
  | { readonly type: "range"; readonly start: Rule; readonly end: Rule }
  | {
      readonly type: "nthStem";
      readonly stem: Stem;
      readonly n: number;
      readonly from: Rule;
      readonly inclusive: boolean;
    }
  | { readonly type: "fixed"; readonly items: readonly FixedItem[] };

/** Days relative to the event's first day, both ends included. */
export type DayOffsets = readonly [from: number, to: number];

export interface MarketingEvent {
  readonly id: string;
  readonly kind: EventKind;
  readonly names: Readonly<Record<NameLocale, string>>;
  readonly rule: Rule;
  readonly windows: { readonly warmup: DayOffsets; readonly burst: DayOffsets; readonly encore: DayOffsets | null };
  readonly tone: Tone;
  /** CN, CN-GX, US, GLOBAL … */
  readonly regions: readonly string[];
  /** The State Council holiday it belongs to: days off come from the holiday table, not from here. */
  readonly statutory: string | null;
  readonly tags: readonly string[];
  /** low: announced anew every year, a person must confirm it. */
  readonly dateConfidence: Confidence;
  readonly windowConfidence: WindowConfidence;
  readonly sources: readonly string[];
  readonly notes: string;
}
