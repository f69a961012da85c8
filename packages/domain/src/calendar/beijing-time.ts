import { type CivilDate, type CivilTime, type Instant, type Result, refuse } from "../base/index.ts";
import { dateOfDayNumber, dayNumber } from "./civil-date.ts";

/** Beijing has been a fixed UTC+8 since 1991, so the wall clock is plain arithmetic and the device's zone never matters. */
const OFFSET_MS = 8 * 3_600_000;
const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
const TIME = /^([01]\d|2[0-3]):([0-5]\d)$/;

/** Reads `HH:MM`, 00:00–23:59 (`time-format` otherwise). */
export function parseCivilTime(text: string): Result<CivilTime> {
  return TIME.test(text) ? { ok: true, value: text as CivilTime } : refuse("time-format", { text });
}

/** The day it is in Beijing at an instant. */
export function civilDateOf(instant: Instant): CivilDate {
  return dateOfDayNumber(Math.floor((instant + OFFSET_MS) / DAY_MS));
}

/** The time it is in Beijing at an instant, whole minutes, rounded down. */
export function civilTimeOf(instant: Instant): CivilTime {
  const local = instant + OFFSET_MS;
  const minutes = Math.floor((local - Math.floor(local / DAY_MS) * DAY_MS) / MINUTE_MS);
  return `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}` as CivilTime;
}

/** The instant of a Beijing date and time. */
export function instantOf(date: CivilDate, time: CivilTime): Instant {
  const minutes = Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
  return dayNumber(date) * DAY_MS + minutes * MINUTE_MS - OFFSET_MS;
}

/** The end of a Beijing day, 24:00: the first instant that is no longer in it (Civil Code 203). */
export function endOfDay(date: CivilDate): Instant {
  return (dayNumber(date) + 1) * DAY_MS - OFFSET_MS;
}
