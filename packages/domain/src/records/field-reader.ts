import { asId, type Id, type Instant, must, type Sha256 } from "../base/index.ts";
import type { LedgerHead } from "./model.ts";

const ID = /^[0-9A-Za-z_-]{1,40}$/;
const HASH = /^[0-9a-f]{64}$/;
const TEXT_MAX = 20_000;
const LATEST_INSTANT = 8.64e15;

export interface Fields {
  /** Names of the fields that are wrong, in the order they were read. */
  readonly wrong: readonly string[];
  id<T extends Id<string>>(name: string): T;
  hash(name: string): Sha256;
  text(name: string): string;
  instant(name: string): Instant;
  flag(name: string): boolean;
  oneOf<T extends string>(name: string, values: readonly T[]): T;
  head(name: string): LedgerHead;
  /** Ids of one kind; `max` bounds how many. */
  ids<T extends Id<string>>(name: string, max: number): readonly T[];
  /** Text of a form. */
  matching(name: string, form: RegExp): string;
  within<T>(name: string, readValue: (inner: Fields) => T): T;
  orNull<T>(name: string, readValue: () => T): T | null;
  /** For fields that may be left out. */
  whereGiven<T extends object>(name: string, readValue: () => T): T | null;
}

/** Readers that note a wrong field and go on with a value of the right kind; whoever reads must look at `wrong` at the end. */
export function fieldReader(record: Readonly<Record<string, unknown>>): Fields {
  const wrong: string[] = [];
  function take<T>(name: string, accept: (value: unknown) => value is T, otherwise: T): T {
    const value = Object.hasOwn(record, name) ? record[name] : undefined;
    if (accept(value)) return value;
    wrong.push(name);
    return otherwise;
  }
  function within<T>(name: string, readValue: (inner: Fields) => T): T {
    const inner = fieldReader(take(name, isRecord, {}));
    const value = readValue(inner);
    wrong.push(...inner.wrong.map((field) => `${name}.${field}`));
    return value;
  }
  return {
    wrong,
    id: (name) => asId(take(name, isId, "")),
    hash: (name) => asId(take(name, isHash, "")),
    text: (name) => take(name, isText, ""),
    instant: (name) => take(name, isInstant, 0),
    flag: (name) => take(name, isFlag, false),
    oneOf: (name, values) => {
      const [first] = values;
      const value = values.find((candidate) => candidate === record[name]) ?? null;
      if (value === null) wrong.push(name);
      return value ?? must(first, name);
    },
    head: (name) => within(name, (inner) => ({ seq: inner.instant("seq"), hash: inner.hash("hash") })),
    ids: (name, max) =>
      take(name, (value): value is readonly string[] => isIdList(value, max), []).map((id) => asId(id)),
    matching: (name, form) => take(name, (value): value is string => isText(value) && form.test(value), ""),
    within,
    orNull: (name, readValue) => (record[name] === null ? null : readValue()),
    whereGiven: (name, readValue) => (Object.hasOwn(record, name) ? readValue() : null),
  };
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isId(value: unknown): value is string {
  return typeof value === "string" && ID.test(value);
}

function isIdList(value: unknown, max: number): value is readonly string[] {
  return Array.isArray(value) && value.length <= max && value.every(isId);
}

function isHash(value: unknown): value is string {
  return typeof value === "string" && HASH.test(value);
}

/** Half a surrogate pair has no UTF-8 form: the record would hash differently after its first trip. */
function isText(value: unknown): value is string {
  return typeof value === "string" && value.length <= TEXT_MAX && !/\p{Surrogate}/u.test(value);
}

/** Whole and not negative: instants, moments of a cut, places in the ledger. */
function isInstant(value: unknown): value is number {
  return typeof value === "number" && Number.isInteger(value) && value >= 0 && value <= LATEST_INSTANT;
}

function isFlag(value: unknown): value is boolean {
  return typeof value === "boolean";
}
