import type { Refusal } from "@tongpin/domain/base";
import type { PlanRow } from "@tongpin/domain/plan-sheet";
import { type PlanRoom, type TakenRows, takeBackPlanSheet, takePlanSheet } from "@tongpin/workspace";
import { useEffect, useRef, useState } from "react";
import { announce, useCommands, useT, useToast } from "../../../app/index.ts";
import { whenIdle } from "../../../platform/idle.ts";

/** Rows of one part: an update of so many stays far below what a connection takes, and the page breathes between. */
const PART = 400;

export interface TakeProgress {
  readonly done: number;
  readonly all: number;
}

export interface PlanTaker {
  readonly progress: TakeProgress | null;
  /** Answers why not, or null when all rows are in or the person stopped it; then nothing of them stays. */
  take(
    rows: readonly PlanRow[],
  ): Promise<{ readonly type: "done" | "stopped" } | { readonly type: "refused"; readonly why: Refusal }>;
  stop(): void;
}

const untilIdle = () => new Promise<void>((resolve) => void whenIdle(resolve));

/** Takes the rows of a dry run over, part by part and as one undo step; what was begun can be stopped and is then taken back. */
export function useTakePlan(room: PlanRoom): PlanTaker {
  const t = useT("sheets");
  const toast = useToast();
  const context = useCommands();
  const [progress, setProgress] = useState<TakeProgress | null>(null);
  const stopped = useRef(false);
  // Left half-way, what is in stays in: the toast of a finished import is the way back, and so is undo.
  useEffect(() => () => setProgress(null), []);

  function takeBack(taken: readonly TakenRows[]) {
    const deed = {};
    for (const part of [...taken].reverse()) takeBackPlanSheet(room, { taken: part, deed }, context());
  }

  return {
    progress,
    stop() {
      stopped.current = true;
    },
    async take(rows) {
      stopped.current = false;
      const todo = rows.filter((row) => row.type === "create" || row.type === "update");
      const taken: TakenRows[] = [];
      const deed = {};
      for (let at = 0; at < todo.length; at += PART) {
        const part = todo.slice(at, at + PART);
        const adds = part.flatMap((row) => (row.type === "create" ? [row.patch] : []));
        const edits = part.flatMap((row) => (row.type === "update" ? [{ id: row.id, patch: row.patch }] : []));
        const done = takePlanSheet(room, { adds, edits, deed }, context());
        if (!done.ok || stopped.current) {
          takeBack(done.ok ? [...taken, done.value] : taken);
          setProgress(null);
          return done.ok ? { type: "stopped" } : { type: "refused", why: done.error };
        }
        taken.push(done.value);
        if (todo.length > PART) {
          setProgress({ done: Math.min(at + PART, todo.length), all: todo.length });
          await untilIdle();
        }
      }
      setProgress(null);
      const added = taken.reduce((sum, part) => sum + part.added.length, 0);
      const words = t("taken", { added, changed: taken.reduce((sum, part) => sum + part.after.length, 0) });
      announce(words);
      toast.undo(words, () => takeBack(taken));
      return { type: "done" };
    },
  };
}
