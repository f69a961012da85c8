import type { CivilDate } from "@tongpin/domain/base";
import { civilDateOf, partsOf } from "@tongpin/domain/calendar";
import { type KeyboardEvent, type PointerEvent, useRef, useState } from "react";
import { IconButton } from "../../../ui/button.tsx";
import { classNames } from "../../../ui/class-names.ts";
import { IconCalendar } from "../../../ui/icons/index.ts";
import { type Parsed, ParsedInput } from "../../../ui/parsed-input.tsx";
import { Popover } from "../../../ui/popover.tsx";
import { useFormat } from "../../hooks/use-format.ts";
import { useNow } from "../../hooks/use-now.ts";
import { useT } from "../../hooks/use-t.ts";
import { DatePicker } from "./date-picker.tsx";
import { FIRST_DAY, LAST_DAY, readDay } from "./read-day.ts";

export interface DateFieldProps {
  readonly label: string;
  readonly value: CivilDate | null;
  readonly disabled?: boolean;
  /** Whether the day may be taken away again. */
  readonly clearable?: boolean;
  readonly min?: CivilDate;
  readonly max?: CivilDate;
  /** Without a frame until it is touched: for rows of a list. */
  readonly bare?: boolean;
  /** The day breaks a rule; the words beside the field say which. */
  readonly late?: boolean;
  onChange(day: CivilDate | null): void;
}

const MINUTE = 60_000;

/** A day, written in the reader's language: typed in words or figures, or chosen from a month (↓ or the button). */
export function DateField(props: DateFieldProps) {
  const { label, value, disabled = false, clearable, min, max, bare, late, onChange } = props;
  const t = useT("item");
  const today = civilDateOf(useNow(MINUTE));
  const dayText = useDayText(today);
  const read = useReadDay(today, props);
  const box = useRef<HTMLSpanElement>(null);
  const active = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  const shown = value === null ? "" : dayText(value);

  function save(day: CivilDate | null) {
    if (day !== value) onChange(day);
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== "ArrowDown" || disabled || event.nativeEvent.isComposing || open) return;
    event.preventDefault();
    setOpen(true);
  }

  /** A thumb gets the month, not the keyboard; a mouse gets the text. */
  function onPointerDown(event: PointerEvent) {
    if (event.pointerType !== "touch" || disabled || !(event.target instanceof HTMLInputElement)) return;
    event.target.inputMode = "none";
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys and touches are those of the input inside.
    <span
      ref={box}
      onKeyDown={onKeyDown}
      onPointerDown={onPointerDown}
      onClick={(event) => {
        if (event.target instanceof HTMLInputElement && event.target.inputMode === "none" && !disabled) setOpen(true);
      }}
      className={classNames(
        "group/date inline-flex shrink-0 items-center rounded-md border",
        bare || disabled ? "border-transparent" : "border-line bg-raised",
        disabled ? "" : "hover:border-line-strong has-[input:focus-visible]:border-accent",
      )}
    >
      <ParsedInput
        label={label}
        shown={shown}
        read={read}
        onSave={save}
        disabled={disabled}
        placeholder={t("dates.none")}
        frame={bare ? "w-28" : "w-26"}
        className={classNames("border-none pr-0 pl-1.5 hover:border-none", late && "text-danger", bare && "text-small")}
      />
      {disabled ? null : (
        <Popover
          anchor={box}
          open={open}
          onOpenChange={setOpen}
          label={t("dates.pick")}
          initialFocus={active}
          className="p-2"
          trigger={
            <IconButton
              size="small"
              tip="none"
              label={t("dates.pick")}
              aria-description={label}
              icon={<IconCalendar size={14} />}
              className={classNames(
                "text-ink-3",
                bare &&
                  "opacity-0 group-focus-within/date:opacity-100 group-hover/date:opacity-100 data-[popup-open]:opacity-100 pointer-coarse:opacity-100",
              )}
            />
          }
        >
          <DatePicker
            {...{ value, today, min, max, clearable }}
            activeRef={active}
            onPick={(day) => {
              setOpen(false);
              save(day);
            }}
          />
        </Popover>
      )}
    </span>
  );
}

/** “11月26日”; with its year when that is not this one. */
export function useDayText(today: CivilDate): (day: CivilDate) => string {
  const t = useT("item");
  const format = useFormat();
  return (day) => {
    const { year } = partsOf(day);
    const short = format.dayShort(day);
    return year === partsOf(today).year ? short : t("dates.otherYear", { year, day: short });
  };
}

/** Reads what was typed, or says why it is no day to be chosen here. */
export function useReadDay(
  today: CivilDate,
  { clearable, min = FIRST_DAY, max = LAST_DAY }: Pick<DateFieldProps, "clearable" | "min" | "max">,
): (text: string) => Parsed<CivilDate | null> {
  const t = useT("item");
  return (text) => {
    if (clearable && text.trim() === "") return { ok: true, value: null };
    const found = readDay(text, today);
    if (!found.ok) return { ok: false, why: t(`dates.wrong.${found.reason}`) };
    if (found.day < min || found.day > max) return { ok: false, why: t("dates.wrong.out-of-range") };
    return { ok: true, value: found.day };
  };
}
