import type { CivilDate, CivilTime, VideoId } from "@tongpin/domain/base";
import { civilDate, type HolidayTable, leadTimesOf, partsOf } from "@tongpin/domain/calendar";
import { type NodeTable, type Occurrence, resolveNodes } from "@tongpin/domain/nodes";
import { NO_REVIEW, type Publication } from "@tongpin/domain/review";
import {
  indexPostings,
  type MoveFacts,
  type MoveWarning,
  moveWarnings,
  type PostingIndex,
  postingsAround,
} from "@tongpin/domain/scheduling";
import { USUAL_HOURS_APART, type Video } from "@tongpin/domain/video";
import type { PlanState } from "@tongpin/workspace";
import type { PlanFacts } from "../plan-facts.ts";

/** What the rules of a move are asked against: the whole plan, whatever a filter shows of it. */
export interface MovePlan {
  readonly state: Pick<PlanState, "videos" | "channels" | "campaigns" | "paces">;
  readonly publications: ReadonlyMap<VideoId, Publication>;
  readonly facts: Pick<PlanFacts, "reviewOf">;
  readonly today: CivilDate;
  readonly table: HolidayTable;
  readonly nodes: NodeTable;
}

/** Counted once for a plan and its publications, not for each day a video is dragged over. */
const indexes = new WeakMap<
  PlanState["videos"],
  { readonly of: MovePlan["publications"]; readonly index: PostingIndex }
>();

export function postingsOf({
  state,
  publications,
}: Pick<MovePlan, "publications"> & { state: Pick<PlanState, "videos"> }): PostingIndex {
  const known = indexes.get(state.videos);
  if (known?.of === publications) return known.index;
  const index = indexPostings(state.videos.values(), (id) => publications.get(id)?.publishedAt ?? null);
  indexes.set(state.videos, { of: publications, index });
  return index;
}

const years = new WeakMap<NodeTable, Map<number, readonly Occurrence[]>>();

/** The nodes of a year that concern this country, resolved once. */
export function occurrencesOfYear(nodes: NodeTable, year: number): readonly Occurrence[] {
  const byYear = years.get(nodes) ?? new Map<number, readonly Occurrence[]>();
  years.set(nodes, byYear);
  const known = byYear.get(year);
  if (known) return known;
  const here = nodes.shown.filter(({ regions }) => regions.some((region) => region === "CN" || region === "GLOBAL"));
  const found = resolveNodes(here, civilDate(year, 1, 1), civilDate(year, 12, 31));
  byYear.set(year, found);
  return found;
}

/** What speaks against a video on a day; with its own time unless another is given. */
export function warningsOn(
  plan: MovePlan,
  video: Video,
  date: CivilDate,
  more: {
    readonly time?: CivilTime | null;
    readonly contentMoved?: boolean | null;
    readonly postings?: PostingIndex;
  } = {},
): readonly MoveWarning[] {
  const { state, today, table, nodes } = plan;
  const channel = video.channelId === null ? undefined : state.channels.get(video.channelId);
  const hoursApart = channel?.hoursApart ?? USUAL_HOURS_APART;
  const facts: MoveFacts = {
    today,
    table,
    occurrences: occurrencesOfYear(nodes, partsOf(date).year),
    postings: postingsAround(more.postings ?? postingsOf(plan), video.channelId, date, hoursApart),
    hoursApart,
    campaign: video.campaignId === null ? null : (state.campaigns.get(video.campaignId) ?? null),
    leadTimes: leadTimesOf(video.paceId, state.paces),
    review: plan.facts.reviewOf(video) ?? NO_REVIEW,
    contentMoved: more.contentMoved ?? null,
  };
  return moveWarnings(video, { date, time: more.time === undefined ? video.planTime : more.time }, facts);
}
