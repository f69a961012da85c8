import type { CampaignId, CivilDate } from "@tongpin/domain/base";
import { type MonthGap, monthGaps, type PlanReach, planReach } from "@tongpin/domain/horizon";
import type { Campaign } from "@tongpin/domain/video";
import { useMemo } from "react";
import { useLocale } from "../../../app/index.ts";
import type { Calendar } from "../use-calendar.ts";
import { type StripAxis, type StripView, stripAxis } from "./axis.ts";
import { type CampaignFill, campaignFills, wholeSpan } from "./campaign-fill.ts";
import { type HeatRow, heatRows } from "./heat.ts";
import { type NodeMark, nodeMarks } from "./node-marks.ts";
import { type RestSpan, restSpans } from "./rest-spans.ts";

/** Everything of half a year or a year: counted from the plan, nothing of it stored. */
export interface Strip {
  readonly axis: StripAxis;
  readonly rests: readonly RestSpan[];
  readonly nodes: readonly NodeMark[];
  /** Those that touch the axis, by their first day. */
  readonly campaigns: readonly Campaign[];
  readonly fills: ReadonlyMap<CampaignId, CampaignFill>;
  readonly heat: readonly HeatRow[];
  /** Of months that are not over. */
  readonly gaps: readonly MonthGap[];
  readonly reach: PlanReach | null;
}

/** @param charWidth how wide a Han character of a node's name stands, as a share of the axis */
export function useStrip(calendar: Calendar, view: StripView, charWidth: number): Strip {
  const {
    anchor,
    state,
    arrangement,
    everything,
    publications,
    occurrences,
    place,
    today,
    table,
    nodes: known,
  } = calendar;
  const locale = useLocale();
  const axis = useMemo(() => stripAxis(view, anchor), [view, anchor]);
  const rests = useMemo(() => restSpans(axis.start, axis.end, table), [axis, table]);
  const campaigns = useMemo(() => campaignsOn(axis, state.campaigns.values()), [axis, state.campaigns]);
  const fills = useMemo(() => campaignFills(state.videos.values(), publications), [state.videos, publications]);
  const { channels: chosen, platforms } = place.filter;
  const heat = useMemo(() => {
    const channels = [...state.channels.values()].filter(
      ({ id, platform }) =>
        (chosen.length === 0 || chosen.includes(id)) && (platforms.length === 0 || platforms.includes(platform)),
    );
    return heatRows(axis, { shown: arrangement.byDay, everything }, channels, today);
  }, [axis, arrangement.byDay, everything, state.channels, chosen, platforms, today]);
  const nodes = useMemo(() => {
    const usedNodes = new Map([...state.campaigns.values()].map((campaign) => [campaign.nodeId, campaign]));
    return nodeMarks(occurrences, axis, {
      nameOf: ({ eventId, label }) => known.byId.get(eventId)?.names[locale] || label || eventId,
      kindOf: ({ eventId }) => known.byId.get(eventId)?.kind ?? null,
      isOwn: ({ eventId }) => state.nodes.get(eventId)?.own != null,
      isUsed: ({ eventId, start, end }) => {
        const campaign = usedNodes.get(eventId);
        return campaign !== undefined && touches(wholeSpan(campaign), start, end);
      },
      widthOf: (name) => charWidth * (1 + widthInHan(name)),
    });
  }, [occurrences, axis, known, state.nodes, state.campaigns, locale, charWidth]);
  const gaps = useMemo(() => {
    const coming = axis.months.filter(({ end }) => end >= today);
    return monthGaps(coming, {
      campaigns: campaigns.map(wholeSpan),
      nodes: nodes.map(({ occurrence }) => occurrence),
      days: everything.keys(),
    });
  }, [axis, campaigns, nodes, everything, today]);
  const reach = useMemo(() => {
    const days: CivilDate[] = [...state.campaigns.values()].map((campaign) => wholeSpan(campaign).end);
    for (const { planDate, removedAt } of state.videos.values()) {
      if (planDate !== null && removedAt === null) days.push(planDate);
    }
    return planReach(today, days);
  }, [state.campaigns, state.videos, today]);
  return { axis, rests, nodes, campaigns, fills, heat, gaps, reach };
}

function campaignsOn({ start, end }: StripAxis, campaigns: Iterable<Campaign>): readonly Campaign[] {
  const key = (campaign: Campaign) => `${wholeSpan(campaign).start} ${campaign.id}`;
  return [...campaigns]
    .filter((campaign) => touches(wholeSpan(campaign), start, end))
    .sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

function touches(
  span: { readonly start: CivilDate; readonly end: CivilDate },
  from: CivilDate,
  to: CivilDate,
): boolean {
  return span.start <= to && span.end >= from;
}

/** How many Han characters wide a name is; letters and figures are little more than half as wide. */
function widthInHan(name: string): number {
  let width = 0;
  for (const character of name) width += /[\u2e80-\uffef]/.test(character) ? 1 : 0.58;
  return width;
}
