import type { VideoId } from "@tongpin/domain/base";
import {
  type CallSheet,
  estimateSheet,
  type PlacedShot,
  type RollUpItem,
  rollUp,
  type SceneBlock,
  type SheetEstimate,
  shootingOrder,
  type TimeTrouble,
  timeTroubles,
} from "@tongpin/domain/shooting";

/** Everything a call sheet says beyond what was typed into it. */
export interface SheetPlan {
  readonly blocks: readonly SceneBlock[];
  readonly estimate: SheetEstimate;
  readonly props: readonly RollUpItem[];
  readonly cast: readonly RollUpItem[];
  readonly troubles: readonly TimeTrouble[];
  /** Shots that are to be taken: dropped ones are not. */
  readonly count: number;
}

export function planSheet(sheet: CallSheet, placed: readonly PlacedShot[]): SheetPlan {
  const blocks = shootingOrder(placed);
  return {
    blocks,
    estimate: estimateSheet(sheet, blocks),
    props: rollUp(placed, "props"),
    cast: rollUp(placed, "cast"),
    troubles: timeTroubles(sheet, sheet.crew),
    count: blocks.reduce((sum, { shots }) => sum + shots.length, 0),
  };
}

/** Numbers of shots, video by video: one video alone needs no name. */
export interface NumberGroup {
  readonly videoId: VideoId;
  readonly numbers: readonly string[];
}

export function numbersOf(shots: readonly PlacedShot[]): readonly NumberGroup[] {
  const groups = new Map<VideoId, string[]>();
  for (const { videoId, shot } of shots) {
    const numbers = groups.get(videoId) ?? [];
    groups.set(videoId, numbers);
    numbers.push(shot.number || "–");
  }
  return [...groups].map(([videoId, numbers]) => ({ videoId, numbers }));
}
