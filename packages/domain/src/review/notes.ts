import type { CommentId, Sha256 } from "../base/index.ts";
import type { Comment } from "../records/model.ts";
import { cutVersion } from "../video/cuts.ts";
import type { Cut } from "../video/model.ts";

/** A note with its answers. */
export interface NoteThread {
  readonly note: Comment;
  readonly replies: readonly Comment[];
  /** n of the Vn it was written on; 0 = about no cut, or one that is not here. */
  readonly version: number;
  /** 待核: open, and written on an earlier version than the one shown (R5). */
  readonly isCarried: boolean;
}

/**
 * The notes to see beside one version, by their moment (whole-video notes first, then by time written): all notes of this
 * version and those without one, and every note still open on an earlier version. The order of `comments` does not matter.
 */
export function notesBeside(
  comments: readonly Comment[],
  cuts: readonly Cut[],
  shown: Sha256 | null,
): readonly NoteThread[] {
  const shownVersion = shown === null ? 0 : cutVersion(cuts, shown);
  return threadsOf(comments, cuts)
    .map((thread) => ({ ...thread, isCarried: isCarried(thread, shown, shownVersion) }))
    .filter(({ note, isCarried: carried }) => note.cutSha256 === null || note.cutSha256 === shown || carried);
}

/** Open notes nobody has checked on the shown version. Approving over them deserves a warning. */
export function carriedCount(threads: readonly NoteThread[]): number {
  return threads.filter((thread) => thread.isCarried).length;
}

function isCarried(thread: NoteThread, shown: Sha256 | null, shownVersion: number): boolean {
  if (thread.note.resolvedAt !== null || shown === null || thread.note.cutSha256 === shown) return false;
  return thread.version > 0 && thread.version < shownVersion;
}

function threadsOf(comments: readonly Comment[], cuts: readonly Cut[]): readonly NoteThread[] {
  const ordered = [...comments].sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
  const repliesByNote = new Map<CommentId, Comment[]>();
  for (const comment of ordered) {
    if (comment.parentId === null) continue;
    const list = repliesByNote.get(comment.parentId);
    if (list) list.push(comment);
    else repliesByNote.set(comment.parentId, [comment]);
  }
  return ordered
    .filter((comment) => comment.parentId === null)
    .sort((a, b) => (a.atMs ?? -1) - (b.atMs ?? -1))
    .map((note) => ({
      note,
      replies: repliesByNote.get(note.id) ?? [],
      version: note.cutSha256 === null ? 0 : cutVersion(cuts, note.cutSha256),
      isCarried: false,
    }));
}
