import type { CivilDate, Instant, PersonId } from "../base/index.ts";
import type { MarketingEvent } from "./model.ts";
import { type Occurrence, resolveNode } from "./resolve-node.ts";

/** A node a brand keeps itself; under the id of one that ships it stands in its place. */
export interface OwnNode extends MarketingEvent {
  readonly createdAt: Instant;
  readonly createdBy: PersonId;
  readonly removedAt: Instant | null;
}

/** What a brand says about one node: its own words for it, or only that it is not to be shown. */
export interface KeptNode {
  readonly id: string;
  readonly own: OwnNode | null;
  readonly hidden: boolean;
}

export interface NodeTable {
  /** What calendars and pickers show. */
  readonly shown: readonly MarketingEvent[];
  /** Every node there is a name for, hidden and removed ones too: a campaign made from one keeps it. */
  readonly byId: ReadonlyMap<string, MarketingEvent>;
}

type KeptNodes = ReadonlyMap<string, KeptNode>;

const tables = new WeakMap<KeptNodes, { readonly shipped: readonly MarketingEvent[]; readonly table: NodeTable }>();

/** The one list of nodes a brand plans by: what ships, its own, without the hidden. The same table for the same maps. */
export function nodeTableOf(kept: KeptNodes, shipped: readonly MarketingEvent[]): NodeTable {
  const known = tables.get(kept);
  if (known?.shipped === shipped) return known.table;
  const byId = new Map(shipped.map((event) => [event.id, event]));
  const ships = new Set(byId.keys());
  const gone = new Set<string>();
  for (const { id, own, hidden } of kept.values()) {
    const isTakenBack = own !== null && own.removedAt !== null;
    if (own && !(isTakenBack && ships.has(id))) byId.set(id, own);
    if (hidden || (isTakenBack && !ships.has(id))) gone.add(id);
  }
  const table = { shown: [...byId.values()].filter(({ id }) => !gone.has(id)), byId };
  tables.set(kept, { shipped, table });
  return table;
}

/** Lunar dates and terms end in 2060; a rule that gives nothing for so long gives nothing. */
const YEARS_AHEAD = 12;

/** The next times a node begins, from a day on; fewer when its rule gives fewer within twelve years. */
export function nextOccurrences(
  event: Pick<MarketingEvent, "id" | "rule" | "windows" | "tone" | "dateConfidence">,
  from: CivilDate,
  count: number,
): readonly Occurrence[] {
  const found: Occurrence[] = [];
  const first = Number(from.slice(0, 4));
  for (let year = first; year <= first + YEARS_AHEAD && found.length < count; year++)
    found.push(...resolveNode(event, year).filter(({ start }) => start >= from));
  return found.slice(0, count);
}
