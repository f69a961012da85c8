import { ok, type ProposalId, type Result, type RowId, refuse } from "@tongpin/domain/base";
import { acceptInCell, type CellEdits, type MarkedCell } from "@tongpin/domain/script";
import type { RowColumn } from "@tongpin/domain/video";
import type { CommandContext } from "../context.ts";
import { COUNT_LIMITS, TEXT_LIMITS } from "../schema/limits.ts";
import { eachChar, PROPOSAL_KEY, readProposal, readTakings } from "../schema/proposal.ts";
import { ROW_KEY } from "../schema/row.ts";
import type { ScriptRoom } from "../selectors/open-script.ts";
import type { ShownScript } from "../selectors/open-shown.ts";
import type { ShownState, SuggestionPart } from "../selectors/shown-state.ts";
import { type CharIds, indexChars } from "../text/char-ids.ts";
import { applyTextOps } from "../text/text-ops.ts";
import { commit } from "./commit.ts";
import { closeProposal, createProposalWriter, emptyWords, proposalMap, wordsText } from "./write-proposals.ts";
import { cellText, createPlaces, rowMap, stayVisible, writeRowChanges } from "./write-rows.ts";

interface AcceptedCell {
  readonly rowId: RowId;
  readonly column: RowColumn;
  readonly cell: MarkedCell;
  readonly edits: CellEdits;
}

/**
 * Takes up suggestions, all in one transaction and one undo step (SUG5). Unknown ones, decided ones and those whose place
 * is gone are left out. Refuses `script-final`, `text-too-long` and `too-many-rows`; then nothing is written.
 */
export function acceptSuggestions(
  shown: ShownScript,
  args: { readonly ids: readonly ProposalId[] },
  ctx: CommandContext,
): Result<void> {
  const { room } = shown;
  const state = shown.getSnapshot();
  const parts = chosenParts(state, args.ids, false);
  if (parts.length === 0) return ok();
  if (room.getSnapshot().final?.type === "final") return refuse("script-final");
  const cells = acceptedCells(state, parts);
  for (const { cell, edits } of cells) {
    const text = applyTextOps(cell.settled, edits.settled) ?? "";
    if (text.length > TEXT_LIMITS.cell && text.length > cell.settled.length) {
      return refuse("text-too-long", { max: TEXT_LIMITS.cell });
    }
  }
  const added = parts.filter(({ type }) => type === "add-row").length;
  if (added > 0 && room.getSnapshot().rows.length + added > COUNT_LIMITS.rows) {
    return refuse("too-many-rows", { max: COUNT_LIMITS.rows });
  }
  return commit(room, ctx, () => {
    for (const cell of cells) takeWords(room, cell, ctx);
    for (const part of parts) takeRow(room, part, ctx);
  });
}

/** Turns suggestions down: their words go, the script stays as it is. One transaction and one undo step. */
export function rejectSuggestions(
  shown: ShownScript,
  args: { readonly ids: readonly ProposalId[] },
  ctx: CommandContext,
): Result<void> {
  const { room } = shown;
  const parts = chosenParts(shown.getSnapshot(), args.ids, true);
  if (parts.length === 0) return ok();
  const proposals = room.doc.getMap<unknown>("proposals");
  return commit(room, ctx, () => {
    for (const { id, type } of parts) {
      if (type === "words") emptyWords(proposals, id);
      else closeProposal(proposals, id, "rejected", ctx);
    }
  });
}

function chosenParts(state: ShownState, ids: readonly ProposalId[], withLost: boolean): readonly SuggestionPart[] {
  const chosen = new Set(ids);
  return state.suggestions
    .filter(({ id, lost }) => chosen.has(id) && (withLost || !lost))
    .flatMap(({ parts }) => parts);
}

function acceptedCells(state: ShownState, parts: readonly SuggestionPart[]): readonly AcceptedCell[] {
  const ids = new Set(parts.map(({ id }) => id));
  const seen = new Set<string>();
  return parts.flatMap(({ type, rowId, column }) => {
    const key = `${rowId}/${column}`;
    const cell = state.marks.get(rowId)?.cells[column];
    if (type !== "words" || !cell || seen.has(key)) return [];
    seen.add(key);
    const accepted = new Set(cell.proposals.map(({ id }) => id).filter((id) => ids.has(id)));
    return [{ rowId, column, cell, edits: acceptInCell(cell, accepted) }];
  });
}

