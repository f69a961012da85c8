import { coverCrop, DOUYIN_OVERLAY, type FrameArea } from "@tongpin/domain/video";
import type { BoardLook } from "./board-size.ts";

const AREAS: readonly FrameArea[] = Object.values(DOUYIN_OVERLAY);
const COVER = coverCrop(3, 4);

const place = ({ left, top, width, height }: FrameArea) => ({
  left: `${left}%`,
  top: `${top}%`,
  width: `${width}%`,
  height: `${height}%`,
});

/** What of a picture the player covers, and what a 3:4 cover shows. Drawing only: the switches above say it in words. */
export function FrameOverlay({ safeArea, cover }: Pick<BoardLook, "safeArea" | "cover">) {
  if (!safeArea && !cover) return null;
  return (
    <span className="board-overlay" aria-hidden="true">
      {cover ? <span className="board-crop" style={place(COVER)} /> : null}
      {safeArea ? AREAS.map((area) => <span key={area.top} className="board-covered" style={place(area)} />) : null}
    </span>
  );
}
