import { SHOT_COLUMNS, type ShotColumn, type ShotColumnInfo } from "./shot-columns.ts";

/** How somebody likes to see the columns of a brand's shot lists. */
export interface ColumnView {
  readonly order: readonly ShotColumn[];
  readonly hidden: readonly ShotColumn[];
  /** In rem, only where it differs from the usual one. */
  readonly widths: Readonly<Partial<Record<ShotColumn, number>>>;
}

/** 镜号 stands first, stays in view while the rest scrolls, and can't be hidden: without it a row has no name. */
const FIRST: ShotColumn = "number";
const NARROWEST = 3;
const WIDEST = 40;

export const USUAL_VIEW: ColumnView = { order: SHOT_COLUMNS.map(({ name }) => name), hidden: [], widths: {} };

/** The columns to show, in order, with their widths. */
export function shownColumns({ order, hidden, widths }: ColumnView): readonly ShotColumnInfo[] {
  return order
    .filter((name) => !hidden.includes(name))
    .flatMap((name) => SHOT_COLUMNS.filter((column) => column.name === name))
    .map((column) => ({ ...column, width: widths[column.name] ?? column.width }));
}

export function isFixed(name: ShotColumn): boolean {
  return name === FIRST;
}

export function toggleColumn(view: ColumnView, name: ShotColumn): ColumnView {
  if (isFixed(name)) return view;
  const hidden = view.hidden.includes(name) ? view.hidden.filter((each) => each !== name) : [...view.hidden, name];
  return { ...view, hidden };
}

/** Moves a column in front of or behind the one that stands beside it. */
export function moveColumn(view: ColumnView, name: ShotColumn, step: -1 | 1): ColumnView {
  const from = view.order.indexOf(name);
  const to = from + step;
  const other = view.order[to];
  if (isFixed(name) || from < 0 || other === undefined || isFixed(other)) return view;
  const order = view.order.map((each, index) => (index === from ? other : index === to ? name : each));
  return { ...view, order };
}

/** A column `rem` wide, within what can still be read and still be scrolled. */
export function resizeColumn(view: ColumnView, name: ShotColumn, rem: number): ColumnView {
  const width = Math.round(Math.min(WIDEST, Math.max(NARROWEST, rem)) * 4) / 4;
  return { ...view, widths: { ...view.widths, [name]: width } };
}

export function isUsualView(view: ColumnView): boolean {
  return JSON.stringify(shownColumns(view)) === JSON.stringify(SHOT_COLUMNS);
}

/** What was kept, as far as it still makes sense: columns that came since stand where they usually do. */
export function readColumnView(kept: string | null): ColumnView {
  const stored = parse(kept);
  const known = names(stored["order"]).filter((name) => !isFixed(name));
  const order: ShotColumn[] = [FIRST, ...known];
  for (const [index, { name }] of SHOT_COLUMNS.entries()) {
    if (order.includes(name)) continue;
    const before = SHOT_COLUMNS.slice(0, index).findLast((column) => order.includes(column.name));
    order.splice(before ? order.indexOf(before.name) + 1 : 1, 0, name);
  }
  const hidden = names(stored["hidden"]).filter((name) => !isFixed(name));
  let view: ColumnView = { order, hidden, widths: {} };
  const widths = stored["widths"];
  for (const { name } of SHOT_COLUMNS) {
    const width = typeof widths === "object" && widths !== null ? (widths as Record<string, unknown>)[name] : null;
    if (typeof width === "number" && Number.isFinite(width)) view = resizeColumn(view, name, width);
  }
  return view;
}

export function writeColumnView(view: ColumnView): string {
  return JSON.stringify(view);
}

function parse(kept: string | null): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(kept ?? "{}");
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    // Unreadable is the same as never kept.
    return {};
  }
}

function names(value: unknown): readonly ShotColumn[] {
  if (!Array.isArray(value)) return [];
  return [...new Set(value)].filter((name): name is ShotColumn => SHOT_COLUMNS.some((column) => column.name === name));
}
