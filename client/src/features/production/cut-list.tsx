import type { Sha256, VideoId } from "@tongpin/domain/base";
import { type Cut, cutVersions } from "@tongpin/domain/video";
import { useState } from "react";
import {
  AppLink,
  type CutPlaces,
  PersonChip,
  useApp,
  type useCutDesk,
  useCutSource,
  useFormat,
  usePaths,
  useT,
} from "../../app/index.ts";
import { CUT_TYPES, FileButton } from "../../app/item/file-button.tsx";
import { ShortHash } from "../../app/item/short-hash.tsx";
import { Button } from "../../ui/button.tsx";
import { Chip } from "../../ui/chip.tsx";
import { IconClose, IconPlay, IconUpload } from "../../ui/icons/index.ts";
import { type PlaceWords, placeOf } from "./cut-place.ts";

export interface CutListProps {
  readonly videoId: VideoId;
  readonly cuts: readonly Cut[];
  readonly places: (sha256: Sha256) => CutPlaces;
  readonly desk: ReturnType<typeof useCutDesk>;
}

/** Every version of the film, the newest first. */
export function CutList({ videoId, cuts, places, desk }: CutListProps) {
  const { mode } = useApp();
  const versions = cutVersions(cuts);
  return (
    <ol className="flex flex-col border-line border-t">
      {versions
        .map((cut, index) => (
          <CutRow
            key={cut.sha256}
            videoId={videoId}
            cut={cut}
            version={index + 1}
            place={placeOf(places(cut.sha256), mode !== "local")}
            isBusy={desk.jobs.some((job) => job.sha256 === cut.sha256 && job.step !== "failed")}
            desk={desk}
          />
        ))
        .reverse()}
    </ol>
  );
}

interface CutRowProps {
  readonly videoId: VideoId;
  readonly cut: Cut;
  readonly version: number;
  readonly place: PlaceWords;
  readonly isBusy: boolean;
  readonly desk: CutListProps["desk"];
}

function CutRow({ videoId, cut, version, place, isBusy, desk }: CutRowProps) {
  const t = useT("production");
  const format = useFormat();
  const paths = usePaths();
  const [isPlaying, setIsPlaying] = useState(false);
  const facts = [format.duration(cut.durationMs / 1000), `${cut.width}×${cut.height}`, format.bytes(cut.bytes)];
  return (
    <li className="flex flex-col gap-2 border-line border-b py-3">
      <div className="flex flex-wrap items-start gap-x-3 gap-y-1.5">
        <span className="w-8 shrink-0 font-semibold text-base">V{version}</span>
        <div className="min-w-0 flex-1 basis-56">
          <p className="truncate font-medium">{cut.name}</p>
          <p className="text-ink-3 text-small">
            {facts.join(" · ")} · <ShortHash hash={cut.sha256} />
          </p>
          <p className="mt-0.5 flex flex-wrap items-center gap-x-2 gap-y-0.5 text-ink-3 text-small">
            <PersonChip personId={cut.addedBy} /> {format.moment(cut.addedAt)}
          </p>
        </div>
        <div className="flex flex-wrap items-center gap-1.5 max-sm:pl-11">
          <Chip tone={place.tone} title={t(`places.${place.words}.hint`)}>
            {t(`places.${place.words}.chip`)}
          </Chip>
          {place.canUpload && !isBusy ? (
            <Button size="small" icon={<IconUpload size={14} />} onClick={() => desk.upload(cut)}>
              {t("upload")}
            </Button>
          ) : null}
          {place.canPlay ? (
            <Button
              size="small"
              tone="quiet"
              icon={isPlaying ? <IconClose size={14} /> : <IconPlay size={14} />}
              aria-expanded={isPlaying}
              onClick={() => setIsPlaying(!isPlaying)}
            >
              {isPlaying ? t("hide") : t("play")}
            </Button>
          ) : null}
          <AppLink
            to={paths.video(videoId, "review")}
            query={{ cut: cut.sha256 }}
            className="inline-flex h-control-sm items-center rounded-md px-2 font-medium text-ink-2 hover:bg-hover hover:text-ink"
          >
            {t("notes")}
          </AppLink>
        </div>
      </div>
      {place.canOpenOwn && !isBusy ? (
        <div className="flex flex-wrap items-center gap-2 pl-11">
          <p className="text-ink-2 text-small">{t("ownCopy")}</p>
          <FileButton size="small" accept={CUT_TYPES} onFile={(file) => desk.openOwnCopy(cut, file)}>
            {t("openOwn")}
          </FileButton>
        </div>
      ) : null}
      {isPlaying ? <Preview cut={cut} /> : null}
    </li>
  );
}

function Preview({ cut }: { cut: Cut }) {
  const t = useT("production");
  const source = useCutSource(cut.sha256);
  if (source.type === "looking" || source.type === "nowhere") return null;
  return (
    // biome-ignore lint/a11y/useMediaCaption: a cut at work has no caption file; its captions are burnt in
    <video
      src={source.url}
      controls
      playsInline
      preload="metadata"
      aria-label={t("playerOf", { name: cut.name })}
      className="max-h-[60vh] w-full rounded-md bg-sunken"
    />
  );
}
