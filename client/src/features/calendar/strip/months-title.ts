import type { MonthSpan } from "@tongpin/domain/horizon";
import type { useT } from "../../../app/index.ts";

/** “2026年10月—2027年3月” */
export function monthsTitle(months: readonly MonthSpan[], t: ReturnType<typeof useT>): string {
  const name = (span: MonthSpan | undefined) => (span ? t("title.month", { year: span.year, month: span.month }) : "");
  return t("title.months", { from: name(months[0]), to: name(months.at(-1)) });
}
