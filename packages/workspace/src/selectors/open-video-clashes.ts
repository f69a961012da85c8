import type { VideoId } from "@tongpin/domain/base";
import type { Video } from "@tongpin/domain/video";
import { equalityDeep } from "lib0/function";
import type * as Y from "yjs";
import { isReplaced } from "../clashes/overruled-values.ts";
import { type FlatMap, fieldKey } from "../schema/record.ts";
import { isVideoClashKey, readVideoClash, type VideoClash } from "../schema/video-clash.ts";

export type VideoClashes = ReadonlyMap<VideoId, readonly VideoClash[]>;
export const NO_VIDEO_CLASHES: VideoClashes = new Map();

/** Facts of videos that still have more than one answer, found once and then only where something changed. */
export function createVideoClashes(map: FlatMap) {
  let keys: Set<string> | null = null;
  let known = NO_VIDEO_CLASHES;
  return {
    touch(event: Y.YMapEvent<unknown>): void {
      for (const key of event.keysChanged) if (keys && isVideoClashKey(String(key))) keys.add(String(key));
    },
    /** Of videos that are there, what differs from what the card says and was not replaced by who wrote it. */
    read(videos: ReadonlyMap<VideoId, Video>): VideoClashes {
      keys ??= new Set([...map.keys()].filter(isVideoClashKey));
      if (keys.size === 0) return known;
      const byVideo = new Map<VideoId, VideoClash[]>();
      for (const key of [...keys].sort()) {
        const clash = readVideoClash(map, key);
        if (!clash) continue;
        const { item, ...open } = clash;
        const video = videos.get(open.videoId);
        if (!video || video.removedAt !== null || video[open.field] === open.value) continue;
        if (isReplaced(map, fieldKey(open.videoId, open.field), item)) continue;
        byVideo.set(open.videoId, [...(byVideo.get(open.videoId) ?? []), open]);
      }
      if (!equalityDeep([...byVideo], [...known])) known = byVideo;
      return known;
    },
  };
}
