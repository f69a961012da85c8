import { asId, type ProposalId, type Refusal, type RowId } from "@tongpin/domain/base";
import { formatClock } from "@tongpin/domain/script";
import { ROW_COLUMNS } from "@tongpin/domain/video";
import type { RowSlot, ShownScript, UndoStack, WritingMode } from "@tongpin/workspace";
import { type RefObject, useEffect, useRef } from "react";
import { type ScriptAccess, useCommands } from "../../../app/index.ts";
import { createAfterPaint } from "../../../platform/after-paint.ts";
import type { EditorAnnotations } from "../editor/annotations.ts";
import type { RemoteCaret } from "../editor/carets.ts";
import type { ClaimRules } from "../editor/claims.ts";
import type { RowDrop } from "../editor/row-drag.ts";
import { createScriptEditor, type EditorWords, type ScriptEditor } from "../editor/script-editor.ts";
import type { RowPart, RowSide, RowView } from "../editor/views/row-view.ts";
import type { MarkLook } from "../suggest/marks-plugin.ts";
import type { TimingStore } from "./timing.ts";

type Presence = NonNullable<ScriptAccess["presence"]>;

export interface UseScriptEditor {
  readonly shown: ShownScript;
  readonly mode: () => WritingMode;
  readonly undo: UndoStack;
  readonly presence: Presence;
  readonly timing: TimingStore;
  readonly words: EditorWords;
  readonly editable: boolean;
  /** Null until the lexicon is here. */
  readonly claims: ClaimRules | null;
  readonly markLook: MarkLook;
  readonly annotations: EditorAnnotations;
  readonly onAnnotation: (id: string) => void;
  readonly secondsText: (seconds: number) => string;
  readonly onPart: (part: RowPart, id: RowId, anchor: HTMLElement) => void;
  readonly onRemoveRow: (id: RowId) => void;
  readonly onMoveRow: (drop: RowDrop) => void;
  readonly onSuggestion: (id: ProposalId) => void;
  readonly onRefused: (refusal: Refusal) => void;
}

/** Opens the editor in `mount` for as long as the component is there. React renders nothing of it again. */
export function useScriptEditor(mount: RefObject<HTMLElement | null>, props: UseScriptEditor) {
  const { shown, mode, undo, presence, timing, words, editable, claims, markLook, annotations } = props;
  const context = useCommands();
  const latest = useRef(props);
  latest.current = props;
  const opened = useRef<ScriptEditor | null>(null);

  useEffect(() => {
    if (!mount.current) return;
    const painter = createAfterPaint(() => paintSides(editor, latest.current));
    const editor = createScriptEditor({
      element: mount.current,
      shown,
      mode,
      context,
      editable: latest.current.editable,
      words: latest.current.words,
      markLook: latest.current.markLook,
      undo: () => undo.undo(),
      redo: () => undo.redo(),
      onPart: (...pressed) => latest.current.onPart(...pressed),
      onAnnotation: (id) => latest.current.onAnnotation(id),
      onRemoveRow: (id) => latest.current.onRemoveRow(id),
      onMoveRow: (drop) => latest.current.onMoveRow(drop),
      onSuggestion: (id) => latest.current.onSuggestion(id),
      onRefused: (refusal) => latest.current.onRefused(refusal),
      onCaret: (caret) => presence.set(caret ?? { screen: "script" }),
      onRowShown: () => painter.ask(),
    });
    opened.current = editor;
    editor.setClaims(latest.current.claims);
    editor.setAnnotations(latest.current.annotations);
    paintSides(editor, latest.current);
    const stopProposed = shown.subscribe(painter.ask);
    const showPeers = createAfterPaint(() => showColleagues(editor, presence));
    showColleagues(editor, presence);
    presence.set({ screen: "script" });
    const stops = [
      stopProposed,
      timing.onPainted(() => paintSides(editor, latest.current)),
      presence.subscribe(showPeers.ask),
      () => presence.set(null),
      painter.cancel,
      showPeers.cancel,
      () => editor.close(),
    ];
    return () => {
      opened.current = null;
      for (const stop of stops) stop();
    };
  }, [mount, shown, mode, undo, presence, timing, context]);

  useEffect(() => {
    opened.current?.setEditable(editable);
  }, [editable]);
  useEffect(() => {
    opened.current?.setWords(words);
  }, [words]);
  useEffect(() => {
    opened.current?.setClaims(claims);
  }, [claims]);
  useEffect(() => {
    opened.current?.setMarkLook(markLook);
  }, [markLook]);
  useEffect(() => {
    opened.current?.setAnnotations(annotations);
  }, [annotations]);
  return opened;
}

function paintSides(editor: ScriptEditor, { timing, shown, secondsText }: UseScriptEditor): void {
  const { rows, timing: timed, slots } = timing.getPainted();
  const painted = new Set<RowView>();
  rows.forEach((row, index) => {
    const view = editor.rowViews.get(row.id);
    const side = timed.rows[index];
    if (!view || !side) return;
    painted.add(view);
    view.showSide({
      number: index + 1,
      seconds: side.seconds === 0 ? "–" : secondsText(side.seconds),
      timecode: formatClock(side.startsAt * 1000),
      fixed: side.fixed,
      over: timed.target !== null && side.startsAt + side.seconds > timed.target,
      slot: slotOf(slots.get(row.id), row.voice),
    });
  });
  const { marks } = shown.getSnapshot();
  for (const [id, view] of editor.rowViews) {
    const number = marks.get(id)?.added ? null : 1;
    if (!painted.has(view))
      view.showSide({ number, seconds: "–", timecode: "", fixed: false, over: false, slot: null });
  }
}

function slotOf(slot: RowSlot | undefined, voice: string): RowSide["slot"] {
  return slot ? { ...slot, isFilled: voice.trim() !== "" } : null;
}

function showColleagues(editor: ScriptEditor, presence: Presence): void {
  const carets = presence.getSnapshot().flatMap((peer): RemoteCaret[] => {
    const { at } = peer;
    if (!at || !("rowId" in at)) return [];
    const column = ROW_COLUMNS.find((name) => name === at.column);
    if (!column) return [];
    const { name, hue } = peer;
    const { anchor, head } = at;
    return [{ key: String(peer.clientId), name, hue, id: asId<RowId>(at.rowId), column, anchor, head }];
  });
  editor.setCarets(carets);
  for (const [id, view] of editor.rowViews) view.showGuests(carets.filter((caret) => caret.id === id));
}
