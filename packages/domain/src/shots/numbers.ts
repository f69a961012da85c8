import type { ShotId } from "../base/index.ts";
import type { Shot } from "../video/index.ts";

/** How the shots of a list are numbered. */
export interface Numbering {
  /** From here on a number means one shot for good: it stands on slates and in file names. */
  readonly locked: boolean;
  /** Numbers of shots that were removed; while locked nobody gets them again. */
  readonly retired: readonly string[];
}

type Numbered = Pick<Shot, "id" | "number">;

/**
 * The 镜号 of every shot (LST1–LST4). `shots` in their order. Open: its place, unless somebody wrote one by hand. Locked:
 * what was written when it was locked or put in; of two who got one number at the same time the first in order keeps it,
 * and the other's, like any shot without one, comes from its neighbours.
 */
export function shotNumbers(shots: readonly Numbered[], numbering: Numbering): ReadonlyMap<ShotId, string> {
  return numbering.locked ? lockedNumbers(shots, numbering.retired) : openNumbers(shots);
}

function openNumbers(shots: readonly Numbered[]): ReadonlyMap<ShotId, string> {
  const taken = new Set(shots.map(({ number }) => number.trim()).filter(Boolean));
  return new Map(
    shots.map(({ id, number }, index) => {
      if (number.trim() !== "") return [id, number.trim()];
      const place = String(index + 1);
      const free = taken.has(place) ? childOf(place, taken) : place;
      taken.add(free);
      return [id, free];
    }),
  );
}

function lockedNumbers(shots: readonly Numbered[], retired: readonly string[]): ReadonlyMap<ShotId, string> {
  const used = new Set(retired);
  const kept = new Map<ShotId, string>();
  for (const { id, number } of shots) {
    const written = number.trim();
    if (written === "" || used.has(written)) continue;
    used.add(written);
    kept.set(id, written);
  }
  const numbers = new Map<ShotId, string>();
  const below = keptBelow(shots, kept);
  let before: string | null = null;
  for (const [index, { id, number }] of shots.entries()) {
    const from: string | null = number.trim() || before;
    const found: string = kept.get(id) ?? numberBetween(from, below[index] ?? null, used);
    used.add(found);
    numbers.set(id, found);
    before = found;
  }
  return numbers;
}

/** For every shot the number of the next one below it that keeps its own. */
function keptBelow(shots: readonly Numbered[], kept: ReadonlyMap<ShotId, string>): readonly (string | null)[] {
  const below: (string | null)[] = [];
  let next: string | null = null;
  for (let index = shots.length - 1; index >= 0; index--) {
    below[index] = next;
    const shot = shots[index];
    next = (shot && kept.get(shot.id)) ?? next;
  }
  return below;
}

/**
 * A free number for a shot between two: 12A, 12B … behind 12, 12AA behind 12A before 12B, 12aA between 12 and 12A, 0A
 * before 1; behind the last the next whole number. Free of all `used` whatever the order of its neighbours.
 */
export function numberBetween(before: string | null, after: string | null, used: ReadonlySet<string>): string {
  if (after === null) return String(Math.max(0, ...[...used].map((number) => Number.parseInt(number, 10) || 0)) + 1);
  const from = before ?? "0";
  for (const base of basesOf(from)) {
    const found = childOf(base, used);
    if (compareNumbers(from, found) < 0 && compareNumbers(found, after) < 0) return found;
  }
  const rest = after.startsWith(from) ? after.slice(from.length) : "";
  return /^[A-Za-z]+$/.test(rest) ? numberAbove(from, rest, used) : childOf(from, used);
}

/** By the whole number, then letter by letter (a…z before A…Z), the shorter first. NaN when one is no such number. */
export function compareNumbers(a: string, b: string): number {
  const [, wholeA, lettersA = ""] = SHAPE.exec(a) ?? [];
  const [, wholeB, lettersB = ""] = SHAPE.exec(b) ?? [];
  if (wholeA === undefined || wholeB === undefined) return Number.NaN;
  if (wholeA !== wholeB) return Number(wholeA) - Number(wholeB);
  const length = Math.min(lettersA.length, lettersB.length);
  for (let index = 0; index < length; index++) {
    const difference = rank(lettersA[index]) - rank(lettersB[index]);
    if (difference !== 0) return difference;
  }
  return lettersA.length - lettersB.length;
}

const SHAPE = /^(\d+)([A-Za-z]*)$/;
const LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
const FIRST = LETTERS.indexOf("A");

function rank(letter: string | undefined): number {
  return LETTERS.indexOf(letter ?? "");
}

/** What a number may continue from, the plainest first: 12AB may go on as 12C, 12AC or 12ABA. */
function basesOf(number: string): readonly string[] {
  const [, whole, letters = ""] = SHAPE.exec(number) ?? [];
  if (whole === undefined) return [number];
  return Array.from({ length: letters.length + 1 }, (_, count) => whole + letters.slice(0, count));
}

/** `base` with the letter after the last one ever given behind it; behind Z goes on with ZA. */
function childOf(base: string, used: ReadonlySet<string>): string {
  let last = FIRST - 1;
  for (const number of used) {
    if (number.startsWith(base)) last = Math.max(last, rank(number[base.length]));
  }
  const letter = LETTERS[last + 1];
  return letter === undefined ? childOf(`${base}Z`, used) : base + letter;
}

/** A number behind `base` and in front of `base + rest`. A small letter is never the last, so there is always room. */
function numberAbove(base: string, rest: string, used: ReadonlySet<string>): string {
  return rest.startsWith("a") && rest.length > 1
    ? numberAbove(`${base}a`, rest.slice(1), used)
    : childOf(`${base}a`, used);
}
