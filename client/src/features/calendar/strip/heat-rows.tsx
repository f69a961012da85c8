import { diffDays } from "@tongpin/domain/calendar";
import { memo } from "react";
import { useFormat, useT } from "../../../app/index.ts";
import { HueDot, hueStyle } from "../../../ui/chip.tsx";
import { classNames } from "../../../ui/class-names.ts";
import type { StripAxis } from "./axis.ts";
import type { HeatRow, HeatWeek } from "./heat.ts";
import type { Zoom } from "./ruler.tsx";

/** How strong a channel's colour stands in a week, by `level`; the figure stands in it. */
const STRENGTH = ["", "12%", "22%", "34%", "46%"] as const;

/** Posts per week, a row a channel; what a promise lacks ahead stands in the week. */
export function HeatRows({ rows, axis, onZoom }: { rows: readonly HeatRow[]; axis: StripAxis; onZoom: Zoom }) {
  return rows.map((row) => <Row key={row.channel?.id ?? ""} {...{ row, axis, onZoom }} />);
}

const Row = memo(function Row({ row, axis, onZoom }: { row: HeatRow; axis: StripAxis; onZoom: Zoom }) {
  const t = useT("strip");
  const tc = useT("common");
  const { channel } = row;
  const name = channel?.name ?? tc("noChannel");
  return (
    <tr className="h-8">
      <th scope="row" className="border-line border-b px-3 text-start font-normal">
        <span className="flex items-center gap-1.5 text-ui leading-tight">
          {channel ? <HueDot hue={channel.hue} /> : null}
          <span className="truncate">{name}</span>
        </span>
        <span
          className={classNames("block truncate text-mini leading-tight", row.short > 0 ? "text-warn" : "text-ink-3")}
        >
          {t("heat.sum", { planned: row.planned, quota: channel?.weeklyQuota ?? 0, short: row.short })}
        </span>
      </th>
      {row.weeks.map((week) => (
        <Week key={week.monday} {...{ week, axis, name }} hue={channel?.hue ?? null} onZoom={onZoom} />
      ))}
    </tr>
  );
});

function Week({
  week,
  axis,
  name,
  hue,
  onZoom,
}: {
  week: HeatWeek;
  axis: StripAxis;
  name: string;
  hue: number | null;
  onZoom: Zoom;
}) {
  const t = useT("strip");
  const format = useFormat();
  const { monday, planned, short, isNear, level } = week;
  const words = t("heat.week", { channel: name, day: format.dayShort(monday), planned, short });
  const strength = STRENGTH[level];
  const colour = hue === null ? "var(--color-ink)" : "oklch(var(--hue-l) 0.14 var(--hue))";
  return (
    <td className="border-line border-b border-l p-0">
      <button
        type="button"
        data-stop={diffDays(axis.start, monday)}
        tabIndex={-1}
        aria-label={words}
        title={words}
        onClick={() => onZoom("week", monday)}
        style={{
          ...(hue === null ? {} : hueStyle(hue)),
          ...(strength ? { backgroundColor: `color-mix(in oklch, ${colour} ${strength}, transparent)` } : {}),
        }}
        className="flex h-8 w-full flex-col items-center justify-center text-mini text-ink leading-none hover:outline hover:outline-line-strong"
      >
        {planned > 0 ? <span>{planned}</span> : null}
        {short > 0 ? (
          // On the page's own colour: on a channel's it could not be read in every hue.
          <span className={classNames("rounded-sm bg-page px-0.5", isNear ? "font-medium text-warn" : "text-ink-3")}>
            −{short}
          </span>
        ) : null}
      </button>
    </td>
  );
}
