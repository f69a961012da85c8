import type { ChannelId } from "@tongpin/domain/base";
import { addMonths, civilDateOf, partsOf } from "@tongpin/domain/calendar";
import { startOfQuarter } from "@tongpin/domain/horizon";
import { PHASE_KINDS } from "@tongpin/domain/video";
import { useMemo } from "react";
import {
  AppLink,
  Screen,
  useActions,
  useApp,
  useFormat,
  useNow,
  usePaths,
  useQuery,
  useT,
} from "../../../app/index.ts";
import { Button, IconButton } from "../../../ui/button.tsx";
import { IconChevronLeft, IconChevronRight, IconPrint } from "../../../ui/icons/index.ts";
import { Paper } from "../../../ui/paper.tsx";
import { Segmented } from "../../../ui/segmented.tsx";
import { isStripView, type StripView } from "../strip/axis.ts";
import { campaignFills } from "../strip/campaign-fill.ts";
import { monthsTitle } from "../strip/months-title.ts";
import { useStrip } from "../strip/use-strip.ts";
import { type Calendar, useCalendar } from "../use-calendar.ts";
import { MonthPaper } from "./month-paper.tsx";
import { A3 } from "./paper-fit.ts";
import "./print.css";
import { StripPaper } from "./strip-paper.tsx";

const PRINTED = ["month", "half", "year"] as const;
type Printed = (typeof PRINTED)[number];

/** 打印排期: half a year or a year on one A3, a month on one A4, as it will come out. */
export function PrintCalendarScreen() {
  const t = useT("strip");
  const tc = useT("calendar");
  const paths = usePaths();
  const query = useQuery();
  const calendar = useCalendar();
  const { place, anchor, go } = calendar;
  const view: Printed = isStripView(place.view) ? place.view : "month";
  const preview = t("print.preview");
  const print = () => window.print();
  const step = (direction: number) =>
    go({ date: view === "month" ? addMonths(anchor, direction) : addMonths(startOfQuarter(anchor), 3 * direction) });
  useActions([
    { id: "print.print", label: t("print.print"), keys: "mod+p", group: "do", whileTyping: true, perform: print },
    ...PRINTED.map((value, index) => ({
      id: `print.${value}`,
      label: tc(`view.${value}`),
      keys: String(index + 1),
      group: "view" as const,
      perform: () => go({ view: value }),
    })),
  ]);
  return (
    <Screen
      title={t("print.title")}
      tools={
        <>
          <IconButton size="small" label={tc(`previous.${view}`)} icon={<IconChevronLeft />} onClick={() => step(-1)} />
          <IconButton size="small" label={tc(`next.${view}`)} icon={<IconChevronRight />} onClick={() => step(1)} />
          <Segmented
            label={tc("view.label")}
            value={view}
            options={PRINTED.map((value) => ({ value, label: tc(`view.${value}`) }))}
            onChange={(value) => go({ view: value })}
          />
          <AppLink to={paths.calendar} query={query} className="text-accent-text text-small hover:underline">
            {t("print.back")}
          </AppLink>
        </>
      }
      actions={
        <Button tone="primary" icon={<IconPrint size={14} />} onClick={print}>
          {t("print.print")}
        </Button>
      }
      fixed
    >
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a sheet has nothing to focus, and its scroller must be reached by key */}
      <section aria-label={preview} tabIndex={0} className="scroll-y min-h-0 flex-1 overflow-x-auto bg-sunken p-4">
        {view === "month" ? <MonthSheet calendar={calendar} /> : <StripSheet calendar={calendar} view={view} />}
      </section>
    </Screen>
  );
}

function StripSheet({ calendar, view }: { calendar: Calendar; view: StripView }) {
  const t = useT("calendar");
  // 7.5 pt on the width that is left beside the labels.
  const strip = useStrip(calendar, view, (2.65 * 100) / (A3.width - 46));
  return (
    <Paper preview sheet="a3" className="plan-paper mx-auto">
      <Head calendar={calendar} title={monthsTitle(strip.axis.months, t)} />
      <StripPaper strip={strip} today={calendar.today} />
      <Legend marks={null} calendar={calendar} heat />
    </Paper>
  );
}

function MonthSheet({ calendar }: { calendar: Calendar }) {
  const t = useT("calendar");
  const { state, publications, anchor } = calendar;
  const { year, month } = partsOf(anchor);
  const fills = useMemo(() => campaignFills(state.videos.values(), publications), [state.videos, publications]);
  const marks = useMemo(() => lettersOf(state.channels.keys()), [state.channels]);
  return (
    <Paper preview sheet="landscape" className="plan-paper mx-auto">
      <Head calendar={calendar} title={t("title.month", { year, month })} />
      <MonthPaper {...{ calendar, fills, marks }} />
      <Legend marks={marks} calendar={calendar} />
    </Paper>
  );
}

function Head({ calendar, title }: { calendar: Calendar; title: string }) {
  const t = useT("strip");
  const { brand } = useApp();
  const format = useFormat();
  const day = civilDateOf(useNow(60_000));
  return (
    <header className="plan-paper-head">
      <h2>
        {brand?.name} · {title}
      </h2>
      {calendar.hidden > 0 ? <p>{t("print.filtered", { count: calendar.hidden })}</p> : null}
      <p>{t("print.printedOn", { year: partsOf(day).year, day: format.dayShort(day) })}</p>
    </header>
  );
}

/** What shades, letters and figures mean. */
function Legend({
  calendar,
  marks,
  heat = false,
}: {
  calendar: Calendar;
  marks: ReadonlyMap<ChannelId, string> | null;
  heat?: boolean;
}) {
  const t = useT("strip");
  const tc = useT("common");
  return (
    <ul className="plan-paper-foot">
      {PHASE_KINDS.map((kind) => (
        <li key={kind}>
          <span data-kind={kind} className="phase-paper">
            {tc(`phases.${kind}`)}
          </span>
        </li>
      ))}
      <li>{t("print.phaseFigures")}</li>
      {marks
        ? [...marks].map(([id, mark]) => (
            <li key={id}>
              <span className="channel-mark">{mark}</span>
              {calendar.state.channels.get(id)?.name}
            </li>
          ))
        : null}
      {marks ? <li>{t("print.monthMarks")}</li> : null}
      {heat ? (
        <>
          <li>
            <span className="strip-paper-rest" style={{ padding: "0 1mm" }}>
              {t("legend.off")}
            </span>
            <span
              data-kind="makeup"
              className="strip-paper-rest"
              style={{ display: "inline-block", width: "1mm", height: "3mm" }}
            />
            {t("legend.makeup")}
          </li>
          <li>{t("print.nodeMarks")}</li>
          <li>{t("legend.heat")}</li>
        </>
      ) : null}
    </ul>
  );
}

/** A, B, C … for channels, in the order they were made. */
function lettersOf(channels: Iterable<ChannelId>): ReadonlyMap<ChannelId, string> {
  return new Map([...channels].map((id, index) => [id, String.fromCodePoint(65 + (index % 26))]));
}
