import { BRIEF_BAN } from "@tongpin/domain/brief";
import type { ClaimHit, ClaimsCheck } from "@tongpin/domain/claims";
import { useMemo } from "react";
import { useLocale, useT } from "../../../app/index.ts";
import { useLexicon } from "../../../app/item/claims/use-claims.ts";
import type { ClaimRules } from "../editor/claims.ts";

/** What the editor underlines, and what a pointer on it is told, in the reader's language. */
export function useClaimRules(check: ClaimsCheck | null): ClaimRules | null {
  const t = useT("claims");
  const locale = useLocale();
  const lexicon = useLexicon();
  return useMemo(() => {
    if (!check || !lexicon) return null;
    const tip = ({ entry }: ClaimHit) => {
      if (entry.category === BRIEF_BAN) return t("briefBan");
      const category = lexicon.CLAIM_CATEGORIES[entry.category]?.names[locale] ?? "";
      const instead = entry.suggest[locale === "zh-Hant" ? "zh-Hant" : "zh-Hans"];
      return [`${t(`severity.${entry.severity}`)} · ${category}`, instead].filter(Boolean).join("\n");
    };
    return { check, tip };
  }, [check, lexicon, t, locale]);
}
