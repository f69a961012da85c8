import type { ShotId, VideoId } from "@tongpin/domain/base";
import type { ScriptRow, Shot } from "@tongpin/domain/video";
import type { ShotClash } from "@tongpin/workspace";
import { useMemo, useState } from "react";
import { ShotStateChip, useT } from "../../../app/index.ts";
import { Chip } from "../../../ui/chip.tsx";
import { indexRows, linkOf } from "../core/shot-sums.ts";
import { FrameButton } from "../frames/frame-thumb.tsx";
import { ShotSheet } from "./shot-sheet.tsx";
import { useOpenedShot } from "./use-opened-shot.ts";
import type { ShotCommands } from "./use-shot-commands.ts";

interface ShotCardsProps {
  readonly videoId: VideoId;
  /** As printed. */
  readonly shots: readonly Shot[];
  readonly clashes: readonly ShotClash[];
  readonly rows: readonly ScriptRow[];
  readonly commands: ShotCommands;
  readonly mayWrite: boolean;
  readonly onFrame: (id: ShotId) => void;
}

/** The shot list on a phone: one card a shot, opened with a thumb. */
export function ShotCards({ videoId, shots, clashes, rows, commands, mayWrite, onFrame }: ShotCardsProps) {
  const t = useT("shots");
  const [openId, setOpenId] = useState<ShotId | null>(null);
  const rowIndex = useMemo(() => indexRows(rows), [rows]);
  useOpenedShot(shots, setOpenId);
  const opened = shots.findIndex((shot) => shot.id === openId);
  return (
    <>
      <ol className="scroll-y min-h-0 flex-1 pb-8">
        {shots.map((shot, index) => {
          const facts = [shot.size, shot.angle, shot.movement].filter(Boolean);
          const link = linkOf(shot, rowIndex);
          return (
            <li key={shot.id} className="flex items-start border-line border-b">
              <FrameButton shot={shot} place={index + 1} onOpen={() => onFrame(shot.id)} />
              <button
                type="button"
                onClick={() => setOpenId(shot.id)}
                className="flex min-w-0 flex-1 flex-col gap-1 py-3 pr-4 text-start active:bg-pressed"
              >
                <span className="flex min-h-5 items-center gap-2 text-small">
                  <strong className="font-semibold text-base">{shot.number}</strong>
                  <span className="min-w-0 flex-1 truncate text-ink-2">{facts.join(" · ")}</span>
                  {clashes.some(({ shotId }) => shotId === shot.id) ? <Chip tone="warn">{t("clash")}</Chip> : null}
                  {shot.status === "open" ? null : <ShotStateChip status={shot.status} />}
                  {link.type === "changed" ? <Chip tone="warn">{t("rowChanged")}</Chip> : null}
                  <span className="text-ink-2">
                    {shot.seconds === null ? null : t("secondsShort", { seconds: shot.seconds })}
                  </span>
                </span>
                {shot.picture ? <span className="whitespace-pre-wrap text-ink-2 text-read">{shot.picture}</span> : null}
                {shot.line ? <span className="whitespace-pre-wrap text-read">{shot.line}</span> : null}
                {shot.caption ? (
                  <span className="border-line-strong border-l-2 pl-2 text-ink-2 text-ui">{shot.caption}</span>
                ) : null}
              </button>
            </li>
          );
        })}
      </ol>
      <ShotSheet
        videoId={videoId}
        shots={shots}
        clashes={clashes}
        index={opened}
        rows={rowIndex}
        commands={commands}
        mayWrite={mayWrite}
        onGo={(index) => setOpenId(shots[index]?.id ?? null)}
        onClose={() => setOpenId(null)}
      />
    </>
  );
}
