import { openActions, type PlanAction, type Review, readHalfYear } from "@tongpin/domain/campaigns";
import { useMemo } from "react";
import { useCommands, useFormat, useT } from "../../../app/index.ts";
import { Button } from "../../../ui/button.tsx";
import { Chip } from "../../../ui/chip.tsx";
import { Checkbox } from "../../../ui/switch.tsx";
import { DayCell, PersonCell, WordsCell } from "./cells.tsx";
import { RowsTable } from "./rows-table.tsx";
import type { TableProps } from "./section-body.tsx";
import type { OpenPlan } from "./use-plan-doc.ts";

/** 复盘: what will be done, by whom and until when; first what earlier reviews left open (PLN-09). */
export function ActionTable({ open, deeds, mayEdit }: TableProps) {
  const t = useT("plan");
  const format = useFormat();
  const commands = useCommands();
  const left = useLeftOpen(open);
  const { today } = open.campaigns;
  const disabled = !mayEdit;
  const change = (action: PlanAction, patch: Partial<Omit<PlanAction, "id">>) =>
    deeds.change("actions", action.id, patch);
  return (
    <div className="flex flex-col gap-3">
      {left.length > 0 ? (
        <section aria-label={t("actions.left")} className="rounded-md bg-sunken px-3 py-2">
          <h3 className="text-ink-2 text-small">{t("actions.left")}</h3>
          <ul>
            {left.map(({ action, from }) => (
              <li key={action.id} className="flex min-h-row flex-wrap items-center gap-x-3 text-ui">
                <span className="min-w-0 flex-1 basis-48 wrap-anywhere">{action.text}</span>
                <span className="text-ink-3 text-small">{from}</span>
                {action.due ? <span className="keep text-ink-3 text-small">{format.dayShort(action.due)}</span> : null}
                {mayEdit ? (
                  <Button
                    size="small"
                    tone="link"
                    aria-label={t("actions.carryOf", { name: action.text })}
                    onClick={() =>
                      deeds.add("actions", {
                        text: action.text,
                        ownerId: action.ownerId,
                        due: action.due,
                        from: action.id,
                      })
                    }
                  >
                    {t("actions.carry")}
                  </Button>
                ) : null}
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <RowsTable<PlanAction>
        label={t("actions.label")}
        rows={open.plan.actions}
        nameOf={(action, place) => action.text || t("row.nth", { place: place + 1 })}
        empty={t("actions.empty")}
        addLabel={t("actions.add")}
        onAdd={mayEdit ? () => deeds.add("actions", {}) : null}
        removeLabel={(name) => t("row.remove", { name })}
        onRemove={mayEdit ? (action, name) => deeds.remove("actions", action, name) : null}
        columns={[
          {
            id: "done",
            head: t("actions.done"),
            width: "w-16",
            cell: (action, name) => (
              <span className="px-1">
                <Checkbox
                  checked={action.doneAt !== null}
                  label={t("cell", { column: t("actions.done"), name })}
                  disabled={disabled}
                  onChange={(isDone) => change(action, { doneAt: isDone ? commands().now : null })}
                />
              </span>
            ),
          },
          {
            id: "text",
            head: t("actions.text"),
            width: "",
            cell: (action, name) => (
              <>
                <WordsCell
                  label={t("cell", { column: t("actions.text"), name })}
                  value={action.text}
                  disabled={disabled}
                  placeholder={t("actions.textHint")}
                  onSave={(text) => change(action, { text })}
                />
                {action.from ? <Chip className="ml-1">{t("actions.carried")}</Chip> : null}
              </>
            ),
          },
          {
            id: "owner",
            head: t("owner"),
            width: "w-28",
            cell: (action, name) => (
              <PersonCell
                label={t("cell", { column: t("owner"), name })}
                value={action.ownerId}
                disabled={disabled}
                onSave={(ownerId) => change(action, { ownerId })}
              />
            ),
          },
          {
            id: "due",
            head: t("actions.due"),
            width: "w-36",
            cell: (action, name) => (
              <>
                <DayCell
                  label={t("cell", { column: t("actions.due"), name })}
                  value={action.due}
                  disabled={disabled}
                  onSave={(due) => change(action, { due })}
                />
                {action.due && action.doneAt === null && action.due < today ? (
                  <Chip tone="danger">{t("actions.late")}</Chip>
                ) : null}
              </>
            ),
          },
        ]}
      />
    </div>
  );
}

/** What earlier reviews left open, each with the campaign or half-year it is from. */
function useLeftOpen({ id, subject, campaigns }: OpenPlan) {
  const t = useT("plan");
  const { plans, campaigns: all } = campaigns.state;
  const end = subject.type === "campaign" ? subject.campaign.end : subject.half.end;
  return useMemo(() => {
    const names = new Map<string, string>();
    const reviews: Review[] = [];
    for (const plan of plans.values()) {
      const half = readHalfYear(plan.id);
      const campaign = [...all.values()].find((each) => (each.id as string) === plan.id);
      const of = half ?? campaign;
      if (!of) continue;
      names.set(plan.id, half ? t("halfYear.name", { year: half.year, half: half.half }) : (campaign?.name ?? ""));
      reviews.push({ plan, end: of.end });
    }
    const own = reviews.find(({ plan }) => plan.id === id) ?? { plan: { id, actions: [] }, end };
    return openActions(reviews, own).map(({ action, planId }) => ({ action, from: names.get(planId) ?? "" }));
  }, [plans, all, id, end, t]);
}
