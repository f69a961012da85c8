import { createHash } from "node:crypto";
import type { BrandId, CivilDate, Instant, PersonId } from "@tongpin/domain/base";
import { holidayTableOf, type NameLocale } from "@tongpin/domain/calendar";
import {
  type CalendarLinkType,
  type CalendarScope,
  type ClientCalendar,
  FEED_WORDS,
  feedOf,
  type SharedItem,
  shareCalendar,
  spanFor,
} from "@tongpin/domain/calendar-link";
import { writeIcs } from "@tongpin/domain/ics";
import { MARKETING_EVENTS, type NodeTable, nodeTableOf, resolveNodes } from "@tongpin/domain/nodes";
import type { LedgerEntry } from "@tongpin/domain/records";
import { openPlan } from "@tongpin/workspace";
import * as Y from "yjs";

/** All a calendar is drawn from; plain, so that it can go to another thread. */
export interface DrawJob {
  /** The plan room, whole. */
  readonly plan: Uint8Array;
  /** The ledger's entries as they are stored. */
  readonly entries: readonly string[];
  readonly people: readonly (readonly [id: PersonId, name: string])[];
  readonly today: CivilDate;
  readonly link: {
    readonly type: CalendarLinkType;
    readonly brandId: BrandId;
    readonly brand: string;
    readonly label: string;
    readonly locale: NameLocale;
    readonly scope: CalendarScope;
    readonly createdAt: Instant;
    readonly expiresAt: Instant | null;
    /** Where the app is, for the links of a feed. */
    readonly origin: string;
  };
}

export interface DrawnCalendar {
  /** A page's is JSON (ClientCalendar), a feed's is iCalendar. */
  readonly text: string;
  /** The same for the same text. */
  readonly revision: string;
}

/** Regions whose days a brand in China plans by. */
const REGIONS = ["CN", "GLOBAL"];

/** Takes a tenth of a second for a plan of thousands: see drawing-thread.ts. */
export function drawCalendar(job: DrawJob): DrawnCalendar {
  const { link, today } = job;
  const span = spanFor(link.type, today);
  const doc = new Y.Doc();
  try {
    Y.applyUpdate(doc, job.plan);
    const plan = openPlan(doc);
    const { videos, channels, campaigns, holidays, nodes, paces } = plan.getSnapshot();
    plan.destroy();
    const shared = shareCalendar(
      {
        videos: videos.values(),
        channels,
        campaigns: campaigns.values(),
        entries: job.entries.map((entry) => JSON.parse(entry) as LedgerEntry),
        holidays: holidayTableOf(holidays),
        paces,
        nodes: link.scope.kinds.includes("nodes")
          ? namedNodes(nodeTableOf(nodes, MARKETING_EVENTS), link.locale, span)
          : [],
        people: new Map(job.people),
      },
      link.scope,
      span,
    );
    const text =
      link.type === "page" ? pageText(link, { ...shared, from: span.from, to: span.to }) : feedText(link, shared);
    return { text, revision: createHash("sha256").update(text).digest("base64url").slice(0, 22) };
  } finally {
    doc.destroy();
  }
}

/** The nodes the brand plans by, those it hides left out. */
function namedNodes({ shown }: NodeTable, locale: NameLocale, { from, to }: { from: CivilDate; to: CivilDate }) {
  const events = shown.filter(({ regions }) => regions.some((region) => REGIONS.includes(region)));
  const names = new Map(events.map((event) => [event.id, event.names[locale]]));
  return resolveNodes(events, from, to).map((one) => ({ ...one, name: names.get(one.eventId) ?? one.eventId }));
}

function pageText(link: DrawJob["link"], drawn: Pick<ClientCalendar, "channels" | "items" | "from" | "to">): string {
  const calendar: ClientCalendar = {
    v: 1,
    brand: link.brand,
    label: link.label,
    kinds: link.scope.kinds,
    details: link.scope.details,
    expiresAt: link.expiresAt,
    ...drawn,
  };
  return JSON.stringify(calendar);
}

function feedText(link: DrawJob["link"], drawn: Pick<ClientCalendar, "channels" | "items">): string {
  return writeIcs(
    feedOf(drawn, {
      name: link.label === "" ? link.brand : `${link.brand} · ${link.label}`,
      origin: link.brandId,
      since: link.createdAt,
      words: FEED_WORDS[link.locale],
      addressOf: (item) => addressOf(item, `${link.origin}/b/${link.brandId}`),
    }),
  );
}

/** The place in the app, which asks whoever follows it to sign in. */
function addressOf(item: SharedItem, base: string): string {
  const id = item.id.split(".", 1)[0] ?? "";
  if (item.kind === "nodes") return `${base}/calendar?date=${item.start}`;
  if (item.kind === "campaigns") return `${base}/campaigns?id=${id}`;
  return `${base}/calendar?date=${item.start}&item=${id}`;
}
