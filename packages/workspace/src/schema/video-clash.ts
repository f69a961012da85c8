import { asId, type VideoId } from "@tongpin/domain/base";
import type { Video } from "@tongpin/domain/video";
import { isRecordId } from "./field.ts";
import { own } from "./plain.ts";
import { type FlatMap, fieldKey, splitKey } from "./record.ts";
import { VIDEO_SPEC } from "./video.ts";

/** Facts of a card that two people may decide differently at the same time, each with a reason. */
export const VIDEO_CLASH_FIELDS = ["planDate", "promiseDate", "ownerId", "stage"] as const;
export type VideoClashField = (typeof VIDEO_CLASH_FIELDS)[number];

/** What somebody made of a card while somebody else, unseen, made of it what stands there now (T7). */
export interface VideoClash {
  /** Its key in the `videos` root; the same on every device that saw the two meet. */
  readonly key: string;
  readonly videoId: VideoId;
  readonly field: VideoClashField;
  readonly value: Video[VideoClashField];
}

const PREFIX = "clash.";
const FIELDS: ReadonlySet<string> = new Set(VIDEO_CLASH_FIELDS);

function isVideoClashField(value: unknown): value is VideoClashField {
  return typeof value === "string" && FIELDS.has(value);
}

/** `<videoId>/clash.<item>` → `{field, value}`, or null once somebody has chosen. `item` names the overruled write. */
export function videoClashKey(videoId: string, item: string): string {
  return fieldKey(videoId, PREFIX + item);
}

export function isVideoClashKey(key: string): boolean {
  return splitKey(key).field?.startsWith(PREFIX) ?? false;
}

/** The fact a key of the `videos` root holds, or null for keys that nobody is asked about. */
export function videoFactOfKey(key: string): { readonly videoId: VideoId; readonly field: VideoClashField } | null {
  const { id, field } = splitKey(key);
  return isRecordId(id) && isVideoClashField(field) ? { videoId: asId<VideoId>(id), field } : null;
}

export function readVideoClash(videos: FlatMap, key: string): (VideoClash & { readonly item: string }) | null {
  const stored = videos.get(key);
  const field = own(stored, "field");
  const { id, field: name } = splitKey(key);
  if (!isRecordId(id) || !isVideoClashField(field) || !name?.startsWith(PREFIX)) return null;
  const value = VIDEO_SPEC[field].read(own(stored, "value"));
  return value === undefined
    ? null
    : { key, videoId: asId<VideoId>(id), field, value, item: name.slice(PREFIX.length) };
}
