import type { Shot } from "@tongpin/domain/video";
import { useT } from "../../../app/index.ts";
import { cellText, type ShotColumnInfo } from "../core/shot-columns.ts";

export interface ShotsPaperProps {
  readonly title: string;
  /** How many shots and how long. */
  readonly facts: string;
  /** As printed in the list. */
  readonly shots: readonly Shot[];
  readonly columns: readonly ShotColumnInfo[];
}

/** The list as a table on its side; its head stands on every page. */
export function TablePaper({ title, facts, shots, columns }: ShotsPaperProps) {
  const t = useT("shots");
  const width = columns.reduce((sum, column) => sum + column.width, 0);
  return (
    <>
      <PaperHead title={title} facts={facts} />
      <table className="shots-paper-table">
        <colgroup>
          {columns.map((column) => (
            <col key={column.name} style={{ width: `${(column.width / width) * 100}%` }} />
          ))}
        </colgroup>
        <thead>
          <tr>
            {columns.map(({ name, short }) => (
              <th key={name} scope="col" data-short={short ? "" : undefined}>
                {t(`columns.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shots.map((shot) => (
            <tr key={shot.id} data-dropped={shot.status === "dropped" ? "" : undefined}>
              {columns.map(({ name, short }) => (
                <td key={name} data-short={short ? "" : undefined}>
                  {cellText(shot, name)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

export function PaperHead({ title, facts }: Pick<ShotsPaperProps, "title" | "facts">) {
  return (
    <header className="shots-paper-head">
      <h2>{title}</h2>
      <p>{facts}</p>
    </header>
  );
}
