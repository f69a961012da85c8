import { type CivilDate, type Result, refuse } from "../base/index.ts";
import { addDays, civilDate, daysInMonth, weekday } from "../calendar/civil-date.ts";
import type { HolidayNotice, HolidayNoticeDay } from "../calendar/holiday-table.ts";

/** The seven holidays a notice has a paragraph for; two that fall together share one (国庆节、中秋节). */
const HOLIDAY = "(?:元旦|春节|清明节|劳动节|端午节|中秋节|国庆节)";
const HEAD = new RegExp(`(${HOLIDAY}(?:[、和]${HOLIDAY})*)\\s*[:：]`, "g");
const DAY = /(?:(\d{4})年)?(?:(\d{1,2})月)?(\d{1,2})日(?:[（(]([^）)]*)[）)])?\s*([至到—–~～-]?)/g;
/** What a clause is about: the days before the word are off, or worked. Days that are only recommended have neither word. */
const CLAUSE = /([^。；;\n]*?)(放假|上班)/g;
const COUNTED = /放假(?:调休)?[，,]?\s*(?:共\s*)?(\d+)\s*天/;
const WEEKDAYS = "一二三四五六日";

/**
 * Reads the State Council's notice as it is published (一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。).
 * What it says twice is compared: the weekday beside a date and the number of days of a holiday. Refuses:
 * holidays-text-year, holidays-text-none, holidays-text-date (text), holidays-text-weekday (date, text),
 * holidays-text-count (name, found, expected).
 */
export function readNoticeText(text: string): Result<HolidayNotice> {
  const plain = text.replace(/[\u00a0\u3000\t ]+/g, " ");
  const year = Number(/(\d{4})\s*年\s*部分节假日/.exec(plain)?.[1] ?? Number.NaN);
  if (!Number.isInteger(year)) return refuse("holidays-text-year");
  const heads = [...plain.matchAll(HEAD)];
  if (heads.length === 0) return refuse("holidays-text-none");
  const days: HolidayNoticeDay[] = [];
  for (const [at, head] of heads.entries()) {
    const body = plain.slice(head.index + head[0].length, heads[at + 1]?.index ?? plain.length);
    const read = readParagraph((head[1] ?? "").replace(/和/g, "、"), body, year);
    if (!read.ok) return read;
    days.push(...read.value);
  }
  return { ok: true, value: { year, papers: [titleOf(plain, year)], days } };
}

function titleOf(text: string, year: number): string {
  const title = new RegExp(`国务院办公厅关于${year}年[^\\n]{0,20}?通知`).exec(text)?.[0];
  return title ?? `国务院办公厅关于${year}年部分节假日安排的通知`;
}

function readParagraph(name: string, body: string, year: number): Result<readonly HolidayNoticeDay[]> {
  const days: HolidayNoticeDay[] = [];
  for (const [, words = "", verb] of body.matchAll(CLAUSE)) {
    const isOffDay = verb === "放假";
    const dates = readDates(words, year);
    if (!dates.ok) return dates;
    for (const date of dates.value) days.push({ name, date, isOffDay });
  }
  const found = days.filter(({ isOffDay }) => isOffDay).length;
  const expected = Number(COUNTED.exec(body)?.[1] ?? found);
  if (found !== expected) return refuse("holidays-text-count", { name, found, expected });
  return { ok: true, value: days };
}

/** The days of “1月28日（农历除夕、周二）至2月4日（周二）” or “4月28日、5月11日”. A month that is not repeated is the one before. */
function readDates(words: string, year: number): Result<readonly CivilDate[]> {
  const dates: CivilDate[] = [];
  let month = Number.NaN;
  let from: CivilDate | null = null;
  for (const [text, ofYear, ofMonth, ofDay, note = "", joint] of words.matchAll(DAY)) {
    month = ofMonth === undefined ? month : Number(ofMonth);
    const read = dateOf(ofYear === undefined ? yearOf(month, year) : Number(ofYear), month, Number(ofDay));
    if (read === null) return refuse("holidays-text-date", { text: text.trim() });
    const told = /(?:周|星期)([一二三四五六日天])/.exec(note)?.[1]?.replace("天", "日");
    if (told !== undefined && WEEKDAYS[weekday(read) - 1] !== told)
      return refuse("holidays-text-weekday", { date: read, text: text.trim() });
    if (from !== null) {
      if (read <= from) return refuse("holidays-text-date", { text: text.trim() });
      for (let date = addDays(from, 1); date <= read; date = addDays(date, 1)) dates.push(date);
    } else dates.push(read);
    from = joint ? read : null;
  }
  return { ok: true, value: dates };
}

/** 元旦 may begin in December; the notice of that year then speaks about the December before. */
function yearOf(month: number, year: number): number {
  return month === 12 ? year - 1 : year;
}

function dateOf(year: number, month: number, day: number): CivilDate | null {
  const exists = month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
  return exists ? civilDate(year, month, day) : null;
}
