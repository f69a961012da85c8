import type { ChannelId } from "../base/index.ts";
import {
  CALENDAR_DETAILS,
  CALENDAR_KINDS,
  type CalendarDetail,
  type CalendarKind,
  type CalendarLinkType,
  type CalendarScope,
} from "./model.ts";

/** Deadlines are the team's own: a client's page has none, whatever is asked for. */
export function kindsFor(type: CalendarLinkType): readonly CalendarKind[] {
  return type === "page" ? CALENDAR_KINDS.filter((kind) => kind !== "deadlines") : CALENDAR_KINDS;
}

/** A feed is kept by programs that nobody can call back, so notes, people and stages never go into one. */
export function detailsFor(type: CalendarLinkType): readonly CalendarDetail[] {
  return type === "page" ? CALENDAR_DETAILS : [];
}

/** What a link of this type may let out of what was asked for, each once and in one order. */
export function scopeFor(
  type: CalendarLinkType,
  asked: {
    readonly kinds: readonly string[];
    readonly channelId: ChannelId | null;
    readonly details: readonly string[];
  },
): CalendarScope {
  return {
    kinds: kindsFor(type).filter((kind) => asked.kinds.includes(kind)),
    channelId: asked.channelId,
    details: detailsFor(type).filter((detail) => asked.details.includes(detail)),
  };
}
