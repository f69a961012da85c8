import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { keepIndex } from "./keep-index.ts";

describe("the place in a line that changes", () => {
  it("[S15] what is inserted or deleted before it moves it, what comes after does not", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), fc.nat(40), (head, cut, put, step) => {
        const tail = "，说到这里。";
        const before = head + cut + tail;
        const index = before.length - (step % tail.length) - 1;
        const after = head + put + tail;
        expect(after.slice(keepIndex(before, after, index))).toBe(before.slice(index));
        const first = Math.min(step, head.length - 1);
        if (first >= 0) expect(keepIndex(before, after, first)).toBe(first);
      }),
    );
  });

  it("[S15] in words that are gone it stands where they were", () => {
    expect(keepIndex("今天我们喝茶", "今天喝茶", 3)).toBe(2);
    expect(keepIndex("今天", "", 1)).toBe(0);
  });
});
