import type { Instant } from "../base/index.ts";
import { instantOf } from "../calendar/index.ts";
import type { IcsCalendar, IcsEvent } from "../ics/index.ts";
import type { FeedWords } from "./feed-words.ts";
import type { SharedCalendar, SharedItem } from "./model.ts";

/** A post is a moment; calendars draw what lasts. */
const MOMENT_MINUTES = 30;
/** How often subscribers are asked to look: Google takes its own time, Apple and Outlook keep to it. */
const REFRESH_MINUTES = 60;

export interface Feed {
  readonly name: string;
  /** Makes ids unique in the world, e.g. the brand's id. */
  readonly origin: string;
  /** For what no record tells the time of. */
  readonly since: Instant;
  readonly words: FeedWords;
  /** Deep link of an entry, or null. */
  addressOf(item: SharedItem): string | null;
}

/** A shared calendar as calendar programs read it: “计划 · 标题”, what is certain confirmed, what is planned tentative. */
export function feedOf({ channels, items }: SharedCalendar, feed: Feed): IcsCalendar {
  const names = new Map(channels.map(({ id, name }) => [id, name]));
  return {
    name: feed.name,
    description: feed.words.about,
    refreshMinutes: REFRESH_MINUTES,
    events: items.map((item) =>
      eventOf(item, feed, item.channelId === null ? null : (names.get(item.channelId) ?? null)),
    ),
  };
}

function eventOf(item: SharedItem, feed: Feed, channel: string | null): IcsEvent {
  const { words } = feed;
  const state = item.state === null ? null : words.states[item.state];
  return {
    uid: `${item.id}@${feed.origin}.tongpin`,
    changedAt: item.changedAt ?? feed.since,
    sequence: item.corrections,
    when:
      item.time === null
        ? { type: "days", start: item.start, end: item.end }
        : { type: "moment", start: instantOf(item.start, item.time), minutes: MOMENT_MINUTES },
    summary: [leadOf(item, words), item.title].filter((part) => part !== null).join(" · "),
    description: [channel, state, item.address].filter((part) => part !== null).join("\n"),
    categories: [words.kinds[item.kind]],
    status: isCertain(item) ? "CONFIRMED" : "TENTATIVE",
    url: feed.addressOf(item),
  };
}

/** What stands before the title; an occasion's name says itself. */
function leadOf(item: SharedItem, words: FeedWords): string | null {
  if (item.kind === "nodes") return null;
  if (item.step !== null) return `${words.kinds.deadlines} · ${words.steps[item.step]}`;
  return item.phase === null ? words.kinds[item.kind] : words.phases[item.phase];
}

function isCertain({ kind, state }: SharedItem): boolean {
  return kind !== "plan" || state === "approved" || state === "published";
}
