import { columnLetters } from "@tongpin/domain/exchange";
import { PLAN_COLUMNS, type PlanColumn } from "@tongpin/domain/plan-sheet";
import { useT } from "../../../app/index.ts";
import { TEXT_ENCODINGS, type TextEncoding } from "../../../platform/office/decode-text.ts";
import { Select } from "../../../ui/select.tsx";
import { usePlanHeads } from "./use-plan-heads.ts";
import type { PlanImportDesk } from "./use-plan-import.ts";

export interface PlanColumnsProps {
  readonly desk: PlanImportDesk;
  readonly name: string;
  readonly encoding: TextEncoding | null;
}

/** Which column of the file goes where: guessed from its heads, changed by hand. */
export function PlanColumns({ desk, name, encoding }: PlanColumnsProps) {
  const t = useT("sheets");
  const heads = usePlanHeads();
  const { sheets, sheetAt, mapping } = desk;
  const rows = sheets[sheetAt]?.rows ?? [];
  const sample = (at: number) =>
    rows.slice((mapping.headRow ?? -1) + 1).find((cells) => (cells[at] ?? "").trim() !== "")?.[at] ?? "";
  const headOf = (at: number) => (mapping.headRow === null ? "" : (rows[mapping.headRow]?.[at]?.trim() ?? ""));
  const options = [
    { value: "none", label: t("leaveOut") },
    ...PLAN_COLUMNS.map((column) => ({ value: column as string, label: heads[column] })),
  ];
  return (
    <section aria-label={t("mapping")} className="flex flex-col gap-2">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <p role="status" className="min-w-0 flex-1 truncate text-ink-2">
          {t("found", { name, rows: rows.length })}
        </p>
        {sheets.length > 1 ? (
          <Select
            size="small"
            label={t("sheet")}
            value={String(sheetAt)}
            options={sheets.map((one, at) => ({ value: String(at), label: one.name }))}
            onChange={(at) => desk.showSheet(Number(at))}
          />
        ) : null}
        {encoding ? (
          <Select
            size="small"
            label={t("encoding")}
            value={encoding}
            options={TEXT_ENCODINGS.map((one) => ({ value: one, label: one.toUpperCase() }))}
            onChange={desk.reread}
          />
        ) : null}
      </div>
      <ul className="grid gap-x-4 gap-y-1 sm:grid-cols-2">
        {mapping.columns.map((column, at) =>
          headOf(at) !== "" || sample(at) !== "" ? (
            <li key={at} className="flex items-center gap-2 border-line border-b py-1">
              <span className="w-6 shrink-0 text-ink-3 text-small">{columnLetters(at)}</span>
              <span className="min-w-0 flex-1">
                <span className="block truncate">{headOf(at) || t("column", { letters: columnLetters(at) })}</span>
                <span className="block truncate text-ink-3 text-small">{sample(at)}</span>
              </span>
              <Select
                size="small"
                className="w-28"
                label={t("goesTo", { letters: columnLetters(at) })}
                value={column ?? "none"}
                options={options}
                onChange={(to) => desk.map(at, to === "none" ? null : (to as PlanColumn))}
              />
            </li>
          ) : null,
        )}
      </ul>
    </section>
  );
}
