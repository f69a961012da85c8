import { expect, it } from "vitest";
import { readSeconds } from "./read-seconds.ts";

it.each([
  ["3", 3],
  [" 3.5秒 ", 3.5],
  ["2.55 s", 2.6],
  ["4″", 4],
  ['4"', 4],
  ["３．２秒", 3.2],
  ["1:05", 65],
  ["0：03.4", 3.4],
  ["36000", 36_000],
] as const)("[S5] [B1] “%s” is %d seconds", (text, seconds) => {
  expect(readSeconds(text)).toBe(seconds);
});

it.each(["", "很快", "一会儿", "1:75", "1:005", "36001", "99999", "-3", "3-5", "3 分"])(
  "[S5] [B1] “%s” is no duration",
  (text) => {
    expect(readSeconds(text)).toBeNull();
  },
);
