import { columnLetters, SHEET_COLUMNS, type SheetColumn } from "@tongpin/domain/exchange";
import { useT } from "../../../app/index.ts";
import { TEXT_ENCODINGS, type TextEncoding } from "../../../platform/office/decode-text.ts";
import { Select } from "../../../ui/select.tsx";
import { useSheetHeads } from "./use-sheet-heads.ts";
import type { ShotImportDesk } from "./use-shot-import.ts";

/** Rows that may be chosen as the one with the heads. */
const HEAD_ROWS = 15;

interface ImportMappingProps {
  readonly desk: ShotImportDesk;
  readonly name: string;
  readonly encoding: TextEncoding | null;
}

/** Which column of the file goes where: guessed from its heads, changed by hand. */
export function ImportMapping({ desk, name, encoding }: ImportMappingProps) {
  const t = useT("exchange");
  const heads = useSheetHeads();
  const { sheet, sheets, mapping } = desk;
  const rows = sheet?.rows ?? [];
  const filled = mapping.columns.map((_, at) => rows.some((cells) => (cells[at] ?? "").trim() !== ""));
  const sample = (at: number) =>
    rows.slice((mapping.headRow ?? -1) + 1).find((cells) => (cells[at] ?? "").trim() !== "")?.[at] ?? "";
  const options = [
    { value: "none", label: t("shots.leaveOut") },
    ...SHEET_COLUMNS.map((column) => ({ value: column, label: heads[column] })),
  ];
  return (
    <section aria-label={t("shots.mapping")} className="flex flex-col gap-2">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <p role="status" className="min-w-0 flex-1 truncate text-ink-2">
          {t("shots.found", { name, rows: rows.length })}
        </p>
        {sheets.length > 1 ? (
          <Select
            size="small"
            label={t("shots.sheet")}
            value={String(desk.sheetAt)}
            options={sheets.map((one, at) => ({ value: String(at), label: one.name }))}
            onChange={(at) => desk.showSheet(Number(at))}
          />
        ) : null}
        {encoding ? (
          <Select
            size="small"
            label={t("shots.encoding")}
            value={encoding}
            options={TEXT_ENCODINGS.map((one) => ({ value: one, label: one.toUpperCase() }))}
            onChange={desk.reread}
          />
        ) : null}
        <Select
          size="small"
          label={t("shots.headRow")}
          value={String(mapping.headRow ?? -1)}
          options={[
            { value: "-1", label: t("shots.noHeads") },
            ...rows
              .slice(0, HEAD_ROWS)
              .map((_, at) => ({ value: String(at), label: t("shots.headsIn", { line: at + 1 }) })),
          ]}
          onChange={(at) => desk.setHeadRow(at === "-1" ? null : Number(at))}
        />
      </div>
      <ul className="grid gap-x-4 gap-y-1 sm:grid-cols-2">
        {mapping.columns.map((column, at) =>
          filled[at] ? (
            <li key={at} className="flex items-center gap-2 border-line border-b py-1">
              <span className="w-6 shrink-0 text-ink-3 text-small">{columnLetters(at)}</span>
              <span className="min-w-0 flex-1">
                <span className="block truncate">
                  {(mapping.headRow === null ? "" : rows[mapping.headRow]?.[at]?.trim()) ||
                    t("shots.column", { letters: columnLetters(at) })}
                </span>
                <span className="block truncate text-ink-3 text-small">{sample(at)}</span>
              </span>
              <Select<SheetColumn | "none">
                size="small"
                className="w-28"
                label={t("shots.goesTo", { letters: columnLetters(at) })}
                value={column ?? "none"}
                options={options as readonly { value: SheetColumn | "none"; label: string }[]}
                onChange={(to) => desk.map(at, to === "none" ? null : to)}
              />
            </li>
          ) : null,
        )}
      </ul>
    </section>
  );
}
