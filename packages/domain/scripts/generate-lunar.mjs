// Writes src/calendar/generated/lunar-table.ts from tyme4ts (a devDependency: nothing of it is shipped).
//   node packages/domain/scripts/generate-lunar.mjs           writes the file
//   node packages/domain/scripts/generate-lunar.mjs --check   exits 1 if the file differs from what would be written
import { readFileSync, writeFileSync } from "node:fs";
import { LunarYear, SolarDay, SolarTerm } from "tyme4ts";

// 1 January 2015 lies in lunar year 2014.
const FIRST_LUNAR = 2014;
const FIRST_TERMS = 2015;
const LAST = 2060;
const DAY_MS = 86_400_000;

const file = new URL("../src/calendar/generated/lunar-table.ts", import.meta.url);

const dayNumber = (solar) => Date.UTC(solar.getYear(), solar.getMonth() - 1, solar.getDay()) / DAY_MS;

/** Leap month (0 = none) as one hex digit, then one bit a month in calendar order, 1 = 30 days, as four hex digits. */
function monthsOfYear(year) {
  const lunarYear = LunarYear.fromYear(year);
  let bits = 0;
  for (const [index, month] of lunarYear.getMonths().entries()) if (month.getDayCount() === 30) bits |= 1 << index;
  return lunarYear.getLeapMonth().toString(16) + bits.toString(16).padStart(4, "0");
}

/** 24 digits: day of the month less 3 for the first term of a month, less 18 for the second. Index 0 is 小寒. */
function termsOfYear(year) {
  return Array.from({ length: 24 }, (_, index) => {
    const solar = SolarTerm.fromIndex(year, index + 1)
      .getJulianDay()
      .getSolarDay();
    const month = Math.floor(index / 2) + 1;
    const digit = solar.getDay() - (index % 2 === 0 ? 3 : 18);
    if (solar.getYear() !== year || solar.getMonth() !== month || digit < 0 || digit > 9)
      throw new Error(`term ${index} of ${year} is on ${solar.toString()}`);
    return digit;
  }).join("");
}

const years = (first) => Array.from({ length: LAST - first + 1 }, (_, index) => first + index);
const firstDay = dayNumber(LunarYear.fromYear(FIRST_LUNAR).getMonths()[0].getFirstDay().getSolarDay());
// Guards the one fact the file does not repeat: tyme4ts and the table start on the same known day.
if (firstDay !== dayNumber(SolarDay.fromYmd(2014, 1, 31))) throw new Error("lunar 2014 must start on 2014-01-31");

const text = `// Written by packages/domain/scripts/generate-lunar.mjs from tyme4ts. Do not edit.

/** Lunar year of the first entry of LUNAR_MONTHS. */
export const FIRST_LUNAR_YEAR = ${FIRST_LUNAR};

/** Day number (days since 1970-01-01) of that year's first day. */
export const FIRST_LUNAR_DAY = ${firstDay};

/** A year each: leap month (0 = none), then a bit a month in calendar order, 1 = 30 days. Hexadecimal, 1 + 4 digits. */
export const LUNAR_MONTHS =
  "${years(FIRST_LUNAR).map(monthsOfYear).join("")}";

/** Year of the first entry of TERM_DAYS. */
export const FIRST_TERM_YEAR = ${FIRST_TERMS};

/** A year each: 24 digits from 小寒 on; day of the month less 3 (first term of a month) or less 18 (second). */
export const TERM_DAYS =
${years(FIRST_TERMS)
  .map((year) => `  "${termsOfYear(year)}"`)
  .join(" +\n")};
`;

if (process.argv.includes("--check")) {
  if (readFileSync(file, "utf8") !== text) {
    console.error("lunar-table.ts differs from tyme4ts: run packages/domain/scripts/generate-lunar.mjs");
    process.exit(1);
  }
} else {
  writeFileSync(file, text);
}
