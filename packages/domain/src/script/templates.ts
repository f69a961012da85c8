import type { Id, Instant, PersonId } from "../base/index.ts";
import type { Beat } from "../video/model.ts";

export type TemplateId = Id<"template">;

/** One part of a structure: what it is for, how long, and what to write there (never words of the script). */
export interface TemplateSlot {
  readonly beat: Beat | null;
  readonly seconds: number;
  readonly hint: string;
}

/** A structure of the brand's own (结构模板). It lives in the plan room. */
export interface ScriptTemplate {
  readonly id: TemplateId;
  readonly name: string;
  readonly slots: readonly TemplateSlot[];
  readonly createdAt: Instant;
  readonly createdBy: PersonId;
  readonly removedAt: Instant | null;
}

/** A built-in structure (S3). Its name and its hints are words of the interface, by `id` and the place of the slot. */
export interface BuiltInTemplate {
  readonly id: string;
  readonly slots: readonly Omit<TemplateSlot, "hint">[];
}

function builtIn(id: string, ...slots: readonly (readonly [Beat | null, number])[]): BuiltInTemplate {
  return { id, slots: slots.map(([beat, seconds]) => ({ beat, seconds })) };
}

/** Seconds are usual ones for the form, an assumption of ours; they scale to the video's target. */
export const BUILT_IN_TEMPLATES: readonly BuiltInTemplate[] = [
  builtIn("golden", ["hook", 3], ["pain", 6], ["solution", 9], ["proof", 7], ["call", 5]),
  builtIn("twist", ["hook", 3], [null, 10], ["pain", 9], ["solution", 9], ["proof", 8], ["call", 6]),
  builtIn(
    "review",
    ["hook", 3],
    ["pain", 7],
    ["solution", 9],
    ["proof", 14],
    ["proof", 13],
    ["solution", 8],
    ["call", 6],
  ),
  builtIn(
    "tutorial",
    ["hook", 3],
    ["pain", 5],
    ["solution", 10],
    ["solution", 10],
    ["solution", 8],
    ["proof", 5],
    ["interact", 4],
  ),
  builtIn("vlog", ["hook", 3], [null, 12], ["pain", 10], ["solution", 14], ["proof", 12], ["interact", 5], ["call", 4]),
  builtIn("talk", ["hook", 3], ["pain", 7], ["solution", 10], ["proof", 6], ["interact", 4]),
  builtIn(
    "live",
    ["hook", 3],
    ["interact", 117],
    ["pain", 180],
    ["solution", 480],
    ["proof", 300],
    ["call", 420],
    ["interact", 180],
    [null, 120],
  ),
];

export const MOST_SLOTS = 40;

/** An opening hook is not stretched beyond this (SCR10). */
const HOOK_TENTHS = 30;

type Timed = Pick<TemplateSlot, "beat" | "seconds">;

/**
 * How long each slot is when the whole takes `target` seconds: in proportion, adding up to the target exactly, in whole
 * seconds where the target is whole and long enough for a second each, else in tenths. The opening hook keeps to three
 * seconds however long the video. Without a target (or of none) the slots' own seconds.
 */
export function scaleSlots(slots: readonly Timed[], target: number | null): readonly number[] {
  const tenths = Math.round((target ?? 0) * 10);
  if (tenths <= 0) return slots.map(({ seconds }) => seconds);
  const unit = tenths % 10 === 0 && tenths / 10 >= slots.length ? 10 : 1;
  const units = tenths / unit;
  const weights = slots.map(({ seconds }) => Math.max(1, Math.round(seconds * 10)));
  const opening = slots.findIndex(({ beat }) => beat !== "hook");
  const hooks = Math.max(0, opening);
  const hookUnits = shareOfHooks(units, weights, hooks, HOOK_TENTHS / unit);
  const shares = [
    ...distribute(hookUnits, weights.slice(0, hooks)),
    ...distribute(units - hookUnits, weights.slice(hooks)),
  ];
  return shares.map((share) => (share * unit) / 10);
}

/** What the opening gets: its proportion, at most `most`, and something left for every other slot. */
function shareOfHooks(units: number, weights: readonly number[], hooks: number, most: number): number {
  if (hooks === 0) return 0;
  const ideal = Math.round((units * sum(weights.slice(0, hooks))) / sum(weights));
  const least = Math.min(hooks, units);
  return Math.max(0, Math.min(Math.max(least, Math.min(most, ideal)), units - (weights.length - hooks)));
}

/** So many units in proportion to the weights; nobody goes empty while there are enough. */
function distribute(units: number, weights: readonly number[]): readonly number[] {
  const whole = sum(weights);
  if (weights.length === 0) return [];
  const shares = weights.map((weight) => Math.floor((units * weight) / whole));
  const left = units - sum(shares);
  const byRemainder = weights
    .map((weight, index) => ({ index, remainder: (units * weight) % whole }))
    .sort((a, b) => b.remainder - a.remainder || a.index - b.index);
  for (const { index } of byRemainder.slice(0, left)) shares[index] = (shares[index] ?? 0) + 1;
  if (units < weights.length) return shares;
  for (let empty = shares.indexOf(0); empty >= 0; empty = shares.indexOf(0)) {
    const largest = shares.indexOf(Math.max(...shares));
    shares[largest] = (shares[largest] ?? 0) - 1;
    shares[empty] = 1;
  }
  return shares;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/**
 * The structure of a script, to be kept as a template: neighbouring rows of one beat are one slot, with the hint of the
 * first of them that has one. Rows of no length count as a second. Empty when nothing is marked: that is no structure.
 */
export function slotsOf(rows: readonly TemplateSlot[]): readonly TemplateSlot[] {
  if (rows.every(({ beat }) => beat === null)) return [];
  const slots: TemplateSlot[] = [];
  for (const row of rows) {
    const last = slots.at(-1);
    if (last?.beat !== row.beat || last === undefined) slots.push(row);
    else {
      const seconds = Math.round((last.seconds + row.seconds) * 10) / 10;
      slots[slots.length - 1] = { beat: row.beat, seconds, hint: last.hint || row.hint };
    }
  }
  return slots.slice(0, MOST_SLOTS).map((slot) => ({ ...slot, seconds: slot.seconds > 0 ? slot.seconds : 1 }));
}
