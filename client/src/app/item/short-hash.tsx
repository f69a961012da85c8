import type { Sha256 } from "@tongpin/domain/base";
import { useT } from "../hooks/use-t.ts";

/** The fingerprint of a content: enough of it to compare by eye, all of it on hover and for copying. */
export function ShortHash({ hash }: { hash: Sha256 }) {
  const t = useT("review");
  return (
    <span title={hash} className="keep font-mono text-ink-3 text-mini">
      <span className="sr-only">{t("fingerprint")} </span>
      {hash.slice(0, 4)} {hash.slice(4, 8)}
    </span>
  );
}
