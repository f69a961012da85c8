import type { CivilDate } from "@tongpin/domain/base";
import { diffDays } from "@tongpin/domain/calendar";
import { type NodeTable, type Occurrence, resolveNode, resolveNodes } from "@tongpin/domain/nodes";
import type { Campaign } from "@tongpin/domain/video";
import { isOfChina } from "./campaign-from-node.ts";

/** Days from–to on which something asks for care: remembrance, exams, days without promotion. */
export function cautionsBetween(from: CivilDate, to: CivilDate, nodes: NodeTable): readonly Occurrence[] {
  const careful = nodes.shown.filter((event) => event.tone !== "celebrate" && isOfChina(event));
  return resolveNodes(careful, from, to).filter((one) => one.start <= to && one.end >= from);
}

/** The occurrence a campaign was made for: of its node's, the one nearest to the campaign's end. */
export function nodeOfCampaign({ nodeId, end }: Pick<Campaign, "nodeId" | "end">, nodes: NodeTable): Occurrence | null {
  const event = nodeId === null ? null : nodes.byId.get(nodeId);
  if (!event) return null;
  const year = Number(end.slice(0, 4));
  const away = (one: Occurrence) => Math.abs(diffDays(end, one.start));
  const all = [year - 1, year, year + 1].flatMap((one) => resolveNode(event, one));
  return all.sort((a, b) => away(a) - away(b))[0] ?? null;
}
