import type { CivilDate } from "@tongpin/domain/base";
import { classNames } from "../../ui/class-names.ts";
import { useFormat } from "../hooks/use-format.ts";

/** A day in words. `late` colours it; the sentence around it must say why. */
export function DateChip({ date, near, late }: { date: CivilDate; near?: boolean; late?: boolean }) {
  const format = useFormat();
  return (
    <time
      dateTime={date}
      title={format.day(date)}
      className={classNames("keep text-small", late ? "text-danger" : "text-ink-2")}
    >
      {near ? format.dayNear(date) : format.dayShort(date)}
    </time>
  );
}
