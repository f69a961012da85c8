import type { CivilDate } from "@tongpin/domain/base";
import { monthGrid, partsOf } from "@tongpin/domain/calendar";
import { useMemo } from "react";
import { useFormat, useT } from "../../app/index.ts";
import { HueDot, hueStyle } from "../../ui/chip.tsx";
import { classNames } from "../../ui/class-names.ts";
import { itemsByDay, type ShownItem } from "./arrange-items.ts";
import type { Channels } from "./item-row.tsx";

/** Entries written out in a cell; a number stands for the rest. */
const SHOWN = 3;

interface MonthTableProps {
  readonly items: readonly ShownItem[];
  readonly channels: Channels;
  readonly today: CivilDate;
  /** A day of the month to show. */
  readonly anchor: CivilDate;
  onDay(date: CivilDate): void;
}

/** The month at a glance. A day opens in the list; on a phone a cell only says how much there is. */
export function MonthTable({ items, channels, today, anchor, onDay }: MonthTableProps) {
  const t = useT("client-calendar");
  const { year, month } = partsOf(anchor);
  const weeks = useMemo(() => {
    const inMonth = (date: CivilDate) => partsOf(date).month === month;
    return monthGrid(year, month).filter((week) => week.some(inMonth));
  }, [year, month]);
  const byDay = useMemo(() => {
    const [first, last] = [weeks[0]?.[0], weeks.at(-1)?.at(-1)];
    return first && last ? itemsByDay(items, first, last) : new Map<CivilDate, readonly ShownItem[]>();
  }, [items, weeks]);
  return (
    <table className="w-full table-fixed border-collapse">
      <caption className="sr-only">{t("month.title", { year, month })}</caption>
      <thead>
        <tr className="h-7 border-line border-b text-ink-3 text-mini">
          {[1, 2, 3, 4, 5, 6, 7].map((day) => (
            <th key={day} scope="col" className="px-1 text-start font-normal max-md:text-center">
              {t(`weekdays.${day}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <tr key={week[0]}>
            {week.map((date) => (
              <Day
                key={date}
                date={date}
                items={byDay.get(date) ?? []}
                isToday={date === today}
                isOutside={partsOf(date).month !== month}
                channels={channels}
                onDay={onDay}
              />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface DayProps {
  readonly date: CivilDate;
  readonly items: readonly ShownItem[];
  readonly isToday: boolean;
  readonly isOutside: boolean;
  readonly channels: Channels;
  onDay(date: CivilDate): void;
}

function Day({ date, items, isToday, isOutside, channels, onDay }: DayProps) {
  const t = useT("client-calendar");
  const tc = useT("common");
  const format = useFormat();
  const hue = hueOf(items, channels);
  const shown = items.length <= SHOWN ? items : items.slice(0, SHOWN - 1);
  return (
    <td className="h-24 border-line border-r border-b p-0 align-top last:border-r-0 max-md:h-14">
      <button
        type="button"
        aria-label={t("month.day", { day: format.day(date), count: items.length })}
        {...(isToday ? { "aria-current": "date" as const } : {})}
        onClick={() => onDay(date)}
        className="flex h-full w-full flex-col items-stretch gap-0.5 p-1 text-start hover:bg-hover max-md:items-center"
      >
        <span
          className={classNames(
            "flex size-5 shrink-0 items-center justify-center rounded-full text-small",
            isToday ? "bg-accent font-semibold text-accent-ink" : isOutside ? "text-ink-3" : "font-medium",
          )}
        >
          {partsOf(date).day}
        </span>
        {shown.map((item) => {
          const channel = item.channelId === null ? undefined : channels.get(item.channelId);
          return (
            <span
              key={item.id}
              style={channel ? hueStyle(channel.hue) : undefined}
              className={classNames(
                "block truncate rounded-sm border-l-2 px-1 text-small leading-5 max-md:hidden",
                channel ? "hue-edge hue-soft" : "border-line-strong bg-hover",
                item.kind === "promise" && "border-dashed",
              )}
            >
              {item.time && item.start === date ? <span className="text-ink-3 text-mini">{item.time} </span> : null}
              {item.title}
              {item.phase ? <span className="text-ink-2"> {tc(`phases.${item.phase}`)}</span> : null}
            </span>
          );
        })}
        {items.length > shown.length ? (
          <span className="px-1 text-ink-3 text-mini max-md:hidden">
            {t("month.more", { count: items.length - shown.length })}
          </span>
        ) : null}
        {items.length > 0 ? (
          <span aria-hidden="true" className="flex items-center gap-0.5 text-ink-2 text-mini md:hidden">
            {hue === null ? null : <HueDot hue={hue} />}
            {items.length}
          </span>
        ) : null}
      </button>
    </td>
  );
}

/** The colour of the first account of the day. */
function hueOf(items: readonly ShownItem[], channels: Channels): number | null {
  for (const { channelId } of items) {
    const channel = channelId === null ? undefined : channels.get(channelId);
    if (channel) return channel.hue;
  }
  return null;
}
