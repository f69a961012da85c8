import type { CivilDate } from "@tongpin/domain/base";
import {
  lunarDayName,
  lunarMonthName,
  SOLAR_TERMS,
  type SolarTerm,
  solarTermLabel,
  type Weekday,
} from "@tongpin/domain/calendar";
import { type Rule, STEMS, type Stem } from "@tongpin/domain/nodes";
import type { ReactNode } from "react";
import { useLocale, useT } from "../../../app/index.ts";
import { Field } from "../../../ui/field.tsx";
import { Select } from "../../../ui/select.tsx";
import { Checkbox } from "../../../ui/switch.tsx";
import { FixedItems } from "./fixed-items.tsx";
import { RuleEditor } from "./rule-editor.tsx";
import { WholeField } from "./whole-field.tsx";

const MAX_OFFSET = 400;
const PLACES = [1, 2, 3, 4, 5, -1, -2] as const;
const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;
const LAST = "last";

interface FieldsProps<R extends Rule> {
  readonly rule: R;
  readonly near: CivilDate;
  onChange(rule: Rule): void;
}
type Kind<T extends Rule["type"]> = Extract<Rule, { type: T }>;

/** The figures of a rule, whichever of the nine it is. */
export function RuleFields({ rule, near, onChange }: FieldsProps<Rule>) {
  const t = useT("days");
  switch (rule.type) {
    case "fixed":
      return <FixedItems items={rule.items} near={near} onChange={(items) => onChange({ ...rule, items })} />;
    case "solar":
      return (
        <>
          <MonthField value={rule.month} onChange={(month) => onChange({ ...rule, month })} />
          <WholeField
            label={t("rule.day")}
            value={rule.day}
            min={1}
            max={31}
            onChange={(day) => onChange({ ...rule, day })}
          />
        </>
      );
    case "lunar":
      return <LunarFields rule={rule} near={near} onChange={onChange} />;
    case "term":
      return <TermFields rule={rule} near={near} onChange={onChange} />;
    case "nthWeekday":
      return <NthWeekdayFields rule={rule} near={near} onChange={onChange} />;
    case "easter":
      return <DaysField value={rule.days} onChange={(days) => onChange({ ...rule, days })} />;
    case "offset":
      return (
        <>
          <DaysField value={rule.days} onChange={(days) => onChange({ ...rule, days })} />
          <Nested>
            <RuleEditor
              nested
              label={t("rule.base")}
              rule={rule.base}
              near={near}
              onChange={(base) => onChange({ ...rule, base })}
            />
          </Nested>
        </>
      );
    case "range":
      return (
        <Nested>
          <RuleEditor
            nested
            label={t("rule.start")}
            rule={rule.start}
            near={near}
            onChange={(start) => onChange({ ...rule, start })}
          />
          <RuleEditor
            nested
            label={t("rule.end")}
            rule={rule.end}
            near={near}
            onChange={(end) => onChange({ ...rule, end })}
          />
        </Nested>
      );
    case "nthStem":
      return <StemFields rule={rule} near={near} onChange={onChange} />;
  }
}

/** A rule inside a rule, on lines of its own. */
function Nested({ children }: { children: ReactNode }) {
  return <div className="flex w-full flex-col gap-2 border-line border-l-2 pl-3">{children}</div>;
}

function DaysField({ value, onChange }: { value: number; onChange: (days: number) => void }) {
  const t = useT("days");
  return <WholeField label={t("rule.days")} value={value} min={-MAX_OFFSET} max={MAX_OFFSET} onChange={onChange} />;
}

function MonthField({ value, onChange }: { value: number; onChange: (month: number) => void }) {
  const t = useT("days");
  return <WholeField label={t("rule.month")} value={value} min={1} max={12} onChange={onChange} />;
}

function LunarFields({ rule, onChange }: FieldsProps<Kind<"lunar">>) {
  const t = useT("days");
  const locale = useLocale();
  const days = Array.from({ length: 30 }, (_, index) => index + 1);
  return (
    <>
      <Field label={t("rule.lunarMonth")} className="w-24">
        {(control) => (
          <Select
            {...control}
            value={String(rule.month)}
            options={Array.from({ length: 12 }, (_, index) => ({
              value: String(index + 1),
              label: locale === "en" ? String(index + 1) : lunarMonthName(index + 1, false, locale),
            }))}
            onChange={(month) => onChange({ ...rule, month: Number(month) })}
          />
        )}
      </Field>
      <Field label={t("rule.day")} className="w-28">
        {(control) => (
          <Select
            {...control}
            value={String(rule.day)}
            options={[
              ...days.map((day) => ({ value: String(day), label: locale === "en" ? String(day) : lunarDayName(day) })),
              { value: LAST, label: t("rule.lastDay") },
            ]}
            onChange={(day) => onChange({ ...rule, day: day === LAST ? LAST : Number(day) })}
          />
        )}
      </Field>
    </>
  );
}

function TermFields({ rule, onChange }: FieldsProps<Kind<"term">>) {
  const t = useT("days");
  const locale = useLocale();
  return (
    <>
      <Field label={t("rule.term")} className="w-36">
        {(control) => (
          <Select<SolarTerm>
            {...control}
            value={rule.term}
            options={SOLAR_TERMS.map((term) => ({ value: term, label: solarTermLabel(term, locale) }))}
            onChange={(term) => onChange({ ...rule, term })}
          />
        )}
      </Field>
      <DaysField value={rule.offsetDays ?? 0} onChange={(offsetDays) => onChange({ ...rule, offsetDays })} />
    </>
  );
}

function NthWeekdayFields({ rule, onChange }: FieldsProps<Kind<"nthWeekday">>) {
  const t = useT("days");
  return (
    <>
      <MonthField value={rule.month} onChange={(month) => onChange({ ...rule, month })} />
      <Field label={t("rule.place")} className="w-32">
        {(control) => (
          <Select
            {...control}
            value={String(rule.n)}
            options={[...new Set([...PLACES, rule.n])].map((n) => ({
              value: String(n),
              label: n < 0 ? t("rule.fromEnd", { n: -n }) : t("rule.nth", { n }),
            }))}
            onChange={(n) => onChange({ ...rule, n: Number(n) })}
          />
        )}
      </Field>
      <Field label={t("rule.weekday")} className="w-28">
        {(control) => (
          <Select
            {...control}
            value={String(rule.weekday)}
            options={WEEKDAYS.map((day) => ({ value: String(day), label: t(`weekdays.${day}`) }))}
            onChange={(day) => onChange({ ...rule, weekday: Number(day) as Weekday })}
          />
        )}
      </Field>
    </>
  );
}

function StemFields({ rule, near, onChange }: FieldsProps<Kind<"nthStem">>) {
  const t = useT("days");
  return (
    <>
      <WholeField label={t("rule.nthOne")} value={rule.n} min={1} max={12} onChange={(n) => onChange({ ...rule, n })} />
      <Field label={t("rule.stem")} className="w-28">
        {(control) => (
          <Select<Stem>
            {...control}
            value={rule.stem}
            options={STEMS.map((stem, index) => ({ value: stem, label: t(`stems.${index + 1}`) }))}
            onChange={(stem) => onChange({ ...rule, stem })}
          />
        )}
      </Field>
      <Checkbox checked={rule.inclusive} onChange={(inclusive) => onChange({ ...rule, inclusive })} className="mt-5">
        {t("rule.inclusive")}
      </Checkbox>
      <Nested>
        <RuleEditor
          nested
          label={t("rule.from")}
          rule={rule.from}
          near={near}
          onChange={(from) => onChange({ ...rule, from })}
        />
      </Nested>
    </>
  );
}
