import { mayCommand, mayManage } from "@tongpin/domain/access";
import type { AnnotationCommand } from "@tongpin/domain/annotations";
import {
  type Anchor,
  type Annotation,
  type AnnotationThread,
  type Named,
  threadsOf,
} from "@tongpin/domain/annotations";
import { asId, type CommentId, type PersonId, type VideoId } from "@tongpin/domain/base";
import { useMemo } from "react";
import { useApp, useMargin, useMembers, useNewId, useRecords } from "../../../app/index.ts";
import { type UnsentDeed, withOutbox } from "./with-outbox.ts";

export interface NewAnnotation {
  readonly parentId: CommentId | null;
  readonly anchor: Anchor | null;
  readonly text: string;
  readonly mentions: readonly Named[];
  readonly assignee: Named | null;
}

export interface Annotations {
  readonly threads: readonly AnnotationThread[];
  readonly unsent: ReadonlyMap<CommentId, readonly UnsentDeed[]>;
  /** What this device has stored of them is here. */
  readonly isReady: boolean;
  readonly me: Named;
  readonly mayWrite: boolean;
  mayEdit(annotation: Annotation): boolean;
  mayRemove(annotation: Annotation): boolean;
  write(annotation: NewAnnotation): CommentId;
  edit(id: CommentId, text: string, mentions: readonly Named[]): void;
  resolve(id: CommentId, resolved: boolean): void;
  assign(id: CommentId, assigneeId: PersonId | null): void;
  remove(id: CommentId, removed: boolean): void;
  retry(op: string): void;
  discard(op: string): void;
}

/** What stands beside a script, with what this person did and the server does not have yet. */
export function useAnnotations(videoId: VideoId): Annotations {
  const { person, role, mode } = useApp();
  const { annotations, isReady } = useMargin(videoId);
  const members = useMembers();
  const records = useRecords();
  const newId = useNewId();
  const me = useMemo((): Named => ({ id: person.id, name: person.name }), [person.id, person.name]);
  const view = useMemo(() => {
    const queue = records.items.map(({ error, ...item }) => ({ ...item, code: error?.code ?? null }));
    const names = new Map(members.map(({ personId, name }) => [personId, name]));
    return withOutbox(annotations, queue, videoId, me, (id) => names.get(id) ?? "");
  }, [annotations, records.items, videoId, me, members]);
  const threads = useMemo(() => threadsOf(view.annotations), [view.annotations]);
  const actor = { ...me, kind: mode === "guest" ? "guest" : "member", role } as const;
  // An annotation is a record: where no server is, nobody can take it.
  const mayWrite = mode === "server" && mayCommand(actor, "annotate");
  const send = (command: AnnotationCommand) => void records.send(command);
  const isMine = ({ author }: Annotation) => author.id === me.id;
  return {
    threads,
    unsent: view.unsent,
    isReady,
    me,
    mayWrite,
    mayEdit: (annotation) => mayWrite && isMine(annotation),
    mayRemove: (annotation) => mayWrite && (isMine(annotation) || mayManage(role, "members")),
    write({ parentId, anchor, text, mentions, assignee }) {
      const annotationId = asId<CommentId>(newId());
      const assigneeId = assignee?.id ?? null;
      const ids = mentions.map(({ id }) => id);
      send({ type: "annotate", videoId, annotationId, parentId, anchor, text: text.trim(), mentions: ids, assigneeId });
      return annotationId;
    },
    edit: (annotationId, text, mentions) =>
      send({ type: "edit-annotation", videoId, annotationId, text, mentions: mentions.map(({ id }) => id) }),
    resolve: (annotationId, resolved) => send({ type: "resolve-annotation", videoId, annotationId, resolved }),
    assign: (annotationId, assigneeId) => send({ type: "assign-annotation", videoId, annotationId, assigneeId }),
    remove: (annotationId, removed) => send({ type: "remove-annotation", videoId, annotationId, removed }),
    retry: records.retry,
    discard: records.discard,
  };
}
