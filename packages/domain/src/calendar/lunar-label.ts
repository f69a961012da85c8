import type { CivilDate } from "../base/index.ts";
import { lunarOf } from "./lunar.ts";

export type ChineseScript = "zh-Hans" | "zh-Hant";

const DIGITS = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"] as const;
const MONTHS = ["正", "二", "三", "四", "五", "六", "七", "八", "九", "十", "冬", "腊"] as const;

/** 正月 … 冬月, 腊月; a leap month is 闰六月. */
export function lunarMonthName(month: number, leap: boolean, script: ChineseScript): string {
  const name = MONTHS[month - 1];
  if (name === undefined) throw new RangeError(`lunar month ${month}`);
  const written = name === "腊" && script === "zh-Hant" ? "臘" : name;
  return `${leap ? (script === "zh-Hant" ? "閏" : "闰") : ""}${written}月`;
}

/** 初一 … 初十, 十一 … 二十, 廿一 … 廿九, 三十. */
export function lunarDayName(day: number): string {
  if (!Number.isInteger(day) || day < 1 || day > 30) throw new RangeError(`lunar day ${day}`);
  if (day === 20) return "二十";
  if (day === 30) return "三十";
  const tens = day <= 10 ? "初" : day < 20 ? "十" : "廿";
  return `${tens}${DIGITS[(day - 1) % 10]}`;
}

/** What stands small under a date: the day's name, on the first day the month's name. Empty outside the table. */
export function lunarLabel(date: CivilDate, script: ChineseScript): string {
  const lunar = lunarOf(date);
  if (!lunar) return "";
  return lunar.day === 1 ? lunarMonthName(lunar.month, lunar.leap, script) : lunarDayName(lunar.day);
}
