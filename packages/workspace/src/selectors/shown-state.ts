import type { Instant, PersonId, ProposalId, RowId } from "@tongpin/domain/base";
import { type MarkedCell, markCell, type WordsProposal } from "@tongpin/domain/script";
import { ROW_COLUMNS, type RowColumn, type ScriptRow } from "@tongpin/domain/video";
import * as Y from "yjs";
import { comparePlaced, type Placed } from "../schema/order.ts";
import type { StoredProposal } from "../schema/proposal.ts";
import { ROW_KEY, readStoredRow, wordsOfRow } from "../schema/row.ts";
import { indexChars } from "../text/char-ids.ts";
import { isPlainText } from "../text/y-text.ts";

/** What is proposed about one row. Each of the last four names the suggestion that says so. */
export interface RowMarks {
  readonly cells: Readonly<Partial<Record<RowColumn, MarkedCell>>>;
  readonly added: ProposalId | null;
  readonly removed: ProposalId | null;
  readonly moved: ProposalId | null;
  readonly set: ProposalId | null;
}

/** One piece of a suggestion. `cut` and `words` are what would go and come. */
export interface SuggestionPart {
  readonly id: ProposalId;
  readonly type: StoredProposal["type"];
  readonly rowId: RowId;
  readonly column: RowColumn;
  readonly cut: string;
  readonly words: string;
  readonly fields: StoredProposal["fields"];
}

/** What came of one gesture or of typing at one place, decided as a whole. */
export interface Suggestion {
  readonly id: ProposalId;
  readonly by: PersonId;
  /** Who else has written in it. */
  readonly helpers: readonly PersonId[];
  readonly at: Instant;
  /** Its place is gone: it can be read and dismissed, not taken up. */
  readonly lost: boolean;
  readonly parts: readonly SuggestionPart[];
}

/** A script as it is shown while proposals are open. What is approved, counted and printed is `ScriptState`, never this. */
export interface ShownState {
  /** Settled rows with every proposed word put in, rows that are only proposed, and moves as they would be. */
  readonly rows: readonly ScriptRow[];
  readonly marks: ReadonlyMap<RowId, RowMarks>;
  /** In the order of their places; those whose place is gone come last. */
  readonly suggestions: readonly Suggestion[];
  /** Something was taken up twice at once; `settleTakenTwice` puts it right. */
  readonly doubled: boolean;
}

const NO_MARKS: RowMarks = { cells: {}, added: null, removed: null, moved: null, set: null };

/** Reads the shown script anew. `known` is the last answer's cells: what has not changed keeps its identity. */
export function readShown(
  doc: Y.Doc,
  settled: readonly ScriptRow[],
  proposals: readonly StoredProposal[],
  known: CellCache,
): Omit<ShownState, "doubled"> {
  const rowsMap = doc.getMap<unknown>("rows");
  const there = new Map<RowId, ScriptRow>(settled.map((row) => [row.id, row]));
  const marks = new Map<RowId, RowMarks>();
  const mark = (id: RowId, more: Partial<RowMarks>) => marks.set(id, { ...(marks.get(id) ?? NO_MARKS), ...more });
  const orders = new Map<RowId, string>();
  const fields = new Map<RowId, StoredProposal["fields"]>();
  const stands: StoredProposal[] = [];
  const gone: StoredProposal[] = [];
  const byAge = proposals.toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));

  for (const proposal of byAge) {
    if (proposal.type !== "add-row" || there.has(proposal.rowId)) continue;
    const stored = readShell(rowsMap, proposal.rowId);
    if (!stored) continue;
    there.set(proposal.rowId, stored.content);
    orders.set(proposal.rowId, stored.order);
    mark(proposal.rowId, { added: proposal.group });
    stands.push(proposal);
  }
  for (const proposal of byAge) {
    const { type, rowId, group } = proposal;
    if (type === "words" || type === "add-row") continue;
    if (!there.has(rowId)) continue;
    stands.push(proposal);
    if (type === "remove-row") mark(rowId, { removed: group });
    else if (type === "set-row") {
      mark(rowId, { set: group });
      fields.set(rowId, { ...fields.get(rowId), ...proposal.fields });
    } else if (proposal.order !== "") {
      mark(rowId, { moved: group });
      orders.set(rowId, proposal.order);
    }
  }
  const places = new Map<ProposalId, WordsProposal>();
  for (const list of byCell(byAge).values()) {
    const [first] = list;
    const row = first && there.get(first.rowId);
    if (!first || !row) {
      gone.push(...list);
      continue;
    }
    const cell = known.cell(rowsMap, row, first.column, list);
    for (const proposal of list) {
      const placed = cell.proposals.find(({ id }) => id === proposal.id);
      if (!placed) gone.push(proposal);
      else if (placed.words !== "" || placed.cut.length > 0) {
        stands.push(proposal);
        places.set(placed.id, placed);
      }
    }
    if (cell.parts.some((part) => part.type === "words" || part.cutBy.length > 0)) {
      mark(row.id, { cells: { ...marks.get(row.id)?.cells, [first.column]: cell } });
    }
  }
  const ordered = inOrder(rowsMap, there, orders);
  const rows = ordered.map((row) => known.row(row, marks.get(row.id), fields.get(row.id)));
  return { rows, marks, suggestions: gather(ordered, stands, gone, places, marks) };
}

/** A row that is only proposed: its place and figures; its words are proposals. Null once it is a row, or says something. */
function readShell(rowsMap: Y.Map<unknown>, id: RowId) {
  const map = rowsMap.get(id);
  const stored = readStoredRow(rowsMap, id);
  if (!stored || !(map instanceof Y.Map) || map.get(ROW_KEY.made) === true) return null;
  return wordsOfRow(stored.content).every((text) => text === "") ? stored : null;
}

