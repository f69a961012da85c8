import { type Anchor, type AnchorPlace, type AnnotationThread, isOpen } from "@tongpin/domain/annotations";
import type { CommentId, RowId, VideoId } from "@tongpin/domain/base";
import { type AnchorChoice, createAnchor, type ScriptRoom, type ScriptState } from "@tongpin/workspace";
import { useMemo, useState } from "react";
import { useGo, useQuery, useScriptState } from "../../../app/index.ts";
import type { EditorAnnotations } from "../editor/annotations.ts";
import { PANELS } from "../view/panels.ts";
import type { Composed } from "./composer.tsx";
import { type Annotations, useAnnotations } from "./use-annotations.ts";
import { usePlaces } from "./use-places.ts";

export interface PlacedThread {
  readonly thread: AnnotationThread;
  readonly place: AnchorPlace | null;
  /** Number of the row it stands in, from 1; 0 when it stands in none. */
  readonly row: number;
}

export interface Comments {
  readonly annotations: Annotations;
  /** In the order of the script; those whose words are gone come last. */
  readonly placed: readonly PlacedThread[];
  readonly open: number;
  readonly inEditor: EditorAnnotations;
  readonly isShown: boolean;
  /** The thread the address names, also by one of its answers. */
  readonly chosen: PlacedThread | null;
  /** The address names one that is not here. */
  readonly isUnknown: boolean;
  /** What a new annotation will be about, kept from the moment it was begun. */
  readonly draft: Anchor | null;
  show(): void;
  hide(): void;
  choose(id: CommentId): void;
  /** Annotated words were pressed: who reads wants the thread; who writes only if the panel stands there already. */
  pressed(id: string): void;
  /** Begins an annotation; of nothing chosen, the panel just opens. */
  begin(choice: AnchorChoice | null): void;
  endDraft(): void;
  /** Writes the draft down. */
  write(composed: Composed): void;
  /** The row's first thread, or the beginning of one. */
  ofRow(id: RowId, choice: AnchorChoice | null): void;
  /** The thread so many steps on from the chosen one. */
  walk(step: 1 | -1): PlacedThread | null;
}

/** `?comment=` opens the panel: `list`, or the id of one annotation, so that a colleague can be sent there. */
const LIST = "list";
export const COMMENT_KEYS = "mod+alt+m";

/** One panel stands beside the script at a time; these go before, and give way when somebody asks for annotations. */
const OTHER_PANELS = [...PANELS, "compare"] as const;
const CLOSED = Object.fromEntries(OTHER_PANELS.map((name) => [name, null]));

const idsOf = (state: ScriptState) => state.rows.map(({ id }) => id);

/** The annotations of a script as its desk shows them: in the text, at the rows, in the panel. */
export function useComments(videoId: VideoId, room: ScriptRoom, mayWrite: boolean): Comments {
  const go = useGo();
  const query = useQuery();
  const { comment } = query;
  const annotations = useAnnotations(videoId);
  const { threads } = annotations;
  const ids = useScriptState(room, idsOf);
  const places = usePlaces(room, threads);
  const [draft, setDraft] = useState<Anchor | null>(null);
  /** Just written: on its way into the outbox, and no unknown one. */
  const [written, setWritten] = useState<CommentId | null>(null);
  const rowNumbers = useMemo(() => new Map(ids.map((id, index) => [id, index + 1])), [ids]);

  const placed = useMemo(() => {
    const all = threads.map((thread): PlacedThread => {
      const place = places.get(thread.first.id) ?? null;
      const row = place?.rowId ? (rowNumbers.get(place.rowId) ?? 0) : 0;
      return { thread, place, row };
    });
    return all.sort((a, b) => rankOf(a) - rankOf(b) || startOf(a) - startOf(b));
  }, [threads, places, rowNumbers]);
  const chosen =
    placed.find(({ thread }) => [thread.first, ...thread.answers].some(({ id }) => id === comment)) ?? null;
  const chosenId = chosen?.thread.first.id ?? null;

  const inEditor = useMemo((): EditorAnnotations => {
    const counts = new Map<RowId, number>();
    const marks = placed.flatMap(({ thread, place }) => {
      const isChosen = thread.first.id === chosenId;
      if (!place || place.type === "gone" || !(isOpen(thread) || isChosen)) return [];
      if (isOpen(thread)) counts.set(place.rowId, (counts.get(place.rowId) ?? 0) + 1);
      return place.span ? [{ id: thread.first.id, span: place.span, isChosen }] : [];
    });
    return { marks, counts };
  }, [placed, chosenId]);

  const isShown = comment !== undefined && OTHER_PANELS.every((name) => query[name] === undefined);
  const goTo = (value: string | null) => go.query({ ...CLOSED, comment: value });
  const begin = (choice: AnchorChoice | null) => {
    setDraft(choice && annotations.mayWrite ? createAnchor(room, choice) : null);
    goTo(LIST);
  };
  return {
    annotations,
    placed,
    open: threads.filter(isOpen).length,
    inEditor,
    isShown,
    chosen,
    draft,
    isUnknown:
      comment !== undefined && comment !== LIST && comment !== written && chosen === null && annotations.isReady,
    show: () => goTo(LIST),
    hide: () => {
      setDraft(null);
      goTo(null);
    },
    choose: (id) => goTo(id),
    pressed: (id) => {
      if (isShown || !mayWrite) goTo(id);
    },
    begin,
    endDraft: () => setDraft(null),
    write(composed) {
      const id = annotations.write({ parentId: null, anchor: draft, ...composed });
      setWritten(id);
      setDraft(null);
      goTo(id);
    },
    ofRow(id, choice) {
      const first = placed.find(({ thread, place }) => isOpen(thread) && place?.type !== "gone" && place?.rowId === id);
      if (choice?.rowId === id && choice.span) begin(choice);
      else if (first) goTo(first.thread.first.id);
      else begin({ rowId: id, span: null });
    },
    walk(step) {
      const shown = placed.filter(({ thread }) => isOpen(thread) || thread.first.id === chosenId);
      const at = shown.findIndex(({ thread }) => thread.first.id === chosenId);
      const next = shown[at < 0 ? (step > 0 ? 0 : shown.length - 1) : (at + step + shown.length) % shown.length];
      if (next) goTo(next.thread.first.id);
      return next ?? null;
    },
  };
}

function rankOf({ row }: PlacedThread): number {
  return row === 0 ? Number.MAX_SAFE_INTEGER : row;
}

function startOf({ place }: PlacedThread): number {
  return place && place.type !== "gone" ? (place.span?.start ?? -1) : 0;
}
