import { dayKind, diffDays, type HolidayTable } from "@tongpin/domain/calendar";
import { wantedOf } from "@tongpin/domain/campaigns";
import { cautionsOn, type Occurrence } from "@tongpin/domain/nodes";
import type { Campaign, Phase } from "@tongpin/domain/video";
import { type KeyboardEvent, memo, type PointerEvent } from "react";
import { AppLink, useFormat, usePaths, usePhaseName, useT } from "../../../app/index.ts";
import { classNames } from "../../../ui/class-names.ts";
import { PHASE_TONES } from "../phase-tones.ts";
import { type StripAxis, spanOn, styleOf } from "./axis.ts";
import { type BarHold, type BarMove, movedCampaign, moveOfKey } from "./bar-moves.ts";
import { type CampaignFill, type Fill, quotaOf, wholeSpan } from "./campaign-fill.ts";
import type { Zoom } from "./ruler.tsx";
import { type BarDrag, useBarDrag } from "./use-bar-drag.ts";

export interface CampaignRowProps {
  readonly campaign: Campaign;
  readonly fill: CampaignFill;
  readonly axis: StripAxis;
  readonly occurrences: readonly Occurrence[];
  readonly table: HolidayTable;
  readonly mayEdit: boolean;
  onZoom: Zoom;
  onMove(campaign: Campaign, move: BarMove): void;
}

/** One campaign over the months: its phases as bars with how full they are. Drawn anew only when it has changed. */
export const CampaignRow = memo(function CampaignRow(props: CampaignRowProps) {
  const { campaign, fill, axis, occurrences, table, mayEdit, onZoom, onMove } = props;
  const t = useT("strip");
  const paths = usePaths();
  const drag = useBarDrag(axis.days, mayEdit, (move) => onMove(campaign, move));
  const shown = drag.move ? movedCampaign(campaign, drag.move) : campaign;
  const whole = spanOn(axis, wholeSpan(shown).start, wholeSpan(shown).end);
  const quota = quotaOf(campaign);
  const { planned, settled, published } = fill;
  const words = t("fill", { planned, settled, published, quota });

  function onKeyDown(event: KeyboardEvent, phase: Phase | null) {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Escape" && drag.move) {
      event.preventDefault();
      drag.cancel();
      return;
    }
    const move = mayEdit ? moveOfKey(event, phase?.id ?? null) : null;
    if (!move) return;
    event.preventDefault();
    event.stopPropagation();
    onMove(campaign, move);
  }

  return (
    <tr className="group h-9">
      <th scope="row" className="border-line border-b px-3 text-start font-normal">
        <AppLink
          to={paths.campaigns}
          query={{ id: campaign.id }}
          data-stop={-1}
          tabIndex={-1}
          onKeyDown={(event) => onKeyDown(event, null)}
          className="block truncate font-medium text-ink text-ui leading-tight hover:underline"
        >
          {campaign.name}
        </AppLink>
        <span className="block truncate text-ink-3 text-mini leading-tight">{words}</span>
      </th>
      <td colSpan={axis.weeks.length} className="relative border-line border-b p-0">
        {whole ? (
          <span
            aria-hidden="true"
            style={styleOf(whole)}
            className={classNames("absolute inset-y-2 rounded-sm bg-sunken", drag.move && "outline outline-accent")}
          />
        ) : null}
        {byStart(shown.phases).map((phase) => (
          <PhaseBar
            key={phase.id}
            {...{ campaign, phase, axis, mayEdit, drag, onZoom }}
            fill={fill.phases.get(phase.id)}
            onKeyDown={(event) => onKeyDown(event, phase)}
          />
        ))}
        {shown.phases.length === 0 && whole ? (
          <button
            type="button"
            data-stop={diffDays(axis.start, shown.start)}
            tabIndex={-1}
            style={styleOf(whole)}
            onClick={() => drag.tookClick() || onZoom("month", campaign.start)}
            onKeyDown={(event) => onKeyDown(event, null)}
            {...pointer(drag, { type: "campaign" })}
            className="absolute inset-y-2 touch-pan-y truncate rounded-sm border border-line-strong border-dashed px-1.5 text-start text-ink-2 text-mini"
          >
            {t("phase.none", { name: campaign.name })}
          </button>
        ) : null}
        {drag.move ? <Where {...{ campaign, shown, axis, occurrences, table }} move={drag.move} /> : null}
      </td>
    </tr>
  );
});

/** As they stand from left to right, whatever order people have given them: arrows walk so. */
function byStart(phases: readonly Phase[]): readonly Phase[] {
  return [...phases].sort((a, b) => (a.start < b.start ? -1 : a.start > b.start ? 1 : 0));
}

interface PhaseBarProps {
  readonly campaign: Campaign;
  readonly phase: Phase;
  readonly axis: StripAxis;
  readonly fill: Fill | undefined;
  readonly mayEdit: boolean;
  readonly drag: BarDrag;
  onZoom: Zoom;
  onKeyDown(event: KeyboardEvent): void;
}

