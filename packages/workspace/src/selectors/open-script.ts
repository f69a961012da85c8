import type { RowId, TakeId } from "@tongpin/domain/base";
import { compareTakes, type Take } from "@tongpin/domain/shooting";
import type { RowColumn, ScriptRow, Shot } from "@tongpin/domain/video";
import { equalityDeep } from "lib0/function";
import * as Y from "yjs";
import { LocalOrigin } from "../origins.ts";
import { readAllowances } from "../schema/allowance.ts";
import { readBrief } from "../schema/brief.ts";
import { compareCuts, readCut } from "../schema/cut.ts";
import { readFinal } from "../schema/final-mark.ts";
import { readNumbering } from "../schema/numbering.ts";
import { readPost, readSettings } from "../schema/post.ts";
import { splitKey } from "../schema/record.ts";
import { readStoredRow } from "../schema/row.ts";
import { readRowSlots } from "../schema/row-slot.ts";
import { readStoredShot, SHOT_RECORD_SPEC } from "../schema/shot.ts";
import { readStoredTake } from "../schema/take.ts";
import { diffRows, type ScriptChange } from "../text/row-changes.ts";
import { opsOfEvent } from "../text/y-text.ts";
import { createClashes } from "./open-clashes.ts";
import { createOrdered } from "./ordered.ts";
import { EMPTY_SCRIPT, type ScriptState } from "./script-state.ts";
import { createTable, hasRecord, touchedIds } from "./table.ts";
import { createListeners, type View } from "./view.ts";

export type RowsListener = (changes: readonly ScriptChange[], by: "local" | "remote" | "undo", source: unknown) => void;

export interface ScriptRoom extends View<ScriptState> {
  readonly doc: Y.Doc;
  /**
   * Every change of the rows, exactly: applying them in order to the rows before gives the rows after. `source` is
   * that of the command (null for anything else). With `except`, changes of that source are left out: an editor
   * passes itself.
   */
  onRowsChange(listener: RowsListener, except?: unknown): () => void;
  /** Shots nobody sees any more, with what they said. */
  removedShots(): readonly Shot[];
}

const SHOT_FIELDS = Object.keys(SHOT_RECORD_SPEC);

type Part =
  | "rows"
  | "shots"
  | "clashes"
  | "numbering"
  | "cuts"
  | "post"
  | "settings"
  | "allowances"
  | "takes"
  | "brief"
  | "final"
  | "slots";

