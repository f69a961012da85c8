import { type Goal, type GoalStanding, standingOf } from "@tongpin/domain/campaigns";
import { useMemo } from "react";
import { useFormat, useT } from "../../../app/index.ts";
import { Meter } from "../../../ui/meter.tsx";
import { GoalNumber } from "./goal-table.tsx";
import { RowsTable } from "./rows-table.tsx";
import type { TableProps } from "./section-body.tsx";

/** KPI: the goals that have a measure, against the figures of the videos or what was typed by hand (PLN-08). */
export function KpiTable({ open, deeds, mayEdit }: TableProps) {
  const t = useT("plan");
  const format = useFormat();
  const { plan, published, campaigns } = open;
  const { figures } = campaigns.state;
  const measured = plan.goals.filter(({ measure }) => measure !== null);
  const standings = useMemo(
    () => new Map(plan.goals.map((goal) => [goal.id, standingOf(goal, published, figures.values())])),
    [plan.goals, published, figures],
  );
  const numberText = ({ measure }: Goal, value: number | null) =>
    value === null ? "–" : measure === "sales" ? format.money(value) : value.toLocaleString("en-US");
  return (
    <RowsTable<Goal>
      label={t("kpi.label")}
      rows={measured}
      nameOf={(goal, place) => goal.text || t("row.nth", { place: place + 1 })}
      empty={t("kpi.empty")}
      addLabel=""
      onAdd={null}
      removeLabel={(name) => t("row.remove", { name })}
      onRemove={null}
      columns={[
        {
          id: "text",
          head: t("goals.text"),
          width: "",
          cell: (_goal, name) => <span className="px-1 py-0.5 wrap-anywhere">{name}</span>,
        },
        {
          id: "measure",
          head: t("goals.measure"),
          width: "w-24",
          cell: (goal) => <span className="px-1">{t(`goals.measures.${goal.measure ?? "plays"}`)}</span>,
        },
        {
          id: "target",
          head: t("goals.target"),
          width: "w-28",
          cell: (goal) => <span className="keep px-1">{numberText(goal, goal.target)}</span>,
        },
        {
          id: "actual",
          head: t("kpi.actual"),
          width: "w-48",
          cell: (goal) => {
            const standing = standings.get(goal.id);
            return standing ? (
              <Standing goal={goal} standing={standing} text={numberText(goal, standing.actual)} />
            ) : null;
          },
        },
        {
          id: "hand",
          head: t("kpi.byHand"),
          width: "w-28",
          cell: (goal, name) => (
            <GoalNumber
              goal={goal}
              label={t("cell", { column: t("kpi.byHand"), name })}
              value={goal.actual}
              disabled={!mayEdit}
              placeholder={t("kpi.byHandHint")}
              onSave={(actual) => deeds.change("goals", goal.id, { actual })}
            />
          ),
        },
      ]}
    />
  );
}

function Standing({ goal, standing, text }: { goal: Goal; standing: GoalStanding; text: string }) {
  const t = useT("plan");
  const { share, source, known, published } = standing;
  const percent = share === null ? null : Math.floor(share * 100);
  return (
    <span className="flex w-full flex-col gap-0.5 px-1">
      <span className="keep">
        {text}
        {percent === null ? null : <span className="text-ink-3"> · {percent}%</span>}
      </span>
      {share !== null && goal.target ? (
        <Meter
          label={t("kpi.share", { percent: percent ?? 0 })}
          value={standing.actual ?? 0}
          max={goal.target}
          tone={share >= 1 ? "good" : "accent"}
          className="max-w-32"
        />
      ) : null}
      {source === "figures" && goal.measure !== "published" ? (
        <span className="text-ink-3 text-mini">{t("kpi.known", { known, published })}</span>
      ) : null}
      {source === "none" ? <span className="text-ink-3 text-mini">{t("kpi.onlyByHand")}</span> : null}
    </span>
  );
}
