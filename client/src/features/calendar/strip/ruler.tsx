import type { CivilDate } from "@tongpin/domain/base";
import { diffDays, holidayLabel, partsOf } from "@tongpin/domain/calendar";
import { memo } from "react";
import { useFormat, useLocale, useT } from "../../../app/index.ts";
import { classNames } from "../../../ui/class-names.ts";
import { spanOn, styleOf } from "./axis.ts";
import { markKey, NODE_LANES, type NodeMark, shortName } from "./node-marks.ts";
import type { RestSpan } from "./rest-spans.ts";
import type { Strip } from "./use-strip.ts";

/** To where a click or Enter leads. */
export type Zoom = (view: "month" | "week", date: CivilDate) => void;

interface RulerProps {
  readonly strip: Pick<Strip, "axis" | "rests" | "nodes" | "gaps">;
  readonly shows: { readonly rest: boolean; readonly nodes: boolean };
  readonly today: CivilDate;
  onZoom: Zoom;
}

const LANE_REM = 1.125;
/** Below the names: nodes whose name found no room. */
const TICKS_REM = 0.625;
/** Narrower than this share of the axis a day off has no room for its name. */
const NAMED = 2.2;

/** The head of the strip: months, weeks, days off, nodes. Each leads to its month or week. */
export const Ruler = memo(function Ruler({ strip, shows, today, onZoom }: RulerProps) {
  const { axis, gaps, rests, nodes } = strip;
  const t = useT("strip");
  const gapByMonth = new Map(gaps.map((gap) => [gap.month.start, gap.code]));
  const whole = axis.weeks.length;
  return (
    <thead className="sticky top-0 z-10 bg-page">
      <tr>
        <th scope="row" className="px-3 text-start font-normal text-ink-3 text-small">
          {t("row.months")}
        </th>
        <td colSpan={whole} className="relative h-7 p-0">
          {axis.months.map(({ start, end, year, month }) => {
            const span = spanOn(axis, start, end);
            const gap = gapByMonth.get(start);
            const name = t("month", { year, month });
            return span ? (
              <button
                key={start}
                type="button"
                data-stop={diffDays(axis.start, start)}
                tabIndex={-1}
                style={styleOf(span)}
                onClick={() => onZoom("month", start)}
                aria-label={gap ? t("monthWithGap", { name, gap: t(`gap.${gap}`) }) : t("toMonth", { name })}
                className={classNames(
                  // What has no room wraps into a second line, which is not seen.
                  "absolute inset-y-0.5 flex flex-wrap gap-x-1.5 overflow-hidden rounded-sm px-1.5 text-start leading-6 hover:bg-hover",
                  start <= today && today <= end ? "font-semibold text-accent-text" : "font-medium text-ink",
                )}
              >
                <span className="keep">
                  {t(month === 1 || start === axis.months[0]?.start ? "month" : "monthShort", { year, month })}
                </span>
                {gap ? (
                  <span className="keep font-normal text-mini text-warn leading-6">{t(`gapShort.${gap}`)}</span>
                ) : null}
              </button>
            ) : null;
          })}
        </td>
      </tr>
      <tr className="h-5 text-mini">
        <th scope="row" className="px-3 text-start font-normal text-ink-3 text-small">
          {t("row.weeks")}
        </th>
        {axis.weeks.map((monday) => (
          <WeekHead key={monday} monday={monday} at={diffDays(axis.start, monday)} today={today} onZoom={onZoom} />
        ))}
      </tr>
      {shows.rest ? (
        <tr>
          <th scope="row" className="px-3 text-start font-normal text-ink-3 text-small">
            {t("row.rest")}
          </th>
          <td colSpan={whole} className="relative h-5 p-0 text-mini">
            {rests.map((rest) => (
              <Rest key={rest.start} rest={rest} axis={axis} />
            ))}
          </td>
        </tr>
      ) : null}
      {shows.nodes ? (
        <tr>
          <th scope="row" className="px-3 py-0.5 text-start align-top font-normal text-ink-3 text-small">
            {t("row.nodes")}
          </th>
          <td
            colSpan={whole}
            style={{ height: `${NODE_LANES * LANE_REM + TICKS_REM}rem` }}
            className="relative border-line border-b p-0 text-mini"
          >
            {nodes.map((mark) => (
              <Node key={markKey(mark.occurrence)} mark={mark} axis={axis} onZoom={onZoom} />
            ))}
          </td>
        </tr>
      ) : null}
    </thead>
  );
});

