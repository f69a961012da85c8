import { RISK_KINDS, RISK_LEVELS, type Risk } from "@tongpin/domain/campaigns";
import { useT } from "../../../app/index.ts";
import { ChoiceCell, PersonCell, WordsCell } from "./cells.tsx";
import { type RowsColumn, RowsTable } from "./rows-table.tsx";
import type { TableProps } from "./section-body.tsx";

/** 风险与预案: what may go wrong, how bad, what then, and who. */
export function RiskTable({ open, deeds, mayEdit }: TableProps) {
  const t = useT("plan");
  const disabled = !mayEdit;
  const change = (risk: Risk, patch: Partial<Omit<Risk, "id">>) => deeds.change("risks", risk.id, patch);
  const words = (field: "text" | "answer", width: string): RowsColumn<Risk> => ({
    id: field,
    head: t(`risks.${field}`),
    width,
    cell: (risk, name) => (
      <WordsCell
        label={t("cell", { column: t(`risks.${field}`), name })}
        value={risk[field]}
        disabled={disabled}
        placeholder={t(`risks.${field}Hint`)}
        onSave={(text) => change(risk, { [field]: text })}
      />
    ),
  });
  return (
    <RowsTable<Risk>
      label={t("risks.label")}
      rows={open.plan.risks}
      nameOf={(risk, place) => risk.text || t("row.nth", { place: place + 1 })}
      empty={t("risks.empty")}
      addLabel={t("risks.add")}
      onAdd={mayEdit ? () => deeds.add("risks", { kind: "compliance" }) : null}
      removeLabel={(name) => t("row.remove", { name })}
      onRemove={mayEdit ? (risk, name) => deeds.remove("risks", risk, name) : null}
      columns={[
        {
          id: "kind",
          head: t("risks.kind"),
          width: "w-24",
          cell: (risk, name) => (
            <ChoiceCell
              label={t("cell", { column: t("risks.kind"), name })}
              value={risk.kind}
              disabled={disabled}
              options={RISK_KINDS.map((value) => ({ value, label: t(`risks.kinds.${value}`) }))}
              onSave={(kind) => change(risk, { kind })}
            />
          ),
        },
        words("text", "w-1/3"),
        {
          id: "level",
          head: t("risks.level"),
          width: "w-16",
          cell: (risk, name) => (
            <ChoiceCell
              label={t("cell", { column: t("risks.level"), name })}
              value={risk.level}
              disabled={disabled}
              options={RISK_LEVELS.map((value) => ({ value, label: t(`risks.levels.${value}`) }))}
              onSave={(level) => change(risk, { level })}
            />
          ),
        },
        words("answer", ""),
        {
          id: "owner",
          head: t("owner"),
          width: "w-24",
          cell: (risk, name) => (
            <PersonCell
              label={t("cell", { column: t("owner"), name })}
              value={risk.ownerId}
              disabled={disabled}
              onSave={(ownerId) => change(risk, { ownerId })}
            />
          ),
        },
      ]}
    />
  );
}
