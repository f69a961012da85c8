import type { Shot } from "@tongpin/domain/video";
import { useT } from "../../../app/index.ts";
import { IconPicture } from "../../../ui/icons/index.ts";
import { FramePicture, pictureWords } from "./frame-picture.tsx";

interface FrameThumbProps {
  readonly shot: Shot;
  readonly place: number;
}

/** The shot's picture at the head of its row; pressing it opens the picture. Reached by keys through the row's cells. */
export function FrameThumb({ shot, place }: FrameThumbProps) {
  const t = useT("frames");
  const number = shot.number || String(place);
  return (
    <button
      type="button"
      tabIndex={-1}
      data-frame={shot.frame ? "picture" : "none"}
      aria-label={shot.frame ? t("openOf", { shot: number }) : t("addTo", { shot: number })}
      title={shot.frame ? t("open") : t("add")}
      className="shot-thumb"
    >
      {shot.frame ? (
        <FramePicture frame={shot.frame} label={pictureWords(shot)} isSmall />
      ) : (
        <IconPicture size={12} className="shot-thumb-none" />
      )}
    </button>
  );
}

/** The same on a phone, as large as a thumb needs. */
export function FrameButton({ shot, place, onOpen }: FrameThumbProps & { readonly onOpen: () => void }) {
  const t = useT("frames");
  const number = shot.number || String(place);
  return (
    <button
      type="button"
      onClick={onOpen}
      aria-label={shot.frame ? t("openOf", { shot: number }) : t("addTo", { shot: number })}
      className="flex shrink-0 py-3 pr-3 pl-4"
    >
      <span className="flex h-20 w-11 items-center justify-center overflow-hidden rounded-md border border-line bg-sunken text-ink-3">
        {shot.frame ? <FramePicture frame={shot.frame} label={pictureWords(shot)} isSmall /> : <IconPicture />}
      </span>
    </button>
  );
}
