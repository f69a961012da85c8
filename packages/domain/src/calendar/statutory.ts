import type { CivilDate } from "../base/index.ts";
import { addDays } from "./civil-date.ts";
import { createHolidayTable, type HolidayNotice, type HolidayNoticeDay } from "./holiday-table.ts";

function off(name: string, first: string, last: string): readonly HolidayNoticeDay[] {
  const days: HolidayNoticeDay[] = [];
  for (let date = first as CivilDate; date <= last; date = addDays(date, 1)) days.push({ name, date, isOffDay: true });
  return days;
}

function work(name: string, ...dates: readonly string[]): readonly HolidayNoticeDay[] {
  return dates.map((date) => ({ name, date: date as CivilDate, isOffDay: false }));
}

/** The State Council General Office's yearly notices (国务院办公厅关于…年部分节假日安排的通知), 2024–2026. */
export const STATUTORY_NOTICES: readonly HolidayNotice[] = [
  {
    year: 2024,
    papers: ["国务院办公厅关于2024年部分节假日安排的通知"],
    days: [
      ...off("元旦", "2024-01-01", "2024-01-01"),
      ...off("春节", "2024-02-10", "2024-02-17"),
      ...work("春节", "2024-02-04", "2024-02-18"),
      ...off("清明节", "2024-04-04", "2024-04-06"),
      ...work("清明节", "2024-04-07"),
      ...off("劳动节", "2024-05-01", "2024-05-05"),
      ...work("劳动节", "2024-04-28", "2024-05-11"),
      ...off("端午节", "2024-06-10", "2024-06-10"),
      ...off("中秋节", "2024-09-15", "2024-09-17"),
      ...work("中秋节", "2024-09-14"),
      ...off("国庆节", "2024-10-01", "2024-10-07"),
      ...work("国庆节", "2024-09-29", "2024-10-12"),
    ],
  },
  {
    year: 2025,
    papers: ["国务院办公厅关于2025年部分节假日安排的通知"],
    days: [
      ...off("元旦", "2025-01-01", "2025-01-01"),
      ...off("春节", "2025-01-28", "2025-02-04"),
      ...work("春节", "2025-01-26", "2025-02-08"),
      ...off("清明节", "2025-04-04", "2025-04-06"),
      ...off("劳动节", "2025-05-01", "2025-05-05"),
      ...work("劳动节", "2025-04-27"),
      ...off("端午节", "2025-05-31", "2025-06-02"),
      ...off("国庆节、中秋节", "2025-10-01", "2025-10-08"),
      ...work("国庆节、中秋节", "2025-09-28", "2025-10-11"),
    ],
  },
  {
    year: 2026,
    papers: ["国务院办公厅关于2026年部分节假日安排的通知"],
    days: [
      ...off("元旦", "2026-01-01", "2026-01-03"),
      ...work("元旦", "2026-01-04"),
      ...off("春节", "2026-02-15", "2026-02-23"),
      ...work("春节", "2026-02-14", "2026-02-28"),
      ...off("清明节", "2026-04-04", "2026-04-06"),
      ...off("劳动节", "2026-05-01", "2026-05-05"),
      ...work("劳动节", "2026-05-09"),
      ...off("端午节", "2026-06-19", "2026-06-21"),
      ...off("中秋节", "2026-09-25", "2026-09-27"),
      ...off("国庆节", "2026-10-01", "2026-10-07"),
      ...work("国庆节", "2026-09-20", "2026-10-10"),
    ],
  },
];

/** What ships with the product. Later years are added with `addYear`. */
export const STATUTORY_TABLE = createHolidayTable(STATUTORY_NOTICES);
