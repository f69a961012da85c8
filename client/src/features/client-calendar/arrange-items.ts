import type { CivilDate } from "@tongpin/domain/base";
import { addDays, compareDates } from "@tongpin/domain/calendar";
import type { SharedItem } from "@tongpin/domain/calendar-link";

/** Days a reader sees first: a week from today. */
const SOON_DAYS = 7;

/** An entry as a reader sees it: what stands on the very day it was promised for says so, instead of standing there twice. */
export interface ShownItem extends SharedItem {
  readonly promised: boolean;
}

/** `<video>.plan`, `<campaign>.<phase>`: what the entry is of. */
const ownerOf = ({ id }: SharedItem): string => id.slice(0, id.indexOf("."));

export function shownItems(items: readonly SharedItem[]): readonly ShownItem[] {
  const onDay = ({ start }: SharedItem, owner: string) => `${owner} ${start}`;
  const promised = new Set<string>();
  const placed = new Set<string>();
  for (const item of items) {
    if (item.kind === "promise") promised.add(onDay(item, ownerOf(item)));
    if (item.kind === "plan" || item.kind === "actual") placed.add(onDay(item, ownerOf(item)));
  }
  return items.flatMap((item) => {
    const key = onDay(item, ownerOf(item));
    if (item.kind === "promise" && placed.has(key)) return [];
    return [{ ...item, promised: (item.kind === "plan" || item.kind === "actual") && promised.has(key) }];
  });
}

export interface AgendaDay {
  readonly date: CivilDate;
  readonly items: readonly ShownItem[];
}

export interface AgendaPlan {
  /** Began before today and still goes on. */
  readonly running: readonly ShownItem[];
  readonly soon: readonly AgendaDay[];
  readonly later: readonly AgendaDay[];
  /** Newest first. */
  readonly past: readonly AgendaDay[];
}

/** What a list shows, in the order in which it is asked about: what runs, the next seven days, what follows, what was. */
export function agendaOf(items: readonly ShownItem[], today: CivilDate): AgendaPlan {
  const running: ShownItem[] = [];
  const byDay = new Map<CivilDate, ShownItem[]>();
  for (const item of items) {
    if (item.start < today && item.end >= today) running.push(item);
    else push(byDay, item.start, item);
  }
  const days = [...byDay].map(([date, of]) => ({ date, items: of })).sort((a, b) => compareDates(a.date, b.date));
  const edge = addDays(today, SOON_DAYS);
  return {
    running,
    soon: days.filter(({ date }) => date >= today && date < edge),
    later: days.filter(({ date }) => date >= edge),
    past: days.filter(({ date }) => date < today).reverse(),
  };
}

/**
 * Every day an entry touches, for a month of cells; only within these days. What goes out stands before what it goes out
 * for, and a campaign is left out on days on which one of its phases speaks for it.
 */
export function itemsByDay(
  items: readonly ShownItem[],
  from: CivilDate,
  to: CivilDate,
): ReadonlyMap<CivilDate, readonly ShownItem[]> {
  const byDay = new Map<CivilDate, ShownItem[]>();
  for (const item of items) {
    const last = item.end < to ? item.end : to;
    for (let date = item.start > from ? item.start : from; date <= last; date = addDays(date, 1))
      push(byDay, date, item);
  }
  return new Map([...byDay].map(([date, of]) => [date, cellOf(of)]));
}

const RANKS: Readonly<Record<SharedItem["kind"], number>> = {
  actual: 0,
  plan: 0,
  promise: 0,
  deadlines: 1,
  nodes: 2,
  campaigns: 3,
};

function cellOf(items: readonly ShownItem[]): readonly ShownItem[] {
  const phased = new Set(items.filter(({ phase }) => phase !== null).map(ownerOf));
  return items
    .filter((item) => item.kind !== "campaigns" || item.phase !== null || !phased.has(ownerOf(item)))
    .sort((a, b) => RANKS[a.kind] - RANKS[b.kind]);
}

function push(map: Map<CivilDate, ShownItem[]>, date: CivilDate, item: ShownItem): void {
  const known = map.get(date);
  if (known) known.push(item);
  else map.set(date, [item]);
}