function byCell(proposals: readonly StoredProposal[]): ReadonlyMap<string, readonly StoredProposal[]> {
  const cells = new Map<string, StoredProposal[]>();
  for (const proposal of proposals) {
    if (proposal.type !== "words") continue;
    const key = `${proposal.rowId}/${proposal.column}`;
    cells.set(key, [...(cells.get(key) ?? []), proposal]);
  }
  return cells;
}

function inOrder(
  rowsMap: Y.Map<unknown>,
  there: ReadonlyMap<RowId, ScriptRow>,
  orders: ReadonlyMap<RowId, string>,
): readonly ScriptRow[] {
  if (orders.size === 0) return [...there.values()];
  return placesShown(rowsMap, [...there.keys()], orders).flatMap(({ id }) => there.get(id as RowId) ?? []);
}

/** Rows with the keys they are shown by, in order. */
function placesShown(rowsMap: Y.Map<unknown>, ids: readonly RowId[], orders: ReadonlyMap<RowId, string>): Placed[] {
  return ids
    .map((id) => ({ id, order: orders.get(id) ?? readStoredRow(rowsMap, id)?.order ?? "" }))
    .sort(comparePlaced);
}

function gather(
  rows: readonly ScriptRow[],
  stands: readonly StoredProposal[],
  gone: readonly StoredProposal[],
  places: ReadonlyMap<ProposalId, WordsProposal>,
  marks: ReadonlyMap<RowId, RowMarks>,
): readonly Suggestion[] {
  const rowIndex = new Map(rows.map(({ id }, index) => [id, index]));
  const placeOf = ({ id, rowId, column }: StoredProposal): number => {
    const placed = places.get(id);
    const offset = placed ? (placed.words === "" ? (placed.cut[0]?.start ?? 0) : placed.offset) : 0;
    return (rowIndex.get(rowId) ?? 0) * 1e8 + ROW_COLUMNS.indexOf(column) * 1e7 + offset;
  };
  const partOf = (proposal: StoredProposal): SuggestionPart => {
    const { id, type, rowId, column, words, fields } = proposal;
    const settled = marks.get(rowId)?.cells[column]?.settled ?? "";
    const cut = (places.get(id)?.cut ?? []).map(({ start, end }) => settled.slice(start, end)).join("");
    return { id, type, rowId, column, cut, words, fields };
  };
  const lost = new Set(gone.map(({ id }) => id));
  const groups = new Map<ProposalId, StoredProposal[]>();
  for (const proposal of [...stands.toSorted((a, b) => placeOf(a) - placeOf(b)), ...gone]) {
    groups.set(proposal.group, [...(groups.get(proposal.group) ?? []), proposal]);
  }
  return [...groups].map(([id, list]): Suggestion => {
    const first = list.reduce((a, b) => (b.at < a.at || (b.at === a.at && b.id === id) ? b : a));
    const helpers = new Set(list.flatMap((each) => [each.by, ...each.helpers]));
    helpers.delete(first.by);
    return {
      id,
      by: first.by,
      helpers: [...helpers].sort(),
      at: first.at,
      lost: list.every((each) => lost.has(each.id)),
      parts: list.map(partOf),
    };
  });
}

/** Cells and rows of the last answer, so that a keystroke reads one cell again and not all. */
export interface CellCache {
  cell(rowsMap: Y.Map<unknown>, row: ScriptRow, column: RowColumn, proposals: readonly StoredProposal[]): MarkedCell;
  row(row: ScriptRow, marks: RowMarks | undefined, fields: StoredProposal["fields"] | undefined): ScriptRow;
  /** Something was written under this row. */
  forget(rowId: string): void;
}

export function createCellCache(): CellCache {
  const cells = new Map<string, { row: ScriptRow; list: readonly StoredProposal[]; cell: MarkedCell }>();
  const rows = new Map<RowId, ScriptRow>();
  return {
    cell(rowsMap, row, column, list) {
      const key = `${row.id}/${column}`;
      const before = cells.get(key);
      const isSame = before?.row === row && before.list.length === list.length;
      if (isSame && list.every((proposal, index) => proposal === before.list[index])) return before.cell;
      const cell = readCell(rowsMap, row, column, list);
      cells.set(key, { row, list, cell });
      return cell;
    },
    forget(rowId) {
      for (const column of ROW_COLUMNS) cells.delete(`${rowId}/${column}`);
    },
    row(row, marks, fields) {
      if (!marks) return row;
      const shown: ScriptRow = { ...row, ...fields };
      for (const column of ROW_COLUMNS) {
        const cell = marks.cells[column];
        if (cell) Object.assign(shown, { [column]: cell.shown });
      }
      const before = rows.get(row.id);
      const isSame =
        before && (Object.keys(shown) as (keyof ScriptRow)[]).every((name) => before[name] === shown[name]);
      if (isSame) return before;
      rows.set(row.id, shown);
      return shown;
    },
  };
}

/** A cell with the proposals that still have a place in it. */
export function readCell(
  rowsMap: Y.Map<unknown>,
  row: ScriptRow,
  column: RowColumn,
  list: readonly StoredProposal[],
): MarkedCell {
  const map = rowsMap.get(row.id);
  const text = map instanceof Y.Map ? map.get(column) : undefined;
  if (!isPlainText(text)) return markCell(row[column], []);
  const index = indexChars(text);
  const placed = list.flatMap((proposal): WordsProposal[] => {
    const { id, by, at, rank, words, anchor, cut } = proposal;
    const offset = index.offsetOf(anchor);
    return offset === null ? [] : [{ id, by, at, offset, rank, words, cut: index.rangesOf(cut) }];
  });
  return markCell(row[column], placed);
}
