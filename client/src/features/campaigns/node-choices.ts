import type { NameLocale } from "@tongpin/domain/calendar";
import type { Occurrence } from "@tongpin/domain/nodes";
import { useMemo } from "react";
import { usePinyinMatch } from "../../app/index.ts";
import { upcomingNodes } from "./campaign-from-node.ts";
import { eventById, nodeOfCampaign } from "./cautions.ts";
import type { Campaigns } from "./use-campaigns.ts";

/** A row of the picker: a node of the calendar, or (last) a day of one's own. */
export interface NodeChoice {
  readonly key: string;
  readonly occurrence: Occurrence | null;
  /** A campaign for it is there already. */
  readonly taken: boolean;
}

export const OWN_DAY = "own-day";

export function nameOfNode({ eventId, label }: Occurrence, locale: NameLocale): string {
  return label ?? eventById(eventId)?.names[locale] ?? eventId;
}

/** What answers the search, by name in any of the three languages or by pinyin; a day of one's own always does. */
export function useNodeChoices(
  typed: string,
  { state, today }: Pick<Campaigns, "state" | "today">,
): readonly NodeChoice[] {
  const matches = usePinyinMatch();
  const upcoming = useMemo(() => upcomingNodes(today), [today]);
  const taken = useMemo(
    () =>
      new Set(
        [...state.campaigns.values()].map((campaign) => {
          const node = nodeOfCampaign(campaign);
          return node && keyOf(node);
        }),
      ),
    [state.campaigns],
  );
  return useMemo(() => {
    const found = upcoming.filter((one) => typed.trim() === "" || namesOf(one).some((name) => matches(name, typed)));
    const nodes = found.map((occurrence) => {
      const key = keyOf(occurrence);
      return { key, occurrence, taken: taken.has(key) };
    });
    return [...nodes, { key: OWN_DAY, occurrence: null, taken: false }];
  }, [upcoming, typed, matches, taken]);
}

function keyOf({ eventId, start }: Occurrence): string {
  return `${eventId} ${start}`;
}

function namesOf({ eventId, label }: Occurrence): readonly string[] {
  const names = eventById(eventId)?.names;
  return [label ?? "", ...(names ? Object.values(names) : [])];
}
