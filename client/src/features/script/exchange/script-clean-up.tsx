import { findCleanUps, findTraditional } from "@tongpin/domain/exchange";
import { ROW_COLUMNS } from "@tongpin/domain/video";
import { applyScriptChanges, type ScriptChange, type ScriptRoom, type ScriptState } from "@tongpin/workspace";
import { useMemo, useState } from "react";
import { announce, useCommands, useScriptState, useT, useToast } from "../../../app/index.ts";
import { CleanUpList, type PlacedCleanUp } from "../../../app/item/clean-up/clean-up-list.tsx";
import { Button } from "../../../ui/button.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { Segmented } from "../../../ui/segmented.tsx";
import { cleanUpChanges } from "./clean-up-changes.ts";

const rowsOf = (state: ScriptState) => state.rows;

/** 清理文字: what copying left in the script, found in its words as they are at this moment, taken one by one or all. */
export function ScriptCleanUp({ room, onClose }: { readonly room: ScriptRoom; readonly onClose: () => void }) {
  const t = useT("exchange");
  const ts = useT("script");
  const toast = useToast();
  const context = useCommands();
  const rows = useScriptState(room, rowsOf);
  const [look, setLook] = useState<"leftovers" | "traditional">("leftovers");
  const find = look === "leftovers" ? findCleanUps : findTraditional;
  const found = useMemo(
    () =>
      rows.flatMap((row, at) =>
        ROW_COLUMNS.flatMap((column) =>
          find(row[column]).map((cleanUp) => ({
            cleanUp,
            text: row[column],
            rowId: row.id,
            column,
            place: at + 1,
          })),
        ),
      ),
    [rows, find],
  );
  const placed: readonly PlacedCleanUp[] = found.map((one) => ({
    cleanUp: one.cleanUp,
    text: one.text,
    where: t("cleanUp.where", { place: one.place, column: ts(`placeholders.${one.column}`) }),
  }));
  const take = (indices: readonly number[]) => {
    const chosen = indices.flatMap((at) => found[at] ?? []);
    const changes: readonly ScriptChange[] = cleanUpChanges(chosen);
    const done = applyScriptChanges(room, { changes, source: null }, context());
    if (!done.ok)
      toast.error({ what: t("failed.write.what"), safe: t("failed.write.safe"), todo: t("failed.write.todo") });
    else announce(t("cleanUp.taken", { count: chosen.length }));
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title={t("cleanUp.title")}
      description={t("cleanUp.note")}
      closeLabel={t("close")}
      width="large"
      footer={<Button onClick={onClose}>{t("done")}</Button>}
    >
      <Segmented
        label={t("cleanUp.what")}
        value={look}
        options={[
          { value: "leftovers", label: t("cleanUp.leftovers") },
          { value: "traditional", label: t("cleanUp.traditional") },
        ]}
        onChange={setLook}
        className="mb-3"
      />
      <CleanUpList found={placed} onTake={take} />
    </Dialog>
  );
}
