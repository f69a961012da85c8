import { expect, it } from "vitest";
import { pairAddress, readPair } from "./compare-address.ts";

it("[S9] an address names two versions, or one and now, and is read back as it was written", () => {
  expect(readPair("v1..v2")).toEqual({ from: "v1", to: "v2" });
  expect(readPair("v1..now")).toEqual({ from: "v1", to: "now" });
  expect(readPair("v1")).toEqual({ from: "v1", to: "now" });
  expect(readPair(pairAddress({ from: "device-a_B", to: "now" }))).toEqual({ from: "device-a_B", to: "now" });
});

it("[S9] [U9] anything else opens nothing", () => {
  for (const address of [undefined, "", "..", "a..b..c", "a/..b", "a.. b", "..b"]) expect(readPair(address)).toBeNull();
});
