import { asId, type ProposalId, type Refusal, type RowId, type VideoId } from "@tongpin/domain/base";
import type { ScriptRoom, ScriptState, ShownScript, UndoStack, WritingMode } from "@tongpin/workspace";
import { lazy, Suspense, useCallback, useEffect, useMemo, useRef, useState } from "react";
import {
  announce,
  type ScriptAccess,
  useActions,
  useCommands,
  useGo,
  useNewId,
  useQuery,
  useScriptState,
  useT,
  useToast,
} from "../../../app/index.ts";
import { useBriefCoverage } from "../../../app/item/brief/use-coverage.ts";
import { useClaims } from "../../../app/item/claims/use-claims.ts";
import { IconButton } from "../../../ui/button.tsx";
import { IconEye } from "../../../ui/icons/index.ts";
import { useClaimRules } from "../claims/use-claim-rules.ts";
import { useCommentActions } from "../comments/use-comment-actions.ts";
import { useComments } from "../comments/use-comments.ts";
import { readPair } from "../compare/compare-address.ts";
import type { RowPart } from "../editor/views/row-view.ts";
import { FinalBar } from "../states/final-bar.tsx";
import { ReopenDialog } from "../states/reopen-dialog.tsx";
import { StandingMenu } from "../states/standing-menu.tsx";
import { useReading } from "../states/use-reading.ts";
import { useStateDeeds } from "../states/use-state-deeds.ts";
import { SuggestCard } from "../suggest/suggest-card.tsx";
import { rowNumbers } from "../suggest/suggestion-body.tsx";
import { useMarkLook } from "../suggest/use-mark-look.ts";
import { usePeople } from "../suggest/use-people.ts";
import { useSuggestActions } from "../suggest/use-suggest-actions.ts";
import { isSuggestTrouble, suggestTrouble, useSuggestions } from "../suggest/use-suggestions.ts";
import { TemplateStarter } from "../templates/template-starter.tsx";
import { createRowCommands } from "./row-commands.ts";
import { type PressedPart, RowPopups } from "./row-popups.tsx";
import { ScriptBar } from "./script-bar.tsx";
import { ScriptPanels } from "./script-panels.tsx";
import type { TimingStore } from "./timing.ts";
import { usePanelActions } from "./use-panel-actions.ts";
import { useScriptEditor } from "./use-script-editor.ts";
import { useScriptWords } from "./use-script-words.ts";

const CompareView = lazy(async () => ({ default: (await import("../compare/compare-view.tsx")).CompareView }));

export interface ScriptDeskProps {
  readonly videoId: VideoId;
  readonly room: ScriptRoom;
  readonly shown: ShownScript;
  readonly undo: UndoStack;
  readonly presence: NonNullable<ScriptAccess["presence"]>;
  readonly timing: TimingStore;
  readonly mayWrite: boolean;
}

