import type { CivilDate } from "@tongpin/domain/base";
import { addDays, partsOf, startOfWeek } from "@tongpin/domain/calendar";
import { type FormEvent, type KeyboardEvent, useId, useRef, useState } from "react";
import { useFormat, useT } from "../../app/index.ts";
import { useReadDay } from "../../app/item/dates/date-field.tsx";
import { DatePicker } from "../../app/item/dates/date-picker.tsx";
import { Button } from "../../ui/button.tsx";
import { Input } from "../../ui/field.tsx";
import { Popover } from "../../ui/popover.tsx";
import type { CalendarView } from "./calendar-url.ts";
import { isStripView, stripAxis } from "./strip/axis.ts";
import { monthsTitle } from "./strip/months-title.ts";
import type { Calendar } from "./use-calendar.ts";

export interface JumpProps {
  readonly calendar: Calendar;
  readonly open: boolean;
  onOpenChange(open: boolean): void;
  onJump(day: CivilDate): void;
}

/** The name of the shown month or week; opens a field and a month to jump to any day. */
export function Jump({ calendar: { anchor, place, today }, open, onOpenChange, onJump }: JumpProps) {
  const t = useT("calendar");
  const format = useFormat();
  const input = useRef<HTMLInputElement>(null);
  const { year, month } = partsOf(anchor);
  const monday = startOfWeek(anchor);
  const months = () => (isStripView(place.view) ? monthsTitle(stripAxis(place.view, anchor).months, t) : "");
  const titles = {
    month: () => t("title.month", { year, month }),
    week: () => t("title.week", { year, from: format.dayShort(monday), to: format.dayShort(addDays(monday, 6)) }),
    day: () => t("title.day", { year, day: format.day(anchor) }),
    list: () => t("title.month", { year, month }),
    half: months,
    year: months,
  } satisfies Record<CalendarView, () => string>;
  return (
    <Popover
      open={open}
      onOpenChange={onOpenChange}
      label={t("jump")}
      initialFocus={input}
      className="p-2"
      trigger={
        <Button tone="quiet" className="px-1.5 font-semibold text-ink max-md:px-1">
          {titles[place.view]()}
        </Button>
      }
    >
      <JumpForm
        {...{ anchor, today, input }}
        onDay={(day) => {
          onOpenChange(false);
          onJump(day);
        }}
      />
    </Popover>
  );
}

interface JumpFormProps {
  readonly anchor: CivilDate;
  readonly today: CivilDate;
  readonly input: React.RefObject<HTMLInputElement | null>;
  onDay(day: CivilDate): void;
}

function JumpForm({ anchor, today, input, onDay }: JumpFormProps) {
  const t = useT("calendar");
  const id = useId();
  const read = useReadDay(today, {});
  const active = useRef<HTMLButtonElement>(null);
  const [text, setText] = useState("");
  const [why, setWhy] = useState<string | null>(null);

  function onSubmit(event: FormEvent) {
    event.preventDefault();
    const found = read(text);
    if (!found.ok) setWhy(found.why);
    else if (found.value !== null) onDay(found.value);
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== "ArrowDown" || event.nativeEvent.isComposing) return;
    event.preventDefault();
    active.current?.focus();
  }

  return (
    <form onSubmit={onSubmit} className="flex w-min flex-col gap-2">
      <Input
        ref={input}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setWhy(null);
        }}
        onKeyDown={onKeyDown}
        aria-label={t("jump")}
        aria-invalid={why === null ? undefined : true}
        aria-describedby={why === null ? undefined : id}
        placeholder={t("jumpHint")}
      />
      {why === null ? null : (
        <p id={id} role="alert" className="text-danger text-small">
          {why}
        </p>
      )}
      <DatePicker
        value={anchor}
        today={today}
        activeRef={active}
        onPick={(day) => {
          if (day !== null) onDay(day);
        }}
      />
    </form>
  );
}
