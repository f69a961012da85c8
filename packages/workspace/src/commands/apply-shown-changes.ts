import { ok, type ProposalId, type Result, type RowId, refuse } from "@tongpin/domain/base";
import { editMarkedCell, markCell, placeParts, stretchesOf } from "@tongpin/domain/script";
import type { CommandContext } from "../context.ts";
import type { Placed } from "../schema/order.ts";
import { PROPOSAL_KEY, readProposal } from "../schema/proposal.ts";
import { readStoredRow } from "../schema/row.ts";
import type { ShownScript } from "../selectors/open-shown.ts";
import type { ShownState } from "../selectors/shown-state.ts";
import { applyRowChanges } from "../text/apply-row-changes.ts";
import type { ScriptChange } from "../text/row-changes.ts";
import { safeTextOps } from "../text/text-ops.ts";
import { applyScriptChanges } from "./apply-script-changes.ts";
import { commit } from "./commit.ts";
import { closeProposal, createProposalWriter, emptyWords, proposalMap } from "./write-proposals.ts";
import { createPlaces, type rowMap, writeRowChanges } from "./write-rows.ts";

type Change<T extends ScriptChange["type"]> = Extract<ScriptChange, { type: T }>;

/** How an editor writes: into the script itself, or as proposals around it. */
export type WritingMode = "write" | "suggest";

export interface ShownChanges {
  readonly changes: readonly ScriptChange[];
  readonly source: unknown;
  readonly typing?: boolean;
  readonly mode: WritingMode;
  /** As in `applyScriptChanges`. */
  readonly evenFinal?: boolean;
}

/**
 * Changes of the script as it is shown (SUG3, SUG4), in one transaction and one undo step. In `suggest` the settled script
 * stays as it is. Beside what `applyScriptChanges` refuses: `proposals-open` where words with open proposals would move to
 * another row, `row-exists` for a proposed row under an id that was used before.
 */
export function applyShownChanges(shown: ShownScript, args: ShownChanges, ctx: CommandContext): Result<void> {
  const { room } = shown;
  const state = shown.getSnapshot();
  const { changes, source, typing = false, mode, evenFinal = false } = args;
  if (mode === "write" && state.suggestions.length === 0) {
    return applyScriptChanges(room, { changes, source, typing, evenFinal }, ctx);
  }
  const after = applyRowChanges(state.rows, changes);
  if (!after.ok) return after;
  if (changes.length === 0) return ok();
  if (mode === "write" && !evenFinal && room.getSnapshot().final?.type === "final") return refuse("script-final");
  if (isTorn(state, changes, mode)) return refuse("proposals-open");
  const rows = room.doc.getMap<unknown>("rows");
  const isUsed = (change: ScriptChange) => change.type === "insert-row" && rows.has(change.row.id);
  if (mode === "suggest" && changes.some(isUsed)) return refuse("row-exists");
  return commit(room, ctx, () => write(shown, state, args, ctx), { source, typing });
}

