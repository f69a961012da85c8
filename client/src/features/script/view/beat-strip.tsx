import { useT } from "../../../app/index.ts";
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
      {target === null ? null : <span className="script-strip-target" style={{ left: `${(target / scale) * 100}%` }} />}
    </div>
  );
}
