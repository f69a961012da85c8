import { expect, it } from "vitest";
import { STAGES } from "../video/index.ts";
import type { Publication } from "./publication.ts";
import { stageNow } from "./stage-now.ts";
import { NO_REVIEW, type ReviewState } from "./state.ts";

const inReview = { type: "inReview", rounds: [] } as unknown as ReviewState;
const decided = (decision: string) => ({ type: "decided", decision, rounds: [] }) as unknown as ReviewState;
const publication = {} as Publication;

it("[REV12] asking, approving and publishing lift the stage; without them it is what people set", () => {
  expect(stageNow("fineCut", NO_REVIEW, null)).toBe("fineCut");
  expect(stageNow("fineCut", inReview, null)).toBe("brandReview");
  expect(stageNow("fineCut", decided("approve"), null)).toBe("ready");
  expect(stageNow("script", decided("approve"), publication)).toBe("published");
});

it("[REV12] an answer that asks for work lifts nothing, and no stage is ever taken back", () => {
  for (const decision of ["changes", "reject", "conditional", "withdraw"]) {
    expect(stageNow("fineCut", decided(decision), null)).toBe("fineCut");
  }
  for (const set of STAGES) {
    for (const review of [NO_REVIEW, inReview, decided("approve")]) {
      expect(STAGES.indexOf(stageNow(set, review, publication))).toBeGreaterThanOrEqual(STAGES.indexOf(set));
    }
  }
  expect(stageNow("retro", decided("approve"), publication)).toBe("retro");
});
