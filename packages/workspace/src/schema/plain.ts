/** Reading values that anybody may have written: every answer is of the promised type, nothing throws. */

const MAX_DEPTH = 12;

/** The value of an object's own key. A `__proto__` smuggled into stored JSON replaces prototypes (trust.md E11). */
export function own(value: unknown, key: string): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value) || !Object.hasOwn(value, key))
    return undefined;
  return Object.getOwnPropertyDescriptor(value, key)?.value;
}

/** A fresh copy of plain JSON data, or undefined for what is none (typed arrays, bigints, Y types, too deep). */
export function plainJson(value: unknown, depth = 0): unknown {
  if (value === null || typeof value === "string" || typeof value === "boolean") return value;
  if (typeof value === "number") return Number.isFinite(value) ? value : undefined;
  if (typeof value !== "object" || depth > MAX_DEPTH) return undefined;
  if (Array.isArray(value)) return value.map((item) => plainJson(item, depth + 1) ?? null);
  if (!isBareRecord(value)) return undefined;
  const copy: Record<string, unknown> = {};
  for (const key of Object.keys(value)) {
    if (key === "__proto__") continue;
    const item = plainJson(own(value, key), depth + 1);
    if (item !== undefined) copy[key] = item;
  }
  return copy;
}

/** Whether an object's class is plain `Object`, of whatever realm. */
function isBareRecord(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

// A lone half of a surrogate pair: shown here, but another replica would read U+FFFD after the trip through UTF-8.
const LONE_SURROGATE = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

/** The same text as every replica will read it. Keeps the length. */
export function wellFormed(text: string): string {
  return text.replace(LONE_SURROGATE, "\uFFFD");
}
