import {
  CREATOR_TIERS,
  SPEND_KINDS,
  type Spend,
  type SpendKind,
  sumSpends,
  sumsByKind,
} from "@tongpin/domain/campaigns";
import { useFormat, useT } from "../../../app/index.ts";
import { Chip } from "../../../ui/chip.tsx";
import { ChoiceCell, DayCell, MoneyCell, PersonCell, WordsCell } from "./cells.tsx";
import { type RowsColumn, RowsTable } from "./rows-table.tsx";
import type { TableProps } from "./section-body.tsx";

/** 预算, 达人, 投放: the same lines of money; the last two are those of their kind (PLN-07). */
export function SpendTable({ open, deeds, mayEdit, kind }: TableProps & { kind: SpendKind | null }) {
  const t = useT("plan");
  const disabled = !mayEdit;
  const rows = kind === null ? open.plan.spends : open.plan.spends.filter((row) => row.kind === kind);
  const change = (row: Spend, patch: Partial<Omit<Spend, "id">>) => deeds.change("spends", row.id, patch);
  const label = (column: string, name: string) => t("cell", { column: t(`spends.${column}`), name });
  const words = (field: "item" | "channel", width: string, head = t(`spends.${field}`)): RowsColumn<Spend> => ({
    id: field,
    head,
    width,
    cell: (row, name) => (
      <WordsCell
        label={t("cell", { column: head, name })}
        value={row[field]}
        disabled={disabled}
        placeholder={head}
        onSave={(text) => change(row, { [field]: text })}
      />
    ),
  });
  const money = (field: "planned" | "spent"): RowsColumn<Spend> => ({
    id: field,
    head: t(`spends.${field}`),
    width: "w-28",
    cell: (row, name) => (
      <MoneyCell
        label={label(field, name)}
        value={row[field]}
        optional={field === "spent"}
        disabled={disabled}
        placeholder={t(`spends.${field}Hint`)}
        onSave={(fen) => change(row, field === "spent" ? { spent: fen } : { planned: fen ?? 0 })}
      />
    ),
  });
  const day = (field: "start" | "end" | "rightsUntil"): RowsColumn<Spend> => ({
    id: field,
    head: t(`spends.${field}`),
    width: "w-28",
    cell: (row, name) => (
      <DayCell
        label={label(field, name)}
        value={row[field]}
        disabled={disabled}
        onSave={(value) => change(row, { [field]: value })}
      />
    ),
  });
  const owner: RowsColumn<Spend> = {
    id: "owner",
    head: t("owner"),
    width: "w-24",
    cell: (row, name) => (
      <PersonCell
        label={t("cell", { column: t("owner"), name })}
        value={row.ownerId}
        disabled={disabled}
        onSave={(ownerId) => change(row, { ownerId })}
      />
    ),
  };
  const kinds: RowsColumn<Spend> = {
    id: "kind",
    head: t("spends.kind"),
    width: "w-20",
    cell: (row, name) => (
      <ChoiceCell
        label={label("kind", name)}
        value={row.kind}
        disabled={disabled}
        options={SPEND_KINDS.map((value) => ({ value, label: t(`spends.kinds.${value}`) }))}
        onSave={(next) => change(row, { kind: next })}
      />
    ),
  };
  const tier: RowsColumn<Spend> = {
    id: "tier",
    head: t("spends.tier"),
    width: "w-20",
    cell: (row, name) => (
      <ChoiceCell
        label={label("tier", name)}
        value={row.tier}
        disabled={disabled}
        placeholder={t("spends.noTier")}
        options={CREATOR_TIERS.map((value) => ({ value, label: t(`spends.tiers.${value}`) }))}
        onSave={(next) => change(row, { tier: next })}
      />
    ),
  };
  const columns =
    kind === "creators"
      ? [
          words("item", "", t("spends.creator")),
          tier,
          words("channel", "w-24"),
          money("planned"),
          money("spent"),
          day("start"),
          day("rightsUntil"),
          owner,
        ]
      : kind === null
        ? [kinds, words("item", ""), words("channel", "w-28"), money("planned"), money("spent"), owner]
        : [
            words("item", ""),
            words("channel", "w-28"),
            money("planned"),
            money("spent"),
            day("start"),
            day("end"),
            owner,
          ];
  return (
    <RowsTable<Spend>
      label={t(kind === null ? "spends.label" : `spends.labels.${kind}`)}
      rows={rows}
      nameOf={(row, place) => row.item || t("row.nth", { place: place + 1 })}
      empty={t(kind === "creators" ? "spends.emptyCreators" : "spends.empty")}
      addLabel={t(kind === "creators" ? "spends.addCreator" : "spends.add")}
      onAdd={mayEdit ? () => deeds.add("spends", { kind: kind ?? "production" }) : null}
      removeLabel={(name) => t("row.remove", { name })}
      onRemove={mayEdit ? (row, name) => deeds.remove("spends", row, name) : null}
      columns={columns}
      foot={
        rows.length > 0 ? <Sums rows={rows} budget={kind === null ? budgetOf(open) : 0} byKind={kind === null} /> : null
      }
    />
  );
}

function budgetOf({ subject }: TableProps["open"]): number {
  return subject.type === "campaign" ? subject.campaign.budget : 0;
}

/** What the lines add up to, and how that stands to the campaign's budget. */
function Sums({ rows, budget, byKind }: { rows: readonly Spend[]; budget: number; byKind: boolean }) {
  const t = useT("plan");
  const format = useFormat();
  const sum = sumSpends(rows);
  if (!sum.isExact) return <p className="text-small text-warn">{t("spends.tooMuch")}</p>;
  return (
    <div className="flex flex-col gap-1 text-small">
      {byKind ? (
        <ul className="flex flex-wrap gap-x-5 gap-y-0.5 text-ink-2">
          {sumsByKind(rows).map(({ kind, planned, spent }) => (
            <li key={kind} className="keep">
              {t("spends.sumOf", {
                kind: t(`spends.kinds.${kind}`),
                planned: format.money(planned),
                spent: format.money(spent),
              })}
            </li>
          ))}
        </ul>
      ) : null}
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1 font-medium text-ui">
        <span className="keep">{t("spends.sumPlanned", { money: format.money(sum.planned) })}</span>
        <span className="keep">{t("spends.sumSpent", { money: format.money(sum.spent) })}</span>
        {sum.open > 0 && sum.spent > 0 ? <Chip>{t("spends.open", { count: sum.open })}</Chip> : null}
        {sum.over > 0 ? <Chip tone="danger">{t("spends.over", { money: format.money(sum.over) })}</Chip> : null}
        {budget > 0 && sum.planned > budget ? (
          <Chip tone="danger">{t("spends.overBudget", { money: format.money(sum.planned - budget) })}</Chip>
        ) : null}
        {budget > 0 && sum.planned < budget ? (
          <Chip>{t("spends.leftOfBudget", { money: format.money(budget - sum.planned) })}</Chip>
        ) : null}
      </p>
    </div>
  );
}
