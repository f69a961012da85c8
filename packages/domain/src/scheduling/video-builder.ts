import { asId, type PersonId, type VideoId } from "../base/index.ts";
import type { Video } from "../video/index.ts";

/** For tests: an idea without a date, except for what the test is about. */
export function buildVideo(id: string, overrides: Partial<Video> = {}): Video {
  return {
    id: asId<VideoId>(id),
    title: id,
    form: "video",
    stage: "idea",
    channelId: null,
    ownerId: null,
    campaignId: null,
    phaseId: null,
    order: id,
    score: null,
    planDate: null,
    planTime: null,
    promiseDate: null,
    notBefore: null,
    paceId: null,
    pinnedDeadlines: {},
    note: "",
    createdAt: 0,
    createdBy: asId<PersonId>("p"),
    removedAt: null,
    ...overrides,
  };
}
