import { decimalSyllables, integerSyllables } from "./number-reading.ts";

/**
 * How much there is to say in a text, in units of one Mandarin syllable (speech-timing.md): a Han character is 1, figures
 * count as they are read, capitals of up to five letters one each, an English word its vowel groups; punctuation is
 * silent, and so are stage directions in （）, () and [].
 */
export function spokenUnits(text: string): number {
  const spoken = withoutDirections(withAsciiFigures(text));
  let units = 0;
  for (const match of spoken.matchAll(TOKEN)) {
    const { hour, minute, whole, word } = match.groups ?? {};
    const end = match.index + match[0].length;
    if (hour !== undefined && minute !== undefined) units += timeUnits(hour, minute);
    else if (whole !== undefined) units += figureUnits(match.groups ?? {}, spoken.slice(end, end + LOOK_AHEAD));
    else units += word === undefined ? 1 : wordUnits(word);
  }
  return units;
}

const TOKEN = new RegExp(
  [
    "(?<![\\d:])(?<hour>\\d{1,2}):(?<minute>[0-5]\\d)(?![\\d:])",
    "(?<money>[¥$€])?\\s?(?<whole>\\d{1,3}(?:,\\d{3})+(?!\\d)|\\d+)(?:\\.(?<decimals>\\d+))?(?<share>[%‰])?",
    "(?<word>[A-Za-z]+(?:['’][A-Za-z]+)*)",
    "[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Hangul}]",
  ].join("|"),
  "gu",
);

/** What follows a figure decides its reading; the longest such word is “ 美元”. */
const LOOK_AHEAD = 3;
const YEAR = /^(?:1[1-9]|20)\d\d$/;
/** Shopping days that are said digit by digit, unless the figure counts something: 618 大促, but 618 元. */
const DIGIT_NAME = /^(?:315|520|618|818)$/;
const COUNTS_SOMETHING = /^\s?[元块个件名位人万千米天条款]/;

/** 20:30 二十点三十, 8:00 八点; a ratio like 9:16 takes as long. */
function timeUnits(hour: string, minute: string): number {
  return integerSyllables(String(Number(hour))) + 1 + (minute === "00" ? 0 : integerSyllables(minute));
}

function figureUnits(parts: Readonly<Record<string, string | undefined>>, after: string): number {
  const { whole = "", decimals, share, money } = parts;
  const digits = whole.replaceAll(",", "");
  let units: number;
  if (decimals !== undefined) units = decimalSyllables(digits, decimals);
  else if (YEAR.test(digits) && after.startsWith("年")) units = digits.length;
  else if (DIGIT_NAME.test(digits) && !money && !share && !COUNTS_SOMETHING.test(after)) units = digits.length;
  else units = integerSyllables(digits);
  // 百分之, 千分之
  if (share) units += 3;
  if (money && !/^\s?(?:[元块]|美元|欧元)/.test(after)) units += money === "¥" ? 1 : 2;
  return units;
}

function wordUnits(word: string): number {
  if (/^[A-Z]{1,5}$/.test(word)) return word.length;
  return word.toLowerCase().match(/[aeiouy]+/g)?.length ?? 1;
}

/** Full-width figures, letters and signs as their ASCII twins; full-width punctuation stays, so 99，100 is two figures. */
function withAsciiFigures(text: string): string {
  return text
    .replaceAll("￥", "¥")
    .replace(/[０-９Ａ-Ｚａ-ｚ％．：＄]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0));
}

const OPENING: Readonly<Record<string, string>> = { "（": "round", "(": "round", "[": "square", "［": "square" };
const CLOSING: Readonly<Record<string, string>> = { "）": "round", ")": "round", "]": "square", "］": "square" };

/** Without bracketed directions, nested ones included. A bracket that is never closed hides nothing. */
export function withoutDirections(text: string): string {
  const kept: string[] = [];
  const open: { readonly kind: string; readonly at: number }[] = [];
  for (const char of text) {
    const opened = OPENING[char];
    if (opened !== undefined) open.push({ kind: opened, at: kept.length });
    const start = CLOSING[char] === undefined ? -1 : open.findLastIndex(({ kind }) => kind === CLOSING[char]);
    const opening = open[start];
    if (opening) {
      kept.length = opening.at;
      open.length = start;
      // Keeps what stood on either side from running together.
      kept.push(" ");
    } else {
      kept.push(char);
    }
  }
  return kept.join("");
}
