import type { CivilTime } from "@tongpin/domain/base";
import { ParsedInput } from "../../../ui/parsed-input.tsx";
import { useT } from "../../hooks/use-t.ts";
import { readTime, stepTime } from "./read-time.ts";

export interface TimeFieldProps {
  readonly label: string;
  readonly value: CivilTime | null;
  readonly disabled?: boolean;
  onChange(time: CivilTime | null): void;
}

const STEP_MINUTES = 15;
/** Where the steps begin while there is no time: when most people look. */
const USUAL = "18:00" as CivilTime;

/** A time of day: typed as 19:30, 1930 or 7pm, or stepped by quarters with ↑ and ↓. Empty is no time. */
export function TimeField({ label, value, disabled = false, onChange }: TimeFieldProps) {
  const t = useT("item");

  function step(text: string, by: 1 | -1) {
    const from = readTime(text) ?? value;
    onChange(from === null ? USUAL : stepTime(from, by * STEP_MINUTES));
  }

  return (
    <span
      title={disabled ? undefined : t("dates.timeHint")}
      className={
        disabled
          ? "inline-flex shrink-0 rounded-md border border-transparent"
          : "inline-flex shrink-0 rounded-md border border-line bg-raised hover:border-line-strong has-[input:focus-visible]:border-accent"
      }
    >
      <ParsedInput<CivilTime | null>
        label={label}
        shown={value ?? ""}
        read={(text) => {
          if (text.trim() === "") return { ok: true, value: null };
          const time = readTime(text);
          return time ? { ok: true, value: time } : { ok: false, why: t("dates.timeWrong") };
        }}
        onSave={onChange}
        onStep={step}
        disabled={disabled}
        inputMode="numeric"
        placeholder={t("dates.timePlaceholder")}
        frame="w-14"
        className="border-none px-1.5 hover:border-none"
      />
    </span>
  );
}
