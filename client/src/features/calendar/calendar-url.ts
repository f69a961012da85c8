import { asId, type CampaignId, type ChannelId, type CivilDate, type VideoId } from "@tongpin/domain/base";
import { isCivilDate } from "@tongpin/domain/calendar";
import { DEADLINE_STEPS, PLATFORMS, STAGES } from "@tongpin/domain/video";
import {
  DATE_KINDS,
  type DateKind,
  type OwnerChoice,
  type PlanFilter,
  RELATIVES,
  type SavedViewId,
} from "@tongpin/domain/views";

export const CALENDAR_VIEWS = ["month", "week", "day", "list", "half", "year"] as const;
export type CalendarView = (typeof CALENDAR_VIEWS)[number];

export const LAYERS = ["rest", "lunar", "terms", "nodes", "campaigns"] as const;
export type Layer = (typeof LAYERS)[number];
/** 发布 and the moment the brand's time runs out; the steps before are asked for. */
const DEFAULT_DATES: readonly DateKind[] = ["publish", "clock"];

export const SORT_COLUMNS = ["date", "title", "channel", "stage", "owner", "campaign"] as const;
export type SortColumn = (typeof SORT_COLUMNS)[number];
export interface ListSort {
  readonly by: SortColumn;
  readonly isDown: boolean;
}

/** How the plan is looked at; what a saved view keeps. */
export interface CalendarLook {
  readonly view: CalendarView;
  readonly filter: PlanFilter;
  readonly layers: ReadonlySet<Layer>;
  readonly dates: ReadonlySet<DateKind>;
  /** Of the list. */
  readonly sort: ListSort;
}

/** What the calendar's address says: copy it and a colleague sees the same. */
export interface CalendarPlace extends CalendarLook {
  /** Any day of the shown span; null = today. */
  readonly date: CivilDate | null;
  readonly item: VideoId | null;
  /** The saved view one came from. The look may have gone on since. */
  readonly saved: SavedViewId | null;
}

const LOOK_KEYS = [
  "view",
  "channel",
  "platform",
  "stage",
  "campaign",
  "owner",
  "when",
  "q",
  "layers",
  "dates",
  "sort",
] as const;
/** Everything the calendar says in its address; other keys of the address are not its own. */
export const CALENDAR_KEYS: readonly string[] = [...LOOK_KEYS, "date", "item", "saved"];

type Search = Readonly<Record<string, unknown>>;
type Address = Readonly<Record<string, string>>;
/** The address a saved view keeps; null when there is no such view. */
export type FindSaved = (id: SavedViewId) => string | null;

const NO_SAVED: FindSaved = () => null;
const ID = /^[0-9A-Za-z_-]{1,64}$/;
const OWNER = /^(?:[0-9A-Za-z_-]{1,64}|\*me|\*none)$/;
const LONGEST_TEXT = 100;

/** Reads the address; what it does not understand falls back to the default. */
export function readPlace(search: Search, savedQuery: FindSaved = NO_SAVED): CalendarPlace {
  const saved = ID.test(textOf(search, "saved")) ? asId<SavedViewId>(textOf(search, "saved")) : null;
  const kept = saved !== null && !LOOK_KEYS.some((key) => key in search) ? savedQuery(saved) : null;
  return {
    ...readLook(kept === null ? search : Object.fromEntries(new URLSearchParams(kept))),
    date: isCivilDate(search["date"]) ? search["date"] : null,
    item: textOf(search, "item") === "" ? null : asId<VideoId>(textOf(search, "item")),
    saved,
  };
}

/** The address of a place; defaults are left out, and so is everything the saved view says already. */
export function writePlace(place: CalendarPlace, savedQuery: FindSaved = NO_SAVED): Address {
  const look = writeLook(place);
  const kept = place.saved === null ? null : savedQuery(place.saved);
  const isAsKept = kept !== null && kept === queryOf(place);
  return {
    // A look that differs from the view it came from is said whole, also where it is the usual one.
    ...(isAsKept ? {} : place.saved === null ? look : { view: place.view, ...look }),
    ...(place.saved === null ? {} : { saved: place.saved }),
    ...(place.date === null ? {} : { date: place.date }),
    ...(place.item === null ? {} : { item: place.item }),
  };
}

/** A look as a saved view keeps it: one spelling for one look. */
export function queryOf(look: CalendarLook): string {
  return new URLSearchParams(writeLook(look)).toString();
}

function readLook(search: Search): CalendarLook {
  const some = <T extends string>(key: string, values: readonly T[]) => {
    const said = partsOf(search, key);
    return values.filter((value) => said.includes(value));
  };
  const ids = (key: string, pattern = ID) => [...new Set(partsOf(search, key))].filter((id) => pattern.test(id)).sort();
  const layers = partsOf(search, "layers");
  return {
    view: CALENDAR_VIEWS.find((view) => view === search["view"]) ?? "month",
    filter: {
      channels: ids("channel") as ChannelId[],
      platforms: some("platform", PLATFORMS),
      stages: some("stage", STAGES),
      campaigns: ids("campaign") as CampaignId[],
      owners: ids("owner", OWNER) as OwnerChoice[],
      relatives: some("when", RELATIVES),
      text: textOf(search, "q").slice(0, LONGEST_TEXT),
    },
    layers: new Set(typeof search["layers"] === "string" ? some("layers", LAYERS) : LAYERS),
    dates: new Set(
      typeof search["dates"] === "string"
        ? some("dates", DATE_KINDS)
        : // Addresses of before there were kinds of dates.
          layers.includes("deadlines")
          ? [...DEFAULT_DATES, ...DEADLINE_STEPS]
          : DEFAULT_DATES,
    ),
    sort: readSort(textOf(search, "sort")),
  };
}

function writeLook({ view, filter, layers, dates, sort }: CalendarLook): Address {
  const { channels, platforms, stages, campaigns, owners, relatives, text } = filter;
  const said = {
    channel: [...channels].sort(),
    platform: PLATFORMS.filter((platform) => platforms.includes(platform)),
    stage: STAGES.filter((stage) => stages.includes(stage)),
    campaign: [...campaigns].sort(),
    owner: [...owners].sort(),
    when: RELATIVES.filter((relative) => relatives.includes(relative)),
  };
  const address: Record<string, string> = {};
  if (view !== "month") address["view"] = view;
  for (const [key, values] of Object.entries(said)) if (values.length > 0) address[key] = values.join(".");
  if (text !== "") address["q"] = text;
  if (LAYERS.some((layer) => !layers.has(layer))) {
    address["layers"] = LAYERS.filter((layer) => layers.has(layer)).join(".") || "none";
  }
  const isUsual = dates.size === DEFAULT_DATES.length && DEFAULT_DATES.every((kind) => dates.has(kind));
  if (!isUsual) address["dates"] = DATE_KINDS.filter((kind) => dates.has(kind)).join(".") || "none";
  if (sort.by !== "date" || sort.isDown) address["sort"] = `${sort.isDown ? "-" : ""}${sort.by}`;
  return address;
}

function readSort(text: string): ListSort {
  const isDown = text.startsWith("-");
  const by = SORT_COLUMNS.find((column) => column === (isDown ? text.slice(1) : text));
  return by === undefined ? { by: "date", isDown: false } : { by, isDown };
}

function textOf(search: Search, key: string): string {
  const value = search[key];
  return typeof value === "string" ? value : "";
}

function partsOf(search: Search, key: string): readonly string[] {
  return textOf(search, key).split(".");
}
