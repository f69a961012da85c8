import type { Result } from "@tongpin/domain/base";
import { equalityDeep } from "lib0/function";
import type * as Y from "yjs";
import type { Field } from "./field.ts";
import { own } from "./plain.ts";

/**
 * A record in a root map takes several keys: `<id>` holds the seed, the plain JSON it was created with, never
 * written again; `<id>/<field>` holds a later edit. Two people who create the same record (its id is derived) write
 * two seeds of which one wins whole, and no edit is touched; two people who edit different fields both keep theirs.
 */
export type Spec<T> = { readonly [K in keyof T]: Field<T[K]> };

export type FlatMap = Y.Map<unknown>;

export function fieldKey(id: string, field: string): string {
  return `${id}/${field}`;
}

/** The record a key belongs to, and the field (null for the seed). */
export function splitKey(key: string): { readonly id: string; readonly field: string | null } {
  const slash = key.indexOf("/");
  return slash < 0 ? { id: key, field: null } : { id: key.slice(0, slash), field: key.slice(slash + 1) };
}

/** Edit over seed over default, each only if sound. A stored null is an answer, not a gap. */
function readField<T>(map: FlatMap, id: string, name: string, field: Field<T>): T {
  const edit = field.read(map.get(fieldKey(id, name)));
  if (edit !== undefined) return edit;
  const seed = field.read(own(map.get(id), name));
  return seed === undefined ? field.otherwise : seed;
}

export function readRecord<T extends object>(map: FlatMap, id: string, spec: Spec<T>): T {
  const record: Partial<T> = {};
  for (const name of specKeys(spec)) record[name] = readField(map, id, name, spec[name]);
  return record as T;
}

function specKeys<T>(spec: Spec<T>): (keyof T & string)[] {
  return Object.keys(spec) as (keyof T & string)[];
}

/** The fields of `patch` that a command may write, cleaned. Unknown keys and undefined are left out. */
export function acceptPatch<T extends object>(patch: Partial<T>, spec: Spec<T>): Result<Partial<T>> {
  const clean: Partial<T> = {};
  for (const name of specKeys(spec)) {
    const value = patch[name];
    if (value === undefined) continue;
    const result = spec[name].accept(value);
    if (!result.ok) return result;
    clean[name] = result.value;
  }
  return { ok: true, value: clean };
}

/** What of a clean patch differs from the record as it is: writing the same again would only overrule a colleague. */
export function changedFields<T extends object>(patch: Partial<T>, current: T): [keyof T & string, unknown][] {
  return (Object.keys(patch) as (keyof T & string)[])
    .filter((name) => !equalityDeep(patch[name], current[name]))
    .map((name) => [name, patch[name]]);
}

export function writeFields(map: FlatMap, id: string, fields: readonly (readonly [string, unknown])[]): void {
  for (const [name, value] of fields) map.set(fieldKey(id, name), value);
}

/** The seed of a new record: what differs from the defaults. */
export function seedOf<T extends object>(record: Partial<T>, spec: Spec<T>): Record<string, unknown> {
  const seed: Record<string, unknown> = {};
  for (const name of specKeys(spec)) {
    const value = record[name];
    if (value !== undefined && !equalityDeep(value, spec[name].otherwise)) seed[name] = value;
  }
  return seed;
}
