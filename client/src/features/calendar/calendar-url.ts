import { asId, type ChannelId, type CivilDate, type VideoId } from "@tongpin/domain/base";
import { isCivilDate } from "@tongpin/domain/calendar";

export const CALENDAR_VIEWS = ["month", "week"] as const;
export type CalendarView = (typeof CALENDAR_VIEWS)[number];

export const LAYERS = ["rest", "lunar", "terms", "nodes", "campaigns", "deadlines"] as const;
export type Layer = (typeof LAYERS)[number];
const DEFAULT_LAYERS: readonly Layer[] = ["rest", "lunar", "terms", "nodes", "campaigns"];

/** What the calendar's address says: copy it and a colleague sees the same. */
export interface CalendarPlace {
  readonly view: CalendarView;
  /** Any day of the shown month or week; null = today's. */
  readonly date: CivilDate | null;
  readonly channel: ChannelId | null;
  readonly layers: ReadonlySet<Layer>;
  readonly item: VideoId | null;
}

/** Reads the address; what it does not understand falls back to the default. */
export function readPlace(search: Readonly<Record<string, unknown>>): CalendarPlace {
  const layers = typeof search["layers"] === "string" ? search["layers"].split(".") : null;
  return {
    view: search["view"] === "week" ? "week" : "month",
    date: isCivilDate(search["date"]) ? search["date"] : null,
    channel: typeof search["channel"] === "string" ? asId<ChannelId>(search["channel"]) : null,
    layers: new Set(layers === null ? DEFAULT_LAYERS : LAYERS.filter((layer) => layers.includes(layer))),
    item: typeof search["item"] === "string" ? asId<VideoId>(search["item"]) : null,
  };
}

/** The address of a place; defaults are left out. */
export function writePlace(place: CalendarPlace): Record<string, string> {
  const layers = LAYERS.filter((layer) => place.layers.has(layer));
  const usual = layers.length === DEFAULT_LAYERS.length && DEFAULT_LAYERS.every((layer) => place.layers.has(layer));
  return {
    ...(place.view === "week" ? { view: "week" } : {}),
    ...(place.date ? { date: place.date } : {}),
    ...(place.channel ? { channel: place.channel } : {}),
    ...(usual ? {} : { layers: layers.join(".") || "none" }),
    ...(place.item ? { item: place.item } : {}),
  };
}
