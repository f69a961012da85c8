import type { CivilDate, Instant } from "@tongpin/domain/base";
import { civilDateOf, civilTimeOf, dayNumber, partsOf } from "@tongpin/domain/calendar";
import type { Locale } from "../runtime/preferences.ts";

const MINUTE = 60_000;
const DAY_MS = 86_400_000;

/** A part of a sentence: its key in `common.format` and the figures that go into it. */
export interface Phrase {
  readonly key: string;
  readonly values: Readonly<Record<string, string | number>>;
}

/** A civil date as a Date at UTC midnight: only for Intl's names, always read back in UTC. */
function utcOf(date: CivilDate): Date {
  return new Date(dayNumber(date) * DAY_MS);
}

const formats = new Map<string, Intl.DateTimeFormat>();

function nameOf(locale: Locale, date: CivilDate, options: Intl.DateTimeFormatOptions): string {
  const key = `${locale} ${JSON.stringify(options)}`;
  let format = formats.get(key);
  if (!format) {
    format = new Intl.DateTimeFormat(locale, { ...options, timeZone: "UTC" });
    formats.set(key, format);
  }
  return format.format(utcOf(date));
}

export function dayPhrase(date: CivilDate, locale: Locale, withWeekday: boolean): Phrase {
  const { year, month, day } = partsOf(date);
  return {
    key: withWeekday ? "day" : "dayShort",
    values: {
      year,
      month,
      day,
      monthName: nameOf(locale, date, { month: "short" }),
      weekday: nameOf(locale, date, { weekday: "short" }),
    },
  };
}

/** “星期六” / “Saturday” */
export function weekdayText(date: CivilDate, locale: Locale): string {
  return nameOf(locale, date, { weekday: "long" });
}

/** 今天, 明天, 昨天 — or null for days farther off. */
export function nearDayKey(date: CivilDate, today: CivilDate): "today" | "tomorrow" | "yesterday" | null {
  const days = dayNumber(date) - dayNumber(today);
  if (days === 0) return "today";
  if (days === 1) return "tomorrow";
  return days === -1 ? "yesterday" : null;
}

/**
 * Days, hours and minutes of a span, rounded so that a clock never shows more time than there is. Up to two days are told in
 * hours: the brand's clock is one of 24 hours, not of a day.
 */
function partsOfSpan(ms: number): { days: number; hours: number; minutes: number } {
  const minutes = Math.floor(ms / MINUTE);
  if (minutes < 2 * 1440) return { days: 0, hours: Math.floor(minutes / 60), minutes: minutes % 60 };
  return { days: Math.floor(minutes / 1440), hours: Math.floor((minutes % 1440) / 60), minutes: minutes % 60 };
}

/** “剩 3 小时 20 分” or “超时 40 分”; `left` is in ms, negative once it is over. */
export function timeLeftPhrase(left: number): Phrase {
  const over = left < 0;
  const values = partsOfSpan(over ? -left : left);
  const size = values.days > 0 ? "Days" : values.hours > 0 ? "Hours" : "Minutes";
  return { key: `${over ? "over" : "left"}${size}`, values };
}

/** “1分05秒”, from seconds (rounded). */
export function durationPhrase(seconds: number): Phrase {
  const whole = Math.round(seconds);
  const rest = whole % 60;
  if (whole < 60) return { key: "seconds", values: { seconds: whole } };
  return { key: "minutesSeconds", values: { minutes: Math.floor(whole / 60), seconds: String(rest).padStart(2, "0") } };
}

/** Date and time in Beijing. */
export function beijingParts(at: Instant): { date: CivilDate; time: string } {
  return { date: civilDateOf(at), time: civilTimeOf(at) };
}

/** Whether this device's clock shows Beijing time, so that a time needs no zone beside it. */
export function isInBeijingZone(at: Instant): boolean {
  return new Date(at).getTimezoneOffset() === -480;
}

const UNITS = ["B", "kB", "MB", "GB", "TB"] as const;

export function bytesText(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (value >= 1024 && unit < UNITS.length - 1) {
    value /= 1024;
    unit += 1;
  }
  return `${unit === 0 || value >= 100 ? Math.round(value) : value.toFixed(1)} ${UNITS[unit]}`;
}

/** “¥18,400.00” from fen. */
export function moneyText(fen: number): string {
  const sign = fen < 0 ? "-" : "";
  const whole = Math.floor(Math.abs(fen) / 100);
  const rest = Math.abs(fen) % 100;
  return `${sign}¥${whole.toLocaleString("en-US")}.${String(rest).padStart(2, "0")}`;
}
