import { asId, type Refusal, type RowId, type VideoId } from "@tongpin/domain/base";
import type { ScriptRoom, UndoStack } from "@tongpin/workspace";
import { lazy, Suspense, useEffect, useMemo, useRef, useState } from "react";
import {
  announce,
  type ScriptAccess,
  useActions,
  useCommands,
  useGo,
  useNewId,
  useQuery,
  useT,
  useToast,
} from "../../../app/index.ts";
import { useBriefCoverage } from "../../../app/item/brief/use-coverage.ts";
import { useClaims } from "../../../app/item/claims/use-claims.ts";
import { BriefPanel } from "../brief/brief-panel.tsx";
import { ClaimsPanel } from "../claims/claims-panel.tsx";
import { useClaimRules } from "../claims/use-claim-rules.ts";
import { LATEST, NOW, pairAddress, readPair } from "../compare/compare-address.ts";
import type { RowPart } from "../editor/views/row-view.ts";
import { LIST, VersionsPanel } from "../versions/versions-panel.tsx";
import { createRowCommands } from "./row-commands.ts";
import { type PressedPart, RowPopups } from "./row-popups.tsx";
import { ScriptBar } from "./script-bar.tsx";
import type { TimingStore } from "./timing.ts";
import { useScriptEditor } from "./use-script-editor.ts";
import { useScriptWords } from "./use-script-words.ts";

const CompareView = lazy(async () => ({ default: (await import("../compare/compare-view.tsx")).CompareView }));

export interface ScriptDeskProps {
  readonly videoId: VideoId;
  readonly room: ScriptRoom;
  readonly undo: UndoStack;
  readonly presence: NonNullable<ScriptAccess["presence"]>;
  readonly timing: TimingStore;
  readonly mayWrite: boolean;
}

/** The editor with its bar above and the small menus of its rows. */
export function ScriptDesk({ videoId, room, undo, presence, timing, mayWrite }: ScriptDeskProps) {
  const t = useT("script");
  const tc = useT("claims");
  const tb = useT("brief");
  const tv = useT("compare");
  const toast = useToast();
  const words = useScriptWords();
  const secondsText = useSecondsText();
  const context = useCommands();
  const newId = useNewId();
  const mount = useRef<HTMLDivElement>(null);
  const [pressed, setPressed] = useState<PressedPart | null>(null);
  const rows = useMemo(() => createRowCommands(room, context, () => asId<RowId>(newId())), [room, context, newId]);

  const removeRow = (id: RowId) => {
    const restore = rows.remove(id);
    if (restore) toast.undo(t("rowRemoved"), restore);
  };
  const found = useClaims(room);
  const claims = useClaimRules(found.check);
  const coverage = useBriefCoverage(room);
  const editor = useScriptEditor(mount, {
    room,
    undo,
    presence,
    timing,
    words,
    editable: mayWrite,
    claims,
    secondsText,
    onPart: (part: RowPart, id: RowId, anchor: HTMLElement) => setPressed({ part, id, anchor }),
    onRemoveRow: removeRow,
    onMoveRow: ({ id, afterId }) => {
      rows.moveAfter(id, afterId);
      const place = room.getSnapshot().rows.findIndex((row) => row.id === id) + 1;
      announce(t("rowMoved", { place }));
    },
    onRefused: (refusal: Refusal) => toast.error(troubleOf(refusal, t)),
  });

  const go = useGo();
  const { version, compare, claims: claimsOpen, brief: briefOpen } = useQuery();
  const compared = readPair(compare);
  useActions([
    {
      id: "script.versions",
      label: t("versions.open"),
      keys: "h",
      group: "view",
      perform: () => go.query({ version: version ? null : LIST, claims: null, brief: null }),
    },
    {
      id: "script.compare",
      label: tv("open"),
      keys: "shift+h",
      group: "view",
      perform: () => go.query({ compare: compare ? null : pairAddress({ from: LATEST, to: NOW }) }, { push: true }),
    },
    {
      id: "script.claims",
      label: tc("open"),
      keys: "w",
      group: "view",
      perform: () => go.query({ claims: claimsOpen ? null : "1", version: null, brief: null }),
    },
    {
      id: "script.brief",
      label: tb("open"),
      keys: "b",
      group: "view",
      perform: () => go.query({ brief: briefOpen ? null : "1", version: null, claims: null }),
    },
  ]);
  useOpenedRow((id) => editor.current?.focusRow(id, "voice"));
  useActions(
    mayWrite
      ? [
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
        />
        <div className="scroll-y min-h-0 flex-1">
          <div className="script-page">
            <div aria-hidden="true" className="script-head">
              <span>{words.placeholder.visual}</span>
              <span>{t("voiceAndCaption")}</span>
              <span className="text-end">{t("seconds")}</span>
            </div>
            <div ref={mount} />
            {mayWrite ? null : <p className="px-4 py-3 text-ink-3 text-small">{t("readOnly")}</p>}
          </div>
        </div>
        <RowPopups
          pressed={pressed}
          room={room}
          videoId={videoId}
          rows={rows}
          onRemove={removeRow}
          onFocus={(id) => editor.current?.focusRow(id, "voice")}
          onClose={() => setPressed(null)}
        />
      </div>
      {compared ? (
        <Suspense fallback={null}>
          <CompareView videoId={videoId} room={room} pair={compared} />
        </Suspense>
      ) : null}
      {claimsOpen ? (
        <ClaimsPanel
          videoId={videoId}
          room={room}
          found={found}
          mayWrite={mayWrite}
          onGo={(id, column) => editor.current?.focusRow(id, column)}
        />
      ) : null}
      {briefOpen && !claimsOpen && !version ? (
        <BriefPanel
          videoId={videoId}
          room={room}
          coverage={coverage}
          found={found}
          mayWrite={mayWrite}
          onShow={(shown) => editor.current?.showWords(shown)}
        />
      ) : null}
      {version ? <VersionsPanel videoId={videoId} room={room} undo={undo} mayWrite={mayWrite} /> : null}
    </div>
  );
}

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
