import { describe, expect, it } from "vitest";
import { createServerClock } from "./clock.ts";

describe("the server's clock", () => {
  it("[clock-jumps] counts on from the server's word, whatever the device's clock does", () => {
    const device = { at: 1_000_000, mono: 50 };
    const clock = createServerClock({ wall: () => device.at, monotonic: () => device.mono });
    clock.note(9_000_000);
    device.mono += 1_500;
    device.at -= 86_400_000;
    expect(clock.now()).toBe(9_001_500);
  });

  it("[clock-jumps] starts from the offset of the last session, until the server speaks", () => {
    const device = { at: 1_000_000, mono: 0 };
    const clock = createServerClock({ wall: () => device.at, monotonic: () => device.mono });
    clock.restore(-60_000);
    expect(clock.now()).toBe(940_000);
    clock.note(2_000_000);
    clock.restore(500);
    expect(clock.now()).toBe(2_000_000);
    expect(clock.offset()).toBe(1_000_000);
  });
});
