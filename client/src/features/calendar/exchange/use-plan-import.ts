import { type Refusal, type Result, refuse } from "@tongpin/domain/base";
import {
  guessPlanMapping,
  isMonthGrid,
  type PlanColumn,
  type PlanDryRun,
  type PlanMapping,
  planSheetImport,
} from "@tongpin/domain/plan-sheet";
import { useEffect, useMemo, useRef, useState } from "react";
import { useMembers } from "../../../app/index.ts";
import type { TextEncoding } from "../../../platform/office/decode-text.ts";
import { openTable } from "../../../platform/office/open-table.ts";
import type { TableFile } from "../../../platform/office/read-table.ts";
import type { ReadSheet } from "../../../platform/office/read-xlsx.ts";
import type { Calendar } from "../use-calendar.ts";

export type PlanImportState =
  | { readonly type: "empty" }
  | { readonly type: "reading"; readonly name: string }
  | { readonly type: "refused"; readonly name: string; readonly refusal: Refusal }
  | { readonly type: "read"; readonly name: string; readonly table: TableFile };

export interface PlanImportDesk {
  readonly state: PlanImportState;
  readonly sheets: readonly ReadSheet[];
  readonly sheetAt: number;
  readonly mapping: PlanMapping;
  readonly plan: PlanDryRun;
  read(file: File, encoding: TextEncoding | null): void;
  reread(encoding: TextEncoding | null): void;
  showSheet(at: number): void;
  map(column: number, to: PlanColumn | null): void;
}

const NO_MAPPING: PlanMapping = { headRow: null, columns: [] };
const NO_PLAN: PlanDryRun = { rows: [], bad: [] };

/** A chosen file on its way into the plan: read in a worker, mapped, tried out. Nothing here writes anything. */
export function usePlanImport({ state: plan, today }: Pick<Calendar, "state" | "today">): PlanImportDesk {
  const people = useMembers();
  const [state, setState] = useState<PlanImportState>({ type: "empty" });
  const [sheets, setSheets] = useState<readonly ReadSheet[]>([]);
  const [sheetAt, setSheetAt] = useState(0);
  const [mapping, setMapping] = useState<PlanMapping>(NO_MAPPING);
  const file = useRef<File | null>(null);
  const work = useRef<AbortController | null>(null);
  useEffect(() => () => work.current?.abort(), []);
  const { videos, channels, campaigns } = plan;
  const sheet = sheets[sheetAt] ?? null;
  const dryRun = useMemo(
    () =>
      sheet
        ? planSheetImport(sheet.rows, {
            mapping,
            merged: sheet.merged,
            videos,
            channels: [...channels.values()],
            campaigns: [...campaigns.values()],
            people,
            today,
          })
        : NO_PLAN,
    [sheet, mapping, videos, channels, campaigns, people, today],
  );

  function show(all: readonly ReadSheet[], at: number): void {
    setSheets(all);
    setSheetAt(at);
    setMapping(guessPlanMapping(all[at]?.rows ?? []));
  }

  async function read(chosen: File, encoding: TextEncoding | null): Promise<void> {
    work.current?.abort();
    const mine = new AbortController();
    work.current = mine;
    file.current = chosen;
    setState({ type: "reading", name: chosen.name });
    const answer = await openTable(chosen, encoding, mine.signal);
    if (mine.signal.aborted) return;
    const table = answer.ok ? listed(answer.value) : answer;
    if (!table.ok) return setState({ type: "refused", name: chosen.name, refusal: table.error });
    show(table.value.sheets, bestSheet(table.value.sheets));
    setState({ type: "read", name: chosen.name, table: table.value });
  }

  return {
    state,
    sheets,
    sheetAt,
    mapping,
    plan: dryRun,
    read: (chosen, encoding) => void read(chosen, encoding),
    reread: (encoding) => void (file.current && read(file.current, encoding)),
    showSheet: (at) => show(sheets, at),
    map: (column, to) =>
      // A column of the plan is filled from one place: choosing it here takes it from there.
      setMapping((now) => ({
        ...now,
        columns: now.columns.map((one, at) => (at === column ? to : to !== null && one === to ? null : one)),
      })),
  };
}

/** A table that is a list; pages of a calendar are refused, unless a list stands beside them in the workbook. */
function listed(table: TableFile): Result<TableFile> {
  const sheets = table.sheets.filter(({ rows }) => !isMonthGrid(rows));
  return sheets.length === 0 ? refuse("sheet-month-grid") : { ok: true, value: { ...table, sheets } };
}

/** The sheet that looks most like a plan; a workbook often begins with a cover. */
function bestSheet(sheets: readonly ReadSheet[]): number {
  const known = sheets.map(({ rows }) => guessPlanMapping(rows).columns.filter((column) => column !== null).length);
  return Math.max(0, known.indexOf(Math.max(...known)));
}
