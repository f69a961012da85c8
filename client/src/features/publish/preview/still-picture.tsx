import { useT } from "../../../app/index.ts";
import type { CoverStill } from "../../../app/item/cover/use-cover-still.ts";

/** The chosen moment of the film, or what stands for it. */
export function StillPicture({ still }: { still: CoverStill }) {
  const t = useT("preview");
  if (still.type === "here") return <img src={still.url} alt={t("moment")} className="preview-still" />;
  if (still.type === "looking") return <span className="preview-still animate-pulse" aria-hidden="true" />;
  return <span className="preview-missing">{t("noCut")}</span>;
}
