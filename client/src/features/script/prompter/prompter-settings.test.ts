import { describe, expect, it } from "vitest";
import { readPrompterSettings, SPEEDS, stepped, withSpeed } from "./prompter-settings.ts";

describe("settings of a prompter", () => {
  it("[S15] are read back as they were kept, and are the usual ones when they are unreadable", () => {
    const usual = readPrompterSettings(null, false);
    expect(usual).toEqual({ size: 64, line: 35, mirror: false, beats: false, speeds: {} });
    expect(readPrompterSettings("{", true).size).toBe(36);
    const own = withSpeed({ ...usual, mirror: true, size: 80 }, "v1", 300);
    expect(readPrompterSettings(JSON.stringify(own), true)).toEqual(own);
    const damaged = JSON.stringify({ size: 9e9, line: "x", mirror: 1, speeds: { v1: "fast", v2: 300, v3: 1 } });
    expect(readPrompterSettings(damaged, false)).toEqual({ ...usual, size: 160, speeds: { v2: 300 } });
  });

  it("[S15] a speed is kept for its own script, and goes back to the script's when taken away", () => {
    const usual = readPrompterSettings(null, false);
    const both = withSpeed(withSpeed(usual, "v1", 300), "v2", 9_999);
    expect(both.speeds).toEqual({ v1: 300, v2: 600 });
    expect(withSpeed(both, "v1", null).speeds).toEqual({ v2: 600 });
    let many = usual;
    for (let index = 0; index < 250; index += 1) many = withSpeed(many, `v${index}`, 300);
    const kept = Object.keys(readPrompterSettings(JSON.stringify(many), false).speeds);
    expect([kept.length, kept.at(-1)]).toEqual([200, "v249"]);
  });

  it("[S15] steps stay on the grid and inside the range", () => {
    expect(stepped(SPEEDS, 263, 1)).toBe(270);
    expect(stepped(SPEEDS, 600, 1)).toBe(600);
    expect(stepped(SPEEDS, 70, -5)).toBe(60);
  });
});
