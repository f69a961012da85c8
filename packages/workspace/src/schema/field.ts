import type { CivilDate, CivilTime, Id, Result } from "@tongpin/domain/base";
import { refuse } from "@tongpin/domain/base";
import { isCivilDate, parseCivilTime } from "@tongpin/domain/calendar";
import { TEXT_LIMITS } from "./limits.ts";
import { isOrderKey } from "./order.ts";
import { wellFormed } from "./plain.ts";

/** One field of a record: how a stored value is read, how a value from a command is accepted. */
export interface Field<T> {
  /** The stored value if it is sound, else undefined (the reader then falls back). */
  read(value: unknown): T | undefined;
  /** The value to write, or why not. */
  accept(value: T): Result<T>;
  readonly otherwise: T;
}

function accepted<T>(value: T): Result<T> {
  return { ok: true, value };
}

/** Text of at most `max` characters. With `name`, it may not be empty and its refusals are `<name>-empty` and `<name>-too-long`. */
export function textField(max: number, name?: string): Field<string> {
  return {
    otherwise: "",
    read: (value) => (typeof value === "string" ? value.slice(0, max) : undefined),
    accept(value) {
      if (typeof value !== "string") return refuse("text-invalid");
      const lines = wellFormed(value).replace(/\r\n?/g, "\n");
      const text = name ? lines.trim() : lines;
      if (name && text === "") return refuse(`${name}-empty`);
      return text.length > max ? refuse(`${name ?? "text"}-too-long`, { max, length: text.length }) : accepted(text);
    },
  };
}

export function choiceField<T extends string>(choices: readonly T[], otherwise: T): Field<T> {
  const find = (value: unknown) => choices.find((choice) => choice === value);
  return {
    otherwise,
    read: find,
    accept: (value) => (find(value) === undefined ? refuse("choice-invalid") : accepted(value)),
  };
}

/** A whole number between two bounds, both allowed. */
export function integerField(min: number, max: number, otherwise: number): Field<number> {
  const read = (value: unknown) =>
    typeof value === "number" && Number.isInteger(value) && value >= min && value <= max ? value + 0 : undefined;
  return {
    otherwise,
    read,
    accept: (value) => (read(value) === undefined ? refuse("number-invalid", { min, max }) : accepted(value)),
  };
}

/** A finite number between two bounds, both allowed. */
export function numberField(min: number, max: number, otherwise: number): Field<number> {
  const read = (value: unknown) =>
    typeof value === "number" && Number.isFinite(value) && value >= min && value <= max ? value + 0 : undefined;
  return {
    otherwise,
    read,
    accept: (value) => (read(value) === undefined ? refuse("number-invalid", { min, max }) : accepted(value)),
  };
}

/** The field, or null for “none”. */
export function optional<T>(field: Field<T>): Field<T | null> {
  return {
    otherwise: null,
    read: (value) => (value === null ? null : field.read(value)),
    accept: (value) => (value === null ? accepted<T | null>(null) : field.accept(value)),
  };
}

/** A day that exists. `otherwise` is only read where a command always writes a date. */
export function dateField(): Field<CivilDate> {
  return {
    otherwise: "1970-01-01" as CivilDate,
    read: (value) => (isCivilDate(value) ? value : undefined),
    accept: (value) => (isCivilDate(value) ? accepted(value) : refuse("date-invalid")),
  };
}

export function timeField(): Field<CivilTime> {
  const read = (value: unknown) => {
    const parsed = typeof value === "string" ? parseCivilTime(value) : null;
    return parsed?.ok ? parsed.value : undefined;
  };
  return {
    otherwise: "00:00" as CivilTime,
    read,
    accept: (value) => (read(value) === undefined ? refuse("time-invalid") : accepted(value)),
  };
}

const ID = /^[0-9A-Za-z_-]+$/;

/** Whether a string may stand as the id of a record: it is part of a key, so it holds no `/` and no `:`. */
export function isRecordId(value: unknown): value is string {
  return typeof value === "string" && value.length <= TEXT_LIMITS.id && ID.test(value) && value !== "__proto__";
}

export function idField<T extends Id<string>>(): Field<T> {
  const read = (value: unknown) => (isRecordId(value) ? (value as T) : undefined);
  return {
    otherwise: "" as T,
    read,
    accept: (value) => (read(value) === undefined ? refuse("id-invalid") : accepted(value)),
  };
}

/** Where a thing stands in its list. Only commands that place things write it. */
export const ORDER_FIELD: Field<string> = {
  otherwise: "",
  read: (value) => (isOrderKey(value) ? value : undefined),
  accept: (value) => ({ ok: true, value }),
};

export const INSTANT_FIELD = numberField(0, 8.64e15, 0);
