import { asId, type VideoId } from "@tongpin/domain/base";
import type { LedgerEntry } from "@tongpin/domain/records";
import type { Video } from "@tongpin/domain/video";
import { EMPTY_PLAN } from "@tongpin/workspace";
import { expect, it } from "vitest";
import { createStageLift } from "./stage-lift.ts";

const asked = asId<VideoId>("asked");
const other = asId<VideoId>("other");
const video = (id: VideoId) => ({ id, stage: "fineCut" }) as Video;
const submission = {
  seq: 1,
  at: 1,
  actor: {},
  body: { type: "submission", videoId: asked, submissionId: "s", contentHash: "h", round: 1, dueAt: 9 },
} as unknown as LedgerEntry;

it("[REV12] screens see the proven stage, and untouched videos keep their identity", () => {
  const lift = createStageLift();
  const state = { ...EMPTY_PLAN, videos: new Map([video(asked), video(other)].map((card) => [card.id, card])) };
  const entries = [submission];
  const first = lift(state, entries);
  expect(first.videos.get(asked)?.stage).toBe("brandReview");
  expect(first.videos.get(other)).toBe(state.videos.get(other));
  expect(lift(state, entries).videos.get(asked)).toBe(first.videos.get(asked));
  expect(lift(state, []).videos.get(asked)?.stage).toBe("fineCut");
});
