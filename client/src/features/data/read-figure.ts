import { type Result, refuse } from "@tongpin/domain/base";

/** What people type where there is no figure. Missing is never 0. */
const MISSING = /^[-–—]?$/;
const WHOLE = /^-?\d+$/;
const IN_TEN_THOUSANDS = /^(\d+)(?:\.(\d{1,4}))?[万w]$/i;
const PERCENT = /^(\d+(?:\.\d+)?)%$/;
const FRACTION = /^0?\.\d+$|^0$|^1\.0+$/;

function plain(text: string): string {
  return text.normalize("NFKC").replace(/\s/g, "");
}

/**
 * A whole number: `18420`, `18,420`, `1.8万` (as the platform's app shows it). “-” or nothing is missing, null. Refuses
 * `count-format`, and `count-negative` where it cannot be below 0 (fans can: they also leave).
 */
export function readCount(text: string, mayBeNegative = false): Result<number | null> {
  const typed = plain(text).replace(/(?<=\d),(?=\d{3}(?!\d))/g, "");
  if (MISSING.test(typed)) return { ok: true, value: null };
  const short = IN_TEN_THOUSANDS.exec(typed);
  const count = short
    ? Number(`${short[1]}${(short[2] ?? "").padEnd(4, "0")}`)
    : WHOLE.test(typed)
      ? Number(typed)
      : null;
  if (count === null || !Number.isSafeInteger(count)) return refuse("count-format");
  if (count < 0 && !mayBeNegative) return refuse("count-negative");
  // −0 is 0.
  return { ok: true, value: count + 0 };
}

/**
 * A rate as a fraction 0–1, from `21.3%` or `0.213`. “-” or nothing is missing, null. A bare `21.3` or `1` could mean two
 * things and is refused (`rate-format`), like anything above 100 % (`rate-too-much`).
 */
export function readRate(text: string): Result<number | null> {
  const typed = plain(text);
  if (MISSING.test(typed)) return { ok: true, value: null };
  const percent = PERCENT.exec(typed);
  if (!percent && !FRACTION.test(typed)) return refuse("rate-format");
  // The point is moved in the text: 29.1 / 100 would not be 0.291.
  const rate = percent ? Number(`${percent[1]}e-2`) : Number(typed);
  return rate > 1 ? refuse("rate-too-much") : { ok: true, value: rate };
}

/** A rate in percent with at most two places, as it can be typed again: `21.3%`. */
export function rateText(rate: number): string {
  return `${Number((rate * 100).toFixed(2))}%`;
}

/** A rate that was computed, always with two places, so that a column of them can be compared: `8.30%`. */
export function computedRateText(rate: number): string {
  return `${(rate * 100).toFixed(2)}%`;
}
