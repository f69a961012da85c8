import { describe, expect, it } from "vitest";
import { STAGES } from "./model.ts";
import { type PostFacts, postState } from "./post-state.ts";

const facts = (more: Partial<PostFacts> = {}): PostFacts => ({
  stage: "ready",
  isRecorded: false,
  isPast: false,
  hasCover: true,
  ...more,
});

describe("what goes out today", () => {
  it("[VID7] ready with its cover can go; not knowing the cover alarms nobody", () => {
    expect(postState(facts())).toBe("ready");
    expect(postState(facts({ hasCover: null }))).toBe("ready");
    expect(postState(facts({ hasCover: false, isPast: true }))).toBe("coverMissing");
  });

  it("[VID7] without a recorded link it lacks it: marked as out, or ready when its moment came", () => {
    expect(postState(facts({ stage: "published" }))).toBe("linkMissing");
    expect(postState(facts({ isPast: true }))).toBe("linkMissing");
    for (const stage of STAGES) expect(postState(facts({ stage, isRecorded: true, hasCover: false }))).toBe("out");
  });

  it("[VID7] waits while somebody must answer, and is not finished before", () => {
    expect(postState(facts({ stage: "brandReview", isPast: true }))).toBe("waiting");
    expect(postState(facts({ stage: "internalReview" }))).toBe("waiting");
    expect(postState(facts({ stage: "fineCut" }))).toBe("notReady");
  });
});
