import type { CivilDate } from "@tongpin/domain/base";
import { diffDays } from "@tongpin/domain/calendar";
import {
  MARKETING_EVENTS,
  type MarketingEvent,
  type Occurrence,
  resolveNode,
  resolveNodes,
} from "@tongpin/domain/nodes";
import type { Campaign } from "@tongpin/domain/video";
import { isOfChina } from "./campaign-from-node.ts";

const CHINA = MARKETING_EVENTS.filter(isOfChina);
const BY_ID: ReadonlyMap<string, MarketingEvent> = new Map(MARKETING_EVENTS.map((event) => [event.id, event]));

export function eventById(id: string): MarketingEvent | null {
  return BY_ID.get(id) ?? null;
}

/** Days from–to on which something asks for care: remembrance, exams, days without promotion. */
export function cautionsBetween(from: CivilDate, to: CivilDate): readonly Occurrence[] {
  return resolveNodes(CHINA, from, to).filter((one) => one.tone !== "celebrate" && one.start <= to && one.end >= from);
}

/** The occurrence a campaign was made for: of its node's, the one nearest to the campaign's end. */
export function nodeOfCampaign({ nodeId, end }: Pick<Campaign, "nodeId" | "end">): Occurrence | null {
  const event = nodeId === null ? null : eventById(nodeId);
  if (!event) return null;
  const year = Number(end.slice(0, 4));
  const away = (one: Occurrence) => Math.abs(diffDays(end, one.start));
  const all = [year - 1, year, year + 1].flatMap((one) => resolveNode(event, one));
  return all.sort((a, b) => away(a) - away(b))[0] ?? null;
}
