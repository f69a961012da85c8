import { structureWarnings } from "@tongpin/domain/script";
import { useT } from "../../../app/index.ts";
import { IconAlert } from "../../../ui/icons/index.ts";
import type { BeatSpan } from "./timing.ts";

/** The structure as one line: each part as long as it takes, the target as a mark on it. */
export function BeatStrip({
  beats,
  total,
  target,
}: {
  beats: readonly BeatSpan[];
  total: number;
  target: number | null;
}) {
  const t = useT("script");
  const scale = Math.max(total, target ?? 0);
  if (scale === 0) return null;
  const name = ({ beat }: BeatSpan) => (beat ? t(`beats.${beat}`) : t("noBeat"));
  const told = beats.map((span) => t("beatSpan", { name: name(span), seconds: span.seconds })).join(t("comma"));
  return (
    <>
      <div role="img" aria-label={told} className="script-strip">
        {beats.map((span) => (
          <span
            key={span.id}
            className="script-strip-part"
            data-beat={span.beat ?? "none"}
            style={{ width: `${(span.seconds / scale) * 100}%` }}
            title={t("beatSpan", { name: name(span), seconds: span.seconds })}
          >
            {span.beat ? <span className="truncate">{name(span)}</span> : null}
          </span>
        ))}
        {target === null ? null : (
          <span className="script-strip-target" style={{ left: `${(target / scale) * 100}%` }} />
        )}
      </div>
      <StructureNotes beats={beats} />
    </>
  );
}

/** What the marked structure lacks, in words (S4). */
function StructureNotes({ beats }: { beats: readonly BeatSpan[] }) {
  const t = useT("script");
  const warnings = structureWarnings(beats);
  if (warnings.length === 0) return null;
  return (
    <p className="mt-1 flex flex-wrap items-center gap-x-3 text-small text-warn">
      {warnings.map((warning) => (
        <span key={warning.code} className="inline-flex items-center gap-1">
          <IconAlert size={14} />
          {t(`structure.${warning.code}`, "seconds" in warning ? { seconds: warning.seconds } : {})}
        </span>
      ))}
    </p>
  );
}
