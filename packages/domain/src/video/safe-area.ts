/** A part of a 9:16 picture, in hundredths of its width and height from the upper left corner. */
export interface FrameArea {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/**
 * FRM1. What the player of 抖音 lays over a full-screen 9:16 film: tabs and search above, the column of buttons at the
 * right, author and caption below, the progress line and tabs at the foot. The platform publishes no figures; these are our
 * own assumption of 2026-11 and rounded to the safe side. A plan that keeps clear of them is right on every phone.
 */
export const DOUYIN_OVERLAY = {
  top: { left: 0, top: 0, width: 100, height: 9 },
  buttons: { left: 84, top: 42, width: 16, height: 38 },
  caption: { left: 0, top: 80, width: 80, height: 14 },
  foot: { left: 0, top: 94, width: 100, height: 6 },
} as const satisfies Readonly<Record<string, FrameArea>>;

/** FRM2. The part of a 9:16 picture that a cover of another shape shows: the middle, as wide as the picture. */
export function coverCrop(across: number, down: number): FrameArea {
  const height = Math.min(100, (((9 / across) * down) / 16) * 100);
  return { left: 0, top: (100 - height) / 2, width: 100, height };
}
