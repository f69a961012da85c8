import type { CivilTime } from "@tongpin/domain/base";
import { parseCivilTime } from "@tongpin/domain/calendar";

const PLAIN = /^(上午|早上|中午|下午|晚上|am|pm)?(\d{1,2})(?:[:.点點时時](\d{1,2})?分?|(\d{2}))?(am|pm)?$/;
const AFTERNOON = new Set(["下午", "晚上", "pm"]);
const DAY_MINUTES = 1440;

/** A time of day as people type it: 19:30, 1930, 9, 9点半, 晚上7:30, 7pm. Null when it is none (25:00, 9:75). */
export function readTime(text: string): CivilTime | null {
  const typed = text.normalize("NFKC").toLowerCase().replace(/\s+/g, "").replace(/半$/, "30");
  const read = PLAIN.exec(typed);
  if (!read) return null;
  const half = read[1] ?? read[5];
  let hours = Number(read[2]);
  if (half !== undefined) {
    if (hours > 12) return null;
    if (AFTERNOON.has(half) && hours < 12) hours += 12;
    if (half === "am" && hours === 12) hours = 0;
  }
  return timeOf(hours, Number(read[3] ?? read[4] ?? 0));
}

function timeOf(hours: number, minutes: number): CivilTime | null {
  const parsed = parseCivilTime(`${String(hours).padStart(2, "0")}:${String(minutes).padStart(2, "0")}`);
  return parsed.ok ? parsed.value : null;
}

/** The next full step of so many minutes after (or, with a negative one, before) a time, around midnight. */
export function stepTime(time: CivilTime, step: number): CivilTime {
  const minutes = Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
  const size = Math.abs(step);
  const stepped = step > 0 ? (Math.floor(minutes / size) + 1) * size : (Math.ceil(minutes / size) - 1) * size;
  const wrapped = (stepped + DAY_MINUTES) % DAY_MINUTES;
  return timeOf(Math.floor(wrapped / 60), wrapped % 60) ?? time;
}
