import {
  asId,
  type CampaignId,
  type ChannelId,
  type CivilDate,
  type PaceId,
  type PersonId,
  type PhaseId,
  type VideoId,
} from "@tongpin/domain/base";
import { DEADLINE_STEPS, type DeadlineStep, STAGES, VIDEO_FORMS, type Video } from "@tongpin/domain/video";
import {
  choiceField,
  dateField,
  INSTANT_FIELD,
  idField,
  integerField,
  ORDER_FIELD,
  optional,
  textField,
  timeField,
} from "./field.ts";
import { readHot } from "./hot.ts";
import { TEXT_LIMITS } from "./limits.ts";
import { readRatings } from "./rating.ts";
import { type FlatMap, fieldKey, readRecord, type Spec } from "./record.ts";

export const VIDEO_SPEC: Spec<Omit<Video, "id" | "pinnedDeadlines" | "hot" | "ratings">> = {
  title: textField(TEXT_LIMITS.title, "title"),
  form: choiceField(VIDEO_FORMS, "video"),
  stage: choiceField(STAGES, "idea"),
  channelId: optional(idField<ChannelId>()),
  ownerId: optional(idField<PersonId>()),
  campaignId: optional(idField<CampaignId>()),
  phaseId: optional(idField<PhaseId>()),
  order: ORDER_FIELD,
  score: optional(integerField(0, 100, 0)),
  planDate: optional(dateField()),
  planTime: optional(timeField()),
  promiseDate: optional(dateField()),
  notBefore: optional(dateField()),
  paceId: optional(idField<PaceId>()),
  note: textField(TEXT_LIMITS.note),
  createdAt: INSTANT_FIELD,
  createdBy: idField<PersonId>(),
  removedAt: optional(INSTANT_FIELD),
};

const PIN = optional(dateField());

/** Field of a deadline fixed by hand: each step merges on its own. */
export function pinField(step: DeadlineStep): string {
  return `pin.${step}`;
}

/** @param ratings the root of the ratings, and the keys of those given to this video */
export function readVideo(map: FlatMap, id: string, ratings: FlatMap, ratingKeys: Iterable<string>): Video {
  const pinnedDeadlines: Partial<Record<DeadlineStep, CivilDate>> = {};
  for (const step of DEADLINE_STEPS) {
    const date = PIN.read(map.get(fieldKey(id, pinField(step))));
    if (date) pinnedDeadlines[step] = date;
  }
  const hot = readHot(map, id);
  const rated = readRatings(ratings, ratingKeys);
  return {
    id: asId<VideoId>(id),
    ...readRecord(map, id, VIDEO_SPEC),
    pinnedDeadlines,
    ...(hot ? { hot } : {}),
    ...(rated ? { ratings: rated } : {}),
  };
}
