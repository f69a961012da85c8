import type { Result, Sha256, ShotId, VideoId } from "@tongpin/domain/base";
import type { Shot } from "@tongpin/domain/video";
import { putFrame, removeFrame, type ScriptRoom, showFrame } from "@tongpin/workspace";
import { useMemo } from "react";
import { type DrawnPicture, type NewFrame, useCommands, useFrameDesk, useT, useToast } from "../../../app/index.ts";

/** What can be done with the picture of a shot. Refusals are said in words; nothing is half done. */
export interface FrameDeeds {
  put(shotId: ShotId, picture: Blob): Promise<boolean>;
  putDrawing(shotId: ShotId, drawing: DrawnPicture): Promise<boolean>;
  show(shotId: ShotId, sha256: Sha256): void;
  remove(shotId: ShotId): void;
  /** The bytes, if this device has them. */
  fileOf(sha256: Sha256): Promise<Blob | null>;
}

const KNOWN = [
  "file-empty",
  "file-too-large",
  "not-a-picture",
  "heic-unreadable",
  "picture-unreadable",
  "not-kept",
  "shot-unknown",
  "schema-newer",
];

export function useFrameDeeds(room: ScriptRoom, videoId: VideoId): FrameDeeds {
  const t = useT("frames");
  const toast = useToast();
  const context = useCommands();
  const desk = useFrameDesk(videoId);
  return useMemo(() => {
    const shotOf = (id: ShotId): Shot | undefined => room.getSnapshot().shots.find((shot) => shot.id === id);
    const numberOf = (id: ShotId) => {
      const { shots } = room.getSnapshot();
      const place = shots.findIndex((shot) => shot.id === id);
      return shots[place]?.number || String(place + 1);
    };
    const tell = (result: Result<unknown>): boolean => {
      if (result.ok) return true;
      const { code, params } = result.error;
      const key = KNOWN.includes(code) ? code : "other";
      toast.error({
        what: t(`refused.${key}.what`, params ?? {}),
        safe: t("refused.safe"),
        todo: t(`refused.${key}.todo`),
      });
      return false;
    };
    /** Back to the picture there was, as a step of its own: a colleague's later one is not overruled by an undo. */
    const back = (shotId: ShotId, before: Sha256 | null) => () =>
      tell(before ? showFrame(room, { shotId, sha256: before }, context()) : removeFrame(room, { shotId }, context()));

    async function put(shotId: ShotId, bring: () => Promise<Result<NewFrame>>): Promise<boolean> {
      const brought = await bring();
      if (!brought.ok) return tell(brought);
      const { isKept, ...frame } = brought.value;
      // As it is now: preparing a large photo takes a while, and a colleague may have put another.
      const before = shotOf(shotId)?.frame?.sha256 ?? null;
      if (!tell(putFrame(room, { shotId, frame }, context()))) return false;
      if (!isKept) toast.info(t("notKept"));
      else if (before !== null && before !== frame.sha256) toast.undo(t("replaced"), back(shotId, before));
      return true;
    }
    const named = (shotId: ShotId, ending: string) => `${t("fileName", { shot: numberOf(shotId) })}.${ending}`;
    return {
      put: (shotId, picture) => put(shotId, () => desk.bring(picture, named(shotId, "webp"))),
      putDrawing: (shotId, drawing) => put(shotId, () => desk.bringDrawing(drawing, named(shotId, "png"))),
      show(shotId, sha256) {
        tell(showFrame(room, { shotId, sha256 }, context()));
      },
      remove(shotId) {
        const before = shotOf(shotId)?.frame?.sha256 ?? null;
        if (before === null || !tell(removeFrame(room, { shotId }, context()))) return;
        toast.undo(t("removed"), back(shotId, before));
      },
      fileOf: desk.fileOf,
    };
  }, [room, context, desk, t, toast]);
}