/** Opens a video's script. Nothing is written; nothing is read before the first `getSnapshot` or listener. */
export function openScript(doc: Y.Doc): ScriptRoom {
  const maps = {
    rows: doc.getMap<unknown>("rows"),
    shots: doc.getMap<unknown>("shots"),
    cuts: doc.getMap<unknown>("cuts"),
    post: doc.getMap<unknown>("post"),
    settings: doc.getMap<unknown>("settings"),
    takes: doc.getMap<unknown>("takes"),
    brief: doc.getMap<unknown>("brief"),
  };
  const caption = doc.getText("caption");
  const rows = createOrdered<ScriptRow>(
    () => maps.rows.keys(),
    (id) => readStoredRow(maps.rows, id),
  );
  const shots = createOrdered<Shot>(
    () => new Set([...maps.shots.keys()].map((key) => splitKey(key).id)),
    (id) => (hasRecord(maps.shots, id, SHOT_FIELDS) ? readStoredShot(maps.shots, id) : null),
  );
  // A take needs its seed: what is left of an undone one belongs to no shot.
  const takes = createTable<TakeId, Take>(maps.takes, (id) => {
    const stored = maps.takes.has(id) ? readStoredTake(maps.takes, id) : null;
    return stored && !stored.hidden ? stored.take : null;
  });

  const clashes = createClashes(maps.shots);
  const stale = new Set<Part>([
    "rows",
    "shots",
    "clashes",
    "numbering",
    "cuts",
    "post",
    "settings",
    "allowances",
    "takes",
    "brief",
    "final",
    "slots",
  ]);
  let state: ScriptState = EMPTY_SCRIPT;
  let changed = false;
  const textEvents = new Map<string, Y.YTextEvent>();
  const listeners = createListeners<[]>();
  const rowListeners = createListeners<Parameters<RowsListener>>();

  function mark(part: Part): void {
    stale.add(part);
    changed = true;
  }

  function onRows(events: Y.YEvent<Y.AbstractType<unknown>>[]): void {
    for (const event of events) {
      const [rowId, column] = event.path;
      if (event.target === maps.rows) for (const key of event.keys.keys()) rows.touch(key);
      else rows.touch(String(rowId));
      if (event instanceof Y.YTextEvent && rowListeners.size > 0) {
        // The delta can only be computed while the event is being delivered.
        void event.delta;
        textEvents.set(`${rowId}/${column}`, event);
      }
    }
    mark("rows");
  }
  function onShots(event: Y.YMapEvent<unknown>): void {
    for (const id of touchedIds(event)) shots.touch(id);
    clashes.touch(event);
    mark("shots");
    mark("clashes");
    mark("numbering");
  }
  function onTakes(event: Y.YMapEvent<unknown>): void {
    for (const id of touchedIds(event)) takes.touch(id);
    mark("takes");
  }
  const onCuts = () => mark("cuts");
  const onPost = () => mark("post");
  const onSettings = () => {
    mark("numbering");
    mark("settings");
    mark("allowances");
    mark("final");
    mark("slots");
  };
  const onBrief = () => mark("brief");
  maps.rows.observeDeep(onRows);
  maps.shots.observe(onShots);
  maps.cuts.observe(onCuts);
  maps.post.observe(onPost);
  caption.observe(onPost);
  maps.settings.observe(onSettings);
  maps.takes.observe(onTakes);
  maps.brief.observe(onBrief);

  /** The old part if the newly read one says the same. */
  function keep<T>(part: Part, before: T, read: () => T): T {
    if (!stale.has(part)) return before;
    const after = read();
    return equalityDeep(before, after) ? before : after;
  }

  function getSnapshot(): ScriptState {
    if (stale.size === 0) return state;
    const ordered = rows.snapshot();
    // Whether 定稿 still holds is a matter of the rows as much as of the mark.
    if (ordered !== state.rows) stale.add("final");
    const next: ScriptState = {
      rows: ordered,
      shots: shots.snapshot(),
      clashes: keep("clashes", state.clashes, () => clashes.read(shots.snapshot())),
      numbering: keep("numbering", state.numbering, () => readNumbering(maps.settings, shots.hidden())),
      cuts: keep("cuts", state.cuts, () =>
        [...maps.cuts.keys()].flatMap((key) => readCut(maps.cuts, key) ?? []).sort(compareCuts),
      ),
      post: keep("post", state.post, () => readPost(maps.post, caption)),
      settings: keep("settings", state.settings, () => readSettings(maps.settings)),
      allowances: keep("allowances", state.allowances, () => readAllowances(maps.settings)),
      takes: keep("takes", state.takes, () => [...takes.snapshot().values()].sort(compareTakes)),
      brief: keep("brief", state.brief, () => readBrief(maps.brief)),
      final: keep("final", state.final, () => readFinal(maps.settings, ordered)),
      slots: keep("slots", state.slots, () => readRowSlots(maps.settings)),
    };
    stale.clear();
    const parts = Object.keys(next) as Part[];
    if (parts.some((part) => next[part] !== state[part])) state = next;
    return state;
  }

  let announced: ScriptState = EMPTY_SCRIPT;

  function announce(transaction: Y.Transaction): void {
    if (!changed) return;
    changed = false;
    const events = new Map(textEvents);
    textEvents.clear();
    if (listeners.size === 0 && rowListeners.size === 0) return;
    const before = announced;
    announced = getSnapshot();
    if (announced === before) return;
    if (rowListeners.size > 0 && announced.rows !== before.rows) {
      const cellOps = (id: RowId, column: RowColumn, from: string, to: string) =>
        opsOfEvent(events.get(`${id}/${column}`), from, to);
      const { origin } = transaction;
      const by = origin instanceof LocalOrigin ? "local" : origin instanceof Y.UndoManager ? "undo" : "remote";
      rowListeners.emit(
        diffRows(before.rows, announced.rows, cellOps),
        by,
        origin instanceof LocalOrigin ? origin.source : null,
      );
    }
    listeners.emit();
  }
  doc.on("afterTransaction", announce);

  return {
    doc,
    getSnapshot,
    subscribe(listener) {
      announced = getSnapshot();
      return listeners.add(listener);
    },
    onRowsChange(listener, except) {
      announced = getSnapshot();
      return rowListeners.add((changes, by, source) => {
        if (except === undefined || source !== except) listener(changes, by, source);
      });
    },
    removedShots: () => shots.hidden(),
    destroy() {
      doc.off("afterTransaction", announce);
      maps.rows.unobserveDeep(onRows);
      maps.shots.unobserve(onShots);
      maps.cuts.unobserve(onCuts);
      maps.post.unobserve(onPost);
      caption.unobserve(onPost);
      maps.settings.unobserve(onSettings);
      maps.takes.unobserve(onTakes);
      maps.brief.unobserve(onBrief);
      listeners.clear();
      rowListeners.clear();
    },
  };
}
