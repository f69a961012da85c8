import type { Video } from "@tongpin/domain/video";

/** As many as make a part of ten thousand videos a few hundred, and one of a hundred a handful. */
export const PLAN_PARTS = 32;

/** The part a video's row is in: always the same for the same id. */
export function partOf(videoId: string): number {
  let sum = 0;
  for (let index = 0; index < videoId.length; index += 1) sum = (Math.imul(sum, 31) + videoId.charCodeAt(index)) >>> 0;
  return sum % PLAN_PARTS;
}

/** All videos by part; a part without videos is there too, empty. */
export function intoParts(videos: Iterable<Video>): readonly (readonly Video[])[] {
  const parts: Video[][] = Array.from({ length: PLAN_PARTS }, () => []);
  for (const video of videos) parts[partOf(video.id)]?.push(video);
  return parts;
}
