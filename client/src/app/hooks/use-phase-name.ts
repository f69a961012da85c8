import type { Phase } from "@tongpin/domain/video";
import { useCallback } from "react";
import { useT } from "./use-t.ts";

/** What a phase is called: its own name, else that of its kind. */
export function usePhaseName(): (phase: Pick<Phase, "kind" | "name">) => string {
  const t = useT("common");
  return useCallback(({ kind, name }) => name ?? t(`phases.${kind}`), [t]);
}