function WeekHead({ monday, at, today, onZoom }: { monday: CivilDate; at: number; today: CivilDate; onZoom: Zoom }) {
  const t = useT("strip");
  const format = useFormat();
  const isNow = diffDays(monday, today) >= 0 && diffDays(monday, today) < 7;
  return (
    <th scope="col" className="border-line border-l p-0 font-normal">
      <button
        type="button"
        data-stop={at}
        tabIndex={-1}
        onClick={() => onZoom("week", monday)}
        aria-label={t("toWeek", { day: format.dayShort(monday) })}
        aria-current={isNow ? "date" : undefined}
        className={classNames(
          "block w-full rounded-sm text-center hover:bg-hover",
          isNow ? "bg-accent font-semibold text-accent-ink" : "text-ink-3",
        )}
      >
        {partsOf(monday).day}
      </button>
    </th>
  );
}

/** 国庆节 over its seven days; a make-up day is one day and says 班. */
function Rest({ rest, axis }: { rest: RestSpan; axis: Strip["axis"] }) {
  const t = useT("strip");
  const format = useFormat();
  const locale = useLocale();
  const span = spanOn(axis, rest.start, rest.end);
  if (!span) return null;
  const days =
    rest.start === rest.end
      ? format.dayShort(rest.start)
      : t("days", { from: format.dayShort(rest.start), to: format.dayShort(rest.end) });
  const label = t(`rest.${rest.kind}`, { name: holidayLabel(rest.name, locale), days });
  return (
    <span
      role="img"
      aria-label={rest.provisional ? t("rest.provisional", { label }) : label}
      title={rest.provisional ? t("rest.provisional", { label }) : label}
      style={styleOf(span)}
      className={classNames(
        "absolute inset-y-0.5 min-w-0.5 overflow-hidden rounded-sm text-center leading-tight",
        rest.kind === "holiday" ? "bg-good-soft text-good" : "bg-warn text-transparent",
        rest.provisional && "border border-good border-dashed",
      )}
    >
      {rest.kind === "holiday" && span.width > NAMED ? holidayLabel(rest.name, locale) : null}
    </span>
  );
}

function Node({ mark, axis, onZoom }: { mark: NodeMark; axis: Strip["axis"]; onZoom: Zoom }) {
  const t = useT("strip");
  const format = useFormat();
  const { occurrence, name, span, lane, used } = mark;
  const asksForCare = occurrence.tone === "solemn" || occurrence.tone === "no-promo";
  const words = t(used ? "node.used" : asksForCare ? `node.${occurrence.tone}` : "node.free", {
    name,
    day: format.day(occurrence.start),
  });
  return (
    <button
      type="button"
      data-stop={diffDays(axis.start, occurrence.start)}
      tabIndex={-1}
      onClick={() => onZoom("week", occurrence.start)}
      aria-label={words}
      title={words}
      style={{ left: `${span.left}%`, top: `${(lane ?? NODE_LANES) * LANE_REM}rem` }}
      className={classNames(
        "keep absolute border-l-2 hover:bg-hover",
        lane === null ? "h-2 w-1.5" : "h-4.5 px-1",
        used
          ? "border-accent font-medium text-accent-text"
          : asksForCare
            ? "border-warn text-warn"
            : "border-line-strong text-ink-2",
      )}
    >
      {lane === null ? "" : shortName(name)}
    </button>
  );
}
