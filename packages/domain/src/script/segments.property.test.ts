import fc from "fast-check";
import { expect, it } from "vitest";
import { createSplitter, diffSegments, type Segment, splitCharacters } from "./segments.ts";

const words = createSplitter("zh");
const texts = fc
  .array(
    fc.constantFrom(
      "第一瓶",
      "第二瓶",
      "洁面",
      "用了",
      "三个月",
      "，",
      "\n",
      "😀",
      "👨‍👩‍👧",
      "e\u0301",
      "APP",
      "2026年",
      " ",
    ),
    {
      maxLength: 24,
    },
  )
  .map((parts) => parts.join(""));

/** Two texts as versions are: the same before and behind what differs. */
const pairs = fc
  .tuple(texts, texts, texts, texts)
  .map(([before, one, other, behind]) => [before + one + behind, before + other + behind] as const);

const side = (segments: readonly Segment[], other: Segment["type"]) =>
  segments.flatMap(({ type, text }) => (type === other ? [] : [text])).join("");

for (const [name, split] of [
  ["words", words],
  ["characters", splitCharacters],
] as const) {
  it(`[CMP1] [S9] by ${name}: what is the same and removed is the first text, same and added the second`, () => {
    fc.assert(
      fc.property(fc.oneof(pairs, fc.tuple(fc.string({ unit: "binary" }), fc.string())), ([a, b]) => {
        const segments = diffSegments(a, b, split);
        expect(side(segments, "added")).toBe(a.normalize("NFC"));
        expect(side(segments, "removed")).toBe(b.normalize("NFC"));
        for (const [index, { type, text }] of segments.entries()) {
          expect(text).not.toBe("");
          expect(segments[index + 1]?.type).not.toBe(type);
        }
      }),
      { numRuns: 200 },
    );
  });

  it(`[CMP1] by ${name}: as many pieces differ as a plain table of all pieces says, no more`, () => {
    fc.assert(
      fc.property(pairs, ([a, b]) => {
        const differing = diffSegments(a, b, split)
          .filter(({ type }) => type !== "same")
          .reduce((sum, { text }) => sum + split(text).length, 0);
        expect(differing).toBeLessThanOrEqual(fewest(split(a.normalize("NFC")), split(b.normalize("NFC"))));
      }),
      { numRuns: 300 },
    );
  });
}

it("[CMP1] [S9] a changed word is shown as a word, and what stands around it as the same", () => {
  expect(diffSegments("这款洁面用了三个月", "这款面霜用了三个月", words)).toEqual([
    { type: "same", text: "这款" },
    { type: "removed", text: "洁面" },
    { type: "added", text: "面霜" },
    { type: "same", text: "用了三个月" },
  ]);
});

it("[CMP1] without word lists a character is a piece, and a figure or a Latin word is never cut", () => {
  expect(splitCharacters("第2026年APP好😀e\u0301")).toEqual(["第", "2026", "年", "APP", "好", "😀", "e\u0301"]);
});

it("[CMP1] two long texts with nothing in common are shown whole, one after the other", () => {
  const [a, b] = ["甲".repeat(2_000), "乙".repeat(2_000)];
  expect(diffSegments(a, b, splitCharacters)).toEqual([
    { type: "removed", text: a },
    { type: "added", text: b },
  ]);
});

/** Length of both without twice the longest common subsequence. */
function fewest(a: readonly string[], b: readonly string[]): number {
  let row = Array.from({ length: b.length + 1 }, () => 0);
  for (const piece of a) {
    const next = [0];
    for (const [index, other] of b.entries()) {
      next.push(piece === other ? (row[index] ?? 0) + 1 : Math.max(row[index + 1] ?? 0, next[index] ?? 0));
    }
    row = next;
  }
  return a.length + b.length - 2 * (row.at(-1) ?? 0);
}
