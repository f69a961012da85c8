import { asId, type ChannelId, type CivilDate } from "@tongpin/domain/base";
import type { MarketingEvent, Occurrence } from "@tongpin/domain/nodes";
import { type Campaign, type Channel, ideaScore, type Video } from "@tongpin/domain/video";

export const TRAY_SORTS = ["score", "new", "near"] as const;
export type TraySort = (typeof TRAY_SORTS)[number];

/** `none`: ideas without an account. */
export type Pool = ChannelId | "none" | null;

/** How the tray is looked at; part of the address, so that a colleague sees the same. */
export interface TrayView {
  readonly sort: TraySort;
  readonly find: string;
  readonly pool: Pool;
}

/** Reads the address; what it does not understand falls back to the default. */
export function readTrayView(query: Readonly<Record<string, unknown>>): TrayView {
  const { tray, find, pool } = query;
  return {
    sort: TRAY_SORTS.find((sort) => sort === tray) ?? "score",
    find: typeof find === "string" ? find : "",
    pool: typeof pool === "string" && pool !== "" ? (pool === "none" ? "none" : asId<ChannelId>(pool)) : null,
  };
}

/** The part of the address a view takes; null takes a key away. */
export function writeTrayView({ sort, find, pool }: TrayView): Readonly<Record<string, string | null>> {
  return { tray: sort === "score" ? null : sort, find: find === "" ? null : find, pool };
}

/** Why an idea presses, and on which day. */
export type Nearness = { readonly date: CivilDate } & (
  | { readonly type: "promise" }
  | { readonly type: "campaign"; readonly name: string }
  | { readonly type: "node"; readonly names: MarketingEvent["names"] }
);

export interface NearFacts {
  readonly today: CivilDate;
  readonly campaigns: ReadonlyMap<Campaign["id"], Campaign>;
  readonly occurrences: readonly Occurrence[];
  readonly events: readonly MarketingEvent[];
}

/** The nearest day from today on that an idea is for: its promise, its phase or campaign, a node its title names. */
export function nearestDay(video: Video, facts: NearFacts): Nearness | null {
  const found: Nearness[] = [];
  if (video.promiseDate !== null) found.push({ type: "promise", date: video.promiseDate });
  const campaign = video.campaignId === null ? undefined : facts.campaigns.get(video.campaignId);
  if (campaign) {
    const span = campaign.phases.find(({ id }) => id === video.phaseId) ?? campaign;
    // A phase that runs presses today.
    const date = span.start < facts.today && span.end >= facts.today ? facts.today : span.start;
    found.push({ type: "campaign", date, name: campaign.name });
  }
  const title = video.title.toLocaleLowerCase();
  for (const { id, names } of facts.events) {
    if (!Object.values(names).some((name) => name.length > 1 && title.includes(name.toLocaleLowerCase()))) continue;
    const next = facts.occurrences.find(({ eventId, start }) => eventId === id && start >= facts.today);
    if (next) found.push({ type: "node", date: next.start, names });
  }
  const coming = found.filter(({ date }) => date >= facts.today);
  return coming.reduce<Nearness | null>((best, one) => (best === null || one.date < best.date ? one : best), null);
}

/** How many ideas each account has, in the order of accounts; those without one last. Accounts without ideas are left out. */
export function poolCounts(
  ideas: readonly Video[],
  channels: Iterable<Channel>,
): readonly { readonly pool: Exclude<Pool, null>; readonly count: number }[] {
  const counts = new Map<string, number>();
  const known = [...channels];
  const ids = new Set<string>(known.map(({ id }) => id));
  for (const { channelId } of ideas) {
    const pool = channelId !== null && ids.has(channelId) ? channelId : "none";
    counts.set(pool, (counts.get(pool) ?? 0) + 1);
  }
  const pools: readonly Exclude<Pool, null>[] = [...known.map(({ id }) => id), "none" as const];
  return pools.flatMap((pool) => {
    const count = counts.get(pool) ?? 0;
    return count > 0 ? [{ pool, count }] : [];
  });
}

export interface TraySearch {
  readonly view: TrayView;
  readonly channels: ReadonlyMap<ChannelId, Channel>;
  matches(label: string, typed: string): boolean;
  near(video: Video): Nearness | null;
}

/** The ideas a view shows, in its order. Equal ones stand in the order people gave them. */
export function shownIdeas(ideas: readonly Video[], { view, channels, matches, near }: TraySearch): readonly Video[] {
  const typed = view.find.trim();
  const found = ideas.filter(({ title, note, channelId }) => {
    const pool = channelId !== null && channels.has(channelId) ? channelId : "none";
    if (view.pool !== null && pool !== view.pool) return false;
    return typed === "" || matches(title, typed) || (note !== "" && note.includes(typed));
  });
  return [...found].sort(
    (a, b) => compareBy(view.sort, near, a, b) || compareText(a.order, b.order) || compareText(a.id, b.id),
  );
}

function compareBy(sort: TraySort, near: TraySearch["near"], a: Video, b: Video): number {
  if (sort === "new") return b.createdAt - a.createdAt;
  if (sort === "score") return (ideaScore(b) ?? -1) - (ideaScore(a) ?? -1);
  return compareText(near(a)?.date ?? "9999", near(b)?.date ?? "9999");
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
