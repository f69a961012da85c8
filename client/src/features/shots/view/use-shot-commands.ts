import type { Result, ShotId } from "@tongpin/domain/base";
import { rowText } from "@tongpin/domain/script";
import type { ScriptRow, Shot } from "@tongpin/domain/video";
import {
  acceptRowText,
  addShot,
  type ClashField,
  lockShotNumbers,
  moveShots,
  pasteShots,
  removeShots,
  renumberShots,
  restoreShots,
  rowsToShots,
  type ScriptRoom,
  settleClash,
  updateShots,
} from "@tongpin/workspace";
import { useMemo } from "react";
import { useCommands, useT, useToast } from "../../../app/index.ts";
import type { PastePlan, ShotEdit } from "../core/grid-edits.ts";

/** What the shot table can do. Refusals are said in words; nothing is half done. */
export interface ShotCommands {
  edit(edits: readonly ShotEdit[]): void;
  /** Answers the new shot. */
  add(afterId: ShotId | null): ShotId | null;
  /** Whether it was written. */
  paste(plan: PastePlan): boolean;
  move(ids: readonly ShotId[], afterId: ShotId | null): void;
  remove(ids: readonly ShotId[]): void;
  fromScript(): void;
  acceptRow(shot: Shot): void;
  /** What a cell says from now on, where two people wrote it at once. */
  settle(id: ShotId, field: ClashField, keep: Shot[ClashField]): void;
  lockNumbers(locked: boolean): void;
  renumber(): void;
  /** The shot keeps its own words; the row's present words count as seen. */
  keepShot(shot: Shot, row: ScriptRow): void;
}

export function useShotCommands(room: ScriptRoom): ShotCommands {
  const t = useT("shots");
  const toast = useToast();
  const context = useCommands();
  return useMemo(() => {
    const shots = () => room.getSnapshot().shots;
    const tell = (result: Result<unknown>): boolean => {
      if (result.ok) return true;
      const { code, params } = result.error;
      const known = ["text-too-long", "too-many-shots", "schema-newer", "number-used"].includes(code) ? code : "other";
      toast.error({
        what: t(`refused.${known}`, params ?? {}),
        safe: t("refused.safe"),
        todo: t(known === "number-used" ? "refused.todoNumber" : "refused.todo"),
      });
      return false;
    };
    return {
      edit(edits) {
        if (edits.length > 0) tell(updateShots(room, { edits }, context()));
      },
      add(afterId) {
        const result = addShot(room, { afterId }, context());
        tell(result);
        return result.ok ? result.value : null;
      },
      paste({ edits, added, refused }) {
        const afterId = shots().at(-1)?.id ?? null;
        const inserts = added.map((patch) => ({ afterId, patch }));
        if (!tell(pasteShots(room, { edits, inserts }, context()))) return false;
        if (refused > 0) toast.info(t("cellsRefused", { count: refused }));
        return true;
      },
      move(ids, afterId) {
        tell(moveShots(room, { ids, afterId }, context()));
      },
      remove(ids) {
        if (!tell(removeShots(room, { ids }, context()))) return;
        toast.undo(t("removed", { count: ids.length }), () => tell(restoreShots(room, { ids }, context())));
      },
      fromScript() {
        const result = rowsToShots(room, { rowIds: "all" }, context());
        tell(result);
        if (result.ok) toast.info(t("made", { count: result.value.length }));
      },
      acceptRow(shot) {
        tell(acceptRowText(room, { shotId: shot.id }, context()));
      },
      settle(shotId, field, keep) {
        tell(settleClash(room, { shotId, field, keep }, context()));
      },
      lockNumbers(locked) {
        if (tell(lockShotNumbers(room, { locked }, context()))) toast.info(t(locked ? "numbersLocked" : "numbersOpen"));
      },
      renumber() {
        if (tell(renumberShots(room, context()))) toast.info(t("renumbered"));
      },
      keepShot(shot, row) {
        tell(updateShots(room, { edits: [{ id: shot.id, patch: { rowText: rowText(row) } }] }, context()));
      },
    };
  }, [room, context, t, toast]);
}
