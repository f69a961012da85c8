import type { CivilDate } from "@tongpin/domain/base";
import { type RefObject, useEffect, useMemo, useRef, useState } from "react";
import { AppLink, usePaths, useT } from "../../../app/index.ts";
import type { Calendar } from "../use-calendar.ts";
import { useLatest } from "../use-latest.ts";
import { AskVideos } from "./ask-videos.tsx";
import { type StripView, spanOn } from "./axis.ts";
import { NO_FILL } from "./campaign-fill.ts";
import { CampaignRow } from "./campaign-row.tsx";
import { HeatRows } from "./heat-rows.tsx";
import { Ruler, type Zoom } from "./ruler.tsx";
import { StripNotes } from "./strip-notes.tsx";
import { useCampaignMoves } from "./use-campaign-moves.ts";
import { useRoving } from "./use-roving.ts";
import { useStrip } from "./use-strip.ts";

export interface CalendarStripProps {
  readonly calendar: Calendar;
  readonly view: StripView;
  readonly onZoom: Zoom;
}

const LABELS_REM = 11;
/** A Han character of the smallest size, px. */
const CHAR_PX = 11.5;

/** 半年、一年: campaigns with their phases, nodes, days off and the posts of every week, on one page (C8). */
export function CalendarStrip({ calendar, view, onZoom }: CalendarStripProps) {
  const t = useT("strip");
  const root = useRef<HTMLDivElement>(null);
  const width = useWidth(root);
  const strip = useStrip(calendar, view, (CHAR_PX * 100) / Math.max(1, width - LABELS_REM * 16));
  const { axis, campaigns, fills, heat } = strip;
  const moves = useCampaignMoves(calendar, fills);
  const roving = useRoving(root);
  const { place, today, mayEdit, occurrences, table, room } = calendar;
  const zoom: Zoom = useLatest((to, date) => onZoom(to, date));
  const onMove = useLatest((campaign: (typeof campaigns)[number], move: Parameters<typeof moves.request>[1]) =>
    moves.request(campaign.id, move),
  );
  const [rest, nodes] = [place.layers.has("rest"), place.layers.has("nodes")];
  const shows = useMemo(() => ({ rest, nodes }), [rest, nodes]);
  return (
    // The stops inside are buttons; the strip only hears the arrows that walk between them.
    // biome-ignore lint/a11y/noStaticElementInteractions: see above
    <div ref={root} onFocus={roving.onFocus} onKeyDown={roving.onKeyDown} className="min-w-[60rem]">
      <div className="relative">
        <Lines strip={strip} today={today} />
        <table className="relative w-full table-fixed border-collapse">
          <caption className="sr-only">{t("caption")}</caption>
          <colgroup>
            <col style={{ width: `${LABELS_REM}rem` }} />
            <col span={axis.weeks.length} />
          </colgroup>
          <Ruler strip={strip} shows={shows} today={today} onZoom={zoom} />
          <tbody>
            {place.layers.has("campaigns")
              ? campaigns.map((campaign) => (
                  <CampaignRow
                    key={campaign.id}
                    {...{ campaign, axis, occurrences, table, onMove }}
                    fill={fills.get(campaign.id) ?? NO_FILL}
                    mayEdit={mayEdit && room !== null}
                    onZoom={zoom}
                  />
                ))
              : null}
            {place.layers.has("campaigns") && campaigns.length === 0 ? <NoCampaigns weeks={axis.weeks.length} /> : null}
            <HeatRows rows={heat} axis={axis} onZoom={zoom} />
          </tbody>
        </table>
      </div>
      <StripNotes strip={strip} moves={moves} mayEdit={mayEdit} onZoom={zoom} />
      <AskVideos moves={moves} />
    </div>
  );
}

function NoCampaigns({ weeks }: { weeks: number }) {
  const t = useT("strip");
  const paths = usePaths();
  return (
    <tr className="h-9 text-small">
      <th scope="row" className="border-line border-b px-3 text-start font-normal text-ink-3">
        {t("row.campaigns")}
      </th>
      <td colSpan={weeks} className="relative border-line border-b px-1.5 text-ink-2">
        {t("noCampaigns")}{" "}
        <AppLink to={paths.campaigns} data-stop={0} tabIndex={-1} className="text-accent-text hover:underline">
          {t("toCampaigns")}
        </AppLink>
      </td>
    </tr>
  );
}

/** Where months begin and where today is, behind all rows at once. */
function Lines({ strip: { axis }, today }: { strip: Pick<ReturnType<typeof useStrip>, "axis">; today: CivilDate }) {
  const now = spanOn(axis, today, today);
  return (
    <div
      aria-hidden="true"
      style={{ left: `${LABELS_REM}rem` }}
      className="pointer-events-none absolute inset-y-0 right-0"
    >
      {axis.months.map(({ start }) => {
        const span = spanOn(axis, start, start);
        return span ? (
          <span key={start} style={{ left: `${span.left}%` }} className="absolute inset-y-0 w-px bg-line-strong" />
        ) : null;
      })}
      {now ? (
        <span style={{ left: `${now.left + now.width / 2}%` }} className="absolute inset-y-0 w-px bg-danger" />
      ) : null}
    </div>
  );
}

/** The strip's width, px; names of nodes find their lines by it. */
function useWidth(root: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(1_200);
  useEffect(() => {
    const element = root.current;
    if (!element) return;
    const watch = new ResizeObserver(() => setWidth(element.clientWidth));
    watch.observe(element);
    return () => watch.disconnect();
  }, [root]);
  return width;
}
