import type { ShotId } from "@tongpin/domain/base";
import type { Shot } from "@tongpin/domain/video";
import { framesOfShot, type ScriptRoom } from "@tongpin/workspace";
import { type ClipboardEvent, type DragEvent, lazy, Suspense, useState } from "react";
import { useT, useToast } from "../../../app/index.ts";
import { FileButton } from "../../../app/item/file-button.tsx";
import { hasFiles, pictureOf, readClipboardPicture } from "../../../platform/clipboard-picture.ts";
import { isHandheld } from "../../../platform/media.ts";
import { Button, IconButton } from "../../../ui/button.tsx";
import { classNames } from "../../../ui/class-names.ts";
import { Dialog } from "../../../ui/dialog.tsx";
import {
  IconArrowLeft,
  IconArrowRight,
  IconCamera,
  IconChevronLeft,
  IconChevronRight,
  IconCopy,
  IconPen,
  IconPicture,
  IconTrash,
} from "../../../ui/icons/index.ts";
import { SkeletonLines } from "../../../ui/skeleton.tsx";
import { EarlierFrames } from "./earlier-frames.tsx";
import { FramePicture, pictureWords } from "./frame-picture.tsx";
import type { FrameDeeds } from "./use-frame-deeds.ts";
import type { SketchDrafts } from "./use-sketch-drafts.ts";

const SketchDesk = lazy(async () => ({ default: (await import("./sketch/sketch-desk.tsx")).SketchDesk }));

export interface FrameDialogProps {
  readonly room: ScriptRoom;
  readonly shots: readonly Shot[];
  /** The shot whose picture is open; null for none. */
  readonly shotId: ShotId | null;
  readonly deeds: FrameDeeds;
  readonly drafts: SketchDrafts;
  readonly mayWrite: boolean;
  readonly onMove: (id: ShotId, step: -1 | 1) => void;
  readonly onGo: (id: ShotId) => void;
  readonly onClose: () => void;
}

/** What a file dialog offers. The bytes decide, not the name. */
const PICTURE_TYPES = "image/jpeg,image/png,image/webp,image/gif,image/avif,image/bmp,image/heic";

/** The picture of one shot, large, and every way to put another. */
export function FrameDialog(props: FrameDialogProps) {
  const { shots, shotId } = props;
  const index = shots.findIndex(({ id }) => id === shotId);
  const shot = shots[index];
  return shot ? <OpenFrame key={shot.id} {...props} shot={shot} index={index} /> : null;
}

