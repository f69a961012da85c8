import type { Refusal } from "@tongpin/domain/base";
import type { PlanRoom } from "@tongpin/workspace";
import { useState } from "react";
import { useT } from "../../../app/index.ts";
import { FailureNote } from "../../../app/item/failure-note.tsx";
import { FileButton } from "../../../app/item/file-button.tsx";
import { troubleOf } from "../../../app/item/trouble-of.ts";
import { Button } from "../../../ui/button.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { IconUpload } from "../../../ui/icons/index.ts";
import { SkeletonLines } from "../../../ui/skeleton.tsx";
import type { Calendar } from "../use-calendar.ts";
import { PlanColumns } from "./plan-columns.tsx";
import { PlanPreview } from "./plan-preview.tsx";
import { type PlanImportDesk, usePlanImport } from "./use-plan-import.ts";
import { useTakePlan } from "./use-take-plan.ts";

const TYPES = ".xlsx,.xlsm,.csv,.tsv,.txt,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet,text/csv";

export interface PlanImportProps {
  readonly room: PlanRoom;
  readonly calendar: Calendar;
  onClose(): void;
}

/** 导入排期: a table is read and tried out, row by row; the plan changes when somebody says so, in one step. */
export function PlanImport({ room, calendar, onClose }: PlanImportProps) {
  const t = useT("sheets");
  const tc = useT("common");
  const desk = usePlanImport(calendar);
  const taker = useTakePlan(room);
  const [refused, setRefused] = useState<Refusal | null>(null);
  const { state, plan } = desk;
  const { progress } = taker;
  const todo = plan.rows.filter(({ type }) => type === "create" || type === "update").length;

  async function take() {
    const answer = await taker.take(plan.rows);
    if (answer.type === "refused") setRefused(answer.why);
    if (answer.type === "done") onClose();
  }

  function choose(file: File) {
    setRefused(null);
    desk.read(file, null);
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open && progress === null) onClose();
      }}
      title={t("title")}
      description={t("note")}
      closeLabel={tc("close")}
      width="large"
      footer={
        progress ? (
          <>
            <p role="status" className="mr-auto tabular-nums">
              {t("progress", { done: progress.done, all: progress.all })}
            </p>
            <Button onClick={taker.stop}>{t("stop")}</Button>
          </>
        ) : (
          <>
            <Button tone="quiet" onClick={onClose}>
              {t("cancel")}
            </Button>
            <FileButton icon={<IconUpload size={14} />} accept={TYPES} onFile={choose}>
              {t(state.type === "empty" ? "choose" : "chooseOther")}
            </FileButton>
            {state.type === "read" ? (
              <Button tone="primary" disabled={todo === 0} onClick={() => void take()}>
                {t("take", { count: todo })}
              </Button>
            ) : null}
          </>
        )
      }
    >
      {refused ? <FailureNote trouble={troubleOf(t, "failed", refused)} /> : null}
      <Stage desk={desk} />
    </Dialog>
  );
}

function Stage({ desk }: { readonly desk: PlanImportDesk }) {
  const t = useT("sheets");
  const { state } = desk;
  switch (state.type) {
    case "empty":
      return <p className="text-ink-2">{t("heads.known")}</p>;
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
          <PlanColumns desk={desk} name={state.name} encoding={state.table.encoding} />
          <PlanPreview plan={desk.plan} />
        </div>
      );
  }
}
