import type { CommentId, Instant, PersonId, RowId, VideoId } from "../base/index.ts";
import type { RowColumn } from "../video/model.ts";

/** Somebody of the brand as a record names them: the name as it was then. */
export interface Named {
  readonly id: PersonId;
  readonly name: string;
}

/**
 * What of a script an annotation is about. It stands beside the script, never in it: to annotate is not to edit, so no
 * approval falls and nothing is undone with it.
 */
export interface Anchor {
  readonly rowId: RowId;
  /** Null: the row as a whole. */
  readonly span: AnchorSpan | null;
  /** The words meant, as they were when it was written. */
  readonly quote: string;
}

export interface AnchorSpan {
  readonly column: RowColumn;
  /** Which characters of the cell's text, by their identity (workspace makes and reads it): whatever is edited, when and
   * wherever, what is left of them is found. */
  readonly characters: string;
  /** Words before and after it in its cell, `CONTEXT_LENGTH` characters at most. */
  readonly before: string;
  readonly after: string;
  /** The quote stood in the script only here. */
  readonly only: boolean;
}

/** 批注: words about a place of the script, or an answer to such words. Rows of the margin room; not part of the chain. */
export interface Annotation {
  readonly id: CommentId;
  readonly videoId: VideoId;
  /** The thread it answers, or null for a new thread. */
  readonly parentId: CommentId | null;
  /** Null only in answers: the thread says where. */
  readonly anchor: Anchor | null;
  readonly text: string;
  readonly mentions: readonly Named[];
  /** Who is to see to it; of threads only. */
  readonly assignee: Named | null;
  readonly author: Named;
  readonly at: Instant;
  readonly editedAt: Instant | null;
  readonly removedAt: Instant | null;
  readonly resolvedAt: Instant | null;
  readonly resolvedBy: Named | null;
}

export type AnnotationCommand =
  | {
      readonly type: "annotate";
      readonly videoId: VideoId;
      readonly annotationId: CommentId;
      readonly parentId: CommentId | null;
      readonly anchor: Anchor | null;
      readonly text: string;
      readonly mentions: readonly PersonId[];
      readonly assigneeId: PersonId | null;
    }
  | {
      readonly type: "edit-annotation";
      readonly videoId: VideoId;
      readonly annotationId: CommentId;
      readonly text: string;
      readonly mentions: readonly PersonId[];
    }
  | {
      readonly type: "resolve-annotation";
      readonly videoId: VideoId;
      readonly annotationId: CommentId;
      readonly resolved: boolean;
    }
  | {
      readonly type: "assign-annotation";
      readonly videoId: VideoId;
      readonly annotationId: CommentId;
      readonly assigneeId: PersonId | null;
    }
  | {
      readonly type: "remove-annotation";
      readonly videoId: VideoId;
      readonly annotationId: CommentId;
      /** False puts it back. */
      readonly removed: boolean;
    };

/** Characters (UTF-16 units) of a quote; a longer selection is about its row. */
export const QUOTE_LIMIT = 500;
export const CONTEXT_LENGTH = 16;
export const MENTION_LIMIT = 20;
