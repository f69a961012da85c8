import type { CivilDate } from "@tongpin/domain/base";
import type { Rule } from "@tongpin/domain/nodes";
import { useT } from "../../../app/index.ts";
import { Field } from "../../../ui/field.tsx";
import { Select } from "../../../ui/select.tsx";
import { draftRule, PLAIN_TYPES, RULE_TYPES } from "./rule-drafts.ts";
import { RuleFields } from "./rule-fields.tsx";

export interface RuleEditorProps {
  readonly label: string;
  readonly rule: Rule;
  /** A day to begin with when another kind is chosen. */
  readonly near: CivilDate;
  /** Inside another rule: only kinds that need none themselves are offered, and whatever it is already. */
  readonly nested?: boolean;
  onChange(rule: Rule): void;
}

/** When an event falls: one of nine kinds, and the figures of that kind. Rules built on rules show theirs inside. */
export function RuleEditor({ label, rule, near, nested = false, onChange }: RuleEditorProps) {
  const t = useT("days");
  const offered: readonly Rule["type"][] = nested ? [...new Set([...PLAIN_TYPES, rule.type])] : RULE_TYPES;
  return (
    <div className="flex flex-wrap items-start gap-x-3 gap-y-2">
      <Field label={label} className="w-44">
        {(control) => (
          <Select<Rule["type"]>
            {...control}
            value={rule.type}
            options={offered.map((type) => ({ value: type, label: t(`rules.${type}`) }))}
            onChange={(type) => {
              if (type !== rule.type) onChange(draftRule(type, near));
            }}
          />
        )}
      </Field>
      <RuleFields rule={rule} near={near} onChange={onChange} />
    </div>
  );
}
