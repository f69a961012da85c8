import { formatClock } from "@tongpin/domain/script";
import type { Cut } from "@tongpin/domain/video";
import { useEffect, useRef, useState } from "react";
import { useCutSource, useT } from "../../app/index.ts";
import { Button } from "../../ui/button.tsx";
import type { PostFieldProps } from "./post-form.tsx";

/** The cover is a moment of the film: walk to it, take it. */
export function CoverField({ post, mayEdit, onSave, cut }: PostFieldProps & { cut: Cut | null }) {
  const t = useT("publish");
  const source = useCutSource(cut?.sha256 ?? null);
  const video = useRef<HTMLVideoElement>(null);
  const [atMs, setAtMs] = useState<number | null>(null);
  const shown = atMs ?? post.coverAtMs ?? 0;
  const url = source.type === "device" || source.type === "server" ? source.url : null;
  useEffect(() => {
    if (video.current && url !== null) video.current.currentTime = shown / 1000;
  }, [shown, url]);

  if (!cut) {
    return (
      <div className="flex flex-col gap-1">
        <span className="text-ink-2 text-small">{t("cover")}</span>
        <p className="text-ink-3 text-small">{t("coverNeedsCut")}</p>
      </div>
    );
  }
  return (
    <div className="flex flex-col gap-1.5">
      <span className="text-ink-2 text-small">
        {t("cover")}
        {post.coverAtMs === null ? null : <span className="ml-2 tabular-nums">{formatClock(post.coverAtMs)}</span>}
      </span>
      <div className="flex flex-wrap items-end gap-3">
        {url === null ? null : (
          <video
            ref={video}
            src={url}
            muted
            playsInline
            preload="auto"
            tabIndex={-1}
            aria-label={t("coverFrame", { time: formatClock(shown) })}
            className="h-40 max-w-full rounded-md bg-sunken object-contain"
          />
        )}
        {mayEdit ? (
          <div className="flex min-w-48 flex-1 flex-col gap-2">
            <input
              type="range"
              aria-label={t("coverMoment")}
              aria-valuetext={formatClock(shown)}
              min={0}
              max={Math.max(1, Math.floor(cut.durationMs))}
              step={40}
              value={Math.min(shown, cut.durationMs)}
              onChange={(event) => setAtMs(Number(event.target.value))}
              className="h-control w-full accent-accent"
            />
            <div className="flex flex-wrap gap-2">
              <Button
                size="small"
                disabled={shown === post.coverAtMs}
                onClick={() => {
                  onSave({ coverAtMs: shown });
                  setAtMs(null);
                }}
              >
                {t("takeCover", { time: formatClock(shown) })}
              </Button>
              {post.coverAtMs === null ? null : (
                <Button size="small" tone="quiet" onClick={() => onSave({ coverAtMs: null })}>
                  {t("noCover")}
                </Button>
              )}
            </div>
          </div>
        ) : null}
      </div>
    </div>
  );
}
