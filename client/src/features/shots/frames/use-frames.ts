import { asId, type ShotId, type VideoId } from "@tongpin/domain/base";
import type { Shot } from "@tongpin/domain/video";
import type { ScriptRoom } from "@tongpin/workspace";
import { useMemo } from "react";
import { useFramesKept, useGo, useQuery } from "../../../app/index.ts";
import { type FrameDeeds, useFrameDeeds } from "./use-frame-deeds.ts";
import { type SketchDrafts, useSketchDrafts } from "./use-sketch-drafts.ts";

/** The pictures of a video's shots: which one is open (`?frame=`), and what can be done with them. */
export interface Frames {
  readonly openedId: ShotId | null;
  readonly deeds: FrameDeeds;
  readonly drafts: SketchDrafts;
  open(id: ShotId): void;
  /** From one open picture to another: Back still leads out. */
  turnTo(id: ShotId): void;
  close(): void;
  /** One place further back or on in the film. */
  moveByOne(id: ShotId, step: -1 | 1): void;
}

interface UseFrames {
  readonly room: ScriptRoom;
  readonly videoId: VideoId;
  readonly shots: readonly Shot[];
  readonly commands: { move(ids: readonly ShotId[], afterId: ShotId | null): void };
  readonly mayWrite: boolean;
}

export function useFrames({ room, videoId, shots, commands, mayWrite }: UseFrames): Frames {
  const query = useQuery();
  const go = useGo();
  const deeds = useFrameDeeds(room, videoId);
  const drafts = useSketchDrafts();
  const shown = useMemo(() => shots.flatMap(({ frame }) => frame ?? []), [shots]);
  useFramesKept(videoId, shown, mayWrite);
  return {
    openedId: query["frame"] ? asId<ShotId>(query["frame"]) : null,
    deeds,
    drafts,
    open: (id) => go.query({ frame: id }, { push: true }),
    turnTo: (id) => go.query({ frame: id }),
    close: () => go.query({ frame: null }),
    moveByOne(id, step) {
      const index = shots.findIndex((shot) => shot.id === id);
      const target = step > 0 ? shots[index + 1]?.id : (shots[index - 2]?.id ?? null);
      if (target !== undefined) commands.move([id], target);
    },
  };
}
