import { mayWriteRoom } from "@tongpin/domain/access";
import type { VideoId } from "@tongpin/domain/base";
import type { Cut } from "@tongpin/domain/video";
import type { ScriptState } from "@tongpin/workspace";
import { type DragEvent, useState } from "react";
import { useApp, useCutDesk, useCutPlaces, useScript, useScriptState, useT } from "../../app/index.ts";
import { CUT_TYPES, FileButton } from "../../app/item/file-button.tsx";
import { classNames } from "../../ui/class-names.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { IconPlus, IconVideo } from "../../ui/icons/index.ts";
import { CutJobs } from "./cut-jobs.tsx";
import { CutList } from "./cut-list.tsx";
import { SubmitPanel } from "./submit-panel.tsx";

const cutsOf = (state: ScriptState): readonly Cut[] => state.cuts;

/** 制作: the versions of the film, where each of them is, and sending the present content for review. */
export function ProductionTab({ videoId }: { videoId: VideoId }) {
  const t = useT("production");
  const { role, mode } = useApp();
  const { room, ready } = useScript(videoId);
  const cuts = useScriptState(room, cutsOf);
  const desk = useCutDesk(videoId);
  const places = useCutPlaces(cuts.map((cut) => cut.sha256));
  const [isOver, setIsOver] = useState(false);
  const mayAdd = mayWriteRoom(role, "script");
  const isEmpty = ready && cuts.length === 0 && desk.jobs.length === 0;

  function onDrag(event: DragEvent) {
    if (!mayAdd || !event.dataTransfer.types.includes("Files")) return;
    event.preventDefault();
    setIsOver(event.type === "dragover");
  }

  function onDrop(event: DragEvent) {
    onDrag(event);
    setIsOver(false);
    const file = event.dataTransfer.files[0];
    if (mayAdd && file) desk.add(file);
  }

  const choose = (
    <FileButton icon={<IconPlus size={14} />} accept={CUT_TYPES} onFile={desk.add}>
      {t("add")}
    </FileButton>
  );
  return (
    <section
      aria-label={t("label")}
      onDragOver={onDrag}
      onDragLeave={onDrag}
      onDrop={onDrop}
      className={classNames("scroll-y min-h-0 flex-1", isOver && "bg-accent-soft")}
    >
      <div className="mx-auto flex max-w-3xl flex-col gap-6 px-4 py-5">
        <SubmitPanel videoId={videoId} room={room} ready={ready} places={places} />
        <section className="flex flex-col gap-2">
          <header className="flex min-h-control items-center gap-2">
            <h2 className="flex-1 font-semibold text-base">{t("versions")}</h2>
            {mayAdd && !isEmpty ? choose : null}
          </header>
          <CutJobs desk={desk} />
          {cuts.length > 0 ? (
            <CutList videoId={videoId} cuts={cuts} places={places} desk={desk} />
          ) : isEmpty ? (
            <EmptyState
              className="rounded-lg border border-line-strong border-dashed"
              icon={<IconVideo size={22} />}
              title={t("empty")}
              note={mayAdd ? t(mode === "local" ? "emptyNoteLocal" : "emptyNote") : undefined}
              action={mayAdd ? choose : undefined}
            />
          ) : null}
          {mayAdd && cuts.length > 0 ? <p className="text-ink-3 text-small">{t("dropHint")}</p> : null}
        </section>
      </div>
    </section>
  );
}
