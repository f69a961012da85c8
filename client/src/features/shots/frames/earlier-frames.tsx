import type { Sha256 } from "@tongpin/domain/base";
import type { ShotFrame } from "@tongpin/domain/video";
import { useFormat, useMembers, useT } from "../../../app/index.ts";
import { FramePicture } from "./frame-picture.tsx";

interface EarlierFramesProps {
  readonly frames: readonly ShotFrame[];
  readonly mayWrite: boolean;
  readonly onShow: (sha256: Sha256) => void;
}

/** Pictures the shot had before, and one that lost against a colleague's at the same moment: each a press away. */
export function EarlierFrames({ frames, mayWrite, onShow }: EarlierFramesProps) {
  const t = useT("frames");
  const format = useFormat();
  const members = useMembers();
  if (frames.length === 0) return null;
  return (
    <section aria-label={t("earlier")}>
      <h3 className="mb-1.5 text-ink-2 text-small">{t("earlier")}</h3>
      <ul className="flex flex-wrap gap-2">
        {frames.map((frame) => {
          const who = members.find(({ personId }) => personId === frame.addedBy)?.name ?? "";
          const words = t("earlierOne", { who, when: format.moment(frame.addedAt) });
          return (
            <li key={frame.sha256}>
              <button
                type="button"
                disabled={!mayWrite}
                aria-label={t("showAgain", { what: words })}
                title={words}
                onClick={() => onShow(frame.sha256)}
                className="flex h-24 w-[3.375rem] items-center justify-center overflow-hidden rounded-md border border-line bg-sunken hover:border-line-strong"
              >
                <FramePicture frame={frame} label="" isSmall />
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