/** A phase: the hand in its middle moves the campaign, at its ends the phase's own days. */
function PhaseBar({ campaign, phase, axis, fill, mayEdit, drag, onZoom, onKeyDown }: PhaseBarProps) {
  const t = useT("strip");
  const phaseName = usePhaseName();
  const format = useFormat();
  const span = spanOn(axis, phase.start, phase.end);
  if (!span) return null;
  const name = phaseName(phase);
  const quota = wantedOf(phase);
  const { planned, settled, published } = fill ?? { planned: 0, settled: 0, published: 0 };
  const figures = quota > 0 ? `${planned}/${quota}` : planned > 0 ? `${planned}` : "";
  const words = t("phase.label", {
    campaign: campaign.name,
    phase: name,
    from: format.dayShort(phase.start),
    to: format.dayShort(phase.end),
    planned,
    settled,
    published,
    quota,
  });
  return (
    <button
      type="button"
      data-stop={diffDays(axis.start, phase.start)}
      data-phase={phase.id}
      tabIndex={-1}
      style={styleOf(span)}
      aria-label={words}
      title={words}
      onClick={() => drag.tookClick() || onZoom(axis.view === "half" ? "week" : "month", phase.start)}
      onKeyDown={onKeyDown}
      {...pointer(drag, { type: "campaign" })}
      className={classNames(
        "absolute inset-y-1.5 flex min-w-1 touch-pan-y flex-col justify-between overflow-hidden rounded-sm bg-page text-start text-mini leading-none focus-visible:z-10",
        mayEdit && "cursor-grab",
        drag.move && "cursor-grabbing",
      )}
    >
      <span
        className={classNames(
          "flex h-4.5 w-full flex-wrap gap-x-1 overflow-hidden px-1 leading-4.5",
          PHASE_TONES[phase.kind],
        )}
      >
        <span className="keep">{name}</span>
        <span className="keep opacity-80">{figures}</span>
      </span>
      <PhaseMeter planned={planned} settled={settled} quota={quota} />
      {mayEdit ? (
        <>
          <Edge side="left" {...pointer(drag, { type: "start", phaseId: phase.id })} />
          <Edge side="right" {...pointer(drag, { type: "end", phaseId: phase.id })} />
        </>
      ) : null}
    </button>
  );
}

function pointer(drag: BarDrag, hold: BarHold) {
  return {
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      // The edge of a bar lies in the bar: the hand has the one or the other.
      event.stopPropagation();
      drag.onPointerDown(event, hold);
    },
    onPointerMove: drag.onPointerMove,
    onPointerUp: drag.onPointerUp,
    onPointerCancel: drag.cancel,
  };
}

function Edge({ side, ...handlers }: { side: "left" | "right" } & ReturnType<typeof pointer>) {
  return (
    <span
      aria-hidden="true"
      {...handlers}
      className={classNames("absolute inset-y-0 w-1.5 cursor-ew-resize", side === "left" ? "left-0" : "right-0")}
    />
  );
}

/** Planned in the lighter colour, settled in the full one; the figures stand in the bar's name. */
function PhaseMeter({ planned, settled, quota }: { planned: number; settled: number; quota: number }) {
  const whole = Math.max(quota, planned, settled, 1);
  return (
    <svg aria-hidden="true" viewBox="0 0 100 4" preserveAspectRatio="none" className="block h-1 w-full shrink-0">
      <rect width="100" height="4" className="fill-line" />
      <rect width={(planned / whole) * 100} height="4" className="fill-accent/50" />
      <rect width={(settled / whole) * 100} height="4" className="fill-good" />
    </svg>
  );
}

/** Where the bar would come to stand, with what speaks against it: shown before it is let go (C3). */
function Where({
  campaign,
  shown,
  axis,
  occurrences,
  table,
  move,
}: Pick<CampaignRowProps, "campaign" | "axis" | "occurrences" | "table"> & { shown: Campaign; move: BarMove }) {
  const t = useT("strip");
  const format = useFormat();
  const phase = move.type === "campaign" ? null : shown.phases.find(({ id }) => id === move.phaseId);
  const days = phase ?? wholeSpan(shown);
  const span = spanOn(axis, days.start, days.end);
  const care = solemnIn(shown, occurrences);
  return (
    <span
      style={{ left: `${Math.min(span?.left ?? 0, 80)}%` }}
      className="keep pointer-events-none absolute -top-5 z-20 rounded-sm bg-ink px-1.5 text-mini text-page leading-relaxed"
    >
      {t("move.where", { from: format.dayShort(days.start), to: format.dayShort(days.end), days: move.days })}
      {campaign.notBefore !== null && days.start < campaign.notBefore
        ? ` · ${t("move.embargo", { day: format.dayShort(campaign.notBefore) })}`
        : ""}
      {care ? ` · ${t("move.care", { day: format.dayShort(care.start) })}` : ""}
      {campaign.start !== shown.start && dayKind(days.start, table).kind === "holiday"
        ? ` · ${t("move.startsOnHoliday")}`
        : ""}
    </span>
  );
}

/** The first day of remembrance that a campaign's loudest phase would hold. */
function solemnIn({ phases }: Campaign, occurrences: readonly Occurrence[]): Occurrence | null {
  for (const { kind, start, end } of phases) {
    if (kind !== "burst") continue;
    const found = occurrences.find(
      (one) =>
        one.start <= end && one.end >= start && cautionsOn(one.start, [one]).some(({ tone }) => tone !== "caution"),
    );
    if (found) return found;
  }
  return null;
}
