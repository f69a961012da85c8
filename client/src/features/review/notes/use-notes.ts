import { asId, type CommentId, type Sha256, type VideoId } from "@tongpin/domain/base";
import type { ChangeLevel, Comment } from "@tongpin/domain/records";
import { type NoteThread, notesBeside } from "@tongpin/domain/review";
import type { Cut } from "@tongpin/domain/video";
import { useMemo } from "react";
import { useApp, useNewId, useRecords } from "../../../app/index.ts";
import { useActor, useMay } from "../use-review.ts";
import { type Unsent, withOutbox } from "./with-outbox.ts";

export interface NewNote {
  readonly parentId: CommentId | null;
  readonly atMs: number | null;
  readonly text: string;
  readonly level: ChangeLevel;
}

export interface Notes {
  readonly threads: readonly NoteThread[];
  readonly unsent: ReadonlyMap<CommentId, Unsent>;
  readonly mayWrite: boolean;
  mayResolve(note: Comment): boolean;
  write(note: NewNote): void;
  resolve(id: CommentId, resolved: boolean): void;
  retry(op: string): void;
  discard(op: string): void;
}

/** The notes beside one version, with one's own that are still on their way. */
export function useNotes(
  videoId: VideoId,
  comments: readonly Comment[],
  cuts: readonly Cut[],
  shown: Sha256 | null,
): Notes {
  const actor = useActor();
  const records = useRecords();
  const newId = useNewId();
  // A note is a record: where no server is, nobody can take it.
  const hasServer = useApp().mode !== "local";
  const mayWrite = useMay("comment") && hasServer;
  const mayTick = useMay("resolve-comment") && hasServer;
  const view = useMemo(() => {
    const queue = records.items.map(({ error, ...item }) => ({ ...item, code: error?.code ?? null }));
    return withOutbox(comments, queue, videoId, { id: actor.id, name: actor.name, kind: actor.kind });
  }, [comments, records.items, videoId, actor]);
  const threads = useMemo(() => notesBeside(view.comments, cuts, shown), [view.comments, cuts, shown]);
  return {
    threads,
    unsent: view.unsent,
    mayWrite,
    mayResolve: (note) => mayTick && (actor.kind !== "guest" || note.author.id === actor.id),
    write({ parentId, atMs, text, level }) {
      const commentId = asId<CommentId>(newId());
      // A moment belongs to a cut; a note about the whole does too, while one is shown.
      const where = shown === null ? { cutSha256: null, atMs: null } : { cutSha256: shown, atMs };
      void records.send({ type: "comment", videoId, commentId, parentId, text: text.trim(), level, ...where });
    },
    resolve: (commentId, resolved) => void records.send({ type: "resolve-comment", videoId, commentId, resolved }),
    retry: records.retry,
    discard: records.discard,
  };
}
