import type { VideoId } from "@tongpin/domain/base";
import { civilDateOf } from "@tongpin/domain/calendar";
import { exportFileName, type ScriptSheet, sheetRows } from "@tongpin/domain/exchange";
import { useCallback } from "react";
import { useCommands, useFormat, useMembers, usePlanState, useT, useVideo } from "../../../app/index.ts";
import type { TimingStore } from "../view/timing.ts";

export interface SheetMaker {
  /** The script as it is now, in words. */
  make(): ScriptSheet;
  /** `<account>-<title>-脚本-<day>.<ending>`. */
  fileName(kind: "script" | "voice" | "caption", ending: string): string;
}

/** A video's script with its card, in the reader's language, for paper and files. */
export function useScriptSheet(videoId: VideoId, timing: TimingStore): SheetMaker {
  const t = useT("exchange");
  const ts = useT("script");
  const tc = useT("common");
  const format = useFormat();
  const context = useCommands();
  const members = useMembers();
  const video = useVideo(videoId);
  const channelId = video?.channelId ?? null;
  const channel = usePlanState(
    useCallback((state) => (channelId ? (state.channels.get(channelId)?.name ?? "") : ""), [channelId]),
  );
  const title = video?.title.trim() || t("untitled");
  const owner = members.find(({ personId }) => personId === video?.ownerId)?.name ?? "";
  return {
    make() {
      const { rows, timing: timed } = timing.getPainted();
      const facts: readonly (readonly [string, string])[] = [
        [t("facts.channel"), channel],
        [t("facts.day"), video?.planDate ? [format.day(video.planDate), video.planTime ?? ""].join(" ").trim() : ""],
        [t("facts.owner"), owner],
        [t("facts.stage"), video ? tc(`stages.${video.stage}`) : ""],
        [t("facts.length"), lengthText(timed.total, timed.target)],
      ];
      return {
        title,
        facts: facts.filter(([, value]) => value !== ""),
        heads: {
          place: t("heads.place"),
          visual: ts("placeholders.visual"),
          voice: ts("placeholders.voice"),
          caption: ts("placeholders.caption"),
          seconds: t("heads.seconds"),
        },
        rows: sheetRows(rows, timed, (beat) => ts(`beats.${beat}`)),
      };
    },
    fileName: (kind, ending) =>
      exportFileName([channel, title, t(`kinds.${kind}`), civilDateOf(context().now)], ending),
  };

  function lengthText(total: number, target: number | null): string {
    const took = format.duration(Math.round(total));
    return target === null ? took : t("lengthOf", { took, target: format.duration(target) });
  }
}
