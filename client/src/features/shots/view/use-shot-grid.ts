import type { ShotId } from "@tongpin/domain/base";
import type { Shot } from "@tongpin/domain/video";
import type { UndoStack } from "@tongpin/workspace";
import { type RefObject, useEffect, useMemo, useRef, useState } from "react";
import { announce, useT } from "../../../app/index.ts";
import { readClipboardGrid, writeHtmlTable, writeTsv } from "../../../platform/clipboard-grid.ts";
import {
  clearRange,
  copyRange,
  fillBlock,
  fillDown,
  fillRight,
  fillText,
  planPaste,
  shiftTarget,
} from "../core/grid-edits.ts";
import type { EditEnd, GridAction } from "../core/grid-keys.ts";
import {
  activeCell,
  afterRemoval,
  type GridCell,
  type GridRange,
  type GridSelection,
  jumpLength,
  moveFocus,
  nextCell,
  nextInBlock,
  rangeOf,
  type Step,
  selectAll,
  selectCell,
  withinColumns,
} from "../core/grid-selection.ts";
import { cellPatch, cellText, type ShotColumnInfo } from "../core/shot-columns.ts";
import type { CellEdit } from "./cell-field.tsx";
import type { ShotCommands } from "./use-shot-commands.ts";

export interface UseShotGrid {
  /** As printed. */
  readonly shots: readonly Shot[];
  /** The shown ones, in their order. */
  readonly columns: readonly ShotColumnInfo[];
  readonly commands: ShotCommands;
  readonly undo: UndoStack;
  readonly mayWrite: boolean;
  readonly field: RefObject<HTMLTextAreaElement | null>;
  readonly onMenu: () => void;
}

