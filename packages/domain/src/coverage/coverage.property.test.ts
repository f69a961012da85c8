import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { foldWords } from "./fold-words.ts";
import { createWordFinder } from "./point-finder.ts";

const DIGITS = "零一二三四五六七八九";

/** A figure below 10,000 as it is said in full. */
function said(value: number): string {
  let text = "";
  let isZeroOwed = false;
  for (const [unit, name] of [
    [1000, "千"],
    [100, "百"],
    [10, "十"],
    [1, ""],
  ] as const) {
    const digit = Math.floor(value / unit) % 10;
    if (digit === 0) {
      isZeroOwed ||= text !== "";
      continue;
    }
    if (isZeroOwed) text += "零";
    isZeroOwed = false;
    text += DIGITS.charAt(digit) + name;
  }
  return text;
}

const han = fc.string({ unit: fc.constantFrom(..."茶陈皮冬日炉火慢煮香"), minLength: 1, maxLength: 8 });
/** Everything that folds in a way of its own: figures, signs, halves of pairs, characters that become several. */
const anything = fc
  .array(fc.constantFrom(..."一二十百千万亿点零两百分之5０.,%¥元aＡ 。~-\u200b\ud83d\udd01裡ﷺ㎏½", "😀"), {
    maxLength: 60,
  })
  .map((chars) => chars.join(""));
const noise = fc.constantFrom("", " ", "·", "，", "\u200b", "。 ", "~");

describe("looking for words", () => {
  it("[BRF3] every figure said in full is the same as in digits", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9_999 }), (value) => {
        expect(foldWords(`${said(value)}克`).folded).toBe(`${value}克`);
      }),
    );
  });

  it("[BRF2] places are of the text as given, in order, whatever it holds", () => {
    fc.assert(
      fc.property(anything, (text) => {
        const { folded, starts, ends } = foldWords(text);
        expect([starts.length, ends.length]).toEqual([folded.length, folded.length]);
        const wrong = starts.filter((start, index) => {
          const end = ends[index] ?? -1;
          return start < (starts[index - 1] ?? 0) || start > end || end > text.length;
        });
        expect(wrong).toEqual([]);
      }),
    );
  });

  it("[BRF4] a wording is found wherever it is put, with noise between its characters", () => {
    fc.assert(
      fc.property(han, han, han, fc.array(noise, { minLength: 8, maxLength: 8 }), (before, wording, after, marks) => {
        const written = [...wording].map((char, index) => char + (marks[index] ?? "")).join("");
        const places = createWordFinder(wording)(foldWords(before + written + after), before + written + after);
        expect(places.some(({ text }) => foldWords(text).folded === wording)).toBe(true);
      }),
    );
  });
});
