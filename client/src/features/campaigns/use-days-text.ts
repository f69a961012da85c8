import type { DaySpan } from "@tongpin/domain/nodes";
import { useFormat, useT } from "../../app/index.ts";

/** “12月1日—12月7日”, or the one day when it is one. */
export function useDaysText(): (span: DaySpan) => string {
  const t = useT("campaigns");
  const format = useFormat();
  return ({ start, end }) =>
    start === end ? format.dayShort(start) : t("dates", { from: format.dayShort(start), to: format.dayShort(end) });
}
