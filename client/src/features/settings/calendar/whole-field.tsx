import { useState } from "react";
import { Field, Input } from "../../../ui/field.tsx";

export interface WholeFieldProps {
  readonly label: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly className?: string;
  onChange(value: number): void;
}

/** A whole number between two bounds. What is none yet stays as typed, marked, and changes nothing. */
export function WholeField({ label, value, min, max, className, onChange }: WholeFieldProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const shown = typed ?? String(value);
  const read = /^[-+]?\d+$/.test(shown.trim()) ? Number(shown) : Number.NaN;
  const isSound = read >= min && read <= max;
  return (
    <Field label={label} className={className ?? "w-24"}>
      {(control) => (
        <Input
          {...control}
          aria-invalid={isSound ? undefined : true}
          type="number"
          min={min}
          max={max}
          step={1}
          value={shown}
          onChange={(event) => {
            const text = event.target.value;
            setTyped(text);
            const next = /^[-+]?\d+$/.test(text.trim()) ? Number(text) : Number.NaN;
            if (next >= min && next <= max) onChange(next);
          }}
          onBlur={() => setTyped(null)}
        />
      )}
    </Field>
  );
}
