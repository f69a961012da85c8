import type { FrameArea } from "@tongpin/domain/video";
import type { CSSProperties } from "react";

/** Where a part of a 9:16 picture lies. */
export function areaStyle({ left, top, width, height }: FrameArea): CSSProperties {
  return { left: `${left}%`, top: `${top}%`, width: `${width}%`, height: `${height}%` };
}
