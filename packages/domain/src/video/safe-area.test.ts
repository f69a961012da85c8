import { describe, expect, it } from "vitest";
import { coverCrop, DOUYIN_OVERLAY, type FrameArea } from "./safe-area.ts";

describe("what lies over a film", () => {
  it("[FRM1] every part lies inside the picture, and none over another", () => {
    const parts: readonly FrameArea[] = Object.values(DOUYIN_OVERLAY);
    for (const { left, top, width, height } of parts) {
      expect(left >= 0 && top >= 0 && left + width <= 100 && top + height <= 100).toBe(true);
    }
    for (const [at, a] of parts.entries()) {
      for (const b of parts.slice(at + 1)) {
        const across = Math.min(a.left + a.width, b.left + b.width) - Math.max(a.left, b.left);
        const down = Math.min(a.top + a.height, b.top + b.height) - Math.max(a.top, b.top);
        expect(across <= 0 || down <= 0).toBe(true);
      }
    }
  });

  it("[FRM2] a 3:4 cover shows the middle three quarters, a 4:3 one 27/64, a 9:16 one all", () => {
    expect(coverCrop(3, 4)).toEqual({ left: 0, top: 12.5, width: 100, height: 75 });
    expect(coverCrop(4, 3).height).toBeCloseTo((27 / 64) * 100);
    expect(coverCrop(9, 16)).toEqual({ left: 0, top: 0, width: 100, height: 100 });
  });
});
