import type { PlacedShot } from "@tongpin/domain/shooting";
import type { ShotFrame } from "@tongpin/domain/video";
import { ShotStateChip, useFormat, useFrameSource, useT, useVideo } from "../../../app/index.ts";
import { Button } from "../../../ui/button.tsx";
import { Chip } from "../../../ui/chip.tsx";

export interface ShotFaceProps {
  readonly placed: PlacedShot;
  readonly place: number;
  /** The office has taken it out of the list. */
  readonly isRemoved: boolean;
  readonly onRestore: (() => void) | null;
}

/** What everybody around the camera has to know of one shot, readable at arm's length. */
export function ShotFace({ placed, place, isRemoved, onRestore }: ShotFaceProps) {
  const { shot, videoId } = placed;
  const t = useT("shooting");
  const format = useFormat();
  const video = useVideo(videoId);
  const framing = [shot.size, shot.angle, shot.movement].filter(Boolean).join(" · ");
  return (
    <article aria-label={t("set.shot", { shot: shot.number || place })} className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <strong className="font-semibold text-[2.5rem] leading-none" data-number>
          {shot.number || place}
        </strong>
        <span className="flex min-w-0 flex-1 flex-col">
          <span className="truncate text-ink-2 text-base">{framing || t("set.noFraming")}</span>
          <span className="truncate text-ink-3 text-small">
            {[shot.scene, video?.title].filter(Boolean).join(" · ")}
          </span>
        </span>
        <span className="flex items-center gap-2">
          {shot.seconds === null ? null : (
            <span className="keep text-ink-2 text-ui">{format.duration(Math.round(shot.seconds))}</span>
          )}
          <ShotStateChip status={shot.status} />
        </span>
      </div>
      {isRemoved ? (
        <div className="flex flex-wrap items-center gap-2 rounded-md bg-warn-soft p-3 text-ui text-warn">
          <p className="min-w-0 flex-1">{t("set.removed")}</p>
          {onRestore ? <Button onClick={onRestore}>{t("set.restore")}</Button> : null}
        </div>
      ) : null}
      <div className="flex items-start gap-3">
        {shot.frame ? <Frame frame={shot.frame} label={shot.picture || shot.line} /> : null}
        <div className="flex min-w-0 flex-1 flex-col gap-3">
          {shot.picture ? <p className="whitespace-pre-wrap text-title leading-ui">{shot.picture}</p> : null}
          {shot.line ? (
            <p className="whitespace-pre-wrap border-accent border-l-3 pl-3 text-title leading-ui">{shot.line}</p>
          ) : null}
          {shot.caption ? (
            <p className="whitespace-pre-wrap border-line-strong border-l-3 pl-3 text-ink-2 text-script">
              {shot.caption}
            </p>
          ) : null}
        </div>
      </div>
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-1.5 text-base empty:hidden">
        {(["props", "cast", "sound", "note"] as const).map((field) =>
          shot[field] ? (
            <div key={field} className="contents">
              <dt className="text-ink-3">{t(`fields.${field}`)}</dt>
              <dd className="whitespace-pre-wrap">{shot[field]}</dd>
            </div>
          ) : null,
        )}
      </dl>
      {shot.picture || shot.line ? null : <Chip>{t("set.noWords")}</Chip>}
    </article>
  );
}

/** The board's picture; while its bytes are not on this phone the words below say what it shows. */
function Frame({ frame, label }: { frame: ShotFrame; label: string }) {
  const source = useFrameSource(frame);
  if (source.type !== "here") return null;
  return <img src={source.url} alt={label} className="max-h-[38dvh] max-w-[42%] rounded-md border border-line" />;
}
