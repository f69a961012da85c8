import type { RowId, VideoId } from "@tongpin/domain/base";
import type { ScriptRoom, UndoStack } from "@tongpin/workspace";
import type { RefObject } from "react";
import { useQuery } from "../../../app/index.ts";
import type { BriefCoverage } from "../../../app/item/brief/use-coverage.ts";
import type { ClaimsFound } from "../../../app/item/claims/use-claims.ts";
import { BriefPanel } from "../brief/brief-panel.tsx";
import { ClaimsPanel } from "../claims/claims-panel.tsx";
import { CommentsPanel } from "../comments/comments-panel.tsx";
import type { Comments, PlacedThread } from "../comments/use-comments.ts";
import type { ScriptEditor } from "../editor/script-editor.ts";
import { SuggestPanel } from "../suggest/suggest-panel.tsx";
import type { RowNumber } from "../suggest/suggestion-body.tsx";
import type { People } from "../suggest/use-people.ts";
import type { Suggestions } from "../suggest/use-suggestions.ts";
import { TemplatesPanel } from "../templates/templates-panel.tsx";
import { VersionsPanel } from "../versions/versions-panel.tsx";
import { openedPanel } from "./panels.ts";
import type { TimingStore } from "./timing.ts";

export interface ScriptPanelsProps {
  readonly videoId: VideoId;
  readonly room: ScriptRoom;
  readonly undo: UndoStack;
  readonly timing: TimingStore;
  readonly found: ClaimsFound;
  readonly coverage: BriefCoverage;
  readonly comments: Comments;
  readonly suggestions: Suggestions;
  readonly people: People;
  readonly numberOf: RowNumber;
  readonly editor: RefObject<ScriptEditor | null>;
  readonly mayWrite: boolean;
  readonly isFinal: boolean;
  /** Rows may be put in now. */
  readonly mayEdit: boolean;
  onNewComment(): void;
  onComment(placed: PlacedThread): void;
  onInserted(first: RowId): void;
}

/** The one panel beside the script that the address opens. */
export function ScriptPanels(props: ScriptPanelsProps) {
  const { videoId, room, undo, timing, found, coverage, comments, suggestions, people, numberOf, editor } = props;
  const { mayWrite, isFinal, mayEdit, onNewComment, onComment, onInserted } = props;
  switch (openedPanel(useQuery())) {
    case "claims":
      return (
        <ClaimsPanel
          {...{ videoId, room, found, mayWrite }}
          onGo={(id, column) => editor.current?.focusRow(id, column)}
        />
      );
    case "version":
      return <VersionsPanel {...{ videoId, room, undo, mayWrite }} />;
    case "suggestions":
      return <SuggestPanel {...{ suggestions, people, numberOf }} mayWrite={mayWrite && !isFinal} />;
    case "brief":
      return (
        <BriefPanel
          {...{ videoId, room, coverage, found, mayWrite }}
          onShow={(words) => editor.current?.showWords(words)}
        />
      );
    case "templates":
      return (
        <TemplatesPanel
          {...{ room, undo, mayEdit, mayWrite, onInserted }}
          speed={timing.getSnapshot().timing.charsPerMinute}
        />
      );
    case null:
      return comments.isShown ? (
        <CommentsPanel {...{ videoId, comments }} onNew={onNewComment} onGo={onComment} />
      ) : null;
  }
}
