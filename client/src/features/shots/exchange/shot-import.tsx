import type { Refusal } from "@tongpin/domain/base";
import { columnLetters } from "@tongpin/domain/exchange";
import type { Shot } from "@tongpin/domain/video";
import type { ScriptRoom } from "@tongpin/workspace";
import { useState } from "react";
import { announce, useCommands, useT, useToast } from "../../../app/index.ts";
import { CleanUpList } from "../../../app/item/clean-up/clean-up-list.tsx";
import { FailureNote } from "../../../app/item/failure-note.tsx";
import { FileButton } from "../../../app/item/file-button.tsx";
import { troubleOf } from "../../../app/item/trouble-of.ts";
import { Button } from "../../../ui/button.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { IconUpload } from "../../../ui/icons/index.ts";
import { Segmented } from "../../../ui/segmented.tsx";
import { SkeletonLines } from "../../../ui/skeleton.tsx";
import { ImportMapping } from "./import-mapping.tsx";
import { ImportPreview } from "./import-preview.tsx";
import { takeOver } from "./take-over.ts";
import { type ShotImportDesk, useShotImport } from "./use-shot-import.ts";

export interface ShotImportProps {
  readonly room: ScriptRoom;
  readonly shots: readonly Shot[];
  readonly onClose: () => void;
}

const TYPES = ".xlsx,.xlsm,.csv,.tsv,.txt,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet,text/csv";

/** 导入分镜: a table is read and tried out, row by row; the list changes when somebody says so, in one step. */
export function ShotImport({ room, shots, onClose }: ShotImportProps) {
  const t = useT("exchange");
  const toast = useToast();
  const context = useCommands();
  const desk = useShotImport(shots);
  const [refused, setRefused] = useState<Refusal | null>(null);
  const { state, plan } = desk;
  const todo = plan.rows.filter(({ type }) => type === "new" || type === "changed").length;

  const take = () => {
    const done = takeOver(room, plan.rows, context);
    if (!done.ok) return setRefused(done.error);
    const { added, changed, takeBack } = done.value;
    const words = t("shots.taken", { added, changed });
    toast.undo(words, takeBack);
    announce(words);
    onClose();
  };
  const choose = (file: File) => {
    setRefused(null);
    desk.read(file, null);
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title={t("shots.title")}
      description={t("shots.note")}
      closeLabel={t("close")}
      width="large"
      footer={
        <>
          <Button tone="quiet" onClick={onClose}>
            {t("cancel")}
          </Button>
          <FileButton icon={<IconUpload size={14} />} accept={TYPES} onFile={choose}>
            {state.type === "empty" ? t("choose") : t("chooseOther")}
          </FileButton>
          {state.type === "read" ? (
            <Button tone="primary" disabled={todo === 0} onClick={take}>
              {t("shots.take", { count: todo })}
            </Button>
          ) : null}
        </>
      }
    >
      {refused ? <FailureNote trouble={troubleOf(t, "failed", refused)} /> : null}
      <Stage desk={desk} />
    </Dialog>
  );
}

function Stage({ desk }: { readonly desk: ShotImportDesk }) {
  const t = useT("exchange");
  const { state } = desk;
  switch (state.type) {
    case "empty":
      return null;
    case "reading":
      return <SkeletonLines label={t("reading", { name: state.name })} lines={5} className="py-3" />;
    case "refused":
      return (
        <FailureNote trouble={troubleOf(t, "failed", state.refusal)}>
          <span className="break-all text-ink-3">{state.name}</span>
        </FailureNote>
      );
    case "read":
      return (
        <div className="flex flex-col gap-4">
          <ImportMapping desk={desk} name={state.name} encoding={state.table.encoding} />
          <KnownNumbers desk={desk} />
          <CleanUps desk={desk} />
          <ImportPreview plan={desk.plan} />
        </div>
      );
  }
}

function KnownNumbers({ desk }: { readonly desk: ShotImportDesk }) {
  const t = useT("exchange");
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <span className="text-ink-2">{t("shots.known")}</span>
      <Segmented
        label={t("shots.known")}
        value={desk.known}
        options={[
          { value: "update", label: t("shots.update") },
          { value: "add", label: t("shots.add") },
        ]}
        onChange={desk.setKnown}
      />
    </div>
  );
}

function CleanUps({ desk }: { readonly desk: ShotImportDesk }) {
  const t = useT("exchange");
  if (desk.cleanUps.length === 0) return null;
  const placed = desk.cleanUps.map(({ cleanUp, text, row, column }) => ({
    cleanUp,
    text,
    where: `${columnLetters(column)}${row + 1}`,
  }));
  return (
    <details className="rounded-md border border-line px-3 py-1.5">
      <summary className="font-medium">{t("cleanUp.offer", { count: placed.length })}</summary>
      <CleanUpList found={placed} onTake={desk.takeCleanUps} />
    </details>
  );
}
