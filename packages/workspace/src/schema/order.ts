import { BASE_62_DIGITS, generateKeyBetween } from "fractional-indexing";

/**
 * Places in a list are fractional indices: moving a thing writes one key and never touches another thing. Every key
 * ends in two characters of jitter, so that two people who insert at the same place at once get different keys, and
 * the many keys of one paste share a prefix, so that two pastes never interleave.
 */

const BASE = 62n;
/** Two base-62 characters. */
const JITTER = 62 * 62;
/** How far into the free interval a key goes: writing downward, the common case, keeps 7/8 of the room. */
const LEAN = 8n;
const MAX_LENGTH = 1_000;
/** Heads far from the ends of the library's range (62^13 places each way): counting on can then never fail. */
const SHAPE = /^[M-Za-m][0-9A-Za-z]+$/;

/** Whether a stored value is a key that other keys can be put around. */
export function isOrderKey(value: unknown): value is string {
  if (typeof value !== "string" || value.length > MAX_LENGTH || !SHAPE.test(value)) return false;
  try {
    generateKeyBetween(value, null);
    generateKeyBetween(null, value);
    return true;
  } catch {
    // The library reports a malformed key by throwing.
    return false;
  }
}

/** A number below 62² from a fresh id: jitter without a source of randomness (FNV-1a). */
function jitterOf(id: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < id.length; index++) hash = Math.imul(hash ^ id.charCodeAt(index), 0x01000193);
  return (hash >>> 0) % JITTER;
}

function digits(value: bigint, width: number): string {
  let text = "";
  let rest = value;
  for (let place = 0; place < width; place++) {
    text = BASE_62_DIGITS[Number(rest % BASE)] + text;
    rest /= BASE;
  }
  return text;
}

/** The number in the first `width` digits of a fraction. */
function leading(fraction: string, width: number): bigint {
  let value = 0n;
  for (let place = 0; place < width; place++) {
    const digit = place < fraction.length ? BASE_62_DIGITS.indexOf(fraction.charAt(place)) : 0;
    value = value * BASE + BigInt(digit);
  }
  return value;
}

/** A fraction strictly between two (upper null = 1), not ending in 0 and no prefix of the upper one. */
function fractionBetween(lower: string, upper: string | null, jitter: number): string {
  for (let width = 2; ; width++) {
    const from = leading(lower, width);
    const to = upper === null ? BASE ** BigInt(width) : leading(upper, width);
    const room = to - from - 1n;
    if (room < LEAN * BigInt(JITTER)) continue;
    const value = from + 1n + room / LEAN + BigInt(jitter);
    return digits(value % BASE === 0n ? value + 1n : value, width);
  }
}

const MIDDLE = "a0";

/** Length of the integer part, which its first character tells (see fractional-indexing). */
function integerLength(key: string): number {
  const head = key.charCodeAt(0);
  return head >= 97 ? head - 95 : 92 - head;
}

function splitKey(key: string): { readonly integer: string; readonly fraction: string } {
  const length = integerLength(key);
  return { integer: key.slice(0, length), fraction: key.slice(length) };
}

/** Two characters that do not end in 0 (the library takes no trailing zero). */
function shortFraction(jitter: number): string {
  return digits(BigInt(jitter % 62 === 0 ? jitter + 1 : jitter), 2);
}

function between(lower: string | null, upper: string | null, jitter: number): string {
  if (lower === null) {
    const integer = upper === null ? MIDDLE : generateKeyBetween(null, splitKey(upper).integer);
    return integer + shortFraction(jitter);
  }
  const low = splitKey(lower);
  const next = generateKeyBetween(low.integer, null);
  if (upper === null) return next + shortFraction(jitter);
  const high = splitKey(upper);
  if (high.integer === low.integer) return low.integer + fractionBetween(low.fraction, high.fraction, jitter);
  if (next === upper) return low.integer + fractionBetween(low.fraction, null, jitter);
  return high.integer === next ? next + fractionBetween("", high.fraction, jitter) : next + shortFraction(jitter);
}

/** `count` ascending keys strictly between two keys (null = no bound). `freshId` only feeds the jitter. */
export function orderKeys(lower: string | null, upper: string | null, count: number, freshId: string): string[] {
  if (count === 0) return [];
  const first = between(lower, upper, jitterOf(freshId));
  const width = Math.ceil(Math.log(count + 1) / Math.log(62)) || 1;
  // Any extension of `first` still lies below `upper`, since `first` is no prefix of it.
  return Array.from({ length: count }, (_, index) =>
    index === 0 ? first : `${first}${digits(BigInt(index), width)}V`,
  );
}

/** Something with a place. `order` is "" when the stored one is unreadable: such things come last, by id. */
export interface Placed {
  readonly id: string;
  readonly order: string;
}

/** A thing as stored: its content, its place, and whether the page leaves it out. */
export interface Stored<T> extends Placed {
  readonly content: T;
  readonly hidden: boolean;
}

export function comparePlaced(a: Placed, b: Placed): number {
  if (a.order !== b.order) {
    if (a.order === "") return 1;
    if (b.order === "") return -1;
    return a.order < b.order ? -1 : 1;
  }
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

export interface Placement {
  /** Keys for the things put in, in order. */
  readonly keys: readonly string[];
  /** Things already there that need a new key first: they had none, or the same as a neighbour. */
  readonly repairs: readonly Placed[];
}

/**
 * Keys for `count` things put after the thing at `after` of a list in order (-1 = at the front).
 * Repairs happen only after damage: two equal keys leave no room between them.
 */
export function placeAfter(list: readonly Placed[], after: number, count: number, freshId: string): Placement {
  const index = Math.min(after, list.length - 1);
  const unplaced = list.findIndex((thing) => thing.order === "");
  if (unplaced >= 0 && unplaced <= index) {
    const last = list[unplaced - 1]?.order ?? null;
    const keys = orderKeys(last, null, index - unplaced + 1 + count, freshId);
    const repairs = list.slice(unplaced, index + 1).map(({ id }, at) => ({ id, order: keys[at] ?? "" }));
    return { keys: keys.slice(repairs.length), repairs };
  }
  const lower = list[index]?.order ?? null;
  let end = index + 1;
  while (lower !== null && list[end]?.order === lower) end += 1;
  const upper = list[end]?.order || null;
  const keys = orderKeys(lower, upper, count + end - index - 1, freshId);
  const repairs = list.slice(index + 1, end).map(({ id }, at) => ({ id, order: keys[count + at] ?? "" }));
  return { keys: keys.slice(0, count), repairs };
}
