import type { ChannelId, CivilDate } from "@tongpin/domain/base";
import {
  dayKind,
  diffDays,
  holidayLabel,
  lunarLabel,
  monthGrid,
  partsOf,
  solarTermLabel,
  solarTermOn,
} from "@tongpin/domain/calendar";
import { wantedOf } from "@tongpin/domain/campaigns";
import type { Campaign, Phase } from "@tongpin/domain/video";
import { useLocale, usePhaseName, useT } from "../../../app/index.ts";
import type { Tile } from "../arrange.ts";
import { type CampaignFill, NO_FILL } from "../strip/campaign-fill.ts";
import { shortName } from "../strip/node-marks.ts";
import type { Calendar } from "../use-calendar.ts";
import { fitWeek, lanesOf, type WeekFit } from "./paper-fit.ts";

export interface MonthPaperProps {
  readonly calendar: Calendar;
  readonly fills: ReadonlyMap<Campaign["id"], CampaignFill>;
  /** A letter for each channel; its name stands in the legend. */
  readonly marks: ReadonlyMap<ChannelId, string>;
}

interface Bar {
  readonly campaign: Campaign;
  readonly phase: Phase;
  /** Columns of the week, 0–6. */
  readonly from: number;
  readonly to: number;
  readonly lane: number;
}

/** The weeks of the shown day's month, without those that hold none of its days. */
export function monthWeeks(anchor: CivilDate): readonly (readonly CivilDate[])[] {
  const { year, month } = partsOf(anchor);
  return monthGrid(year, month).filter((week) => week.some((date) => partsOf(date).month === month));
}

/** A month on one A4: days with what stands on them, campaign phases above their weeks. */
export function MonthPaper({ calendar, fills, marks }: MonthPaperProps) {
  const { anchor, state } = calendar;
  const t = useT("calendar");
  const weeks = monthWeeks(anchor);
  const bars = weeks.map((week) => barsOf(state.campaigns.values(), week));
  // One height for all weeks: a sheet whose rows differ is read badly.
  const fit = fitWeek(weeks.length, Math.max(0, ...bars.flat().map(({ lane }) => lane + 1)));
  return (
    <table className="month-paper">
      <thead>
        <tr>
          {[1, 2, 3, 4, 5, 6, 7].map((weekday) => (
            <th key={weekday} scope="col">
              {t(`weekday.${weekday}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week, index) => (
          <WeekRows
            key={week[0]}
            {...{ calendar, fills, marks, week, fit }}
            bars={(bars[index] ?? []).filter(({ lane }) => lane < fit.bars)}
          />
        ))}
      </tbody>
    </table>
  );
}

function WeekRows({
  calendar,
  fills,
  marks,
  week,
  fit,
  bars,
}: MonthPaperProps & { week: readonly CivilDate[]; fit: WeekFit; bars: readonly Bar[] }) {
  const phaseName = usePhaseName();
  const barsHeight = fit.bars * 3.5;
  return (
    <>
      {fit.bars > 0 ? (
        <tr style={{ height: `${barsHeight}mm` }}>
          <td colSpan={7} style={{ padding: 0, borderBottom: 0 }}>
            <div className="month-paper-bars">
              {bars.map(({ campaign, phase, from, to, lane }) => {
                const planned = (fills.get(campaign.id) ?? NO_FILL).phases.get(phase.id)?.planned ?? 0;
                const wanted = wantedOf(phase);
                return (
                  <span
                    key={phase.id}
                    data-kind={phase.kind}
                    style={{ gridColumn: `${from + 1} / span ${to - from + 1}`, gridRow: lane + 1 }}
                    className="phase-paper"
                  >
                    {campaign.name} · {phaseName(phase)} {wanted > 0 ? `${planned}/${wanted}` : planned || ""}
                  </span>
                );
              })}
            </div>
          </td>
        </tr>
      ) : null}
      <tr style={{ height: `${fit.height - barsHeight}mm` }}>
        {week.map((date) => (
          <Day key={date} calendar={calendar} marks={marks} date={date} lines={fit.lines} />
        ))}
      </tr>
    </>
  );
}

function Day({
  calendar,
  marks,
  date,
  lines,
}: Pick<MonthPaperProps, "calendar" | "marks"> & { date: CivilDate; lines: number }) {
  const t = useT("calendar");
  const ts = useT("strip");
  const { arrangement, anchor, table } = calendar;
  const tiles = arrangement.byDay.get(date) ?? [];
  const shown = tiles.length > lines ? tiles.slice(0, lines - 1) : tiles;
  const { kind } = dayKind(date, table);
  return (
    <td
      data-outside={partsOf(date).month !== partsOf(anchor).month || undefined}
      data-rest={kind === "rest" || kind === "holiday" || undefined}
    >
      <div className="month-paper-day">
        <b>{partsOf(date).day}</b>
        {kind === "holiday" ? <span>{t("day.off")}</span> : null}
        {kind === "makeup" ? <span>{t("day.makeup")}</span> : null}
        <DayWords calendar={calendar} date={date} />
      </div>
      {shown.map((tile) => (
        <Line key={`${tile.video.id}${tile.kind}`} tile={tile} marks={marks} />
      ))}
      {shown.length < tiles.length ? (
        <div className="month-paper-line">{ts("print.more", { count: tiles.length - shown.length })}</div>
      ) : null}
    </td>
  );
}

/** Nodes and days off by name, and the lunar day or the term. */
function DayWords({ calendar, date }: { calendar: Calendar; date: CivilDate }) {
  const locale = useLocale();
  const { occurrences, nodes, table } = calendar;
  const names = occurrences.flatMap((one) => {
    const event = nodes.byId.get(one.eventId);
    return one.start === date && event && event.kind !== "solar-term" ? [shortName(event.names[locale])] : [];
  });
  const { name } = dayKind(date, table);
  const words = [...new Set([...(name === null ? [] : [holidayLabel(name, locale)]), ...names])];
  const term = solarTermOn(date);
  const lunar = locale === "en" ? "" : lunarLabel(date, locale);
  return (
    <>
      <small>{words.join(" · ")}</small>
      <small>{term ? solarTermLabel(term, locale) : lunar}</small>
    </>
  );
}

function Line({ tile: { video, kind }, marks }: { tile: Tile; marks: MonthPaperProps["marks"] }) {
  const mark = video.channelId === null ? undefined : marks.get(video.channelId);
  return (
    <div data-out={kind !== "plan" || undefined} className="month-paper-line">
      {mark ? <span className="channel-mark">{mark}</span> : null}
      {kind === "actual" ? <span>✓</span> : null}
      {video.planTime && kind === "plan" ? <span>{video.planTime}</span> : null}
      <span style={kind === "ghost" ? { textDecoration: "line-through" } : undefined}>{video.title}</span>
    </div>
  );
}

function barsOf(campaigns: Iterable<Campaign>, week: readonly CivilDate[]): readonly Bar[] {
  const [monday] = week;
  const sunday = week.at(-1);
  if (!monday || !sunday) return [];
  const spans = [...campaigns]
    .flatMap((campaign) =>
      campaign.phases
        .filter((phase) => phase.start <= sunday && phase.end >= monday)
        .map((phase) => ({
          campaign,
          phase,
          from: Math.max(0, diffDays(monday, phase.start)),
          to: Math.min(6, diffDays(monday, phase.end)),
        })),
    )
    .sort((a, b) => a.from - b.from);
  const lanes = lanesOf(spans);
  return spans.map((span, index) => ({ ...span, lane: lanes[index] ?? 0 }));
}
