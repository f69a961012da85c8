import { SHEET_COLUMNS, type SheetColumn } from "@tongpin/domain/exchange";
import { useMemo } from "react";
import { useT } from "../../../app/index.ts";

/** The heads of the columns, in the reader's language. */
export function useSheetHeads(): Readonly<Record<SheetColumn, string>> {
  const t = useT("shots");
  return useMemo(
    () =>
      Object.fromEntries(SHEET_COLUMNS.map((column) => [column, t(`columns.${column}`)])) as Record<
        SheetColumn,
        string
      >,
    [t],
  );
}