function OpenFrame(props: FrameDialogProps & { readonly shot: Shot; readonly index: number }) {
  const { room, shots, shot, index, deeds, drafts, mayWrite, onGo, onClose } = props;
  const t = useT("frames");
  const toast = useToast();
  const [isDrawing, setIsDrawing] = useState(false);
  const [isBusy, setIsBusy] = useState(false);
  const [isOver, setIsOver] = useState(false);
  const number = shot.number || String(index + 1);

  async function put(picture: Blob | null) {
    if (!picture || !mayWrite || isBusy) return;
    setIsBusy(true);
    await deeds.put(shot.id, picture);
    setIsBusy(false);
  }
  async function pasteByButton() {
    const found = await readClipboardPicture();
    if (typeof found === "string") toast.info(t(found === "none" ? "clipboardNone" : "clipboardDenied"));
    else await put(found);
  }
  const taking = mayWrite && !isDrawing;
  const onPaste = (event: ClipboardEvent) => {
    const picture = taking ? pictureOf(event.clipboardData) : null;
    if (!picture) return;
    event.preventDefault();
    void put(picture);
  };
  const onDrop = (event: DragEvent) => {
    setIsOver(false);
    if (!taking || !hasFiles(event.dataTransfer)) return;
    event.preventDefault();
    void put(event.dataTransfer.files[0] ?? null);
  };
  const onDragOver = (event: DragEvent) => {
    if (!taking || !hasFiles(event.dataTransfer)) return;
    event.preventDefault();
    setIsOver(true);
  };

  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      width="large"
      title={t("titleOf", { shot: number })}
      description={isDrawing ? undefined : pictureWords(shot) || undefined}
      closeLabel={t("close")}
      footer={isDrawing ? null : <Footer {...props} onGo={(step) => onGo(shots[index + step]?.id ?? shot.id)} />}
    >
      {isDrawing ? (
        <Suspense fallback={<SkeletonLines label={t("loading")} lines={6} />}>
          <SketchDesk shot={shot} deeds={deeds} drafts={drafts} onDone={() => setIsDrawing(false)} />
        </Suspense>
      ) : (
        // biome-ignore lint/a11y/noStaticElementInteractions: a place to drop or paste; each has a button beside it
        <div
          onPaste={onPaste}
          onDrop={onDrop}
          onDragOver={onDragOver}
          onDragLeave={() => setIsOver(false)}
          className="flex flex-col gap-4 sm:flex-row"
        >
          <div
            aria-busy={isBusy}
            className={classNames(
              "relative mx-auto flex aspect-9/16 h-[min(52dvh,40rem)] shrink-0 items-center justify-center overflow-hidden rounded-md border bg-sunken",
              isOver ? "border-accent" : "border-line",
              isBusy && "opacity-60",
            )}
          >
            {shot.frame ? (
              <FramePicture frame={shot.frame} label={pictureWords(shot)} words={pictureWords(shot)} />
            ) : (
              <p className="p-5 text-center text-ink-2 text-ui">{mayWrite ? t("empty") : t("emptyReader")}</p>
            )}
          </div>
          <div className="flex min-w-0 flex-1 flex-col gap-4">
            {mayWrite ? (
              <div className="flex flex-wrap gap-2 sm:flex-col sm:items-start">
                <FileButton icon={<IconPicture />} accept={PICTURE_TYPES} onFile={(file) => void put(file)}>
                  {t("choose")}
                </FileButton>
                {isHandheld() ? (
                  <FileButton icon={<IconCamera />} accept="image/*" camera onFile={(file) => void put(file)}>
                    {t("camera")}
                  </FileButton>
                ) : null}
                <Button icon={<IconCopy />} onClick={() => void pasteByButton()}>
                  {t("paste")}
                </Button>
                <Button icon={<IconPen />} onClick={() => setIsDrawing(true)}>
                  {shot.frame?.isSketch ? t("editSketch") : t("sketch")}
                </Button>
                {shot.frame ? (
                  <Button tone="quiet" icon={<IconTrash />} onClick={() => deeds.remove(shot.id)}>
                    {t("remove")}
                  </Button>
                ) : null}
              </div>
            ) : null}
            {mayWrite ? <p className="text-ink-3 text-small max-sm:hidden">{t("hint")}</p> : null}
            <EarlierFrames
              frames={framesOfShot(room, shot.id).filter(({ sha256 }) => sha256 !== shot.frame?.sha256)}
              mayWrite={mayWrite}
              onShow={(sha256) => deeds.show(shot.id, sha256)}
            />
          </div>
        </div>
      )}
    </Dialog>
  );
}

type FooterProps = Pick<FrameDialogProps, "shots" | "mayWrite" | "onMove"> & {
  readonly shot: Shot;
  readonly index: number;
  readonly onGo: (step: -1 | 1) => void;
};

/** The neighbours, and the shot's own place among them: what dragging does on the board, for thumbs and keys. */
function Footer({ shots, shot, index, mayWrite, onMove, onGo }: FooterProps) {
  const t = useT("frames");
  const isLast = index === shots.length - 1;
  return (
    <>
      {mayWrite ? (
        <span className="mr-auto flex gap-1">
          <Button tone="quiet" icon={<IconArrowLeft />} disabled={index === 0} onClick={() => onMove(shot.id, -1)}>
            {t("moveBack")}
          </Button>
          <Button tone="quiet" icon={<IconArrowRight />} disabled={isLast} onClick={() => onMove(shot.id, 1)}>
            {t("moveOn")}
          </Button>
        </span>
      ) : null}
      <IconButton
        label={t("previous")}
        icon={<IconChevronLeft />}
        tip="none"
        disabled={index === 0}
        onClick={() => onGo(-1)}
      />
      <IconButton label={t("next")} icon={<IconChevronRight />} tip="none" disabled={isLast} onClick={() => onGo(1)} />
    </>
  );
}
