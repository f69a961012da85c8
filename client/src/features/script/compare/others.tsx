import { useMemo } from "react";
import { useT } from "../../../app/index.ts";
import { otherDifferences, shotCounts } from "./other-differences.ts";
import { segmentsOf } from "./segments-of.ts";
import { SegmentsText } from "./segments-text.tsx";
import type { Compared } from "./use-compared.ts";

/** Below the rows: what the post, the settings and the shot list say otherwise. */
export function Others({ compared }: { readonly compared: Compared }) {
  const t = useT("compare");
  const { from, to } = compared;
  const parts = useMemo(() => otherDifferences(from, to), [from, to]);
  const shots = useMemo(() => shotCounts(from.shots, to.shots), [from, to]);
  const hasShots = shots.added + shots.removed + shots.changed > 0 || shots.reordered;
  if (parts.length === 0 && !hasShots) return null;
  return (
    <section aria-label={t("others")} className="px-4 py-4">
      <h3 className="mb-2 font-semibold text-ui">{t("others")}</h3>
      <dl className="flex flex-col gap-2">
        {parts.map((part) => (
          <div key={part.part}>
            <dt className="text-ink-3 text-small">{t(`parts.${part.part}`)}</dt>
            <dd className="whitespace-pre-wrap break-words text-ui">
              <SegmentsText segments={segmentsOf(part)} side="both" t={t} />
            </dd>
          </div>
        ))}
        {hasShots ? (
          <div>
            <dt className="text-ink-3 text-small">{t("parts.shots")}</dt>
            <dd className="text-ui">{t("shots", { ...shots, reordered: String(shots.reordered) })}</dd>
          </div>
        ) : null}
      </dl>
    </section>
  );
}
