import { expect, it } from "vitest";
import { type DayEntry, foldDay } from "./day-order.ts";

interface Entry extends DayEntry {
  readonly name: string;
}

/** `a` open, `A` open and important, `.a` settled, `.A` settled and held. */
const day = (text: string): Entry[] =>
  text.split(" ").map((word) => {
    const name = word.replace(".", "");
    return { name, isSettled: word.startsWith("."), isImportant: name !== name.toLowerCase() };
  });
const names = (entries: readonly Entry[]) => entries.map(({ name }) => name).join(" ");
function fold(text: string, lines: number): string {
  const { shown, folded, settled } = foldDay(day(text), lines);
  return [names(shown), names(folded), names(settled)].join(" | ");
}

it("[VIEW6] [C14] what fits is shown, open work first", () => {
  expect(fold("a b c", 3)).toBe("a b c |  | ");
  expect(fold(".x a", 3)).toBe("a x |  | ");
  expect(fold(".x .y", 3)).toBe("x y |  | ");
});

it("[VIEW6] [C14] beside open work two or more published ones are one line", () => {
  expect(fold("a .x .y", 3)).toBe("a |  | x y");
  expect(fold("a .x .y .z", 9)).toBe("a |  | x y z");
  expect(fold(".w .x .y .z", 3)).toBe("w x |  | y z");
});

it("[VIEW6] [C14] of the open work the first fit, the rest is counted in a line of its own", () => {
  expect(fold("a b c d", 3)).toBe("a b | c d | ");
  expect(fold("a b c d .x .y", 3)).toBe("a | b c d | x y");
  expect(fold("a b c .x", 3)).toBe("a x | b c | ");
});

it("[VIEW6] [C14] what is late, promised for today or blocked is never behind the count, wherever it stands", () => {
  expect(fold("a b c D", 3)).toBe("a D | b c | ");
  expect(fold("a B C D E f", 3)).toBe("B C D E | a f | ");
  expect(fold("A B C D", 3)).toBe("A B C D |  | ");
  expect(fold("a b .X .y .z", 3)).toBe("X | a b | y z");
});
