import type { Sha256 } from "@tongpin/domain/base";
import { formatClock } from "@tongpin/domain/script";
import type { ReactNode } from "react";
import { type CutSource, useT } from "../../../app/index.ts";
import { IconButton } from "../../../ui/button.tsx";
import { IconPause, IconPlay, IconVideo } from "../../../ui/icons/index.ts";
import type { Marked } from "./markers.ts";
import { Timeline } from "./timeline.tsx";
import type { Player } from "./use-player.ts";

export interface PlayerViewProps {
  readonly player: Player;
  readonly sha256: Sha256 | null;
  readonly source: CutSource;
  readonly notes: readonly Marked[];
  /** The cover moment as frozen, to be seen on the timeline. */
  readonly coverAtMs: number | null;
  /** At the right of the clock: versions, opening one's own copy. */
  readonly tools?: ReactNode;
  readonly onMarker: (noteId: string) => void;
}

/** The film, as large as it fits, with its timeline below. Portrait films stand, landscape films lie; nothing is cut off. */
export function PlayerView({ player, sha256, source, notes, coverAtMs, tools, onMarker }: PlayerViewProps) {
  const t = useT("review");
  const url = source.type === "device" || source.type === "server" ? source.url : null;
  const isRunning = player.speed !== 0;
  return (
    <section aria-label={t("player.label")} className="flex min-h-0 min-w-0 flex-1 flex-col bg-sunken max-md:flex-none">
      <div className="relative flex min-h-0 flex-1 items-center justify-center max-md:h-[36dvh] max-md:flex-none">
        {sha256 === null || source.type === "nowhere" || player.failed ? (
          <NoFilm sha256={sha256} source={source} failed={player.failed} />
        ) : (
          // biome-ignore lint/a11y/useMediaCaption: a cut under review has no caption file; its captions are burnt in and listed under 脚本
          <video
            key={url ?? "none"}
            ref={player.video}
            src={url ?? undefined}
            playsInline
            preload="auto"
            disablePictureInPicture
            onClick={() => player.press("toggle")}
            className="size-full object-contain"
          />
        )}
      </div>
      <div className="flex shrink-0 flex-col gap-0.5 border-line border-t bg-page px-2 pt-1 pb-1">
        <Timeline player={player} notes={notes} coverAtMs={coverAtMs} onMarker={onMarker} />
        <div className="flex min-h-control items-center gap-2">
          <IconButton
            label={isRunning ? t("player.pause") : t("player.play")}
            icon={isRunning ? <IconPause /> : <IconPlay />}
            tip="none"
            disabled={url === null || player.failed}
            onClick={() => player.press("toggle")}
          />
          <span className="keep text-small tabular-nums">
            {formatClock(player.atMs)}
            <span className="text-ink-3"> / {formatClock(player.durationMs)}</span>
          </span>
          {player.speed === 0 || player.speed === 1 ? null : (
            <span className="keep text-ink-3 text-small">{player.speed}×</span>
          )}
          <span className="flex-1" />
          {tools}
        </div>
      </div>
    </section>
  );
}

function NoFilm({ sha256, source, failed }: { sha256: Sha256 | null; source: CutSource; failed: boolean }) {
  const t = useT("review");
  const why =
    sha256 === null ? "noCut" : failed && source.type === "server" ? "notThere" : failed ? "unplayable" : "nowhere";
  return (
    <div className="flex max-w-[42ch] flex-col items-center gap-1.5 px-6 py-8 text-center">
      <IconVideo size={22} className="text-ink-3" />
      <p className="text-ui">{t(`player.${why}.title`)}</p>
      <p className="text-ink-3 text-small">{t(`player.${why}.note`)}</p>
    </div>
  );
}
