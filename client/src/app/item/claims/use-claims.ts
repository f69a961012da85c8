import {
  type ClaimHit,
  type ClaimsCheck,
  claimScopes,
  claimsIn,
  createClaimsCheck,
  openBlocks,
  type PlacedClaim,
} from "@tongpin/domain/claims";
import type { PlanState, ScriptRoom, ScriptState } from "@tongpin/workspace";
import { useDeferredValue, useEffect, useMemo, useState } from "react";
import { usePlanState } from "../../hooks/use-plan.ts";
import { useScriptState } from "../../hooks/use-rooms.ts";

type Lexicon = typeof import("@tongpin/domain/lexicon");

export interface ClaimsFound {
  /** Null until the lexicon has arrived. */
  readonly check: ClaimsCheck | null;
  readonly claims: readonly PlacedClaim[];
  /** Those that stop 送审. */
  readonly open: readonly PlacedClaim[];
}

/** Texts are checked once: a script says again what it said a keystroke ago. */
const REMEMBERED = 4_000;

const industriesOf = (state: PlanState) => state.industries;
const rowsOf = (state: ScriptState) => state.rows;
const postOf = (state: ScriptState) => state.post;
const allowancesOf = (state: ScriptState) => state.allowances;

/** The limited wordings of a video's content as it stands now. Never in the way of a keystroke: it may lag behind one. */
export function useClaims(room: ScriptRoom | null): ClaimsFound {
  const lexicon = useLexicon();
  const industries = usePlanState(industriesOf);
  const script = useDeferredValue(useScriptState(room, rowsOf));
  const post = useDeferredValue(useScriptState(room, postOf));
  const allowances = useScriptState(room, allowancesOf);
  const check = useMemo(() => {
    return lexicon && remembering(createClaimsCheck(lexicon.CLAIM_ENTRIES, claimScopes(industries)));
  }, [lexicon, industries]);
  return useMemo(() => {
    if (!check) return { check: null, claims: [], open: [] };
    const claims = claimsIn({ script, post }, check);
    return { check, claims, open: openBlocks(claims, new Set(allowances.map(({ entryId }) => entryId))) };
  }, [check, script, post, allowances]);
}

/** The lexicon (11 kB compressed) comes with the first screen that checks words. */
export function useLexicon(): Lexicon | null {
  const [lexicon, setLexicon] = useState<Lexicon | null>(null);
  useEffect(() => {
    let left = false;
    const fetched = import("@tongpin/domain/lexicon").then((loaded) => {
      if (!left) setLexicon(loaded);
    });
    // Without it nothing is marked; the server checks what is sent.
    fetched.catch(() => undefined);
    return () => {
      left = true;
    };
  }, []);
  return lexicon;
}

function remembering(check: ClaimsCheck): ClaimsCheck {
  const known = new Map<string, readonly ClaimHit[]>();
  return (text) => {
    const before = known.get(text);
    if (before) return before;
    if (known.size >= REMEMBERED) known.clear();
    const hits = check(text);
    known.set(text, hits);
    return hits;
  };
}
