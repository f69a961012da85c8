import { itemsOf } from "@tongpin/domain/brief";
import type { CoveredPoint } from "@tongpin/domain/coverage";
import type { ScriptRoom, ScriptState } from "@tongpin/workspace";
import { useCallback, useEffect, useMemo, useState } from "react";
import { useScriptDerived, useScriptState } from "../../hooks/use-rooms.ts";

type CoverageRules = typeof import("@tongpin/domain/coverage");

export interface BriefCoverage {
  /** The 必说 of the brief, in order. Null until the rules have arrived. */
  readonly points: readonly CoveredPoint[] | null;
  /** Those that no row says yet. */
  readonly open: readonly CoveredPoint[];
}

const NONE: BriefCoverage = { points: null, open: [] };
const briefOf = (state: ScriptState) => state.brief;

/** How far a script says what its brief asks for. Never in the way of a keystroke: it may lag behind one. */
export function useBriefCoverage(room: ScriptRoom | null): BriefCoverage {
  const rules = useCoverageRules();
  const brief = useScriptState(room, briefOf);
  const check = useMemo(() => rules?.createCoverageCheck(itemsOf(brief, "must")) ?? null, [rules, brief]);
  const look = useCallback(
    ({ rows }: ScriptState): BriefCoverage => {
      if (!rules || !check) return NONE;
      const points = check(rows);
      return { points, open: rules.openPoints(points) };
    },
    [rules, check],
  );
  return useScriptDerived(room, look, isSameCoverage);
}

function isSameCoverage(a: BriefCoverage, b: BriefCoverage): boolean {
  return a === b || JSON.stringify(a.points) === JSON.stringify(b.points);
}

/** The rules (14 kB compressed, most of it the table of both scripts) come with the first screen that looks for words. */
export function useCoverageRules(): CoverageRules | null {
  const [rules, setRules] = useState<CoverageRules | null>(null);
  useEffect(() => {
    let left = false;
    const fetched = import("@tongpin/domain/coverage").then((loaded) => {
      if (!left) setRules(loaded);
    });
    // Without them nothing is ticked; the server looks for banned words in what is sent.
    fetched.catch(() => undefined);
    return () => {
      left = true;
    };
  }, []);
  return rules;
}
