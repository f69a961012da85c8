import { refusalText, useFormat, useLocale, useT } from "../../app/index.ts";
import { Chip } from "../../ui/chip.tsx";
import { classNames } from "../../ui/class-names.ts";
import { ParsedInput } from "../../ui/parsed-input.tsx";
import { FIGURE_FIELDS, type FigureColumn, type FigureField, isRateField } from "./figure-table.ts";
import { rateText, readCount, readRate } from "./read-figure.ts";
import type { FigureView } from "./use-figures.ts";
import { walkCells } from "./walk-cells.ts";

const MISSING = "-";

/** The figures as the platform shows them: one column a checkpoint, one line a figure, every cell typed in place. */
export function FigureTable({ view }: { view: FigureView }) {
  const t = useT("data");
  const { columns } = view;
  return (
    // The cells hold the focus; the table only hears where they want to go next.
    <table className="w-full table-fixed border-collapse text-ui" onKeyDown={walkCells}>
      <caption className="pb-1 text-start font-semibold">{t("figures")}</caption>
      <colgroup>
        <col className="w-20 sm:w-56" />
      </colgroup>
      <thead>
        <tr className="border-line border-b align-bottom">
          <th scope="col" className="text-start font-normal text-ink-3 text-small">
            <span className="sr-only">{t("figure")}</span>
          </th>
          {columns.map((column) => (
            <CheckpointHead key={column.days} column={column} />
          ))}
        </tr>
      </thead>
      <tbody>
        {FIGURE_FIELDS.map((field, row) => (
          <tr key={field} className="h-row border-line border-b hover:bg-hover">
            <th scope="row" className="text-start font-normal text-ink-2">
              {t(`fields.${field}`)}
            </th>
            {columns.map((column) => (
              <td key={column.days} className="p-0 text-end" data-row={row} data-column={column.days}>
                <FigureCell field={field} column={column} view={view} />
              </td>
            ))}
          </tr>
        ))}
        <tr className="h-row border-line border-b">
          <th scope="row" className="text-start font-normal text-ink-2">
            {t("source")}
          </th>
          {columns.map((column) => (
            <td key={column.days} className="p-0 text-end" data-row={FIGURE_FIELDS.length} data-column={column.days}>
              <SourceCell column={column} view={view} />
            </td>
          ))}
        </tr>
      </tbody>
    </table>
  );
}

function CheckpointHead({ column: { days, dueAt, state } }: { column: FigureColumn }) {
  const t = useT("data");
  const format = useFormat();
  return (
    <th scope="col" className="p-1 text-end font-medium">
      <span className="flex flex-wrap items-center justify-end gap-x-1.5">
        {state === "due" ? <Chip tone="warn">{t("state.due")}</Chip> : null}
        {t("checkpoint", { days })}
      </span>
      <span className="block font-normal text-ink-3 text-mini leading-tight">
        {dueAt === null ? t(`state.${state}`) : format.moment(dueAt)}
      </span>
    </th>
  );
}

function FigureCell({ field, column, view }: { field: FigureField; column: FigureColumn; view: FigureView }) {
  const t = useT("data");
  const tc = useT("common");
  const locale = useLocale();
  const value = column.figures[field];
  const isRate = isRateField(field);
  const shown = value === null ? "" : isRate ? rateText(value) : value.toLocaleString(locale);
  return (
    <ParsedInput<number | null>
      label={t("cell", { figure: t(`fields.${field}`), days: column.days })}
      shown={shown}
      typed={value === null ? "" : isRate ? rateText(value) : String(value)}
      placeholder={MISSING}
      frame="w-full"
      align="end"
      inputMode={isRate || field === "newFans" ? "text" : "decimal"}
      disabled={!view.mayEdit}
      className={classNames("text-end", column.state === "due" && "border-warn-soft bg-warn-soft/50")}
      read={(text) => {
        const read = isRate ? readRate(text) : readCount(text, field === "newFans");
        if (read.ok) return read;
        const key = `wrong.${read.error.code}`;
        return { ok: false, why: t.has(key) ? t(key) : refusalText(tc, read.error.code) };
      }}
      onSave={(next) => view.record(column, { [field]: next, source: column.figures.source || t("byHand") })}
    />
  );
}

function SourceCell({ column, view }: { column: FigureColumn; view: FigureView }) {
  const t = useT("data");
  return (
    <ParsedInput<string>
      label={t("sourceOf", { days: column.days })}
      shown={column.figures.source}
      placeholder={MISSING}
      frame="w-full"
      align="end"
      disabled={!view.mayEdit}
      className="truncate text-end text-ink-2 text-small"
      read={(text) =>
        text.trim().length > 100 ? { ok: false, why: t("wrong.source-too-long") } : { ok: true, value: text.trim() }
      }
      onSave={(source) => view.record(column, { source })}
    />
  );
}
