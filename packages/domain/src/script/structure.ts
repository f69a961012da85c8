import type { Beat } from "../video/model.ts";

/** Longer openings lose the viewer (黄金 3 秒). */
const HOOK_SECONDS = 3;

export type StructureWarning =
  | { readonly code: "hook-long"; readonly seconds: number }
  | { readonly code: "no-hook" }
  | { readonly code: "no-call" };

/**
 * What a marked structure lacks (S4): it opens with a hook of at most 3 seconds, and somewhere asks for something. A
 * script in which nothing is marked is not judged.
 */
export function structureWarnings(
  spans: readonly { readonly beat: Beat | null; readonly seconds: number }[],
): readonly StructureWarning[] {
  if (spans.every(({ beat }) => beat === null)) return [];
  const warnings: StructureWarning[] = [];
  const opening = spans.findIndex(({ beat }) => beat !== "hook");
  const hook = opening < 0 ? spans : spans.slice(0, opening);
  const seconds = hook.reduce((tenths, span) => tenths + Math.round(span.seconds * 10), 0) / 10;
  if (hook.length === 0) warnings.push({ code: "no-hook" });
  else if (seconds > HOOK_SECONDS) warnings.push({ code: "hook-long", seconds });
  if (spans.every(({ beat }) => beat !== "call")) warnings.push({ code: "no-call" });
  return warnings;
}
