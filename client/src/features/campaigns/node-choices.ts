import type { NameLocale } from "@tongpin/domain/calendar";
import type { NodeTable, Occurrence } from "@tongpin/domain/nodes";
import { useMemo } from "react";
import { useNodes } from "../../app/days/use-nodes.ts";
import { usePinyinMatch } from "../../app/index.ts";
import { MONTHS_SEARCHED, upcomingNodes } from "./campaign-from-node.ts";
import { nodeOfCampaign } from "./cautions.ts";
import type { Campaigns } from "./use-campaigns.ts";

/** A row of the picker: a node of the calendar, or (last) a day of one's own. */
export interface NodeChoice {
  readonly key: string;
  readonly occurrence: Occurrence | null;
  /** A campaign for it is there already. */
  readonly taken: boolean;
}

export const OWN_DAY = "own-day";

export function nameOfNode({ eventId, label }: Occurrence, nodes: NodeTable, locale: NameLocale): string {
  return label ?? nodes.byId.get(eventId)?.names[locale] ?? eventId;
}

/** What answers the search, by name in any of the three languages or by pinyin; a day of one's own always does. */
export function useNodeChoices(
  typed: string,
  { state, today }: Pick<Campaigns, "state" | "today">,
): readonly NodeChoice[] {
  const matches = usePinyinMatch();
  const nodes = useNodes();
  const isSearched = typed.trim() !== "";
  const upcoming = useMemo(
    () => (isSearched ? upcomingNodes(today, nodes, MONTHS_SEARCHED) : upcomingNodes(today, nodes)),
    [today, nodes, isSearched],
  );
  const taken = useMemo(
    () =>
      new Set(
        [...state.campaigns.values()].map((campaign) => {
          const node = nodeOfCampaign(campaign, nodes);
          return node && keyOf(node);
        }),
      ),
    [state.campaigns, nodes],
  );
  return useMemo(() => {
    const found = upcoming.filter((one) => !isSearched || namesOf(one, nodes).some((name) => matches(name, typed)));
    const choices = found.map((occurrence) => {
      const key = keyOf(occurrence);
      return { key, occurrence, taken: taken.has(key) };
    });
    return [...choices, { key: OWN_DAY, occurrence: null, taken: false }];
  }, [upcoming, nodes, isSearched, typed, matches, taken]);
}

function keyOf({ eventId, start }: Occurrence): string {
  return `${eventId} ${start}`;
}

function namesOf({ eventId, label }: Occurrence, nodes: NodeTable): readonly string[] {
  const names = nodes.byId.get(eventId)?.names;
  return [label ?? "", ...(names ? Object.values(names) : [])];
}
