import { BRIEF_BAN, type BriefItem, banEntryId } from "../brief/index.ts";
import type { ClaimEntry, ClaimsCheck } from "../claims/index.ts";
import { foldWords } from "./fold-words.ts";
import { alternativesOf, createWordFinder } from "./point-finder.ts";

/**
 * 禁说 as a check of wordings: what the brand will not have said stops 送审 the way a prohibited claim does (CLM7), may be
 * answered for, and stands in the ledger when overridden. A negation saves nothing: the words would be heard all the same.
 */
export function createBanCheck(bans: readonly BriefItem[]): ClaimsCheck {
  const finders = bans.map((item) => ({ entry: entryOf(item), find: createWordFinder(item.text) }));
  if (finders.length === 0) return () => [];
  return (source) => {
    const words = foldWords(source);
    return finders
      .flatMap(({ entry, find }) => find(words, source).map(({ start, end, text }) => ({ entry, start, end, text })))
      .sort((a, b) => a.start - b.start);
  };
}

function entryOf(item: BriefItem): ClaimEntry {
  return {
    id: banEntryId(item),
    category: BRIEF_BAN,
    forms: alternativesOf(item.text),
    severity: "block",
    scopes: ["all"],
    exceptions: [],
    suggest: { "zh-Hans": "", "zh-Hant": "" },
  };
}

/** Both checks on one text. A wording of the one never hides a wording of the other. */
export function joinChecks(one: ClaimsCheck, other: ClaimsCheck): ClaimsCheck {
  return (text) => [...one(text), ...other(text)];
}
