import { GOAL_KINDS, GOAL_MEASURES, type Goal, goalGaps } from "@tongpin/domain/campaigns";
import { useT } from "../../../app/index.ts";
import { Chip } from "../../../ui/chip.tsx";
import { ChoiceCell, CountCell, DayCell, MoneyCell, WordsCell } from "./cells.tsx";
import { RowsTable } from "./rows-table.tsx";
import type { TableProps } from "./section-body.tsx";
import { useUpperGoals } from "./use-upper-goals.ts";

const NONE = "";

/** 目标: what it is for, and what it is measured by; a goal that cannot be measured says what is missing (PLN-05). */
export function GoalTable({ open, deeds, mayEdit }: TableProps) {
  const t = useT("plan");
  const upper = useUpperGoals(open);
  const disabled = !mayEdit;
  const change = (goal: Goal, patch: Partial<Omit<Goal, "id">>) => deeds.change("goals", goal.id, patch);
  return (
    <RowsTable<Goal>
      label={t("goals.label")}
      rows={open.plan.goals}
      nameOf={(goal, place) => goal.text || t("row.nth", { place: place + 1 })}
      empty={t("goals.empty")}
      addLabel={t("goals.add")}
      onAdd={mayEdit ? () => deeds.add("goals", { kind: "awareness" }) : null}
      removeLabel={(name) => t("row.remove", { name })}
      onRemove={mayEdit ? (goal, name) => deeds.remove("goals", goal, name) : null}
      columns={[
        {
          id: "kind",
          head: t("goals.kind"),
          width: "w-20",
          cell: (goal, name) => (
            <ChoiceCell
              label={t("cell", { column: t("goals.kind"), name })}
              value={goal.kind}
              disabled={disabled}
              options={GOAL_KINDS.map((kind) => ({ value: kind, label: t(`goals.kinds.${kind}`) }))}
              onSave={(kind) => change(goal, { kind })}
            />
          ),
        },
        {
          id: "text",
          head: t("goals.text"),
          width: "",
          cell: (goal, name) => (
            <>
              <WordsCell
                label={t("cell", { column: t("goals.text"), name })}
                value={goal.text}
                disabled={disabled}
                placeholder={t("goals.textHint")}
                onSave={(text) => change(goal, { text })}
              />
              <GoalGaps goal={goal} />
            </>
          ),
        },
        {
          id: "measure",
          head: t("goals.measure"),
          width: "w-28",
          cell: (goal, name) => (
            <ChoiceCell<string>
              label={t("cell", { column: t("goals.measure"), name })}
              value={goal.measure ?? NONE}
              disabled={disabled}
              options={[
                { value: NONE, label: t("goals.noMeasure") },
                ...GOAL_MEASURES.map((measure) => ({
                  value: measure as string,
                  label: t(`goals.measures.${measure}`),
                })),
              ]}
              onSave={(next) => change(goal, { measure: GOAL_MEASURES.find((known) => known === next) ?? null })}
            />
          ),
        },
        {
          id: "target",
          head: t("goals.target"),
          width: "w-28",
          cell: (goal, name) => (
            <GoalNumber
              goal={goal}
              label={t("cell", { column: t("goals.target"), name })}
              value={goal.target}
              disabled={disabled}
              placeholder={t("goals.targetHint")}
              onSave={(target) => change(goal, { target: target === null ? null : Math.max(0, target) })}
            />
          ),
        },
        {
          id: "due",
          head: t("goals.due"),
          width: "w-32",
          cell: (goal, name) => (
            <DayCell
              label={t("cell", { column: t("goals.due"), name })}
              value={goal.due}
              disabled={disabled}
              onSave={(due) => change(goal, { due })}
            />
          ),
        },
        ...(upper.length === 0
          ? []
          : [
              {
                id: "parent",
                head: t("goals.parent"),
                width: "w-32",
                cell: (goal: Goal, name: string) => (
                  <ChoiceCell<string>
                    label={t("cell", { column: t("goals.parent"), name })}
                    value={goal.parent ?? NONE}
                    disabled={disabled}
                    options={[
                      { value: NONE, label: t("goals.noParent") },
                      ...upper.flatMap((each) =>
                        each.id === goal.id ? [] : [{ value: each.id as string, label: each.text }],
                      ),
                    ]}
                    onSave={(next) => change(goal, { parent: upper.find(({ id }) => id === next)?.id ?? null })}
                  />
                ),
              },
            ]),
      ]}
    />
  );
}

function GoalGaps({ goal }: { goal: Goal }) {
  const t = useT("plan");
  const gaps = goalGaps(goal);
  if (gaps.length === 0) return null;
  const what = gaps.map((gap) => t(`goals.gaps.${gap}`)).join(t("comma"));
  return (
    <Chip tone="warn" title={t("goals.gapTitle")} className="ml-1">
      {t("goals.unmeasurable", { what })}
    </Chip>
  );
}

/** A goal's number: an amount where it is counted in money. */
export function GoalNumber({
  goal,
  ...rest
}: {
  goal: Pick<Goal, "measure">;
  label: string;
  value: number | null;
  disabled: boolean;
  placeholder: string;
  onSave(value: number | null): void;
}) {
  return goal.measure === "sales" ? <MoneyCell {...rest} optional /> : <CountCell {...rest} />;
}
