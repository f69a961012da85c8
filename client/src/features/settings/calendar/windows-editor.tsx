import type { DayOffsets, MarketingEvent } from "@tongpin/domain/nodes";
import { useT } from "../../../app/index.ts";
import { Checkbox } from "../../../ui/switch.tsx";
import { WholeField } from "./whole-field.tsx";

const MAX_OFFSET = 400;
const FIRST_ENCORE: DayOffsets = [1, 3];

type Windows = MarketingEvent["windows"];

/** 预热 · 爆发 · 返场 in days from the event's first day, both ends included. */
export function WindowsEditor({ windows, onChange }: { windows: Windows; onChange: (windows: Windows) => void }) {
  const t = useT("days");
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1 text-ink-2 text-small">{t("windows.title")}</legend>
      <div className="flex flex-wrap gap-x-6 gap-y-2">
        <Window name="warmup" value={windows.warmup} onChange={(warmup) => onChange({ ...windows, warmup })} />
        <Window name="burst" value={windows.burst} onChange={(burst) => onChange({ ...windows, burst })} />
        {windows.encore ? (
          <Window name="encore" value={windows.encore} onChange={(encore) => onChange({ ...windows, encore })} />
        ) : null}
      </div>
      <Checkbox
        checked={windows.encore !== null}
        onChange={(on) => onChange({ ...windows, encore: on ? FIRST_ENCORE : null })}
      >
        {t("windows.hasEncore")}
      </Checkbox>
    </fieldset>
  );
}

interface WindowProps {
  name: "warmup" | "burst" | "encore";
  value: DayOffsets;
  onChange: (value: DayOffsets) => void;
}

function Window({ name, value: [from, to], onChange }: WindowProps) {
  const t = useT("days");
  return (
    <div className="flex gap-1.5">
      <WholeField
        label={t(`windows.${name}From`)}
        value={from}
        min={-MAX_OFFSET}
        max={MAX_OFFSET}
        onChange={(next) => onChange([next, Math.max(next, to)])}
      />
      <WholeField
        label={t(`windows.${name}To`)}
        value={to}
        min={-MAX_OFFSET}
        max={MAX_OFFSET}
        onChange={(next) => onChange([Math.min(from, next), next])}
      />
    </div>
  );
}
