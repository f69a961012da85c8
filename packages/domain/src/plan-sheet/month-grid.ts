import type { TextGrid } from "../exchange/delimited.ts";
import { guessPlanMapping } from "./plan-heads.ts";

const WEEKDAY = /^(?:(?:周|週|星期|礼拜|禮拜)?([一二三四五六日天])|(mon|tue|wed|thu|fri|sat|sun)[a-z]*)$/i;
/** Weekdays beside each other by which a calendar page is known. */
const ENOUGH = 5;
const MOST_ROWS = 15;

/**
 * Whether a table is a page of a calendar: weekdays side by side, the days in squares below. What stands in a square (a
 * title, an account, three titles at once) cannot be told apart, so such a table is refused rather than guessed at.
 */
export function isMonthGrid(grid: TextGrid): boolean {
  const hasWeekdays = grid.slice(0, MOST_ROWS).some((row) => {
    const found = new Set(row.flatMap((cell) => WEEKDAY.exec(cell.trim().toLowerCase())?.slice(1).join("") ?? []));
    return found.size >= ENOUGH;
  });
  return hasWeekdays && !guessPlanMapping(grid).columns.includes("title");
}
