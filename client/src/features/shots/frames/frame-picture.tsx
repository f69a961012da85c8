import type { Shot, ShotFrame } from "@tongpin/domain/video";
import { useFrameSource, useT } from "../../../app/index.ts";
import { classNames } from "../../../ui/class-names.ts";
import { IconCloudOff } from "../../../ui/icons/index.ts";

interface FramePictureProps {
  readonly frame: ShotFrame;
  /** What the picture shows, for those who can't see it. */
  readonly label: string;
  /** Said in its place while it is not here; in a thumbnail there is no room for words. */
  readonly words?: string;
  readonly isSmall?: boolean;
}

/** A shot's picture filling its box, or what stands for it until its bytes are on this device. */
export function FramePicture({ frame, label, words = "", isSmall = false }: FramePictureProps) {
  const t = useT("frames");
  const source = useFrameSource(frame);
  if (source.type === "here") {
    return (
      <img
        src={source.url}
        alt={label}
        draggable={false}
        className={classNames("size-full", isSmall ? "object-cover" : "object-contain")}
      />
    );
  }
  if (source.type === "looking") return <span className="size-full animate-pulse bg-hover" aria-hidden="true" />;
  if (isSmall) return <IconCloudOff size={12} role="img" aria-label={t("missing")} aria-hidden={undefined} />;
  return (
    <span className="flex size-full flex-col items-center justify-center gap-1.5 p-3 text-center">
      <IconCloudOff size={16} className="shrink-0 text-ink-3" />
      <span className="text-ink-3 text-mini">{t("missing")}</span>
      {words ? <span className="line-clamp-4 text-ink-2 text-small">{words}</span> : null}
    </span>
  );
}

/** What a shot's picture shows, in the shot's own words. */
export function pictureWords({ picture, line }: Pick<Shot, "picture" | "line">): string {
  return picture || line;
}
