import { wantedOf } from "@tongpin/domain/campaigns";
import type { Occurrence } from "@tongpin/domain/nodes";
import type { Campaign, Phase } from "@tongpin/domain/video";
import { useNodes } from "../../app/days/use-nodes.ts";
import { AppLink, useFormat, useLocale, usePaths, usePhaseName, useT } from "../../app/index.ts";
import { classNames } from "../../ui/class-names.ts";
import { type AxisSpan, axisOf, type DayAxis, spanOn, ticksOf } from "./day-axis.ts";
import type { PhaseFill } from "./phase-fill.ts";
import { PHASE_TONES } from "./phase-tones.ts";
import { useDaysText } from "./use-days-text.ts";

const MOST_TICKS = 8;
/** Nearer than this share of the axis, today gives its word up to the node; its line stays. */
const CLOSE = 10;

export interface PhaseAxisProps {
  campaign: Campaign;
  today: Campaign["start"];
  fills: ReadonlyMap<Phase["id"], PhaseFill>;
  node: Occurrence | null;
  cautions: readonly Occurrence[];
}

/** The campaign's phases as bars over its days, with today, the node's day and the days that ask for care. */
export function PhaseAxis({ campaign, today, fills, node, cautions }: PhaseAxisProps) {
  const t = useT("campaigns");
  const phaseName = usePhaseName();
  const format = useFormat();
  const daysText = useDaysText();
  const locale = useLocale();
  const paths = usePaths();
  const nodes = useNodes();
  const axis = axisOf(campaign);
  const now = spanOn(axis, today, today);
  const nodeDay = node && spanOn(axis, node.start, node.start);
  const name = node === null ? "" : (node.label ?? nodes.byId.get(node.eventId)?.names[locale] ?? "");
  return (
    <section aria-label={t("axis.label")} className="grid grid-cols-[3.5rem_minmax(0,1fr)] gap-x-2">
      <span />
      <div className="relative h-9 text-ink-3 text-mini">
        {ticksOf(axis, MOST_TICKS).map((date, index) => (
          <Mark
            key={date}
            span={spanOn(axis, date, date)}
            className={classNames("bottom-0 pl-1 leading-none", index % 2 === 1 && "max-sm:hidden")}
          >
            {format.dayShort(date)}
          </Mark>
        ))}
        {now && !(nodeDay && Math.abs(nodeDay.left - now.left) < CLOSE) ? (
          <Mark span={now} className="top-0 font-medium text-danger">
            {t("axis.today")}
          </Mark>
        ) : null}
        {nodeDay ? (
          <Mark span={nodeDay} className="top-0 font-medium text-accent-text">
            {name}
          </Mark>
        ) : null}
      </div>
      <div className="flex flex-col">
        {campaign.phases.map((phase) => (
          <span key={phase.id} title={phaseName(phase)} className="flex h-9 items-center text-ink-2 text-small">
            <span className="truncate">{phaseName(phase)}</span>
          </span>
        ))}
      </div>
      <div className="relative overflow-hidden rounded-md bg-sunken">
        <Lines axis={axis} />
        {cautions.map((one) => (
          <Column key={`${one.eventId}${one.start}`} span={spanOn(axis, one.start, one.end)} className="bg-warn-soft" />
        ))}
        {nodeDay ? <Column span={nodeDay} className="bg-accent-soft" /> : null}
        {campaign.phases.map((phase) => {
          const span = spanOn(axis, phase.start, phase.end);
          const fill = fills.get(phase.id);
          if (!span || !fill) return null;
          return (
            <div key={phase.id} className="relative h-9">
              <AppLink
                to={paths.campaigns}
                query={{ id: campaign.id, phase: phase.id }}
                replace
                style={{ left: `${span.left}%`, width: `${span.width}%` }}
                title={daysText(phase)}
                className="absolute inset-y-1.5 min-w-1.5 overflow-hidden rounded-sm bg-page hover:brightness-95"
              >
                <span className={classNames("flex h-full items-center px-1.5 text-mini", PHASE_TONES[phase.kind])}>
                  <span className="sr-only">{phaseName(phase)} </span>
                  <span className="keep max-sm:hidden">{t("axis.planned")}&nbsp;</span>
                  {wantedOf(phase) > 0 ? `${fill.planned}/${wantedOf(phase)}` : fill.planned}
                </span>
              </AppLink>
              {fill.videos.map((video) => (
                <Dot
                  key={video.id}
                  span={video.planDate ? spanOn(axis, video.planDate, video.planDate) : null}
                  onBar={video.planDate !== null && video.planDate >= phase.start && video.planDate <= phase.end}
                />
              ))}
            </div>
          );
        })}
        {now ? (
          <span
            aria-hidden="true"
            style={{ left: `${now.left + now.width / 2}%` }}
            className="pointer-events-none absolute inset-y-0 w-px bg-danger"
          />
        ) : null}
      </div>
      {cautions.length > 0 ? (
        <ul className="col-start-2 flex flex-wrap gap-x-4 gap-y-0.5 pt-1.5 text-small text-warn">
          {cautions.map((one) => (
            <li key={`${one.eventId}${one.start}`}>
              {t(`caution.${one.tone}`, {
                day: format.dayShort(one.start),
                name: nodes.byId.get(one.eventId)?.names[locale] ?? one.eventId,
              })}
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  );
}

/** Words over a day. Those near the end stand to its left, so that they stay on the page. */
function Mark({ span, className, children }: { span: AxisSpan | null; className: string; children: string }) {
  if (!span) return null;
  const atEnd = span.left > 88;
  const style = atEnd ? { right: `${100 - span.left - span.width}%` } : { left: `${span.left}%` };
  return (
    <span style={style} className={classNames("keep absolute", className)}>
      {children}
    </span>
  );
}

function Lines({ axis }: { axis: DayAxis }) {
  return ticksOf(axis, MOST_TICKS).map((date) => {
    const span = spanOn(axis, date, date);
    return span ? (
      <span
        key={date}
        aria-hidden="true"
        style={{ left: `${span.left}%` }}
        className="absolute inset-y-0 w-px bg-line"
      />
    ) : null;
  });
}

function Column({ span, className }: { span: AxisSpan | null; className: string }) {
  return span ? (
    <span
      aria-hidden="true"
      style={{ left: `${span.left}%`, width: `${span.width}%` }}
      className={classNames("absolute inset-y-0", className)}
    />
  ) : null;
}

/** A video's plan date in its phase's row; hollow when the day is not of the phase. */
function Dot({ span, onBar }: { span: AxisSpan | null; onBar: boolean }) {
  return span ? (
    <span
      aria-hidden="true"
      style={{ left: `calc(${span.left + span.width / 2}% - 3px)` }}
      className={classNames(
        "pointer-events-none absolute bottom-0 size-1.5 rounded-full",
        onBar ? "bg-ink-2" : "border border-danger bg-page",
      )}
    />
  ) : null;
}
