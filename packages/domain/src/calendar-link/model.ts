import type { ChannelId, CivilDate, CivilTime, Instant } from "../base/index.ts";
import type { Channel, DeadlineStep, PhaseKind, Stage } from "../video/index.ts";

/** page: a calendar to look at, for a client · feed: an address a calendar program subscribes to. */
export const CALENDAR_LINK_TYPES = ["page", "feed"] as const;
export type CalendarLinkType = (typeof CALENDAR_LINK_TYPES)[number];

export const CALENDAR_KINDS = ["plan", "promise", "actual", "deadlines", "campaigns", "nodes"] as const;
export type CalendarKind = (typeof CALENDAR_KINDS)[number];

/** What a page says beyond titles, days and states, only where somebody switched it on. */
export const CALENDAR_DETAILS = ["stages", "people", "notes"] as const;
export type CalendarDetail = (typeof CALENDAR_DETAILS)[number];

/** What a link lets out of its brand. */
export interface CalendarScope {
  readonly kinds: readonly CalendarKind[];
  /** Only this channel's videos; null = all. */
  readonly channelId: ChannelId | null;
  readonly details: readonly CalendarDetail[];
}

/** Days, all included. */
export interface CalendarSpan {
  readonly from: CivilDate;
  readonly to: CivilDate;
  /** Deadlines before it are not told. */
  readonly stepsFrom: CivilDate;
}

/** Where a video stands, in words for somebody outside the team. */
export const CLIENT_STATES = ["planned", "making", "withBrand", "approved", "published"] as const;
export type ClientState = (typeof CLIENT_STATES)[number];

/** One entry of a calendar as it leaves the brand. Nothing else of a video, a campaign or a person leaves it. */
export interface SharedItem {
  /** The same for as long as it is the same thing: `<video>.plan`. */
  readonly id: string;
  readonly kind: CalendarKind;
  /** Both included. */
  readonly start: CivilDate;
  readonly end: CivilDate;
  readonly time: CivilTime | null;
  readonly title: string;
  readonly channelId: ChannelId | null;
  /** Videos only. */
  readonly state: ClientState | null;
  /** A deadline's step. */
  readonly step: DeadlineStep | null;
  /** A campaign's part. */
  readonly phase: PhaseKind | null;
  /** The published video's public address. */
  readonly address: string | null;
  readonly stage: Stage | null;
  readonly owner: string | null;
  readonly note: string | null;
  /** When it last changed as far as records tell; null where none do. */
  readonly changedAt: Instant | null;
  /** How many times a published address was put right. */
  readonly corrections: number;
}

export type SharedChannel = Pick<Channel, "id" | "name" | "platform" | "hue">;

export interface SharedCalendar {
  readonly channels: readonly SharedChannel[];
  /** By first day, then time, then id. */
  readonly items: readonly SharedItem[];
}
