import { STAGES, type Stage } from "./model.ts";

/** Place of a stage on the way, 0 for `idea`. */
export function stageIndex(stage: Stage): number {
  return STAGES.indexOf(stage);
}

/** The stage after this one; null after the last. */
export function nextStage(stage: Stage): Stage | null {
  return STAGES[stageIndex(stage) + 1] ?? null;
}

/** The stage before this one; null before the first. */
export function previousStage(stage: Stage): Stage | null {
  return STAGES[stageIndex(stage) - 1] ?? null;
}

/** Whether `a` comes earlier on the way than `b`; a stage is not before itself. */
export function isBefore(a: Stage, b: Stage): boolean {
  return stageIndex(a) < stageIndex(b);
}