/** Moves words out of their proposals into the cell, and keeps which character became which. */
function takeWords({ doc }: ScriptRoom, { rowId, column, cell, edits }: AcceptedCell, ctx: CommandContext): void {
  const proposals = doc.getMap<unknown>("proposals");
  const sources = new Map<ProposalId, CharIds>();
  for (const id of edits.taken.keys()) {
    const words = wordsText(proposals, id);
    if (words) sources.set(id, indexChars(words).idsOf(0, words.length));
  }
  createProposalWriter(doc, ctx).editCell(rowId, column, edits, null);
  const index = indexChars(cellText(rowMap(doc.getMap<unknown>("rows"), rowId), column));
  for (const [id, offset] of edits.taken) {
    const length = cell.proposals.find((proposal) => proposal.id === id)?.words.length ?? 0;
    const taking = { from: sources.get(id) ?? [], to: index.idsOf(offset, offset + length) };
    proposalMap(proposals, id)?.set(PROPOSAL_KEY.takenPrefix + ctx.newId(), taking);
  }
}

function takeRow({ doc }: ScriptRoom, { id, type, rowId, fields }: SuggestionPart, ctx: CommandContext): void {
  const rows = doc.getMap<unknown>("rows");
  const proposals = doc.getMap<unknown>("proposals");
  const change = (changes: Parameters<typeof writeRowChanges>[1]) =>
    writeRowChanges(
      rows,
      changes,
      createPlaces(rows, () => [], ctx),
    );
  switch (type) {
    case "words":
      emptyWords(proposals, id);
      return;
    case "add-row":
      stayVisible(rowMap(rows, rowId));
      break;
    case "remove-row":
      change([{ type: "remove-row", id: rowId }]);
      break;
    case "set-row":
      change([{ type: "set-row", id: rowId, ...fields }]);
      break;
    case "move-row":
      rowMap(rows, rowId).set(ROW_KEY.order, readProposal(proposals, id)?.order ?? "");
      break;
  }
  closeProposal(proposals, id, "accepted", ctx);
}

/**
 * Two people who took up the same words before they had heard of each other have put them into the cell twice (SUG6). The
 * first of them stand, every further copy of a character goes. Only exact characters are removed, so it may run on many
 * devices at once. It is no step of anybody's undo.
 */
export function settleTakenTwice(room: ScriptRoom, ctx: CommandContext): Result<void> {
  const proposals = room.doc.getMap<unknown>("proposals");
  const rows = room.doc.getMap<unknown>("rows");
  const found = [...proposals.keys()].flatMap((id) => {
    const proposal = readProposal(proposals, id);
    return proposal?.doubled ? [proposal] : [];
  });
  if (found.length === 0) return ok();
  return commit({ doc: room.doc }, ctx, () => {
    for (const { id, rowId, column } of found) {
      const map = proposalMap(proposals, id);
      if (!map) continue;
      const text = cellText(rowMap(rows, rowId), column);
      const seen = new Set<string>();
      const copies: [number, number, number][] = [];
      for (const { key, from, to } of readTakings(map)) {
        const sources = eachChar(from);
        const targets = to.flatMap(([client, clock, length]) =>
          Array.from({ length }, (_, at): [number, number, number] => [client, clock + at, 1]),
        );
        const isCopy = sources.map((source) => seen.has(source));
        for (const source of sources) seen.add(source);
        if (!isCopy.includes(true)) continue;
        copies.push(...targets.filter((_, at) => isCopy[at]));
        const kept = <T>(list: readonly T[]) => list.filter((_, at) => !isCopy[at]);
        if (!isCopy.includes(false)) map.delete(key);
        else map.set(key, { from: kept(sources).map(charOf), to: kept(targets) });
      }
      for (const { start, end } of indexChars(text).rangesOf(copies).toReversed()) text.delete(start, end - start);
    }
  });
}

function charOf(source: string): readonly [number, number, number] {
  const [client = 0, clock = 0] = source.split(":").map(Number);
  return [client, clock, 1];
}