function write({ room: { doc } }: ShownScript, state: ShownState, args: ShownChanges, ctx: CommandContext): void {
  const rows = doc.getMap<unknown>("rows");
  const proposals = doc.getMap<unknown>("proposals");
  const writer = createProposalWriter(doc, ctx);
  const places = createPlaces(rows, () => shownPlaces(shownOrders(proposals, state), rows, state), ctx);
  const suggests = args.mode === "suggest";
  const joins = args.changes.length === 1;
  const groups = new Map<RowId, ProposalId | null>(
    state.rows.map(({ id }) => [id, state.marks.get(id)?.added ?? null]),
  );
  const partsOf = (type: string, rowId: RowId) =>
    state.suggestions.flatMap(({ parts }) => parts.filter((part) => part.type === type && part.rowId === rowId));
  /** Changes of settled rows wait for their neighbours: rows pasted together get their places together. */
  let waiting: ScriptChange[] = [];
  const plainly = (change: ScriptChange) => void waiting.push(change);
  const flush = () => {
    writeRowChanges(rows, waiting, places);
    waiting = [];
  };

  function editCell(change: Change<"edit-cell">): void {
    const group = groups.get(change.id) ?? null;
    const cell = state.marks.get(change.id)?.cells[change.column];
    if (!cell && !suggests && !group) {
      plainly(change);
      return;
    }
    const shown = state.rows.find(({ id }) => id === change.id)?.[change.column] ?? "";
    const ops = safeTextOps(shown, change.ops) ?? [];
    const hand = { mode: args.mode, actor: ctx.actor, together: group !== null, joins };
    writer.editCell(change.id, change.column, editMarkedCell(cell ?? markCell(shown, []), ops, hand), group);
  }
  /** Rows inserted one below the other share a place too. */
  function insertRows(run: readonly Change<"insert-row">[]): void {
    const keys = places.put(
      run.map(({ row }) => row.id),
      run[0]?.afterId ?? null,
    );
    for (const [at, { row }] of run.entries()) writer.addRow(row, keys[at] ?? "");
  }
  function removeRow(change: Change<"remove-row">): void {
    const group = groups.get(change.id);
    if (group) {
      for (const { id } of partsOf("add-row", change.id)) closeProposal(proposals, id, "rejected", ctx);
      for (const { id } of partsOf("words", change.id)) emptyWords(proposals, id);
      places.take(change.id);
    } else if (!suggests) plainly(change);
    else if (!state.marks.get(change.id)?.removed) writer.about("remove-row", change.id, {});
  }
  function moveRow(change: Change<"move-row">): void {
    const open = partsOf("move-row", change.id);
    if (!suggests || groups.get(change.id)) {
      plainly(change);
      for (const { id } of open) closeProposal(proposals, id, "rejected", ctx);
      return;
    }
    places.take(change.id);
    const [order] = places.put([change.id], change.afterId);
    const mine = open.find(({ id }) => readProposal(proposals, id)?.by === ctx.actor);
    if (mine) proposalMap(proposals, mine.id)?.set(PROPOSAL_KEY.order, order);
    else writer.about("move-row", change.id, { [PROPOSAL_KEY.order]: order });
  }
  function setRow(change: Change<"set-row">): void {
    const { seconds, beat } = change;
    const fields = { ...(seconds === undefined ? {} : { seconds }), ...(beat === undefined ? {} : { beat }) };
    const open = partsOf("set-row", change.id);
    if (!suggests || groups.get(change.id)) {
      plainly(change);
      for (const { id } of open) closeProposal(proposals, id, "rejected", ctx);
      return;
    }
    const mine = open.find(({ id }) => readProposal(proposals, id)?.by === ctx.actor);
    if (!mine) writer.about("set-row", change.id, fields);
    else for (const [key, value] of Object.entries(fields)) proposalMap(proposals, mine.id)?.set(key, value);
  }

  for (let index = 0; index < args.changes.length; index++) {
    const change = args.changes[index];
    if (!change) continue;
    if (change.type === "insert-row" && !suggests) {
      plainly(change);
      continue;
    }
    flush();
    if (change.type === "insert-row") {
      const run = runOfInserts(args.changes, index);
      insertRows(run);
      index += run.length - 1;
    } else if (change.type === "edit-cell") editCell(change);
    else if (change.type === "remove-row") removeRow(change);
    else if (change.type === "move-row") moveRow(change);
    else setRow(change);
  }
  flush();
}

/** The rows inserted one below the other from here on. */
function runOfInserts(changes: readonly ScriptChange[], from: number): readonly Change<"insert-row">[] {
  const run: Change<"insert-row">[] = [];
  for (const change of changes.slice(from)) {
    const last = run.at(-1);
    if (change.type !== "insert-row" || (last && change.afterId !== last.row.id)) break;
    run.push(change);
  }
  return run;
}

/** Where moves that are only proposed would put their rows. */
function shownOrders(proposals: Parameters<typeof readProposal>[0], state: ShownState): ReadonlyMap<string, string> {
  const orders = new Map<string, string>();
  for (const { parts } of state.suggestions) {
    for (const { id, type, rowId } of parts) {
      const order = type === "move-row" ? readProposal(proposals, id)?.order : "";
      if (order) orders.set(rowId, order);
    }
  }
  return orders;
}

function shownPlaces(
  orders: ReadonlyMap<string, string>,
  rows: Parameters<typeof rowMap>[0],
  state: ShownState,
): readonly Placed[] {
  return state.rows.map(({ id }) => ({ id, order: orders.get(id) ?? readStoredRow(rows, id)?.order ?? "" }));
}

/**
 * Whether a gesture would carry words with open proposals into another row, as a split or a join does: there they would
 * stand as if they had been taken up.
 */
function isTorn(state: ShownState, changes: readonly ScriptChange[], mode: WritingMode): boolean {
  const movesRows = changes.some(({ type }) => type === "insert-row" || type === "remove-row");
  const puts = changes.some(
    (change) =>
      change.type === "insert-row" || (change.type === "edit-cell" && change.ops.some((op) => "insert" in op)),
  );
  if (changes.length < 2 || !movesRows || !puts) return false;
  return changes.some((change) => {
    if (change.type === "insert-row") return false;
    const marks = state.marks.get(change.id);
    if (!marks) return false;
    if (change.type === "edit-cell") return takesMarked(marks.cells[change.column], change.ops);
    if (change.type !== "remove-row") return false;
    const cells = Object.values(marks.cells);
    if (mode === "write" || marks.added === null) return cells.length > 0;
    return cells.some(({ parts }) => parts.some((part) => part.type === "settled" && part.cutBy.length > 0));
  });
}

function takesMarked(cell: Parameters<typeof placeParts>[0] | undefined, ops: Change<"edit-cell">["ops"]): boolean {
  if (!cell) return false;
  const stretches = stretchesOf(ops);
  return placeParts(cell).some(
    (part) =>
      (part.type === "words" || part.cutBy.length > 0) &&
      stretches.some(({ from, to }) => from < part.to && to > part.from),
  );
}
