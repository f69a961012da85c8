import { asId, type PersonId, type ProposalId, type RowId } from "@tongpin/domain/base";
import type { CellEdits, NewWords } from "@tongpin/domain/script";
import { ROW_COLUMNS, type RowColumn, type ScriptRow } from "@tongpin/domain/video";
import * as Y from "yjs";
import type { CommandContext } from "../context.ts";
import { wellFormed } from "../schema/plain.ts";
import { PROPOSAL_KEY, type ProposalAbout, readProposal } from "../schema/proposal.ts";
import { ROW_KEY } from "../schema/row.ts";
import { indexChars } from "../text/char-ids.ts";
import { safeTextOps } from "../text/text-ops.ts";
import { isPlainText, readText, writeText, writeTextOps } from "../text/y-text.ts";
import { cellText, rowMap, stayVisible } from "./write-rows.ts";

/** Writes proposals, within a transaction. Those begun in one gesture share a group and are decided together. */
export interface ProposalWriter {
  /** @param group of the row they stand in, when that is itself proposed */
  editCell(rowId: RowId, column: RowColumn, edits: CellEdits, group: ProposalId | null): void;
  addRow(row: ScriptRow, order: string): void;
  about(type: "remove-row" | "move-row" | "set-row", rowId: RowId, keys: Readonly<Record<string, unknown>>): void;
}

export function createProposalWriter(doc: Y.Doc, ctx: CommandContext): ProposalWriter {
  const rows = doc.getMap<unknown>("rows");
  const proposals = doc.getMap<unknown>("proposals");
  let gesture: ProposalId | null = null;

  function begin(about: Pick<ProposalAbout, "type" | "rowId"> & { column?: RowColumn }, group: ProposalId | null) {
    const id = asId<ProposalId>(ctx.newId());
    gesture ??= group ?? id;
    const map = new Y.Map<unknown>();
    proposals.set(id, map);
    map.set(PROPOSAL_KEY.about, { ...about, by: ctx.actor, at: ctx.now, group: group ?? gesture });
    map.set(PROPOSAL_KEY.made, true);
    return map;
  }

  function propose(rowId: RowId, column: RowColumn, made: NewWords, group: ProposalId | null): void {
    const index = indexChars(cellText(rowMap(rows, rowId), column));
    const map = begin({ type: "words", rowId, column }, group);
    map.set(PROPOSAL_KEY.place, { after: index.anchorAt(made.offset), rank: made.rank });
    map.set(
      PROPOSAL_KEY.cut,
      made.cut.flatMap(({ start, end }) => index.idsOf(start, end)),
    );
    map.set(PROPOSAL_KEY.words, new Y.Text(wellFormed(made.words)));
  }

  return {
    editCell(rowId, column, edits, group) {
      const map = rowMap(rows, rowId);
      const text = cellText(map, column);
      if (edits.settled.length > 0) {
        writeTextOps(text, safeTextOps(readText(text), edits.settled) ?? []);
        stayVisible(map);
      }
      const index = indexChars(text);
      for (const [id, steps] of edits.words) {
        const words = wordsText(proposals, id);
        if (!words) continue;
        writeTextOps(words, safeTextOps(readText(words), steps) ?? []);
        if (steps.some((step) => "insert" in step)) signHelp(proposals, id, ctx.actor);
      }
      for (const [id, ranges] of edits.cuts) {
        const before = readProposal(proposals, id)?.cut ?? [];
        const more = ranges.flatMap(({ start, end }) => index.idsOf(start, end));
        proposalMap(proposals, id)?.set(PROPOSAL_KEY.cut, [...before, ...more]);
      }
      for (const [id, { offset, rank }] of edits.places) {
        proposalMap(proposals, id)?.set(PROPOSAL_KEY.place, { after: index.anchorAt(offset), rank });
      }
      for (const made of edits.made) propose(rowId, column, made, group);
    },
    addRow(row, order) {
      const shell = rowMap(rows, row.id);
      for (const column of ROW_COLUMNS) cellText(shell, column);
      shell.set(ROW_KEY.order, order);
      if (row.seconds !== null) shell.set(ROW_KEY.seconds, row.seconds);
      if (row.beat !== null) shell.set(ROW_KEY.beat, row.beat);
      begin({ type: "add-row", rowId: row.id }, null);
      for (const column of ROW_COLUMNS) {
        if (row[column] !== "") propose(row.id, column, { offset: 0, rank: 0, words: row[column], cut: [] }, null);
      }
    },
    about(type, rowId, keys) {
      const map = begin({ type, rowId }, null);
      for (const [key, value] of Object.entries(keys)) map.set(key, value);
    },
  };
}

export function proposalMap(proposals: Y.Map<unknown>, id: string): Y.Map<unknown> | null {
  const map = proposals.get(id);
  return map instanceof Y.Map ? map : null;
}

export function wordsText(proposals: Y.Map<unknown>, id: string): Y.Text | null {
  const words = proposalMap(proposals, id)?.get(PROPOSAL_KEY.words);
  return isPlainText(words) ? words : null;
}

/** Whoever writes in a colleague's proposal is named with it. */
function signHelp(proposals: Y.Map<unknown>, id: string, actor: PersonId): void {
  const key = PROPOSAL_KEY.withPrefix + actor;
  const map = proposalMap(proposals, id);
  if (map && readProposal(proposals, id)?.by !== actor && !map.has(key)) map.set(key, true);
}

/** Nothing is left of a proposal for words: what it held was taken up, or turned down. */
export function emptyWords(proposals: Y.Map<unknown>, id: string): void {
  const words = wordsText(proposals, id);
  if (words) writeText(words, "");
  const map = proposalMap(proposals, id);
  if ((readProposal(proposals, id)?.cut.length ?? 0) > 0) map?.set(PROPOSAL_KEY.cut, []);
}

/** A proposal about a row is decided. */
export function closeProposal(
  proposals: Y.Map<unknown>,
  id: string,
  as: "accepted" | "rejected",
  ctx: CommandContext,
): void {
  proposalMap(proposals, id)?.set(PROPOSAL_KEY.closed, { as, by: ctx.actor, at: ctx.now });
}