/** What is selected and edited in the table, and what each key, press and paste does with it. */
export function useShotGrid({ shots, columns, commands, undo, mayWrite, field, onMenu }: UseShotGrid) {
  const t = useT("shots");
  const [kept, setSelection] = useState<GridSelection | null>(null);
  const [edit, setEdit] = useState<CellEdit | null>(null);
  const ids = useMemo(() => shots.map((shot) => shot.id), [shots]);
  const knownIds = useRef(ids);
  /** Where a paste landed, to be selected once its new rows are there. */
  const landed = useRef<GridRange | null>(null);
  const size = { ids, columns: columns.length };
  const selection = withinColumns(kept, size.columns);
  const range = rangeOf(selection, ids);
  const active = activeCell(selection);
  const focused = shots.find((shot) => shot.id === active?.id);
  const column = columns[active?.column ?? -1];

  // The selected shot may have gone, by a colleague's hand or by undo: select what stands in its place.
  useEffect(() => {
    // Whoever has moved on since is not taken back to where a paste landed.
    if (knownIds.current === ids) landed.current = null;
    const { current: block } = landed;
    const first = block && ids[block.top];
    const last = block && ids[block.bottom];
    if (block && first && last) {
      landed.current = null;
      setSelection({ anchor: { id: first, column: block.left }, focus: { id: last, column: block.right } });
    } else if (selection && !(ids.includes(selection.focus.id) && active && ids.includes(active.id))) {
      setSelection(afterRemoval(selection, knownIds.current, ids));
      setEdit(null);
    }
    knownIds.current = ids;
  }, [ids, selection, active]);

  const setField = (text: string) => {
    if (field.current) field.current.value = text;
  };

  function begin(typedOver: boolean, text: string) {
    if (!mayWrite || !focused) return;
    setField(text);
    setEdit({ typedOver, draft: text, isWrong: false });
  }

  /** Keeps what is in the field; false when it can't stand in this cell. */
  function keep(text: string): boolean {
    if (!edit || !focused || !column) return true;
    const patch = cellPatch(column.name, text);
    if (!patch) {
      setEdit({ ...edit, draft: text, isWrong: true });
      return false;
    }
    if (cellText(focused, column.name) !== text) commands.edit([{ id: focused.id, patch }]);
    leave();
    return true;
  }

  /** Ctrl+Enter: the same into every selected cell. */
  function keepAll(text: string) {
    if (!edit || !range) return;
    const edits = fillText(shots, columns, range, text);
    if (!edits) return setEdit({ ...edit, draft: text, isWrong: true });
    commands.edit(edits);
    leave();
  }

  function leave() {
    setField("");
    setEdit(null);
  }

  function select(next: GridSelection | null) {
    if (edit && !keep(field.current?.value ?? "")) return;
    if (next) setSelection(next);
  }

  function shift(step: -1 | 1) {
    if (!range || !mayWrite) return;
    const target = shiftTarget(shots, range, step);
    if (target === undefined) return;
    commands.move(ids.slice(range.top, range.bottom + 1), target);
    announce(t("moved", { place: range.top + 1 + step }));
  }

  function insert(place: "above" | "below") {
    if (!range) return;
    const afterId = place === "below" ? ids[range.bottom] : ids[range.top - 1];
    const id = commands.add(afterId ?? null);
    if (id) setSelection(selectCell({ id, column: active?.column ?? 0 }));
  }

  /** How far Ctrl with an arrow goes from the cell that moves. */
  function jump(step: Step, extend: boolean): Step {
    const from = extend ? selection?.focus : active;
    const row = from ? ids.indexOf(from.id) : -1;
    const shot = shots[row];
    const name = columns[from?.column ?? -1]?.name;
    if (!from || !shot || !name) return step;
    const isFilled = (each: Shot | undefined, of: ShotColumnInfo | undefined) =>
      each !== undefined && of !== undefined && cellText(each, of.name) !== "";
    if (step.columns !== 0) {
      const length = jumpLength(from.column, columns.length, step.columns < 0 ? -1 : 1, (at) =>
        isFilled(shot, columns[at]),
      );
      return { rows: 0, columns: length };
    }
    const filled = columns[from.column];
    return {
      rows: jumpLength(row, shots.length, step.rows < 0 ? -1 : 1, (at) => isFilled(shots[at], filled)),
      columns: 0,
    };
  }

  function perform(action: GridAction) {
    switch (action.type) {
      case "move":
        return select(moveFocus(selection, size, action.step, action.extend));
      case "jump":
        return select(moveFocus(selection, size, jump(action.step, action.extend), action.extend));
      case "tab":
        return tab(action.step);
      case "enter":
        return enter(action.step, action.typed);
      case "edit":
        return begin(false, focused && column ? cellText(focused, column.name) : "");
      case "collapse":
        return active ? setSelection(selectCell(active)) : undefined;
      case "all":
        return select(selectAll(size));
      case "menu":
        return onMenu();
      default:
        if (mayWrite) change(action);
    }
  }

  function change(action: GridAction) {
    if (action.type === "undo") undo.undo();
    else if (action.type === "redo") undo.redo();
    else if (action.type === "shift") shift(action.step);
    else if (!range) return;
    else if (action.type === "clear") commands.edit(clearRange(shots, columns, range));
    else if (action.type === "fill") commands.edit(fillDown(shots, columns, range));
    else if (action.type === "fillRight") commands.edit(fillRight(shots, columns, range));
    else if (action.type === "remove") remove();
  }

  function tab(step: -1 | 1) {
    const next = nextInBlock(selection, ids, "across", step) ?? nextCell(selection, size, step);
    if (next) setSelection(next);
    else if (step > 0 && mayWrite) append();
  }

  function enter(step: -1 | 1, typed: boolean) {
    const next = nextInBlock(selection, ids, "down", step);
    if (next) setSelection(next);
    else if (typed) setSelection(moveFocus(selection, size, { rows: step, columns: 0 }, false));
    else perform({ type: "edit" });
  }

  function append() {
    const id = commands.add(ids.at(-1) ?? null);
    if (!id) return;
    setSelection(selectCell({ id, column: 0 }));
    field.current?.focus({ preventScroll: true });
  }

  function remove() {
    if (range && mayWrite) commands.remove(ids.slice(range.top, range.bottom + 1));
  }

  return {
    selection,
    active,
    range,
    edit,
    focused,
    column,
    select,
    selectCell: (cell: GridCell) => select(selectCell(cell)),
    /** The table got the focus by key: something must be selected. */
    enter() {
      const first = ids[0];
      if (first) setSelection((now) => now ?? selectCell({ id: first, column: 0 }));
    },
    extendTo(cell: GridCell) {
      if (selection) setSelection({ anchor: selection.anchor, focus: cell });
    },
    perform,
    append,
    insert,
    shift,
    remove,
    fill(direction: "down" | "right") {
      if (mayWrite) change({ type: direction === "down" ? "fill" : "fillRight" });
    },
    /** The handle was drawn from the selected block over these cells. */
    draw(target: GridRange) {
      const first = ids[target.top];
      const last = ids[target.bottom];
      if (!range || !mayWrite || !first || !last) return;
      commands.edit(fillBlock(shots, columns, range, target));
      setSelection({ anchor: { id: first, column: target.left }, focus: { id: last, column: target.right } });
    },
    /** Dragging a shot that is part of a selection of rows takes them all. */
    drop({ id, afterId }: { readonly id: ShotId; readonly afterId: ShotId | null }) {
      const index = ids.indexOf(id);
      const isWhole = range !== null && range.left === 0 && range.right === columns.length - 1;
      const isPart = range !== null && index >= range.top && index <= range.bottom && isWhole;
      const moved = isPart && range ? ids.slice(range.top, range.bottom + 1) : [id];
      if (afterId === null || !moved.includes(afterId)) commands.move(moved, afterId);
    },
    onDraft: (draft: string) => setEdit({ typedOver: edit?.typedOver ?? true, draft, isWrong: false }),
    onEnd(end: EditEnd, text: string) {
      if (end.keep === "all") return keepAll(text);
      if (!end.keep) return leave();
      if (!keep(text)) return;
      if (end.next.type === "move") setSelection(moveFocus(selection, size, end.next.step, false));
      else if (end.next.type === "tab") tab(end.next.step);
      else if (end.next.type === "enter") enter(end.next.step, end.next.typed);
    },
    onBlur() {
      if (edit && !keep(field.current?.value ?? "")) leave();
    },
    onCopy(data: DataTransfer, cut: boolean) {
      if (!range) return;
      const grid = copyRange(shots, columns, range);
      data.setData("text/plain", writeTsv(grid));
      data.setData("text/html", writeHtmlTable(grid));
      if (cut && mayWrite) commands.edit(clearRange(shots, columns, range));
    },
    onPaste(data: DataTransfer) {
      if (!range || !mayWrite) return;
      const grid = readClipboardGrid(data) ?? [[data.getData("text/plain")]];
      const plan = planPaste(shots, columns, range, grid);
      landed.current = commands.paste(plan) ? plan.range : null;
    },
  };
}
