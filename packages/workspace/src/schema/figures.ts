import { asId, type VideoId } from "@tongpin/domain/base";
import type { Figures } from "@tongpin/domain/video";
import { integerField, isRecordId, numberField, optional, textField } from "./field.ts";
import { TEXT_LIMITS } from "./limits.ts";
import { type FlatMap, readRecord, type Spec } from "./record.ts";

export const CHECKPOINTS = [1, 3, 7, 30] as const;

const count = () => optional(integerField(0, Number.MAX_SAFE_INTEGER, 0));
const rate = () => optional(numberField(0, 1, 0));

export const FIGURES_SPEC: Spec<Omit<Figures, "videoId" | "checkpoint">> = {
  plays: count(),
  completionRate: rate(),
  completion5sRate: rate(),
  likes: count(),
  comments: count(),
  shares: count(),
  favourites: count(),
  // Fans can be lost as well as won.
  newFans: optional(integerField(Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER, 0)),
  source: textField(TEXT_LIMITS.source),
};

export function figuresKey(videoId: VideoId, checkpoint: number): string {
  return `${videoId}:${checkpoint}`;
}

/** The figures under a key, or null for a key nobody of ours wrote. */
export function readFigures(map: FlatMap, key: string): Figures | null {
  const [videoId, days, ...rest] = key.split(":");
  const checkpoint = CHECKPOINTS.find((known) => String(known) === days);
  if (!isRecordId(videoId) || checkpoint === undefined || rest.length > 0) return null;
  return { videoId: asId<VideoId>(videoId), checkpoint, ...readRecord(map, key, FIGURES_SPEC) };
}
