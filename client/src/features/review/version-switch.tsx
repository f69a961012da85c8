import type { Sha256 } from "@tongpin/domain/base";
import { cutVersion, cutVersions } from "@tongpin/domain/video";
import { useApp, useT } from "../../app/index.ts";
import { Select } from "../../ui/select.tsx";
import type { ReviewFacts } from "./use-review.ts";

/** V1 | V2 …: which cut is shown. A guest knows submitted ones only, so those are named by their round. */
export function VersionSwitch({
  facts,
  shown,
  asked,
  onShow,
}: {
  facts: Pick<ReviewFacts, "cuts" | "rounds">;
  shown: Sha256 | null;
  asked: Sha256 | null;
  onShow: (sha256: Sha256) => void;
}) {
  const t = useT("review");
  const isGuest = useApp().mode === "guest";
  if (shown === null || facts.cuts.length === 0) return null;
  const options = cutVersions(facts.cuts).map(({ sha256 }) => {
    const round = facts.rounds.findLast((candidate) => candidate.cutSha256 === sha256);
    const name = isGuest
      ? t("version.round", { round: round?.round ?? 0 })
      : t("version.number", { version: cutVersion(facts.cuts, sha256) });
    return { value: sha256, label: sha256 === asked && round ? t("version.asked", { name }) : name };
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
