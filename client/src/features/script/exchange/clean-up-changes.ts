import type { RowId } from "@tongpin/domain/base";
import type { CleanUp } from "@tongpin/domain/exchange";
import type { RowColumn } from "@tongpin/domain/video";
import type { ScriptChange, TextOp } from "@tongpin/workspace";

export interface FoundInRow {
  readonly cleanUp: CleanUp;
  readonly rowId: RowId;
  readonly column: RowColumn;
}

/** The proposals as edits of the cells they stand in, so that only these characters change and a colleague's stay. */
export function cleanUpChanges(chosen: readonly FoundInRow[]): readonly ScriptChange[] {
  const byCell = new Map<string, FoundInRow[]>();
  for (const one of chosen) {
    if (one.cleanUp.after === null) continue;
    const key = `${one.rowId} ${one.column}`;
    byCell.set(key, [...(byCell.get(key) ?? []), one]);
  }
  return [...byCell.values()].flatMap((cell): ScriptChange[] => {
    const [first] = cell;
    if (!first) return [];
    return [
      { type: "edit-cell", id: first.rowId, column: first.column, ops: opsOf(cell.map(({ cleanUp }) => cleanUp)) },
    ];
  });
}

function opsOf(chosen: readonly CleanUp[]): readonly TextOp[] {
  const ops: TextOp[] = [];
  let at = 0;
  for (const { start, end, before, after } of chosen.toSorted((a, b) => a.start - b.start)) {
    if (start > at) ops.push({ retain: start - at });
    if (after !== null && after.length === before.length) ops.push(...replaced(before, after));
    else {
      ops.push({ delete: end - start });
      if (after) ops.push({ insert: after });
    }
    at = end;
  }
  return ops;
}

/** Only the characters that differ: what stands between them keeps its notes and a colleague's caret. */
function replaced(before: string, after: string): readonly TextOp[] {
  const ops: TextOp[] = [];
  let same = 0;
  const next = [...after];
  [...before].forEach((char, at) => {
    const to = next[at] ?? "";
    if (to === char) {
      same += char.length;
      return;
    }
    if (same > 0) ops.push({ retain: same });
    same = 0;
    ops.push({ delete: char.length }, { insert: to });
  });
  if (same > 0) ops.push({ retain: same });
  return ops;
}
