import type { DeadlineStep } from "@tongpin/domain/video";
import type { VideoTab } from "../../app/index.ts";

/** Where a step is worked on. */
export const TAB_OF_STEP: Readonly<Record<DeadlineStep, VideoTab>> = {
  script: "script",
  shots: "shots",
  shoot: "shots",
  roughCut: "production",
  fineCut: "production",
  brandReview: "review",
};
