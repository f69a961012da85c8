import type { Refusal } from "@tongpin/domain/base";
import {
  applyCleanUps,
  type CleanUp,
  findCleanUps,
  guessMapping,
  type ImportPlan,
  planImport,
  type SheetColumn,
  type SheetMapping,
} from "@tongpin/domain/exchange";
import type { Shot } from "@tongpin/domain/video";
import { TEXT_LIMITS } from "@tongpin/workspace";
import { useEffect, useMemo, useRef, useState } from "react";
import type { TextEncoding } from "../../../platform/office/decode-text.ts";
import { openTable } from "../../../platform/office/open-table.ts";
import type { TableFile } from "../../../platform/office/read-table.ts";
import type { ReadSheet } from "../../../platform/office/read-xlsx.ts";

export type ImportState =
  | { readonly type: "empty" }
  | { readonly type: "reading"; readonly name: string }
  | { readonly type: "refused"; readonly name: string; readonly refusal: Refusal }
  | { readonly type: "read"; readonly name: string; readonly table: TableFile };

export interface FoundInSheet {
  readonly cleanUp: CleanUp;
  readonly text: string;
  readonly row: number;
  readonly column: number;
}

export interface ShotImportDesk {
  readonly state: ImportState;
  readonly sheets: readonly ReadSheet[];
  readonly sheetAt: number;
  readonly sheet: ReadSheet | null;
  readonly mapping: SheetMapping;
  readonly known: "update" | "add";
  readonly plan: ImportPlan;
  /** What copying left in the cells that are taken over. */
  readonly cleanUps: readonly FoundInSheet[];
  read(file: File, encoding: TextEncoding | null): void;
  reread(encoding: TextEncoding | null): void;
  showSheet(at: number): void;
  map(column: number, to: SheetColumn | null): void;
  setHeadRow(row: number | null): void;
  setKnown(known: "update" | "add"): void;
  takeCleanUps(indices: readonly number[]): void;
}

const NO_MAPPING: SheetMapping = { headRow: null, columns: [] };
const NO_PLAN: ImportPlan = { rows: [], bad: [] };
const LONG: ReadonlySet<SheetColumn> = new Set(["picture", "line", "caption"]);
const maxOf = (column: SheetColumn): number => (LONG.has(column) ? TEXT_LIMITS.cell : TEXT_LIMITS.shotField);

/** A chosen file on its way into the shot list: read in a worker, mapped, tried out. Nothing here writes anything. */
export function useShotImport(shots: readonly Shot[]): ShotImportDesk {
  const [state, setState] = useState<ImportState>({ type: "empty" });
  const [sheets, setSheets] = useState<readonly ReadSheet[]>([]);
  const [sheetAt, setSheetAt] = useState(0);
  const [mapping, setMapping] = useState<SheetMapping>(NO_MAPPING);
  const [known, setKnown] = useState<"update" | "add">("update");
  const file = useRef<File | null>(null);
  const work = useRef<AbortController | null>(null);
  useEffect(() => () => work.current?.abort(), []);

  const sheet = sheets[sheetAt] ?? null;
  const plan = useMemo(
    () => (sheet ? planImport(sheet.rows, shots, { mapping, known, merged: sheet.merged, maxOf }) : NO_PLAN),
    [sheet, shots, mapping, known],
  );
  const cleanUps = useMemo(() => (sheet ? cleanUpsOf(sheet, mapping) : []), [sheet, mapping]);

  function show(all: readonly ReadSheet[], at: number): void {
    setSheets(all);
    setSheetAt(at);
    setMapping(guessMapping(all[at]?.rows ?? []));
  }

  async function read(chosen: File, encoding: TextEncoding | null): Promise<void> {
    work.current?.abort();
    const mine = new AbortController();
    work.current = mine;
    file.current = chosen;
    setState({ type: "reading", name: chosen.name });
    const answer = await openTable(chosen, encoding, mine.signal);
    if (mine.signal.aborted) return;
    if (!answer.ok) return setState({ type: "refused", name: chosen.name, refusal: answer.error });
    const { sheets: found } = answer.value;
    // The sheet that looks most like a shot list; a workbook often begins with a cover.
    const known = found.map(({ rows }) => guessMapping(rows).columns.filter((column) => column !== null).length);
    show(found, Math.max(0, known.indexOf(Math.max(...known))));
    setState({ type: "read", name: chosen.name, table: answer.value });
  }

  return {
    state,
    sheets,
    sheetAt,
    sheet,
    mapping,
    known,
    plan,
    cleanUps,
    read: (chosen, encoding) => void read(chosen, encoding),
    reread: (encoding) => void (file.current && read(file.current, encoding)),
    showSheet: (at) => show(sheets, at),
    map: (column, to) =>
      // A column of the list is filled from one place: choosing it here takes it from there.
      setMapping((now) => ({
        ...now,
        columns: now.columns.map((one, at) => (at === column ? to : to !== null && one === to ? null : one)),
      })),
    setHeadRow: (headRow) => setMapping((now) => ({ ...now, headRow })),
    setKnown,
    takeCleanUps: (indices) =>
      setSheets((all) =>
        all.with(
          sheetAt,
          cleaned(
            all[sheetAt] ?? { name: "", rows: [], merged: [] },
            indices.flatMap((at) => cleanUps[at] ?? []),
          ),
        ),
      ),
  };
}

function cleanUpsOf({ rows }: ReadSheet, { headRow, columns }: SheetMapping): readonly FoundInSheet[] {
  const taken = columns.flatMap((column, at) => (column === null ? [] : [at]));
  return rows.flatMap((cells, row) =>
    row <= (headRow ?? -1)
      ? []
      : taken.flatMap((column) => {
          const text = cells[column] ?? "";
          return findCleanUps(text).map((cleanUp) => ({ cleanUp, text, row, column }));
        }),
  );
}

function cleaned(sheet: ReadSheet, chosen: readonly FoundInSheet[]): ReadSheet {
  const rows = sheet.rows.map((cells, row) => {
    const here = chosen.filter((one) => one.row === row);
    if (here.length === 0) return cells;
    return cells.map((text, column) => {
      const inCell = here.flatMap((one) => (one.column === column ? [one.cleanUp] : []));
      return applyCleanUps(text, inCell);
    });
  });
  return { ...sheet, rows };
}
