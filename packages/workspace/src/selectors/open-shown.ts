import type { ProposalId } from "@tongpin/domain/base";
import type { ScriptRow } from "@tongpin/domain/video";
import * as Y from "yjs";
import { LocalOrigin } from "../origins.ts";
import { readProposal, type StoredProposal } from "../schema/proposal.ts";
import { type CellOps, diffRows, type ScriptChange } from "../text/row-changes.ts";
import { applyTextOps, diffText } from "../text/text-ops.ts";
import type { RowsListener, ScriptRoom } from "./open-script.ts";
import { createCellCache, readShown, type ShownState } from "./shown-state.ts";
import { createListeners, type View } from "./view.ts";

/** A script as an editor shows it: what is settled, with what is proposed. Writes nothing. */
export interface ShownScript extends View<ShownState> {
  readonly room: ScriptRoom;
  /** Every change of the shown rows, exactly; see `ScriptRoom.onRowsChange`. */
  onRowsChange(listener: RowsListener): () => void;
}

const NOTHING: Omit<ShownState, "rows"> = { marks: new Map(), suggestions: [], doubled: false };

export function openShown(room: ScriptRoom): ShownScript {
  const { doc } = room;
  const map = doc.getMap<unknown>("proposals");
  /** Those with something to decide or to put right; all others only lie in the document. */
  let live: Map<ProposalId, StoredProposal> | null = null;
  const dirty = new Set<string>();
  const cache = createCellCache();
  const listeners = createListeners<[]>();
  const rowListeners = createListeners<Parameters<RowsListener>>();
  let settled: readonly ScriptRow[] | null = null;
  /** Rows that are only proposed lie among the others, unseen by the room. */
  let touched = false;
  let state: ShownState = { ...NOTHING, rows: [] };

  function refresh(id: string, into: Map<ProposalId, StoredProposal>): void {
    const proposal = readProposal(map, id);
    if (proposal && (proposal.open || proposal.doubled)) into.set(proposal.id, proposal);
    else into.delete(id as ProposalId);
  }

  function readLive(): Map<ProposalId, StoredProposal> {
    const found: Map<ProposalId, StoredProposal> = live ?? new Map();
    for (const id of live ? dirty : map.keys()) refresh(id, found);
    live = found;
    return found;
  }

  function getSnapshot(): ShownState {
    const { rows } = room.getSnapshot();
    if (live && dirty.size === 0 && !(touched && live.size > 0) && rows === settled) return state;
    const proposals = [...readLive().values()];
    dirty.clear();
    touched = false;
    settled = rows;
    const open = proposals.filter((proposal) => proposal.open);
    const doubled = proposals.some((proposal) => proposal.doubled);
    if (open.length === 0) state = { ...NOTHING, rows, doubled };
    else {
      const next = readShown(doc, rows, open, cache);
      const isSame =
        next.rows.length === state.rows.length && next.rows.every((row, index) => row === state.rows[index]);
      state = { ...next, rows: isSame ? state.rows : next.rows, doubled };
    }
    return state;
  }

  function onProposals(events: Y.YEvent<Y.AbstractType<unknown>>[]): void {
    for (const event of events) {
      if (event.target === map) for (const key of event.keys.keys()) dirty.add(key);
      else dirty.add(String(event.path[0]));
    }
  }
  map.observeDeep(onProposals);
  const rowsMap = doc.getMap<unknown>("rows");
  const onRows = (events: Y.YEvent<Y.AbstractType<unknown>>[]) => {
    touched = true;
    // Also where a row says the same as before: its words may be new characters, which no proposal names.
    for (const event of events) {
      if (event.target === rowsMap) for (const key of event.keys.keys()) cache.forget(key);
      else cache.forget(String(event.path[0]));
    }
  };
  rowsMap.observeDeep(onRows);

  let settledChanges: readonly ScriptChange[] = [];
  const stopRows = room.onRowsChange((changes) => {
    settledChanges = changes;
  });

  let announced: ShownState = state;
  function announce({ origin }: Y.Transaction): void {
    const changes = settledChanges;
    settledChanges = [];
    if (listeners.size === 0 && rowListeners.size === 0) return;
    const before = announced;
    announced = getSnapshot();
    if (announced === before) return;
    if (rowListeners.size > 0 && announced.rows !== before.rows) {
      const by = origin instanceof LocalOrigin ? "local" : origin instanceof Y.UndoManager ? "undo" : "remote";
      const source = origin instanceof LocalOrigin ? origin.source : null;
      rowListeners.emit(diffRows(before.rows, announced.rows, opsAsSettled(changes)), by, source);
    }
    listeners.emit();
  }
  // Registered after the room's own, so that it knows the settled rows by now.
  doc.on("afterTransaction", announce);

  return {
    room,
    getSnapshot,
    subscribe(listener) {
      announced = getSnapshot();
      return listeners.add(listener);
    },
    onRowsChange(listener) {
      announced = getSnapshot();
      return rowListeners.add(listener);
    },
    destroy() {
      doc.off("afterTransaction", announce);
      map.unobserveDeep(onProposals);
      rowsMap.unobserveDeep(onRows);
      stopRows();
      listeners.clear();
      rowListeners.clear();
    },
  };
}

/** Where nothing is proposed in a cell, its change is the settled one, exactly; elsewhere the plain difference. */
function opsAsSettled(changes: readonly ScriptChange[]): CellOps {
  return (id, column, before, after) => {
    const same = changes.find((change) => change.type === "edit-cell" && change.id === id && change.column === column);
    if (same?.type === "edit-cell" && applyTextOps(before, same.ops) === after) return same.ops;
    return diffText(before, after);
  };
}
