import type { Shot } from "@tongpin/domain/video";
import { FramePicture, pictureWords } from "../frames/frame-picture.tsx";

/** The frame of a shot, 9:16; the words of the picture where there is none. */
export function PaperFrame({ shot }: { shot: Shot }) {
  const words = pictureWords(shot);
  return (
    <div className="shots-paper-frame">
      {shot.frame ? <FramePicture frame={shot.frame} label={words} words={words} /> : <span>{words}</span>}
    </div>
  );
}
