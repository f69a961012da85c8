import { asId, type RowId } from "@tongpin/domain/base";
import {
  BUILT_IN_TEMPLATES,
  scaleSlots,
  secondsOf,
  slotsOf,
  type TemplateId,
  type TemplateSlot,
} from "@tongpin/domain/script";
import {
  insertTemplate,
  removeTemplate,
  renameTemplate,
  restoreTemplate,
  type ScriptRoom,
  saveTemplate,
  type UndoStack,
} from "@tongpin/workspace";
import { useMemo } from "react";
import { useCommands, useFormat, usePlan, usePlanState, useScriptState, useT, useToast } from "../../../app/index.ts";

/** A structure to choose: one of the seven, or one of the brand's own. Seconds as they would be in this script. */
export interface Structure {
  readonly key: string;
  readonly name: string;
  readonly slots: readonly TemplateSlot[];
  /** Null: built in. */
  readonly ownId: TemplateId | null;
}

/** All structures, the brand's own first: who saved one means to use it. */
export function useStructures(room: ScriptRoom): readonly Structure[] {
  const t = useT("templates");
  const own = usePlanState((state) => state.templates);
  const target = useScriptState(room, (state) => state.settings.targetSeconds);
  return useMemo(() => {
    const scaled = (slots: readonly TemplateSlot[]) => {
      const seconds = scaleSlots(slots, target);
      return slots.map((slot, index) => ({ ...slot, seconds: seconds[index] ?? slot.seconds }));
    };
    const mine = [...own.values()]
      .filter(({ removedAt }) => removedAt === null)
      .sort((a, b) => b.createdAt - a.createdAt || (a.id < b.id ? -1 : 1))
      .map(({ id, name, slots }): Structure => ({ key: id, name, slots: scaled(slots), ownId: id }));
    const builtIn = BUILT_IN_TEMPLATES.map(({ id, slots }): Structure => {
      const hinted = slots.map((slot, index) => ({ ...slot, hint: t(`builtIn.${id}.hint${index + 1}`) }));
      return { key: id, name: t(`builtIn.${id}.name`), slots: scaled(hinted), ownId: null };
    });
    return [...mine, ...builtIn];
  }, [own, target, t]);
}

export interface TemplateDeeds {
  /** Answers the first new row. */
  insert(structure: Structure): RowId | null;
  /** Answers whether it was saved. */
  save(name: string, slots: readonly TemplateSlot[]): boolean;
  rename(id: TemplateId, name: string): void;
  remove(id: TemplateId): void;
  /** Whether the plan is open, so that the brand's own can be written. */
  readonly isReady: boolean;
}

const KNOWN = ["name-empty", "name-too-long", "template-empty", "template-unknown", "too-many-rows", "script-final"];

export function useTemplateDeeds(room: ScriptRoom, undo: UndoStack): TemplateDeeds {
  const t = useT("templates");
  const toast = useToast();
  const format = useFormat();
  const context = useCommands();
  const { room: plan } = usePlan();
  const tell = (code: string) => {
    const known = KNOWN.includes(code) ? code : "other";
    toast.error({ what: t(`refused.${known}`), safe: t("refused.safe"), todo: t(`todo.${known}`) });
  };
  return {
    isReady: plan !== null,
    insert({ name, slots }) {
      const done = insertTemplate(room, { slots }, context());
      if (!done.ok) {
        tell(done.error.code);
        return null;
      }
      const total = slots.reduce((sum, { seconds }) => sum + seconds, 0);
      const after = room.getSnapshot();
      const message = t("inserted", { name, duration: format.duration(Math.round(total)) });
      // Once something was written into it, Ctrl+Z goes back step by step; a toast may not take those words away.
      toast.undo(message, () => {
        if (room.getSnapshot() === after) undo.undo();
        else toast.info(t("undoLater"));
      });
      return asId<RowId>(done.value);
    },
    save(name, slots) {
      if (!plan) return false;
      const done = saveTemplate(plan, { name, slots }, context());
      if (!done.ok) tell(done.error.code);
      else
        toast.undo(
          t("saved", { name: name.trim() }),
          () => void removeTemplate(plan, { templateId: done.value }, context()),
        );
      return done.ok;
    },
    rename(templateId, name) {
      if (!plan) return;
      const before = plan.getSnapshot().templates.get(templateId)?.name;
      const done = renameTemplate(plan, { templateId, name }, context());
      if (!done.ok) tell(done.error.code);
      else if (before !== undefined)
        toast.undo(t("renamed"), () => void renameTemplate(plan, { templateId, name: before }, context()));
    },
    remove(templateId) {
      if (!plan) return;
      const done = removeTemplate(plan, { templateId }, context());
      if (!done.ok) tell(done.error.code);
      else toast.undo(t("removed"), () => void restoreTemplate(plan, { templateId }, context()));
    },
  };
}

/** The structure this script has now; empty when no row is marked. `speed` in characters a minute. */
export function useOwnStructure(room: ScriptRoom, speed: number): readonly TemplateSlot[] {
  const state = useScriptState(room, (script) => script);
  return useMemo(
    () =>
      slotsOf(
        state.rows.map((row) => {
          const slot = state.slots.get(row.id);
          const spoken = secondsOf(row.voice, speed);
          const seconds = row.seconds ?? (spoken > 0 ? spoken : (slot?.seconds ?? 0));
          return { beat: row.beat, seconds, hint: slot?.hint ?? "" };
        }),
      ),
    [state, speed],
  );
}
