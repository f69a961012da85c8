import { coverCrop, DOUYIN_OVERLAY, type FrameArea } from "@tongpin/domain/video";
import { useT } from "../../../app/index.ts";
import type { CoverStill } from "../../../app/item/cover/use-cover-still.ts";
import { areaStyle } from "./area-style.ts";
import { StillPicture } from "./still-picture.tsx";

const CROP = coverCrop(3, 4);
const AREAS: readonly FrameArea[] = Object.values(DOUYIN_OVERLAY);

interface CoverFaceProps {
  readonly title: string;
  readonly still: CoverStill;
  readonly isChosen: boolean;
  readonly hasArea: boolean;
}

/** The cover whole, with the part of it that the profile shows, and that part alone as it will stand there. */
export function CoverFace({ title, still, isChosen, hasArea }: CoverFaceProps) {
  const t = useT("preview");
  return (
    <>
      <div className="flex items-end gap-4">
        <figure className="preview-phone flex-1" aria-label={t("looks.cover")}>
          <StillPicture still={still} />
          <span className="preview-crop" style={areaStyle(CROP)} aria-hidden="true" />
          {hasArea
            ? AREAS.map((area) => <span key={area.top} className="preview-area" style={areaStyle(area)} />)
            : null}
        </figure>
        <figure className="preview-tile" aria-label={t("inProfile")}>
          <StillPicture still={still} />
          <figcaption className="sr-only">{title}</figcaption>
        </figure>
      </div>
      <p className={isChosen ? "text-ink-3 text-small" : "text-small text-warn"}>
        {t(isChosen ? "crop" : "notChosen")}
      </p>
    </>
  );
}
