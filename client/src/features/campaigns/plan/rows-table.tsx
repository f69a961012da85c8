import type { ReactNode } from "react";
import { Button, IconButton } from "../../../ui/button.tsx";
import { IconPlus, IconTrash } from "../../../ui/icons/index.ts";

export interface RowsColumn<R> {
  readonly id: string;
  readonly head: string;
  /** Width of the column, as a class. */
  readonly width: string;
  cell(row: R, name: string): ReactNode;
}

export interface RowsTableProps<R extends { readonly id: string }> {
  readonly label: string;
  readonly rows: readonly R[];
  readonly columns: readonly RowsColumn<R>[];
  /** What a row is called for who hears it. */
  nameOf(row: R, place: number): string;
  readonly empty: string;
  readonly addLabel: string;
  readonly onAdd: (() => void) | null;
  readonly removeLabel: (name: string) => string;
  readonly onRemove: ((row: R, name: string) => void) | null;
  /** Below the rows: sums. */
  readonly foot?: ReactNode;
}

/** A table whose cells are edited where they stand; on a phone each row is a card with its heads beside the values. */
export function RowsTable<R extends { readonly id: string }>(props: RowsTableProps<R>) {
  const { label, rows, columns, nameOf, empty, addLabel, onAdd, removeLabel, onRemove, foot } = props;
  return (
    <div className="flex flex-col gap-1.5">
      {rows.length === 0 ? (
        <p className="text-ink-3 text-small">{empty}</p>
      ) : (
        <table aria-label={label} className="w-full table-fixed border-collapse text-ui max-sm:block">
          <thead className="max-sm:hidden">
            <tr className="border-line border-b text-left text-ink-3 text-small">
              {columns.map((column) => (
                <th key={column.id} scope="col" className={`px-1 py-1 font-normal ${column.width}`}>
                  {column.head}
                </th>
              ))}
              {onRemove ? <td className="w-9" /> : null}
            </tr>
          </thead>
          <tbody className="max-sm:block">
            {rows.map((row, index) => {
              const name = nameOf(row, index);
              return (
                <tr
                  key={row.id}
                  data-row={row.id}
                  className="border-line border-b align-top hover:bg-hover max-sm:relative max-sm:block max-sm:py-1.5 max-sm:pr-11"
                >
                  {columns.map((column) => (
                    <td
                      key={column.id}
                      className="px-0 py-0.5 max-sm:grid max-sm:grid-cols-[5rem_minmax(0,1fr)] max-sm:items-center max-sm:gap-2"
                    >
                      <span aria-hidden="true" className="text-ink-3 text-small sm:hidden">
                        {column.head}
                      </span>
                      <span className="flex min-w-0 flex-wrap items-center">{column.cell(row, name)}</span>
                    </td>
                  ))}
                  {onRemove ? (
                    <td className="w-9 py-0.5 text-end max-sm:absolute max-sm:top-1 max-sm:right-0">
                      <IconButton
                        size="small"
                        tip="left"
                        label={removeLabel(name)}
                        icon={<IconTrash size={14} />}
                        onClick={() => onRemove(row, name)}
                      />
                    </td>
                  ) : null}
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
      {foot}
      {onAdd ? (
        <Button size="small" tone="quiet" icon={<IconPlus size={14} />} onClick={onAdd} className="-ml-2 self-start">
          {addLabel}
        </Button>
      ) : null}
    </div>
  );
}
