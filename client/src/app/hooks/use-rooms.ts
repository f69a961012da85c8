import type { BrandId, VideoId } from "@tongpin/domain/base";
import type { MarginState, ScriptRoom, ScriptState, TalkState, UndoStack } from "@tongpin/workspace";
import { useEffect, useState, useSyncExternalStore } from "react";
import type { Engine, Presence, RoomHandle, Store } from "../../sync/contract.ts";
import type { LedgerSnapshot } from "../runtime/brand-source.ts";
import { useBrandSource, useServices } from "../runtime/context.ts";
import { useDerived } from "./use-derived.ts";
import { useScriptGate, type VideoGate } from "./use-script-gate.ts";
import { useSelected } from "./use-selected.ts";

interface OpenRoom<V> {
  readonly handle: RoomHandle<V>;
  readonly engine: Engine;
  readonly ready: boolean;
}

/** Opens a room while the component is there. `open` must be stable (module level). */
function useRoom<V>(
  videoId: VideoId,
  open: (engine: Engine, brandId: BrandId, videoId: VideoId) => RoomHandle<V>,
): OpenRoom<V> | null {
  const { runtime } = useServices();
  const brandId = useBrandSource()?.brandId ?? null;
  const [room, setRoom] = useState<OpenRoom<V> | null>(null);
  useEffect(() => {
    if (brandId === null) return;
    let left = false;
    let handle: RoomHandle<V> | null = null;
    const enter = async () => {
      const engine = await runtime.startEngine();
      if (left) return;
      const opened = open(engine, brandId, videoId);
      handle = opened;
      setRoom({ handle: opened, engine, ready: false });
      await opened.ready;
      if (!left) setRoom({ handle: opened, engine, ready: true });
    };
    void enter();
    return () => {
      left = true;
      setRoom(null);
      handle?.release();
    };
  }, [runtime, brandId, videoId, open]);
  return room;
}

const openScriptRoom = (engine: Engine, brandId: BrandId, videoId: VideoId) => engine.openScript(brandId, videoId);
const openMarginRoom = (engine: Engine, brandId: BrandId, videoId: VideoId) => engine.openMargin(brandId, videoId);
const openTalkRoom = (engine: Engine, brandId: BrandId, videoId: VideoId) => engine.openTalk(brandId, videoId);

export interface ScriptAccess {
  readonly room: ScriptRoom | null;
  /** What this device has stored is in the room. */
  readonly ready: boolean;
  readonly undo: UndoStack | null;
  readonly presence: Presence | null;
  /** Why no editor may be bound: `ready` stays false then, and the video's page shows the words as they are. */
  readonly gate: VideoGate;
}

/** The script room of a video (rows, shots, cuts, post), open while the component is there. */
export function useScript(videoId: VideoId): ScriptAccess {
  const open = useRoom(videoId, openScriptRoom);
  const gate = useScriptGate(open?.ready ? open.engine.gateOf(open.handle) : null, open?.engine.status ?? null);
  if (!open) return { room: null, ready: false, undo: null, presence: null, gate };
  return {
    room: open.handle.view,
    ready: open.ready && gate === "open",
    undo: open.engine.undoFor(open.handle),
    presence: open.handle.presence,
    gate,
  };
}

const NO_SCRIPT: ScriptState = {
  rows: [],
  shots: [],
  clashes: [],
  numbering: { locked: false, retired: [] },
  cuts: [],
  post: { title: "", caption: "", topics: [], links: [], coverAtMs: null },
  settings: { targetSeconds: null, charsPerMinute: null },
  allowances: [],
  takes: [],
  brief: { goal: "", audience: "", items: [] },
  final: null,
  slots: new Map(),
};
const NO_SCRIPT_STORE: Store<ScriptState> = { getSnapshot: () => NO_SCRIPT, subscribe: () => () => {} };

/** A part of a script; the empty script while the room is not open. */
export function useScriptState<T>(room: ScriptRoom | null, select: (state: ScriptState) => T): T {
  return useSelected(room ?? NO_SCRIPT_STORE, select);
}

/** What follows from a script, behind the keystroke (`useDerived`). `derive` must be stable. */
export function useScriptDerived<T>(
  room: ScriptRoom | null,
  derive: (state: ScriptState) => T,
  isSame: (a: T, b: T) => boolean,
): T {
  return useDerived(room ?? NO_SCRIPT_STORE, derive, isSame);
}

const NO_LEDGER: LedgerSnapshot = { entries: [], known: false };
const NO_LEDGER_STORE: Store<LedgerSnapshot> = { getSnapshot: () => NO_LEDGER, subscribe: () => () => {} };

/** The brand's ledger: submissions, decisions, publications, as this device knows them. */
export function useLedger(): LedgerSnapshot {
  const ledger = useBrandSource()?.ledger ?? NO_LEDGER_STORE;
  return useSyncExternalStore(ledger.subscribe, ledger.getSnapshot);
}

const NO_TALK: TalkState = { comments: [], entries: [] };
const NO_TALK_STORE: Store<TalkState> = { getSnapshot: () => NO_TALK, subscribe: () => () => {} };

/** A video's review notes and its ledger entries; empty until they are here. */
export function useTalk(videoId: VideoId): TalkState {
  const open = useRoom(videoId, openTalkRoom);
  const store = open?.handle.view ?? NO_TALK_STORE;
  return useSyncExternalStore(store.subscribe, store.getSnapshot);
}

const NO_MARGIN: MarginState = { annotations: [] };
const NO_MARGIN_STORE: Store<MarginState> = { getSnapshot: () => NO_MARGIN, subscribe: () => () => {} };

/** What the team wrote beside a video's script; empty until it is here. */
export function useMargin(videoId: VideoId): MarginState & { readonly isReady: boolean } {
  const open = useRoom(videoId, openMarginRoom);
  const store = open?.handle.view ?? NO_MARGIN_STORE;
  const { annotations } = useSyncExternalStore(store.subscribe, store.getSnapshot);
  return { annotations, isReady: open?.ready ?? false };
}
