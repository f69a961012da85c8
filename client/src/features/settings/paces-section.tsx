import { mayWriteRoom } from "@tongpin/domain/access";
import {
  type LeadTimes,
  leadTimesOf,
  MOST_LEAD_DAYS,
  NORMAL_PACE,
  offeredPaces,
  type Pace,
  SHIPPED_PACES,
} from "@tongpin/domain/calendar";
import { DEADLINE_STEPS, type DeadlineStep } from "@tongpin/domain/video";
import { addPace, type PlanState, removePace, updatePace } from "@tongpin/workspace";
import { useActions, useApp, useCommands, usePlan, usePlanState, useT, useToast } from "../../app/index.ts";
import { usePaceName } from "../../app/item/pace-choice.tsx";
import { Button, IconButton } from "../../ui/button.tsx";
import { IconPlus, IconTrash } from "../../ui/icons/index.ts";
import { type Parsed, ParsedInput } from "../../ui/parsed-input.tsx";
import { SectionHead } from "./section.tsx";
import { useFailure } from "./use-answer.ts";

const pacesOf = (state: PlanState) => state.paces;

/** How many working days each step gets, by kind of work (C5). Every deadline of the brand is counted by these. */
export function PacesSection() {
  const t = useT("paces");
  const tc = useT("common");
  const { role } = useApp();
  const { room } = usePlan();
  const paces = usePlanState(pacesOf);
  const commands = useCommands();
  const fail = useFailure();
  const mayEdit = mayWriteRoom(role, "plan") && room !== null;
  const offered = offeredPaces(paces);

  function add() {
    if (!room) return;
    const taken = new Set(offered.map(({ name }) => name));
    let number = 1;
    while (taken.has(t("newName", { number }))) number += 1;
    const leadTimes = leadTimesOf(NORMAL_PACE, paces);
    const done = addPace(room, { name: t("newName", { number }), leadTimes }, commands());
    if (!done.ok) fail(done.error.code);
  }

  useActions([
    {
      id: "pace-add",
      label: t("add"),
      keys: "n",
      group: "create",
      icon: <IconPlus />,
      perform: add,
      when: () => mayEdit,
    },
  ]);

  return (
    <section>
      <SectionHead
        title={t("title")}
        note={t("note")}
        action={
          <Button icon={<IconPlus />} disabled={!mayEdit} onClick={add}>
            {t("add")}
          </Button>
        }
      />
      <div className="overflow-x-auto">
        <table className="w-full border-line border-t text-ui">
          <thead>
            <tr className="border-line border-b text-ink-3 text-small">
              <th scope="col" className="py-1.5 pr-2 text-start font-normal">
                {t("name")}
              </th>
              {DEADLINE_STEPS.map((step) => (
                <th key={step} scope="col" className="keep px-1 py-1.5 text-start font-normal">
                  {tc(`deadlineSteps.${step}`)}
                </th>
              ))}
              <th scope="col" className="px-1 py-1.5 text-start font-normal">
                {t("total")}
              </th>
              <td />
            </tr>
          </thead>
          <tbody>
            {offered.map((pace) => (
              <PaceRow key={pace.id} pace={pace} mayEdit={mayEdit} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function PaceRow({ pace, mayEdit }: { pace: Pace; mayEdit: boolean }) {
  const t = useT("paces");
  const tc = useT("common");
  const { room } = usePlan();
  const commands = useCommands();
  const toast = useToast();
  const fail = useFailure();
  const shown = usePaceName()(pace);
  const { id, leadTimes, name } = pace;
  const isShipped = SHIPPED_PACES.has(id);

  function save(patch: Partial<LeadTimes & { name: string }>) {
    const done = room ? updatePace(room, { paceId: id, patch }, commands()) : null;
    if (done?.ok === false) fail(done.error.code);
  }

  function readDays(text: string): Parsed<number> {
    const days = /^\s*\d{1,2}\s*$/.test(text) ? Number.parseInt(text, 10) : Number.NaN;
    return days <= MOST_LEAD_DAYS
      ? { ok: true, value: days }
      : { ok: false, why: t("daysWrong", { max: MOST_LEAD_DAYS }) };
  }

  function remove() {
    if (!room) return;
    removePace(room, { paceId: id, isRemoved: true }, commands());
    toast.undo(t("removed", { name: shown }), () => removePace(room, { paceId: id, isRemoved: false }, commands()));
  }

  const days = (step: DeadlineStep) => t("days", { count: leadTimes[step] });
  return (
    <tr className="border-line border-b">
      <th scope="row" className="min-w-24 py-1 pr-2 text-start font-medium">
        {isShipped ? (
          <span className="px-1">{shown}</span>
        ) : (
          <ParsedInput<string>
            label={t("nameOf", { name: shown })}
            shown={name}
            disabled={!mayEdit}
            frame="w-full"
            read={(text) =>
              text.trim() === "" ? { ok: false, why: t("nameEmpty") } : { ok: true, value: text.trim() }
            }
            onSave={(next) => save({ name: next })}
          />
        )}
      </th>
      {DEADLINE_STEPS.map((step) => (
        <td key={step} className="px-0.5 py-1">
          <ParsedInput<number>
            label={t("daysOf", { pace: shown, step: tc(`deadlineSteps.${step}`) })}
            shown={days(step)}
            typed={String(leadTimes[step])}
            inputMode="numeric"
            disabled={!mayEdit}
            frame="w-14"
            read={readDays}
            onSave={(next) => save({ [step]: next })}
          />
        </td>
      ))}
      <td className="keep px-1 py-1 text-ink-2 text-small">
        {t("days", { count: DEADLINE_STEPS.reduce((sum, step) => sum + leadTimes[step], 0) })}
      </td>
      <td className="py-1 text-end">
        {isShipped || !mayEdit ? null : (
          <IconButton
            size="small"
            tip="left"
            label={t("remove", { name: shown })}
            icon={<IconTrash size={14} />}
            onClick={remove}
          />
        )}
      </td>
    </tr>
  );
}
