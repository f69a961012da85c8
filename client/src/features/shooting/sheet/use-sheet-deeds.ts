import type { CallSheetId, CivilDate, Result } from "@tongpin/domain/base";
import type { CallSheet, CrewMember, SheetShot } from "@tongpin/domain/shooting";
import {
  addCallSheet,
  addCrew,
  type CallSheetPatch,
  type CommandContext,
  chooseSheetShots,
  type PlanRoom,
  removeCallSheet,
  removeCrew,
  restoreCallSheet,
  restoreCrew,
  updateCallSheet,
  updateCrew,
} from "@tongpin/workspace";
import { announce, useCommands, usePlan, useT, useToast } from "../../../app/index.ts";

export interface SheetDeeds {
  /** Answers the new day's id, or null when it was refused. */
  create(
    draft: { readonly date: CivilDate; readonly shots: readonly SheetShot[] } & CallSheetPatch,
  ): CallSheetId | null;
  change(sheet: CallSheet, patch: CallSheetPatch): void;
  choose(sheet: CallSheet, add: readonly SheetShot[], remove: readonly SheetShot[]): void;
  remove(sheet: CallSheet): void;
  /** Whether it was taken on. */
  addPerson(sheet: CallSheet, person: Pick<CrewMember, "name"> & Partial<Omit<CrewMember, "id">>): boolean;
  changePerson(sheet: CallSheet, person: CrewMember, patch: Partial<Omit<CrewMember, "id">>): void;
  removePerson(sheet: CallSheet, person: CrewMember): void;
}

const KNOWN = [
  "start-before-meet",
  "wrap-before-start",
  "call-after-wrap",
  "date-invalid",
  "time-invalid",
  "number-invalid",
  "name-empty",
  "name-too-long",
  "text-too-long",
  "too-many-shots",
  "too-many-people",
  "schema-newer",
];

/** What can be done with shooting days; a refusal says why, what is safe and what to do. */
export function useSheetDeeds(): SheetDeeds {
  const t = useT("shooting");
  const toast = useToast();
  const commands = useCommands();
  const { room } = usePlan();

  function run<T>(command: (room: PlanRoom, ctx: CommandContext) => Result<T>): Result<T> | null {
    if (!room) return null;
    const done = command(room, commands());
    if (done.ok) return done;
    const code = KNOWN.includes(done.error.code) ? done.error.code : "other";
    toast.error({ what: t(`refused.${code}`), safe: t("refused.safe"), todo: t("refused.todo") });
    return done;
  }

  function say(message: string, undo: (room: PlanRoom, ctx: CommandContext) => Result<unknown>): void {
    announce(message);
    toast.undo(message, () => run(undo));
  }

  return {
    create(draft) {
      const done = run((plan, ctx) => addCallSheet(plan, draft, ctx));
      return done?.ok ? done.value : null;
    },
    change(sheet, patch) {
      run((plan, ctx) => updateCallSheet(plan, { sheetId: sheet.id, patch }, ctx));
    },
    choose(sheet, add, remove) {
      run((plan, ctx) => chooseSheetShots(plan, { sheetId: sheet.id, add, remove }, ctx));
    },
    remove(sheet) {
      const done = run((plan, ctx) => removeCallSheet(plan, { sheetId: sheet.id }, ctx));
      if (done?.ok) say(t("removed"), (plan, ctx) => restoreCallSheet(plan, { sheetId: sheet.id }, ctx));
    },
    addPerson(sheet, person) {
      return run((plan, ctx) => addCrew(plan, { sheetId: sheet.id, ...person }, ctx))?.ok === true;
    },
    changePerson(sheet, { id }, patch) {
      run((plan, ctx) => updateCrew(plan, { sheetId: sheet.id, crewId: id, patch }, ctx));
    },
    removePerson(sheet, { id, name }) {
      const place = { sheetId: sheet.id, crewId: id };
      const done = run((plan, ctx) => removeCrew(plan, place, ctx));
      if (done?.ok) say(t("crew.removed", { name }), (plan, ctx) => restoreCrew(plan, place, ctx));
    },
  };
}
