import { PLAN_COLUMNS, type PlanColumn } from "@tongpin/domain/plan-sheet";
import { useMemo } from "react";
import { useT } from "../../../app/index.ts";

/** How each column is headed in the reader's language. */
export function usePlanHeads(): Readonly<Record<PlanColumn, string>> {
  const t = useT("sheets");
  return useMemo(
    () =>
      Object.fromEntries(PLAN_COLUMNS.map((column) => [column, t(`heads.${column}`)])) as Record<PlanColumn, string>,
    [t],
  );
}
