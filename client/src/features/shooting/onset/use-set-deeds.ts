import type { Result, TakeId, VideoId } from "@tongpin/domain/base";
import type { PlacedShot, Take, TakeResult } from "@tongpin/domain/shooting";
import {
  recordTake,
  removeTake,
  restoreShots,
  type ScriptRoom,
  setShotStatus,
  starTake,
  updateTake,
} from "@tongpin/workspace";
import { useRef, useState } from "react";
import { announce, type OpenedScript, useCommands, useT, useToast } from "../../../app/index.ts";

export interface SetDeeds {
  /** What was done last, in words; null before anything and after it was taken back. */
  readonly last: string | null;
  take(placed: PlacedShot, result: TakeResult, before: number): void;
  /** 弃用; a dropped one is wanted again, as far as it had come. */
  drop(placed: PlacedShot, takes: readonly Take[]): void;
  note(videoId: VideoId, takeId: TakeId, note: string): void;
  star(videoId: VideoId, take: Take): void;
  remove(videoId: VideoId, takeId: TakeId): void;
  bringBack(placed: PlacedShot): void;
  /** One's own last step here; before any, the last step in the given video. */
  undo(videoId: VideoId | null): void;
}

/** What is done on the set. Everything is written on this phone at once; the words come to the office when they can. */
export function useSetDeeds(scripts: ReadonlyMap<VideoId, OpenedScript>): SetDeeds {
  const t = useT("shooting");
  const toast = useToast();
  const context = useCommands();
  const [last, setLast] = useState<string | null>(null);
  /** Which video each step was in: a day has several, each with an undo of its own. */
  const steps = useRef<VideoId[]>([]);

  function run(videoId: VideoId, command: (room: ScriptRoom) => Result<unknown>, words: string | null): void {
    const script = scripts.get(videoId);
    if (!script) return;
    const done = command(script.room);
    if (!done.ok) {
      const known = ["schema-newer", "too-many-takes", "text-too-long"].includes(done.error.code);
      const code = known ? done.error.code : "other";
      toast.error({ what: t(`refused.${code}`), safe: t("refused.safe"), todo: t("refused.todo") });
      return;
    }
    steps.current.push(videoId);
    if (words === null) return;
    setLast(words);
    announce(words);
  }

  return {
    last,
    take({ videoId, shot }, result, before) {
      const words = t(`set.did.${result}`, { shot: shot.number || "–", take: before + 1 });
      run(videoId, (room) => recordTake(room, { shotId: shot.id, result }, context()), words);
    },
    drop({ videoId, shot }, takes) {
      const result = takes.at(-1)?.result;
      const back = result === undefined ? "open" : result === "good" ? "done" : "retake";
      const status = shot.status === "dropped" ? back : "dropped";
      const words = t(`set.did.${status === "dropped" ? "dropped" : "wanted"}`, { shot: shot.number || "–" });
      run(videoId, (room) => setShotStatus(room, { shotId: shot.id, status }, context()), words);
    },
    note(videoId, takeId, note) {
      // Letters of one note are one step; each of them counted here would take back too much later.
      const script = scripts.get(videoId);
      if (script) updateTake(script.room, { takeId, patch: { note } }, context());
    },
    star(videoId, { id, bestAt }) {
      run(videoId, (room) => starTake(room, { takeId: id, isBest: bestAt === null }, context()), null);
    },
    remove(videoId, takeId) {
      run(videoId, (room) => removeTake(room, { takeId }, context()), t("set.did.removed"));
    },
    bringBack({ videoId, shot }) {
      run(
        videoId,
        (room) => restoreShots(room, { ids: [shot.id] }, context()),
        t("set.did.back", { shot: shot.number || "–" }),
      );
    },
    undo(videoId) {
      const where = steps.current.pop() ?? videoId;
      const undone = where !== null && scripts.get(where)?.undo.undo() === true;
      setLast(null);
      announce(t(undone ? "set.did.undone" : "set.did.nothing"));
    },
  };
}
