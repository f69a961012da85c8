import type { Shot } from "@tongpin/domain/video";

/** The frame of a shot, 9:16; the words of the picture where there is none. */
export function PaperFrame({ shot }: { shot: Shot }) {
  return (
    <div className="shots-paper-frame">
      <span>{shot.picture || shot.line}</span>
    </div>
  );
}
