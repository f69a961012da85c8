import { describe, expect, it } from "vitest";
import { type Draft, type DraftEvent, HOLD_MS, IDLE, reduceDraft } from "./decision-draft.ts";

const run = (...events: DraftEvent[]): Draft => events.reduce(reduceDraft, IDLE);
const NOW = 1_000;

describe("[R21] a decision waits ten seconds before it is sent", () => {
  it("[R21] approving holds, and is sent only when the time is over", () => {
    const held = run({ type: "choose", decision: "approve", now: NOW });
    expect(held).toEqual({ type: "holding", decision: "approve", level: null, reason: "", until: NOW + HOLD_MS });
    expect(reduceDraft(held, { type: "elapse", now: NOW + HOLD_MS - 1 })).toBe(held);
    expect(reduceDraft(held, { type: "elapse", now: NOW + HOLD_MS })).toMatchObject({ type: "sent" });
  });

  it("[R21] taking it back sends nothing, ever", () => {
    const back = run({ type: "choose", decision: "approve", now: NOW }, { type: "undo" });
    expect(back).toEqual(IDLE);
    expect(reduceDraft(back, { type: "elapse", now: NOW + 10 * HOLD_MS })).toBe(back);
    expect(reduceDraft(back, { type: "send" })).toBe(back);
  });

  it("[R21] leaving the page sends what is held", () => {
    const sent = run({ type: "choose", decision: "approve", now: NOW }, { type: "send" });
    expect(sent).toEqual({ type: "sent", decision: "approve", level: null, reason: "" });
  });

  it("[R21] what is sent can't be pressed a second time until it is settled", () => {
    const sent = run({ type: "choose", decision: "approve", now: NOW }, { type: "send" });
    expect(reduceDraft(sent, { type: "choose", decision: "reject", now: NOW })).toBe(sent);
    expect(reduceDraft(sent, { type: "undo" })).toBe(sent);
    expect(reduceDraft(sent, { type: "settle" })).toEqual(IDLE);
  });
});

describe("[R7] somebody else was faster", () => {
  it("[R7] a held decision about what is no longer asked is dropped unsent", () => {
    const held = run({ type: "choose", decision: "approve", now: NOW });
    expect(reduceDraft(held, { type: "drop" })).toEqual(IDLE);
    const sent = reduceDraft(held, { type: "send" });
    expect(reduceDraft(sent, { type: "drop" })).toBe(sent);
  });
});

describe("[R14] asking for changes needs a level and a reason", () => {
  const asked = run({ type: "choose", decision: "changes", now: NOW });

  it("[R14] starts as a must and is not held without a reason", () => {
    expect(asked).toEqual({ type: "writing", decision: "changes", level: "must", reason: "" });
    expect(reduceDraft(asked, { type: "confirm", now: NOW })).toBe(asked);
    const blank = reduceDraft(asked, { type: "write", reason: "  \n" });
    expect(reduceDraft(blank, { type: "confirm", now: NOW })).toBe(blank);
  });

  it("[R14] a reason of more than 2,000 characters is not held", () => {
    const long = reduceDraft(asked, { type: "write", reason: "长".repeat(2_001) });
    expect(reduceDraft(long, { type: "confirm", now: NOW })).toBe(long);
    const fits = reduceDraft(asked, { type: "write", reason: "😀".repeat(2_000) });
    expect(reduceDraft(fits, { type: "confirm", now: NOW })).toMatchObject({ type: "holding" });
  });

  it("[R21] taking it back keeps the words", () => {
    const written = run(
      { type: "choose", decision: "changes", now: NOW },
      { type: "write", reason: "片头价格去掉" },
      { type: "level", level: "should" },
      { type: "confirm", now: NOW },
      { type: "undo" },
    );
    expect(written).toEqual({ type: "writing", decision: "changes", level: "should", reason: "片头价格去掉" });
  });

  it("[R14] changing one's mind about the kind keeps the words too", () => {
    const other = run(
      { type: "choose", decision: "changes", now: NOW },
      { type: "write", reason: "片头价格去掉" },
      { type: "choose", decision: "reject", now: NOW },
    );
    expect(other).toEqual({ type: "writing", decision: "reject", level: "must", reason: "片头价格去掉" });
    expect(reduceDraft(other, { type: "cancel" })).toEqual(IDLE);
  });
});
