import type { VideoId } from "@tongpin/domain/base";
import type { CallSheet, PlacedShot } from "@tongpin/domain/shooting";
import type { OpenedScript } from "../../app/index.ts";
import { printedShots } from "./printed-shots.ts";

/** The videos of a day, in the order in which their shots were put on it. */
export function videosOf(sheet: Pick<CallSheet, "shots">): readonly VideoId[] {
  return [...new Set(sheet.shots.map(({ videoId }) => videoId))];
}

export interface SheetShots {
  /** Those that stand in their videos' shot lists today, video by video in the lists' order. */
  readonly placed: readonly PlacedShot[];
  /** Put on the day and removed from their list since. */
  readonly gone: number;
}

/** A day's shots as they are now; a video whose script is not read yet counts as nothing, not as gone. */
export function shotsOfSheet(sheet: CallSheet, scripts: ReadonlyMap<VideoId, OpenedScript>): SheetShots {
  const placed: PlacedShot[] = [];
  let gone = 0;
  for (const videoId of videosOf(sheet)) {
    const script = scripts.get(videoId);
    if (!script) continue;
    const wanted = new Set(sheet.shots.filter((each) => each.videoId === videoId).map(({ shotId }) => shotId));
    const found = printedShots(script.state).filter(({ id }) => wanted.has(id));
    placed.push(...found.map((shot) => ({ videoId, shot })));
    gone += wanted.size - found.length;
  }
  return { placed, gone };
}
