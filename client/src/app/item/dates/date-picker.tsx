import { asId, type CivilDate } from "@tongpin/domain/base";
import {
  addDays,
  addMonths,
  dayKind,
  holidayLabel,
  lunarLabel,
  monthGrid,
  partsOf,
  solarTermLabel,
  solarTermOn,
  startOfWeek,
  weekday,
} from "@tongpin/domain/calendar";
import { type RefObject, useState } from "react";
import { Button, IconButton } from "../../../ui/button.tsx";
import { DayGrid, type DayGridDay } from "../../../ui/day-grid.tsx";
import { IconChevronLeft, IconChevronRight } from "../../../ui/icons/index.ts";
import { useFormat } from "../../hooks/use-format.ts";
import { useHolidayTable } from "../../hooks/use-holiday-table.ts";
import { useLocale } from "../../hooks/use-preferences.ts";
import { useT } from "../../hooks/use-t.ts";
import { FIRST_DAY, LAST_DAY } from "./read-day.ts";

export interface DatePickerProps {
  readonly value: CivilDate | null;
  readonly today: CivilDate;
  /** The earliest and the latest day that may be chosen. */
  readonly min?: CivilDate | undefined;
  readonly max?: CivilDate | undefined;
  /** Whether “no day” is an answer. */
  readonly clearable?: boolean | undefined;
  readonly activeRef: RefObject<HTMLButtonElement | null>;
  onPick(day: CivilDate | null): void;
}

/** A month to choose a day from, with 休 and 班, lunar days and solar terms, as on every Chinese calendar. */
export function DatePicker({ value, today, min, max, clearable, activeRef, onPick }: DatePickerProps) {
  const t = useT("item");
  const first = min ?? FIRST_DAY;
  const last = max ?? LAST_DAY;
  const [active, setActive] = useState(() => clamp(value ?? today, first, last));
  const { year, month } = partsOf(active);
  const dayOf = useDayOf(month, first, last);
  const monday = startOfWeek(active);
  const walk = (to: CivilDate) => setActive(clamp(to, first, last));
  return (
    <div className="flex flex-col gap-1.5">
      <div className="flex items-center gap-1">
        <IconButton
          size="small"
          tip="none"
          label={t("dates.previousMonth")}
          icon={<IconChevronLeft />}
          onClick={() => walk(addMonths(active, -1))}
        />
        <span aria-live="polite" className="flex-1 text-center font-semibold text-ui">
          {t("dates.month", { year, month })}
        </span>
        <IconButton
          size="small"
          tip="none"
          label={t("dates.nextMonth")}
          icon={<IconChevronRight />}
          onClick={() => walk(addMonths(active, 1))}
        />
      </div>
      <DayGrid
        label={t("dates.month", { year, month })}
        weekdays={Array.from({ length: 7 }, (_, index) => ({
          short: t(`dates.weekday.${weekday(addDays(monday, index))}`),
          long: t(`dates.weekdayLong.${weekday(addDays(monday, index))}`),
        }))}
        weeks={monthGrid(year, month).map((week) => week.map(dayOf))}
        chosen={value}
        today={today}
        active={active}
        activeRef={activeRef}
        onStep={({ unit, by }) => walk(unit === "day" ? addDays(active, by) : addMonths(active, by))}
        onChoose={(key) => onPick(asId<CivilDate>(key))}
      />
      <div className="flex justify-between">
        <Button size="small" tone="quiet" disabled={today < first || today > last} onClick={() => onPick(today)}>
          {t("dates.today")}
        </Button>
        {clearable ? (
          <Button size="small" tone="quiet" disabled={value === null} onClick={() => onPick(null)}>
            {t("dates.clear")}
          </Button>
        ) : null}
      </div>
    </div>
  );
}

function useDayOf(shownMonth: number, first: CivilDate, last: CivilDate): (date: CivilDate) => DayGridDay {
  const t = useT("item");
  const format = useFormat();
  const locale = useLocale();
  const table = useHolidayTable();
  return (date) => {
    const { month, day } = partsOf(date);
    const { kind, name } = dayKind(date, table);
    const badge = kind === "holiday" || kind === "makeup" ? kind : null;
    const term = solarTermOn(date);
    const note = locale === "en" ? "" : term ? solarTermLabel(term, locale) : lunarLabel(date, locale);
    const read = [format.day(date), badge ? t(`dates.${badge}Long`) : "", name ? holidayLabel(name, locale) : "", note];
    return {
      key: date,
      number: day,
      name: read.filter((part) => part !== "").join(t("dates.listComma")),
      note,
      badge: badge ? { text: t(`dates.${badge}`), tone: badge === "holiday" ? "good" : "warn" } : null,
      faded: month !== shownMonth,
      disabled: date < first || date > last,
    };
  };
}

function clamp(date: CivilDate, first: CivilDate, last: CivilDate): CivilDate {
  if (date < first) return first;
  return date > last ? last : date;
}
