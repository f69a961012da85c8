import type { CallSheet } from "@tongpin/domain/shooting";
import type { ReactNode } from "react";
import { ProvisionalNote } from "../../../app/days/provisional-note.tsx";
import { useT } from "../../../app/index.ts";
import { DateField } from "../../../app/item/dates/date-field.tsx";
import { TimeField } from "../../../app/item/dates/time-field.tsx";
import { classNames } from "../../../ui/class-names.ts";
import { IconAlert } from "../../../ui/icons/index.ts";
import { ParsedInput } from "../../../ui/parsed-input.tsx";
import { Checkbox } from "../../../ui/switch.tsx";
import type { SheetPlan } from "./sheet-plan.ts";
import { minutesText, momentText, type SheetWords } from "./sheet-text.ts";
import type { SheetDeeds } from "./use-sheet-deeds.ts";

export interface SheetFactsProps {
  readonly sheet: CallSheet;
  readonly plan: SheetPlan;
  readonly words: SheetWords;
  readonly mayEdit: boolean;
  readonly deeds: SheetDeeds;
}

/** When and where, how long it will take, and what of it cannot be kept. */
export function SheetFacts({ sheet, plan, words, mayEdit, deeds }: SheetFactsProps) {
  const t = useT("shooting");
  const { estimate, troubles } = plan;
  const warnings = [
    ...new Set(troubles.map(({ code }) => t(`trouble.${code}`))),
    ...(estimate.over > 0 ? [t("trouble.over", { span: minutesText(estimate.over, words) })] : []),
  ];
  return (
    <section aria-label={t("facts")} className="flex flex-col gap-3">
      <dl className="grid grid-cols-2 gap-x-6 gap-y-2.5 sm:grid-cols-4">
        <Fact label={t("date")}>
          <DateField
            label={t("date")}
            value={sheet.date}
            disabled={!mayEdit}
            onChange={(date) => date && deeds.change(sheet, { date })}
          />
        </Fact>
        {(["meetTime", "startTime", "wrapTime"] as const).map((field) => (
          <Fact key={field} label={t(field)}>
            <TimeField
              label={t(field)}
              value={sheet[field]}
              disabled={!mayEdit}
              onChange={(time) => deeds.change(sheet, { [field]: time })}
            />
          </Fact>
        ))}
        <div className="col-span-2 flex flex-col gap-0.5">
          <dt className="text-ink-3 text-small">{t("meetPlace")}</dt>
          <dd>
            <PlainText
              label={t("meetPlace")}
              value={sheet.meetPlace}
              placeholder={t("meetPlacePlaceholder")}
              disabled={!mayEdit}
              onSave={(meetPlace) => deeds.change(sheet, { meetPlace })}
            />
          </dd>
        </div>
        <Fact label={t("minutesPerScene")}>
          <MinutesField
            label={t("minutesPerScene")}
            value={sheet.minutesPerScene}
            disabled={!mayEdit}
            onSave={(minutesPerScene) => deeds.change(sheet, { minutesPerScene })}
          />
        </Fact>
        <Fact label={t("minutesPerShot")}>
          <MinutesField
            label={t("minutesPerShot")}
            value={sheet.minutesPerShot}
            disabled={!mayEdit}
            onSave={(minutesPerShot) => deeds.change(sheet, { minutesPerShot })}
          />
        </Fact>
      </dl>
      <ProvisionalNote from={sheet.date} to={sheet.date} className="flex" />
      <div className="flex flex-wrap items-center gap-x-5 gap-y-1.5 text-ui">
        <Checkbox
          checked={sheet.overnight}
          disabled={!mayEdit}
          onChange={(overnight) => deeds.change(sheet, { overnight })}
        >
          {t("overnight")}
        </Checkbox>
        {plan.count > 0 ? (
          <p className="text-ink-2">
            {t("estimateWords", {
              span: minutesText(estimate.minutes, words),
              shots: plan.count,
              scenes: plan.blocks.length,
            })}
            {estimate.end ? ` · ${t("estimateEnd", { time: momentText(estimate.end, words) })}` : null}
          </p>
        ) : null}
      </div>
      {warnings.length > 0 ? (
        <div role="alert" className="rounded-md bg-danger-soft p-3 text-danger text-ui">
          <ul className="flex flex-col gap-1">
            {warnings.map((warning) => (
              <li key={warning} className="flex items-center gap-2">
                <IconAlert size={14} className="shrink-0" />
                {warning}
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </section>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="flex min-w-0 flex-col items-start gap-0.5">
      <dt className="text-ink-3 text-small">{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** As the fields for days and times have it. */
const FRAME =
  "block rounded-md border border-line bg-raised hover:border-line-strong has-[input:focus-visible]:border-accent";

interface TextProps {
  readonly label: string;
  readonly value: string;
  readonly placeholder?: string;
  readonly disabled: boolean;
  readonly onSave: (value: string) => void;
}

/** One line in a frame of its own; saved on Enter or on leaving. */
export function PlainText(props: TextProps) {
  return (
    <span className={props.disabled ? "block" : FRAME}>
      <ParsedInput
        label={props.label}
        shown={props.value}
        read={(text) => ({ ok: true, value: text.trim() })}
        onSave={(text) => text !== props.value && props.onSave(text)}
        disabled={props.disabled}
        frame="w-full"
        className="border-none px-2 text-start hover:border-none"
        {...(props.placeholder ? { placeholder: props.placeholder } : {})}
      />
    </span>
  );
}

function MinutesField({
  label,
  value,
  disabled,
  onSave,
}: Omit<TextProps, "value" | "onSave"> & { value: number; onSave: (minutes: number) => void }) {
  const t = useT("shooting");
  return (
    <span className={classNames(disabled ? "inline-block" : FRAME, "w-16")}>
      <ParsedInput
        label={label}
        shown={String(value)}
        read={(text) => {
          const minutes = Number(text.trim());
          const isFine = /^\d{1,3}$/.test(text.trim()) && minutes <= 600;
          return isFine ? { ok: true, value: minutes } : { ok: false, why: t("minutesWrong") };
        }}
        onSave={(minutes) => minutes !== value && onSave(minutes)}
        onStep={(text, by) => {
          const now = /^\d{1,3}$/.test(text.trim()) ? Number(text) : value;
          onSave(Math.max(0, Math.min(600, now + by * 5)));
        }}
        disabled={disabled}
        inputMode="numeric"
        frame="w-full"
        className="border-none px-2 hover:border-none"
      />
    </span>
  );
}
