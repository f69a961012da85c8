import { shotNumbers } from "@tongpin/domain/shots";
import type { Shot } from "@tongpin/domain/video";
import type { ScriptState } from "@tongpin/workspace";

const known = new WeakMap<
  readonly Shot[],
  { readonly numbering: ScriptState["numbering"]; readonly printed: readonly Shot[] }
>();

/** A script's shots with the 镜号 they show: what is called out on the set is what stands in the list. */
export function printedShots({ shots, numbering }: Pick<ScriptState, "shots" | "numbering">): readonly Shot[] {
  const before = known.get(shots);
  if (before?.numbering === numbering) return before.printed;
  const numbers = shotNumbers(shots, numbering);
  const printed = shots.map((shot) => ({ ...shot, number: numbers.get(shot.id) ?? shot.number }));
  known.set(shots, { numbering, printed });
  return printed;
}
