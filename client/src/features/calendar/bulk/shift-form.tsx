import type { Shift } from "@tongpin/domain/scheduling";
import { type FormEvent, useRef, useState } from "react";
import { useT } from "../../../app/index.ts";
import { Button } from "../../../ui/button.tsx";
import { Input } from "../../../ui/field.tsx";
import { Popover } from "../../../ui/popover.tsx";
import { Segmented } from "../../../ui/segmented.tsx";

const FARTHEST = 400;

interface ShiftFormProps {
  readonly open: boolean;
  onOpenChange(open: boolean): void;
  onShift(shift: Shift): void;
}

/** By how many days, of the calendar or of people who work; a minus is earlier. */
export function ShiftForm({ open, onOpenChange, onShift }: ShiftFormProps) {
  const t = useT("moves");
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState("7");
  const [unit, setUnit] = useState<Shift["unit"]>("days");
  const days = /^\s*[+-]?\d{1,3}\s*$/.test(text) ? Number.parseInt(text, 10) : null;
  const isSound = days !== null && days !== 0 && Math.abs(days) <= FARTHEST;

  function onSubmit(event: FormEvent) {
    event.preventDefault();
    if (days === null || !isSound) return;
    onOpenChange(false);
    onShift({ days, unit });
  }

  return (
    <Popover
      open={open}
      onOpenChange={onOpenChange}
      side="top"
      title={t("bulk.shift")}
      initialFocus={input}
      trigger={<Button size="small">{t("bulk.shift")}</Button>}
    >
      <form onSubmit={onSubmit} className="flex flex-col gap-2">
        <div className="flex items-center gap-2">
          <Input
            ref={input}
            inputMode="numeric"
            className="w-20"
            aria-label={t("bulk.days")}
            aria-invalid={isSound ? undefined : true}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
          <Segmented<Shift["unit"]>
            label={t("bulk.unit")}
            value={unit}
            options={(["days", "workdays"] as const).map((value) => ({ value, label: t(`bulk.units.${value}`) }))}
            onChange={setUnit}
          />
        </div>
        <p className={isSound ? "text-ink-3 text-small" : "text-danger text-small"}>
          {isSound ? t("bulk.daysHint") : t("bulk.daysWrong", { max: FARTHEST })}
        </p>
        <Button type="submit" tone="primary" size="small" disabled={!isSound}>
          {t("bulk.preview")}
        </Button>
      </form>
    </Popover>
  );
}
