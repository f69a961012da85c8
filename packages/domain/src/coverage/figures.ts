/** Figures as they are compared: 五十, 50 and ５０ are one figure, and so are 百分之五十 and 50%. Pure text, ASCII digits. */

export interface Figure {
  readonly text: string;
  /** How many units of the source it takes. */
  readonly length: number;
}

const DIGITS = new Map([..."零一二三四五六七八九"].map((char, value) => [char, value]));
DIGITS.set("〇", 0).set("两", 2);
const UNITS = new Map([
  ["十", 10],
  ["百", 100],
  ["千", 1000],
]);
const MYRIADS = new Map([
  ["万", 10_000],
  ["亿", 100_000_000],
]);
const SHARES = new Map([
  ["百分之", "%"],
  ["千分之", "‰"],
]);
const CURRENCY = "¥";
const YUAN = "元";

/** The figure that begins at `at` in characters already in lower case, simplified and half-width; null when none does. */
export function readFigure(chars: readonly string[], at: number): Figure | null {
  const share = SHARES.get(chars.slice(at, at + 3).join(""));
  if (share) {
    const number = readNumber(chars, at + 3);
    return number && { text: number.text + share, length: number.length + 3 };
  }
  if (chars[at] === CURRENCY) {
    const number = readNumber(chars, at + 1);
    if (!number) return null;
    const isSaid = chars[at + 1 + number.length] === YUAN;
    return { text: number.text + YUAN, length: number.length + (isSaid ? 2 : 1) };
  }
  return readNumber(chars, at);
}

function readNumber(chars: readonly string[], at: number): Figure | null {
  const whole = readAscii(chars, at) ?? readHan(chars, at);
  if (!whole) return null;
  const times = MYRIADS.get(chars[at + whole.length] ?? "");
  if (times === undefined) return whole;
  // 3万 and 三点五亿: counted in tens of thousands, the fraction too.
  const value = Math.round(Number(whole.text) * times);
  return Number.isSafeInteger(value) ? { text: String(value), length: whole.length + 1 } : whole;
}

/** `1,000.5`: commas between groups of three are no separators. */
function readAscii(chars: readonly string[], at: number): Figure | null {
  const digitsFrom = (from: number): number => {
    let end = from;
    while (/^\d$/.test(chars[end] ?? "")) end += 1;
    return end - from;
  };
  let length = digitsFrom(at);
  if (length === 0) return null;
  let text = chars.slice(at, at + length).join("");
  while (chars[at + length] === "," && digitsFrom(at + length + 1) === 3) {
    text += chars.slice(at + length + 1, at + length + 4).join("");
    length += 4;
  }
  const decimals = chars[at + length] === "." ? digitsFrom(at + length + 1) : 0;
  if (decimals > 0) {
    text += chars.slice(at + length, at + length + 1 + decimals).join("");
    length += 1 + decimals;
  }
  return { text, length };
}

function readHan(chars: readonly string[], at: number): Figure | null {
  const whole = readDigitByDigit(chars, at) ?? readCounted(chars, at);
  if (!whole || chars[at + whole.length] !== "点") return whole;
  const decimals = readRun(chars, at + whole.length + 1);
  const isTime = UNITS.has(chars[at + whole.length + 1 + decimals.length] ?? "");
  // 这一点一定: no figure at all.
  const isWords = whole.text === "1" && decimals.startsWith("1");
  return decimals === "" || isTime || isWords
    ? whole
    : { text: `${whole.text}.${decimals}`, length: whole.length + 1 + decimals.length };
}

/** Digits one after the other, as ASCII. */
function readRun(chars: readonly string[], at: number): string {
  let run = "";
  for (let digit = DIGITS.get(chars[at] ?? ""); digit !== undefined; digit = DIGITS.get(chars[at + run.length] ?? "")) {
    run += String(digit);
  }
  return run;
}

/** 二〇二六, 三六五. Two digits alone are two words (唯一一款); in 三四五十 the 五 belongs to what follows. */
function readDigitByDigit(chars: readonly string[], at: number): Figure | null {
  const run = readRun(chars, at);
  const text = UNITS.has(chars[at + run.length] ?? "") ? run.slice(0, -1) : run;
  return text.length > 2 || (text.length === 2 && text.includes("0")) ? { text, length: text.length } : null;
}

/** 五, 十五, 三百零六, 一百五, 三万五千: as far as it goes on being one number. */
function readCounted(chars: readonly string[], at: number): Figure | null {
  let total = 0;
  let section = 0;
  let digit: number | null = null;
  let least = Number.POSITIVE_INFINITY;
  let length = 0;
  let isAfterZero = false;
  for (; ; length += 1) {
    const char = chars[at + length] ?? "";
    const value = DIGITS.get(char);
    const unit = UNITS.get(char);
    const myriad = MYRIADS.get(char);
    if (value !== undefined) {
      if (digit !== null) break;
      if (value === 0 && length > 0) isAfterZero = true;
      else digit = value;
    } else if (unit !== undefined) {
      if (unit >= least || (digit === null && (unit !== 10 || (length > 0 && !isAfterZero)))) break;
      section += (digit ?? 1) * unit;
      least = unit;
      digit = null;
      isAfterZero = false;
    } else if (myriad !== undefined) {
      if (length === 0 || section + (digit ?? 0) === 0 || (total > 0 && myriad >= 100_000_000)) break;
      total += (section + (digit ?? 0)) * myriad;
      section = 0;
      digit = null;
      least = myriad === 10_000 ? 10_000 : Number.POSITIVE_INFINITY;
      isAfterZero = false;
    } else break;
  }
  if (length === 0) return null;
  // 一百五 is 150: the last figure counts in the unit below the one just said.
  const below = digit !== null && !isAfterZero && least >= 100 && least <= 10_000 ? least / 10 : 1;
  return { text: String(total + section + (digit ?? 0) * below), length };
}
