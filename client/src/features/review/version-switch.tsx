import type { Sha256 } from "@tongpin/domain/base";
import type { Round } from "@tongpin/domain/review";
import { cutVersion, cutVersions } from "@tongpin/domain/video";
import { useApp, useT } from "../../app/index.ts";
import { Select } from "../../ui/select.tsx";
import type { ReviewFacts } from "./use-review.ts";

/** What a version is called here: by its number, or, for a guest who knows submitted ones only, by its round. */
export function useVersionName({ cuts, rounds }: Pick<ReviewFacts, "cuts" | "rounds">): (sha256: Sha256) => string {
  const t = useT("review");
  const isGuest = useApp().mode === "guest";
  return (sha256) => {
    if (!isGuest) return t("version.number", { version: cutVersion(cuts, sha256) });
    return t("version.round", { round: rounds.findLast((round) => round.cutSha256 === sha256)?.round ?? 0 });
  };
}

/** V1 | V2 …: which cut is shown. */
export function VersionSwitch({
  facts,
  shown,
  asked,
  onShow,
}: {
  facts: Pick<ReviewFacts, "cuts" | "rounds"> & { readonly shownRound: Round | undefined };
  shown: Sha256 | null;
  asked: Sha256 | null;
  onShow: (sha256: Sha256) => void;
}) {
  const t = useT("review");
  const nameOf = useVersionName(facts);
  const isGuest = useApp().mode === "guest";
  if (shown === null || facts.cuts.length === 0) return null;
  const options = cutVersions(facts.cuts).map(({ sha256 }) => {
    const round = facts.shownRound?.cutSha256 === sha256 ? facts.shownRound : undefined;
    const name = nameOf(sha256);
    if (sha256 !== asked || !round) return { value: sha256, label: name };
    const label = isGuest ? t("version.asked", { name }) : t("version.askedRound", { name, round: round.round });
    return { value: sha256, label };
  });
  if (options.length === 1) return <span className="px-2 text-ink-2 text-small">{options[0]?.label}</span>;
  return (
    <Select<Sha256>
      bare
      size="small"
      label={t("version.label")}
      value={shown}
      options={[...options].reverse()}
      onChange={onShow}
    />
  );
}
