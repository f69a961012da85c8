import { diffText } from "@tongpin/workspace";
import { expect, it } from "vitest";
import { readCount } from "./cells.tsx";
import { placeAfter } from "./shared-text.tsx";

it("[C9] the caret stays at its word when a colleague's words come in", () => {
  const at = (before: string, after: string, place: number) => placeAfter(diffText(before, after), place);
  expect(at("送礼的人", "年底送礼的人", 4)).toBe(6);
  expect(at("送礼的人", "送礼的人，三十岁", 2)).toBe(2);
  expect(at("年底送礼的人", "送礼的人", 6)).toBe(4);
  expect(at("年底送礼的人", "送礼的人", 1)).toBe(0);
  expect(at("abc", "abc", 2)).toBe(2);
});

it("[PLN5] a number is read as people type it; what is none is said, never 0", () => {
  expect(["35,000", "3.5万", "３５０００", " 35 000 "].map(readCount)).toEqual([35_000, 35_000, 35_000, 35_000]);
  expect(readCount("")).toBeNull();
  expect(["3.5", "很多", "1e9", "3.00001万", "99999999999999999999"].map(readCount)).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
  expect(readCount("-12")).toBe(-12);
});