/** The editor with its bar above and the small menus of its rows. */
export function ScriptDesk({ videoId, room, shown, undo, presence, timing, mayWrite }: ScriptDeskProps) {
  const t = useT("script");
  const ts = useT("suggest");
  const td = useT("standing");
  const toast = useToast();
  const words = useScriptWords();
  const secondsText = useSecondsText();
  const context = useCommands();
  const newId = useNewId();
  const mount = useRef<HTMLDivElement>(null);
  const [pressed, setPressed] = useState<PressedPart | null>(null);
  const { suggest, suggestion, compare } = useQuery();
  const isSuggesting = mayWrite && suggest !== undefined;
  const suggesting = useRef(isSuggesting);
  suggesting.current = isSuggesting;
  const mode = useCallback((): WritingMode => (suggesting.current ? "suggest" : "write"), []);
  const rows = useMemo(
    () => createRowCommands(shown, mode, context, () => asId<RowId>(newId())),
    [shown, mode, context, newId],
  );
  const people = usePeople();
  const suggestions = useSuggestions(shown, suggestion ? asId<ProposalId>(suggestion) : null);
  const markLook = useMarkLook(people, suggestions.looked?.id ?? null);

  const removeRow = (id: RowId) => {
    const restore = rows.remove(id);
    if (restore) toast.undo(t("rowRemoved"), restore);
    else if (isSuggesting) announce(ts("note.removed"));
  };
  const isFinal = useScriptState(room, (state) => state.final?.type === "final");
  const { isReading, toggle: toggleReading } = useReading();
  const mayEdit = mayWrite && !isFinal && !isReading;
  const states = useStateDeeds(videoId, room, undo);
  const [isReopening, setReopening] = useState(false);
  const reopen = () => setReopening(true);
  const found = useClaims(room);
  const claims = useClaimRules(found.check);
  const coverage = useBriefCoverage(room);
  const comments = useComments(videoId, room, mayWrite);
  const editor = useScriptEditor(mount, {
    shown,
    mode,
    undo,
    presence,
    timing,
    words,
    editable: mayEdit,
    claims,
    markLook,
    onSuggestion: (id) => suggestions.look(id),
    annotations: comments.inEditor,
    onAnnotation: comments.pressed,
    secondsText,
    onPart: (part: RowPart, id: RowId, anchor: HTMLElement) =>
      part === "notes" ? comments.ofRow(id, editor.current?.chosen() ?? null) : setPressed({ part, id, anchor }),
    onRemoveRow: removeRow,
    onMoveRow: ({ id, afterId }) => {
      rows.moveAfter(id, afterId);
      const place = shown.getSnapshot().rows.findIndex((row) => row.id === id) + 1;
      announce(t("rowMoved", { place }));
    },
    onRefused: (refusal: Refusal) =>
      toast.error(isSuggestTrouble(refusal) ? suggestTrouble(refusal, ts) : troubleOf(refusal, t)),
  });

  const commentDeeds = useCommentActions(comments, editor);
  const go = useGo();
  const compared = readPair(compare);
  usePanelActions(videoId);
  const toggleSuggesting = () => {
    go.query({ suggest: isSuggesting ? null : "1" });
    announce(ts(isSuggesting ? "modeOff" : "modeOn"));
  };
  useSuggestActions(suggestions, mayWrite, toggleSuggesting);
  const settled = useScriptState(room, idsOf);
  const numberOf = useMemo(() => rowNumbers(shown.getSnapshot(), settled), [shown, settled, suggestions.list]);
  // The rows are in the editor before the next task: it takes in what a command has written at once.
  const focusNew = (id: RowId) => queueMicrotask(() => editor.current?.focusRow(id, "voice"));
  useOpenedRow((id) => editor.current?.focusRow(id, "voice"));
  useActions(
    mayWrite
      ? [
          ...(isFinal
            ? [{ id: "script.reopen", label: td("reopen"), keys: "e", group: "do" as const, perform: reopen }]
            : [
                {
                  id: "script.read",
                  label: td(isReading ? "edit" : "read"),
                  keys: "e",
                  group: "view" as const,
                  perform: toggleReading,
                },
                { id: "script.final", label: td("states.final"), group: "do" as const, perform: states.finalise },
              ]),
          { id: "script.undo", label: t("undo"), keys: "mod+z", group: "do", perform: () => void undo.undo() },
          { id: "script.redo", label: t("redo"), keys: "mod+shift+z", group: "do", perform: () => void undo.redo() },
        ]
      : [],
  );

  return (
    <div className="@container relative flex min-h-0 flex-1">
      <div className="flex min-h-0 min-w-0 flex-1 flex-col">
        <ScriptBar
          videoId={videoId}
          room={room}
          timing={timing}
          presence={presence}
          undo={undo}
          mayWrite={mayWrite}
          found={found}
          coverage={coverage}
          suggested={suggestions.list.length}
          onSuggest={toggleSuggesting}
          comments={comments}
          standing={
            <>
              <StandingMenu videoId={videoId} room={room} deeds={states} mayWrite={mayWrite} onReopen={reopen} />
              {mayWrite && !isFinal ? (
                <IconButton
                  label={td("read")}
                  icon={<IconEye />}
                  size="small"
                  pressed={isReading}
                  onClick={toggleReading}
                />
              ) : null}
            </>
          }
        />
        <FinalBar videoId={videoId} room={room} deeds={states} mayWrite={mayWrite} onReopen={reopen} />
        <div className="scroll-y min-h-0 flex-1">
          <div className="script-page" data-suggesting={isSuggesting || undefined}>
            <div aria-hidden="true" className="script-head">
              <span>{words.placeholder.visual}</span>
              <span>{t("voiceAndCaption")}</span>
              <span className="text-end">{t("seconds")}</span>
            </div>
            {isSuggesting ? <p className="suggest-banner">{ts("modeNote")}</p> : null}
            <div ref={mount} />
            {mayWrite ? (
              <SuggestCard
                suggestions={suggestions}
                people={people}
                numberOf={numberOf}
                find={() => {
                  const id = suggestions.looked?.id;
                  return id ? (editor.current?.showSuggestion(id) ?? null) : null;
                }}
                onLeave={() => editor.current?.focus()}
              />
            ) : null}
            {mayEdit && !isSuggesting ? <TemplateStarter room={room} undo={undo} onInserted={focusNew} /> : null}
            {mayWrite && isReading && !isFinal ? (
              <p className="px-4 py-3 text-ink-3 text-small">{td("reading")}</p>
            ) : null}
            {mayWrite ? null : <p className="px-4 py-3 text-ink-3 text-small">{t("readOnly")}</p>}
          </div>
        </div>
        <RowPopups
          pressed={pressed}
          shown={shown}
          videoId={videoId}
          rows={rows}
          onRemove={removeRow}
          onFocus={(id) => editor.current?.focusRow(id, "voice")}
          onClose={() => setPressed(null)}
        />
      </div>
      {isReopening ? (
        <ReopenDialog videoId={videoId} room={room} deeds={states} onClose={() => setReopening(false)} />
      ) : null}
      {compared ? (
        <Suspense fallback={null}>
          <CompareView videoId={videoId} room={room} pair={compared} />
        </Suspense>
      ) : null}
      <ScriptPanels
        {...{ videoId, room, undo, timing, found, coverage, comments, suggestions, people, numberOf, mayWrite }}
        isFinal={isFinal}
        mayEdit={mayEdit && !isSuggesting}
        editor={editor}
        onNewComment={commentDeeds.begin}
        onComment={commentDeeds.reveal}
        onInserted={focusNew}
      />
    </div>
  );
}

const idsOf = (state: ScriptState) => state.rows.map(({ id }) => id);

/** "3 秒", "3.2 秒". A script says the same few figures again and again: each is put into words once. */
function useSecondsText(): (seconds: number) => string {
  const t = useT("script");
  return useMemo(() => {
    const said = new Map<number, string>();
    return (seconds: number) => {
      const known = said.get(seconds);
      if (known !== undefined) return known;
      const words = t("secondsShort", { seconds });
      said.set(seconds, words);
      return words;
    };
  }, [t]);
}

/** `?row=` brings the caret to that row, once. */
function useOpenedRow(open: (id: RowId) => void): void {
  const { row } = useQuery();
  const latest = useRef(open);
  latest.current = open;
  useEffect(() => {
    if (row) latest.current(asId<RowId>(row));
  }, [row]);
}

function troubleOf({ code, params }: Refusal, t: ReturnType<typeof useT>) {
  const known = ["text-too-long", "too-many-rows", "schema-newer"].includes(code) ? code : "other";
  return { what: t(`refused.${known}`, params ?? {}), safe: t("refused.safe"), todo: t("refused.todo") };
}
