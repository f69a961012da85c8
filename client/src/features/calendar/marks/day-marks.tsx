import type { CivilDate } from "@tongpin/domain/base";
import { foldDay } from "@tongpin/domain/views";
import { type ReactNode, useState } from "react";
import { useT } from "../../../app/index.ts";
import type { Calendar } from "../use-calendar.ts";
import { MarkChip } from "./mark-chip.tsx";

export interface DayMarksProps {
  readonly calendar: Calendar;
  readonly date: CivilDate;
  /** How many fit; what is late is shown all the same. */
  readonly lines: number;
}

/** What else falls on a day: steps, promises, the brand's clocks (C11). */
export function DayMarks({ calendar, date, lines }: DayMarksProps) {
  const t = useT("views");
  const [isWide, setWide] = useState(false);
  const marks = calendar.marks.get(date) ?? [];
  const entries = marks.map((mark) => ({ mark, isSettled: false, isImportant: mark.isTrouble }));
  const { shown, folded } = foldDay(entries, isWide ? Number.POSITIVE_INFINITY : lines);
  return (
    <>
      {shown.map(({ mark }) => (
        <MarkChip key={`${mark.video.id}${mark.kind}`} calendar={calendar} mark={mark} />
      ))}
      {folded.length > 0 ? (
        <MoreButton onClick={() => setWide(true)}>{t("day.moreDates", { count: folded.length })}</MoreButton>
      ) : null}
    </>
  );
}

/** The line that stands for what does not fit. */
export function MoreButton({
  isOpen = false,
  onClick,
  children,
}: {
  readonly isOpen?: boolean;
  readonly onClick: () => void;
  readonly children: ReactNode;
}) {
  return (
    <button
      type="button"
      aria-expanded={isOpen}
      onClick={onClick}
      className="rounded-sm px-1 text-start text-ink-3 text-mini hover:bg-hover hover:text-ink"
    >
      {children}
    </button>
  );
}
