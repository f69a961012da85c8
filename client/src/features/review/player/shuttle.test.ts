import { describe, expect, it } from "vitest";
import { frameSeconds, rewound, type ShuttleKey, type Speed, shuttle, stepFrame } from "./shuttle.ts";

const press = (...keys: ShuttleKey[]): Speed => keys.reduce<Speed>(shuttle, 0);

describe("[R3] keys of the player", () => {
  it("[R3] L plays and doubles up to four times, K stops", () => {
    expect(press("forward")).toBe(1);
    expect(press("forward", "forward")).toBe(2);
    expect(press("forward", "forward", "forward", "forward")).toBe(4);
    expect(press("forward", "forward", "stop")).toBe(0);
  });

  it("[R3] J runs back from any speed, L turns again to normal speed", () => {
    expect(press("forward", "forward", "back")).toBe(-1);
    expect(press("back", "back", "back")).toBe(-4);
    expect(press("back", "back", "forward")).toBe(1);
  });

  it("[R3] Space stops at any speed and starts at normal speed", () => {
    expect(press("forward", "forward", "toggle")).toBe(0);
    expect(press("back", "toggle")).toBe(0);
    expect(press("toggle")).toBe(1);
  });
});

describe("[R3] frame by frame", () => {
  it("[R3] a frame is as long as the film says, 1/25 s as long as it has not said", () => {
    expect(frameSeconds([])).toBeCloseTo(0.04);
    expect(frameSeconds([0, 1 / 30, 2 / 30, 4 / 30])).toBeCloseTo(1 / 30);
    expect(frameSeconds([1, 1, 9])).toBeCloseTo(0.04);
  });

  it("[R3] forward and back again is the same frame", () => {
    const frame = 1 / 30;
    let time = stepFrame(1.234, 10, frame, 1);
    const there = Math.floor(time / frame);
    time = stepFrame(stepFrame(time, 10, frame, 1), 10, frame, -1);
    expect(Math.floor(time / frame)).toBe(there);
  });

  it("[R3] every step is exactly one frame, from the first to the last", () => {
    const frame = 1 / 24;
    let time = 0;
    for (let index = 1; index < 48; index += 1) {
      time = stepFrame(time, 2, frame, 1);
      expect(Math.floor(time / frame)).toBe(index);
    }
    expect(Math.floor(stepFrame(time, 2, frame, 1) / frame)).toBe(47);
    expect(Math.floor(stepFrame(0, 2, frame, -1) / frame)).toBe(0);
  });

  it("[R3] rewinding stops at the beginning", () => {
    expect(rewound(3, -2, 1)).toBe(1);
    expect(rewound(1, -4, 1)).toBe(0);
  });
});
