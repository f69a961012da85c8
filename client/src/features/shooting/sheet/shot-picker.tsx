import type { VideoId } from "@tongpin/domain/base";
import type { CallSheet } from "@tongpin/domain/shooting";
import { isBefore, type Video } from "@tongpin/domain/video";
import { useMemo, useState } from "react";
import { type OpenedScript, ShotStateChip, usePlan, useScripts, useT } from "../../../app/index.ts";
import { Button } from "../../../ui/button.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { SkeletonLines } from "../../../ui/skeleton.tsx";
import { Checkbox } from "../../../ui/switch.tsx";
import { printedShots } from "../printed-shots.ts";
import { videosOf } from "../sheet-shots.ts";
import type { SheetDeeds } from "./use-sheet-deeds.ts";

export interface ShotPickerProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly sheet: CallSheet;
  readonly deeds: SheetDeeds;
}

/** Which shots are taken on the day, of whichever videos. Each tick counts at once, like every edit. */
export function ShotPicker({ open, onOpenChange, ...rest }: ShotPickerProps) {
  const t = useT("shooting");
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={t("pick.title")}
      description={t("pick.note")}
      closeLabel={t("close")}
      footer={
        <Button tone="primary" onClick={() => onOpenChange(false)}>
          {t("pick.done")}
        </Button>
      }
    >
      {open ? <Videos {...rest} /> : null}
    </Dialog>
  );
}

/** Not published yet, the ones on the day first, then by the day they are meant for. */
export function candidates(videos: Iterable<Video>, chosen: ReadonlySet<VideoId>): readonly Video[] {
  return [...videos]
    .filter(
      ({ id, removedAt, stage, form }) =>
        removedAt === null && (chosen.has(id) || (form === "video" && isBefore(stage, "ready"))),
    )
    .sort(
      (a, b) =>
        Number(chosen.has(b.id)) - Number(chosen.has(a.id)) ||
        (a.planDate ?? "9999").localeCompare(b.planDate ?? "9999") ||
        a.title.localeCompare(b.title),
    );
}

function Videos({ sheet, deeds }: Pick<ShotPickerProps, "sheet" | "deeds">) {
  const t = useT("shooting");
  const { state } = usePlan();
  // The order of the moment it was opened: a tick must not move the line under the finger.
  const [listed] = useState(() => candidates(state.videos.values(), new Set(videosOf(sheet))));
  const [opened, setOpened] = useState<ReadonlySet<VideoId>>(() => new Set(videosOf(sheet)));
  const scripts = useScripts(useMemo(() => [...opened], [opened]));
  if (listed.length === 0) return <p className="py-4 text-ink-3 text-ui">{t("pick.noVideos")}</p>;
  return (
    <ul className="flex flex-col">
      {listed.map((video) => {
        const isOpen = opened.has(video.id);
        const count = sheet.shots.filter(({ videoId }) => videoId === video.id).length;
        return (
          <li key={video.id} className="border-line border-b py-1">
            <button
              type="button"
              aria-expanded={isOpen}
              onClick={() =>
                setOpened(
                  isOpen ? new Set([...opened].filter((id) => id !== video.id)) : new Set([...opened, video.id]),
                )
              }
              className="flex min-h-row w-full items-center gap-2 rounded-md px-1 text-start hover:bg-hover"
            >
              <span className="min-w-0 flex-1 truncate font-medium">{video.title}</span>
              {count > 0 ? <span className="keep text-ink-2 text-small">{t("pick.count", { count })}</span> : null}
            </button>
            {isOpen ? <Shots videoId={video.id} script={scripts.get(video.id)} sheet={sheet} deeds={deeds} /> : null}
          </li>
        );
      })}
    </ul>
  );
}

interface ShotsProps extends Pick<ShotPickerProps, "sheet" | "deeds"> {
  readonly videoId: VideoId;
  readonly script: OpenedScript | undefined;
}

function Shots({ videoId, script, sheet, deeds }: ShotsProps) {
  const t = useT("shooting");
  if (!script) return <SkeletonLines label={t("loading")} lines={2} className="p-2" />;
  const shots = printedShots(script.state);
  if (shots.length === 0) return <p className="px-1 pb-2 text-ink-3 text-small">{t("pick.noShots")}</p>;
  const chosen = new Set(sheet.shots.filter((each) => each.videoId === videoId).map(({ shotId }) => shotId));
  const placeOf = (id: (typeof shots)[number]["id"]) => ({ videoId, shotId: id });
  const open = shots.filter(({ status }) => status === "open" || status === "retake");
  return (
    <div className="pb-2 pl-1">
      <div className="flex gap-1.5 py-1">
        <Button
          size="small"
          onClick={() =>
            deeds.choose(
              sheet,
              open.map(({ id }) => placeOf(id)),
              [],
            )
          }
        >
          {t("pick.allOpen", { count: open.length })}
        </Button>
        <Button
          size="small"
          tone="quiet"
          disabled={chosen.size === 0}
          onClick={() => deeds.choose(sheet, [], [...chosen].map(placeOf))}
        >
          {t("pick.none")}
        </Button>
      </div>
      <ul>
        {shots.map((shot) => (
          <li key={shot.id} className="flex items-center gap-2">
            <Checkbox
              checked={chosen.has(shot.id)}
              onChange={(on) => deeds.choose(sheet, on ? [placeOf(shot.id)] : [], on ? [] : [placeOf(shot.id)])}
              className="min-h-row min-w-0 flex-1 [&_label]:truncate"
            >
              {t("pick.shot", {
                number: shot.number,
                words: [shot.scene, shot.line || shot.picture].filter(Boolean).join(" · ") || "–",
              })}
            </Checkbox>
            {shot.status === "open" ? null : <ShotStateChip status={shot.status} />}
          </li>
        ))}
      </ul>
    </div>
  );
}
