import type { ChannelId, CivilDate, Instant, PaceId, PersonId, VideoId } from "../base/index.ts";
import {
  civilDateOf,
  civilTimeOf,
  deadlineChain,
  type HolidayTable,
  leadTimesOf,
  type Pace,
} from "../calendar/index.ts";
import type { Occurrence } from "../nodes/resolve-node.ts";
import type { LedgerEntry } from "../records/index.ts";
import { foldReviews, NO_REVIEW, type Publication, publicationsOf, stageNow } from "../review/index.ts";
import type { Campaign, Channel, Stage, Video } from "../video/index.ts";
import { clientStateOf } from "./client-state.ts";
import type { CalendarKind, CalendarScope, CalendarSpan, SharedCalendar, SharedItem } from "./model.ts";

/** Everything a brand's calendar is made of. Far more than leaves it. */
export interface CalendarFacts {
  readonly videos: Iterable<Video>;
  readonly channels: ReadonlyMap<ChannelId, Channel>;
  readonly campaigns: Iterable<Campaign>;
  readonly entries: readonly LedgerEntry[];
  readonly holidays: HolidayTable;
  readonly paces: ReadonlyMap<PaceId, Pace>;
  readonly nodes: readonly (Pick<Occurrence, "eventId" | "start" | "end" | "label"> & { readonly name: string })[];
  readonly people: ReadonlyMap<PersonId, string>;
}

const NOTHING_ELSE = {
  time: null,
  channelId: null,
  state: null,
  step: null,
  phase: null,
  address: null,
  stage: null,
  owner: null,
  note: null,
  changedAt: null,
  corrections: 0,
} as const satisfies Partial<SharedItem>;

/** What of a video the ledger proves. */
interface Proven {
  readonly stage: Stage;
  readonly publication: Publication | null;
  readonly changedAt: Instant;
  readonly corrections: number;
}

/**
 * What a link shows of a brand (C15, I8), of days that touch from–to. A published video stands on the day it went out, and on
 * its plan day only where a link does not show what went out. An entry is made from named fields alone: what is not named
 * here stays inside, whatever a video or a campaign may one day hold.
 */
export function shareCalendar(facts: CalendarFacts, scope: CalendarScope, span: CalendarSpan): SharedCalendar {
  const shows = (kind: CalendarKind) => scope.kinds.includes(kind);
  const proven = provenBy(facts);
  const items: SharedItem[] = [];
  const channels = new Set<ChannelId>();
  const add = (item: SharedItem) => {
    if (item.start > span.to || item.end < (item.step === null ? span.from : span.stepsFrom)) return;
    items.push(item);
    if (item.channelId !== null) channels.add(item.channelId);
  };

  for (const video of facts.videos) {
    if (video.removedAt !== null) continue;
    if (scope.channelId !== null && video.channelId !== scope.channelId) continue;
    for (const item of itemsOf(video, proven(video), facts, scope)) add(item);
  }
  if (shows("campaigns")) for (const campaign of facts.campaigns) for (const item of partsOf(campaign)) add(item);
  if (shows("nodes")) {
    for (const { eventId, start, end, name, label } of facts.nodes) {
      const title = label === null || label === name ? name : `${name} · ${label}`;
      add({ ...NOTHING_ELSE, id: `${eventId}.${start}.node`, kind: "nodes", start, end, title });
    }
  }
  return {
    channels: [...facts.channels.values()]
      .filter(({ id }) => channels.has(id))
      .map(({ id, name, platform, hue }) => ({ id, name, platform, hue })),
    items: items.sort(compareItems),
  };
}

function compareItems(a: SharedItem, b: SharedItem): number {
  const before = (x: string, y: string) => (x < y ? -1 : x > y ? 1 : 0);
  // What has no time of day stands before what has one.
  return before(a.start, b.start) || before(a.time ?? "", b.time ?? "") || before(a.id, b.id);
}

function provenBy({ entries }: CalendarFacts): (video: Video) => Proven {
  const publications = new Map<VideoId, Publication[]>();
  for (const publication of publicationsOf(entries)) {
    const known = publications.get(publication.videoId);
    if (known) known.push(publication);
    else publications.set(publication.videoId, [publication]);
  }
  const lastAt = new Map<VideoId, Instant>();
  for (const { body, at } of entries) lastAt.set(body.videoId, Math.max(at, lastAt.get(body.videoId) ?? 0));
  // Only an open request can be late, and that is nothing a calendar says.
  const reviews = foldReviews(entries, 0);
  return (video) => {
    const published = publications.get(video.id) ?? [];
    const publication = published.at(-1) ?? null;
    return {
      stage: stageNow(video.stage, reviews.get(video.id) ?? NO_REVIEW, publication),
      publication,
      changedAt: Math.max(video.createdAt, lastAt.get(video.id) ?? 0),
      corrections: Math.max(0, published.length - 1),
    };
  };
}

function* itemsOf(video: Video, proven: Proven, facts: CalendarFacts, scope: CalendarScope): Iterable<SharedItem> {
  const { publication, stage, changedAt } = proven;
  const shows = (kind: CalendarKind) => scope.kinds.includes(kind);
  const tells = (detail: CalendarScope["details"][number]) => scope.details.includes(detail);
  const common = {
    ...NOTHING_ELSE,
    title: video.title,
    channelId: video.channelId,
    state: clientStateOf(stage),
    stage: tells("stages") ? stage : null,
    owner: tells("people") && video.ownerId !== null ? (facts.people.get(video.ownerId) ?? null) : null,
    note: tells("notes") && video.note !== "" ? video.note : null,
    changedAt,
  };
  const on = (kind: CalendarKind, date: CivilDate) => ({
    ...common,
    id: `${video.id}.${kind}`,
    kind,
    start: date,
    end: date,
  });
  if (shows("actual") && publication !== null) {
    const { publishedAt, url } = publication;
    yield {
      ...on("actual", civilDateOf(publishedAt)),
      time: civilTimeOf(publishedAt),
      address: url,
      corrections: proven.corrections,
    };
  }
  if (shows("plan") && video.planDate !== null && (publication === null || !shows("actual"))) {
    yield { ...on("plan", video.planDate), time: video.planTime };
  }
  if (shows("promise") && video.promiseDate !== null) yield on("promise", video.promiseDate);
  if (shows("deadlines") && video.planDate !== null && publication === null) {
    const { holidays: table, paces } = facts;
    const leadTimes = leadTimesOf(video.paceId, paces);
    const pinned = video.pinnedDeadlines;
    const chain = deadlineChain({ planDate: video.planDate, pinned, table, stage, leadTimes });
    for (const { step, date, done } of chain) {
      if (!done) yield { ...on("deadlines", date), id: `${video.id}.${step}`, step };
    }
  }
}

/** A campaign and its phases: names and days, neither money nor message nor aim. */
function* partsOf({ id, name, start, end, phases }: Campaign): Iterable<SharedItem> {
  const common = { ...NOTHING_ELSE, kind: "campaigns", title: name } as const;
  yield { ...common, id: `${id}.campaign`, start, end };
  for (const phase of phases) {
    const title = phase.name === undefined ? name : `${name} · ${phase.name}`;
    yield { ...common, id: `${id}.${phase.id}`, title, start: phase.start, end: phase.end, phase: phase.kind };
  }
}
