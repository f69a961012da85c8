import type { CivilTime } from "@tongpin/domain/base";
import { parseCivilTime } from "@tongpin/domain/calendar";
import { MOST_POSTING_SLOTS, type PostingSlot } from "@tongpin/domain/video";
import { useState } from "react";
import { useT } from "../../app/index.ts";
import { Button, IconButton } from "../../ui/button.tsx";
import { Input } from "../../ui/field.tsx";
import { IconClose, IconPlus } from "../../ui/icons/index.ts";
import { Select } from "../../ui/select.tsx";

const WEEKDAYS = ["1", "2", "3", "4", "5", "6", "7"] as const;
const EVENING = "20:00" as CivilTime;

interface SlotsFieldProps {
  readonly slots: readonly PostingSlot[];
  onChange(slots: readonly PostingSlot[]): void;
}

/** The weekdays and times a channel usually publishes at; a free one is where “next free slot” puts a video (C10). */
export function SlotsField({ slots, onChange }: SlotsFieldProps) {
  const t = useT("paces");
  const [weekday, setWeekday] = useState<(typeof WEEKDAYS)[number]>("1");
  const [time, setTime] = useState<string>(EVENING);
  const read = parseCivilTime(time);
  const isThere = slots.some((slot) => String(slot.weekday) === weekday && slot.time === time);

  function add() {
    if (!read.ok || isThere) return;
    const next = [...slots, { weekday: Number(weekday), time: read.value }];
    onChange(next.sort((a, b) => a.weekday - b.weekday || (a.time < b.time ? -1 : 1)));
  }

  return (
    <fieldset className="col-span-2 flex flex-col gap-1.5">
      <legend className="text-ink-2 text-small">{t("slots.title")}</legend>
      {slots.length === 0 ? (
        <p className="text-ink-3 text-small">{t("slots.none")}</p>
      ) : (
        <ul className="flex flex-wrap gap-1.5">
          {slots.map((slot) => {
            const name = t("slots.one", { weekday: t(`slots.weekdays.${slot.weekday}`), time: slot.time });
            return (
              <li key={`${slot.weekday}${slot.time}`} className="flex items-center rounded-md bg-hover pl-2 text-small">
                {name}
                <IconButton
                  size="small"
                  tip="none"
                  label={t("slots.remove", { slot: name })}
                  icon={<IconClose size={12} />}
                  onClick={() => onChange(slots.filter((one) => one !== slot))}
                />
              </li>
            );
          })}
        </ul>
      )}
      <div className="flex flex-wrap items-center gap-2">
        <Select
          size="small"
          label={t("slots.weekday")}
          value={weekday}
          options={WEEKDAYS.map((value) => ({ value, label: t(`slots.weekdays.${value}`) }))}
          onChange={setWeekday}
        />
        <span className="w-20">
          <Input
            inputMode="numeric"
            placeholder={EVENING}
            aria-label={t("slots.time")}
            aria-invalid={read.ok ? undefined : true}
            title={read.ok ? undefined : t("slots.timeWrong")}
            value={time}
            onChange={(event) => setTime(event.target.value.replace("\uff1a", ":"))}
          />
        </span>
        <Button
          size="small"
          icon={<IconPlus size={14} />}
          disabled={!read.ok || isThere || slots.length >= MOST_POSTING_SLOTS}
          onClick={add}
        >
          {t("slots.add")}
        </Button>
      </div>
    </fieldset>
  );
}
