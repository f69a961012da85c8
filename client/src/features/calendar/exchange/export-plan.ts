// What is only needed once somebody takes the plan out; fetched then.
import type { Instant } from "@tongpin/domain/base";
import { writeCsv } from "@tongpin/domain/exchange";
import {
  PLAN_COLUMNS,
  type PlanColumn,
  type PlanNames,
  type PlanSheetWords,
  planSheetRows,
} from "@tongpin/domain/plan-sheet";
import type { PlanState } from "@tongpin/workspace";
import { writeXlsx } from "../../../platform/office/write-xlsx.ts";
import { saveFile } from "../../../platform/save-file.ts";

type Heads = Readonly<Record<PlanColumn, string>>;
type Rows = readonly (readonly string[])[];

/** In characters. */
const WIDTHS: Readonly<Record<PlanColumn, number>> = {
  date: 12,
  time: 8,
  channel: 14,
  platform: 10,
  title: 36,
  owner: 10,
  stage: 10,
  campaign: 16,
  phase: 10,
  promise: 12,
  score: 8,
  note: 40,
  id: 24,
};
const DAYS: ReadonlySet<PlanColumn> = new Set(["date", "promise"]);

export function rowsOf(state: PlanState, people: PlanNames["people"], words: PlanSheetWords): Rows {
  const channels = [...state.channels.values()];
  const campaigns = [...state.campaigns.values()];
  return planSheetRows(state.videos.values(), { channels, campaigns, people }, words);
}

export function saveXlsx(rows: Rows, words: { sheet: string; heads: Heads }, now: Instant, name: string): void {
  const columns = PLAN_COLUMNS.map((column) => ({
    head: words.heads[column],
    width: WIDTHS[column],
    isNumber: column === "score",
    ...(DAYS.has(column) ? { kind: "day" as const } : column === "time" ? { kind: "clock" as const } : {}),
  }));
  saveFile(writeXlsx({ name: words.sheet, columns, rows }, now), name);
}

export function saveCsv(rows: Rows, heads: Heads, name: string): void {
  const first = PLAN_COLUMNS.map((column) => heads[column]);
  saveFile(new Blob([writeCsv([first, ...rows])], { type: "text/csv;charset=utf-8" }), name);
}
