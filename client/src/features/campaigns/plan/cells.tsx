import type { CivilDate, PersonId } from "@tongpin/domain/base";
import { type KeyboardEvent, useState } from "react";
import { refusalText, useFormat, useMembers, useT } from "../../../app/index.ts";
import { DateField } from "../../../app/item/dates/date-field.tsx";
import { ParsedInput } from "../../../ui/parsed-input.tsx";
import { Select } from "../../../ui/select.tsx";
import { readMoney, typedMoney } from "../read-money.ts";

interface CellProps<V> {
  readonly label: string;
  readonly value: V;
  readonly disabled: boolean;
  readonly placeholder?: string;
  onSave(value: V): void;
}

const BOX =
  "field-sizing-content block min-h-control-sm w-full resize-none rounded-sm border border-transparent bg-transparent px-1 py-0.5 text-ui leading-ui transition-colors placeholder:text-ink-3 hover:border-line focus-visible:border-accent focus-visible:bg-raised focus-visible:outline-none disabled:hover:border-transparent";

/** Words in a cell, as high as they are long. Saved on Enter or on leaving; Escape puts the old ones back. */
export function WordsCell({ label, value, disabled, placeholder, onSave }: CellProps<string>) {
  const [draft, setDraft] = useState<string | null>(null);
  function save() {
    if (draft !== null && draft.trim() !== value) onSave(draft.trim());
    setDraft(null);
  }
  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>) {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      event.currentTarget.blur();
    } else if (event.key === "Escape" && draft !== null && draft !== value) {
      event.preventDefault();
      event.stopPropagation();
      setDraft(null);
    }
  }
  return (
    <textarea
      aria-label={label}
      rows={1}
      value={draft ?? value}
      disabled={disabled}
      placeholder={disabled ? "" : placeholder}
      onChange={(event) => setDraft(event.target.value)}
      onBlur={save}
      onKeyDown={onKeyDown}
      className={BOX}
    />
  );
}

/** An amount in yuan, kept in fen. With `optional`, nothing typed is “not known”, not 0. */
export function MoneyCell({
  label,
  value,
  disabled,
  placeholder,
  optional,
  onSave,
}: CellProps<number | null> & { optional?: boolean }) {
  const t = useT("campaigns");
  const tc = useT("common");
  const format = useFormat();
  const isShown = value !== null && (value > 0 || optional === true);
  return (
    <ParsedInput<number | null>
      label={label}
      shown={isShown ? format.money(value) : ""}
      typed={isShown ? typedMoney(value) || "0" : ""}
      placeholder={disabled ? "" : (placeholder ?? "")}
      inputMode="decimal"
      disabled={disabled}
      frame="w-full"
      className="keep"
      read={(text) => {
        if (text.trim() === "") return { ok: true, value: optional ? null : 0 };
        const read = readMoney(text);
        if (read.ok) return read;
        const key = `money.${read.error.code}`;
        return { ok: false, why: t.has(key) ? t(key) : refusalText(tc, read.error.code) };
      }}
      onSave={onSave}
    />
  );
}

/** A whole number, grouped; empty is “not set”. `3.5万` is 35,000. */
export function CountCell({ label, value, disabled, placeholder, onSave }: CellProps<number | null>) {
  const t = useT("plan");
  return (
    <ParsedInput<number | null>
      label={label}
      shown={value === null ? "" : value.toLocaleString("en-US")}
      typed={value === null ? "" : String(value)}
      placeholder={disabled ? "" : (placeholder ?? "")}
      inputMode="numeric"
      disabled={disabled}
      frame="w-full"
      className="keep"
      read={(text) => {
        const count = readCount(text);
        return count === undefined ? { ok: false, why: t("countWrong") } : { ok: true, value: count };
      }}
      onSave={onSave}
    />
  );
}

/** The whole number somebody typed, null for nothing, undefined for what is none. */
export function readCount(text: string): number | null | undefined {
  const typed = text.normalize("NFKC").replace(/[,\s]/g, "");
  if (typed === "") return null;
  const [, whole = "", part = "", unit] = /^(-?\d+)(?:\.(\d+))?(万)?$/.exec(typed) ?? [];
  const places = unit ? 4 : 0;
  const kept = part.replace(/0+$/, "");
  if (whole === "" || kept.length > places) return undefined;
  const count = Number(whole + kept.padEnd(places, "0"));
  return Number.isSafeInteger(count) ? count : undefined;
}

export function DayCell({ label, value, disabled, onSave }: CellProps<CivilDate | null>) {
  return <DateField bare clearable label={label} value={value} disabled={disabled} onChange={onSave} />;
}

export function ChoiceCell<V extends string>({
  label,
  value,
  options,
  disabled,
  placeholder,
  onSave,
}: {
  readonly label: string;
  readonly value: V | null;
  readonly options: readonly { readonly value: V; readonly label: string }[];
  readonly disabled: boolean;
  readonly placeholder?: string;
  onSave(value: V): void;
}) {
  return (
    <Select<V>
      bare
      size="small"
      label={label}
      value={value}
      options={options}
      disabled={disabled}
      {...(placeholder ? { placeholder } : {})}
      onChange={(next) => next !== value && onSave(next)}
      className="max-w-full px-1"
    />
  );
}

const NOBODY = "";

export function PersonCell({ label, value, disabled, onSave }: CellProps<PersonId | null>) {
  const t = useT("common");
  const members = useMembers();
  const known = members.some(({ personId }) => personId === value);
  return (
    <ChoiceCell<string>
      label={label}
      value={value ?? NOBODY}
      disabled={disabled}
      options={[
        { value: NOBODY, label: t("nobody") },
        ...(value !== null && !known ? [{ value: value as string, label: t("formerMember") }] : []),
        ...members.map(({ personId, name }) => ({ value: personId as string, label: name })),
      ]}
      onSave={(next) => onSave(members.find(({ personId }) => personId === next)?.personId ?? null)}
    />
  );
}
