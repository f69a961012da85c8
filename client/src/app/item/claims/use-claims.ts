import { itemsOf } from "@tongpin/domain/brief";
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
import { useCallback, useEffect, useMemo, useState } from "react";
import { usePlanState } from "../../hooks/use-plan.ts";
import { useScriptDerived, useScriptState } from "../../hooks/use-rooms.ts";
import { useCoverageRules } from "../brief/use-coverage.ts";

type Lexicon = typeof import("@tongpin/domain/lexicon");

export interface ClaimsFound {
  /** Of the lexicon and of the brief's 禁说. Null until both have arrived. */
  readonly check: ClaimsCheck | null;
  readonly claims: readonly PlacedClaim[];
  /** Those that stop 送审. */
  readonly open: readonly PlacedClaim[];
}

/** Texts are checked once: a script says again what it said a keystroke ago. */
const REMEMBERED = 4_000;

const industriesOf = (state: PlanState) => state.industries;
const briefOf = (state: ScriptState) => state.brief;
const NOTHING: ClaimsFound = { check: null, claims: [], open: [] };

/** The limited wordings of a video's content as it stands now. Never in the way of a keystroke: it may lag behind one. */
export function useClaims(room: ScriptRoom | null): ClaimsFound {
  const lexicon = useLexicon();
  const industries = usePlanState(industriesOf);
  const general = useMemo(() => {
    return lexicon && remembering(createClaimsCheck(lexicon.CLAIM_ENTRIES, claimScopes(industries)));
  }, [lexicon, industries]);
  const rules = useCoverageRules();
  const brief = useScriptState(room, briefOf);
  const bans = itemsOf(brief, "ban");
  // What else changes in a brief makes no other check.
  const banned = bans.map(({ id, text }) => `${id} ${text}`).join("\n");
  const check = useMemo(() => {
    return general && rules ? rules.joinChecks(general, remembering(rules.createBanCheck(bans))) : null;
  }, [general, rules, banned]);
  const look = useCallback(
    ({ rows, post, allowances }: ScriptState): ClaimsFound => {
      if (!check) return NOTHING;
      const claims = claimsIn({ script: rows, post }, check);
      return { check, claims, open: openBlocks(claims, new Set(allowances.map(({ entryId }) => entryId))) };
    },
    [check],
  );
  return useScriptDerived(room, look, isSameFound);
}

function isSameFound(a: ClaimsFound, b: ClaimsFound): boolean {
  return a.check === b.check && isSameClaims(a.claims, b.claims) && isSameClaims(a.open, b.open);
}

/** Hits of an unchanged text are the same objects. */
function isSameClaims(a: readonly PlacedClaim[], b: readonly PlacedClaim[]): boolean {
  const isSame = (one: PlacedClaim, other: PlacedClaim | undefined) =>
    one.hit === other?.hit && JSON.stringify(one.place) === JSON.stringify(other.place);
  return a.length === b.length && a.every((claim, index) => isSame(claim, b[index]));
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
