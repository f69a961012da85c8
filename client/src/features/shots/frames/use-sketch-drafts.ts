import type { ShotId } from "@tongpin/domain/base";
import { useMemo, useRef } from "react";
import type { Sketch } from "./sketch/sketch-model.ts";

/** Drawings that were begun and neither saved nor thrown away: closing a dialog by accident loses no stroke. */
export interface SketchDrafts {
  get(shotId: ShotId): Sketch | null;
  set(shotId: ShotId, sketch: Sketch | null): void;
}

export function useSketchDrafts(): SketchDrafts {
  const drafts = useRef(new Map<ShotId, Sketch>());
  return useMemo(
    () => ({
      get: (shotId) => drafts.current.get(shotId) ?? null,
      set(shotId, sketch) {
        if (sketch) drafts.current.set(shotId, sketch);
        else drafts.current.delete(shotId);
      },
    }),
    [],
  );
}
