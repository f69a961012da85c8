import type { Annotation, AnnotationThread } from "@tongpin/domain/annotations";
import type { CommentId } from "@tongpin/domain/base";
import { useEffect, useRef, useState } from "react";
import { useCopy, useFormat, useMembers, usePinyinMatch, useT, useToast } from "../../../app/index.ts";
import { Button, IconButton } from "../../../ui/button.tsx";
import { Avatar, Chip } from "../../../ui/chip.tsx";
import { classNames } from "../../../ui/class-names.ts";
import { Combobox } from "../../../ui/combobox.tsx";
import { IconCheck, IconClose, IconEdit, IconLink, IconMore, IconTrash, IconUser } from "../../../ui/icons/index.ts";
import { Menu, MenuItem } from "../../../ui/menu.tsx";
import { AnchorLine } from "./anchor-line.tsx";
import { AnnotationWords } from "./annotation-words.tsx";
import { Composer } from "./composer.tsx";
import type { Annotations } from "./use-annotations.ts";
import type { PlacedThread } from "./use-comments.ts";

export interface ThreadItemProps {
  readonly placed: PlacedThread;
  readonly annotations: Annotations;
  readonly isChosen: boolean;
  readonly onGo: (placed: PlacedThread) => void;
  readonly onChoose: (id: CommentId) => void;
  readonly linkTo: (id: CommentId) => string;
}

/** One thread: what it is about, what was said, and what is done about it. */
export function ThreadItem({ placed, annotations, isChosen, onGo, onChoose, linkTo }: ThreadItemProps) {
  const t = useT("annotations");
  const format = useFormat();
  const [isAnswering, setIsAnswering] = useState(false);
  const item = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isChosen) item.current?.scrollIntoView({ block: "nearest" });
  }, [isChosen]);
  const { thread, place, row } = placed;
  const { first, answers } = thread;
  const isDone = first.resolvedAt !== null;
  const endAnswer = () => {
    setIsAnswering(false);
    // Who works by keys stays where they were.
    item.current?.focus({ preventScroll: true });
  };
  return (
    <li
      ref={item}
      tabIndex={-1}
      aria-current={isChosen ? "true" : undefined}
      onPointerDown={() => onChoose(first.id)}
      className={classNames(
        "flex flex-col gap-1.5 border-line border-b px-4 py-3 outline-none last:border-b-0",
        isChosen && "bg-accent-soft/60",
        isDone && "text-ink-2",
      )}
    >
      {first.anchor ? (
        <AnchorLine anchor={first.anchor} place={place} row={row} onGo={row === 0 ? null : () => onGo(placed)} />
      ) : null}
      {[first, ...answers].map((annotation) => (
        <Said
          key={annotation.id}
          annotation={annotation}
          annotations={annotations}
          linkTo={linkTo}
          isAnswer={annotation !== first}
        />
      ))}
      {isDone ? (
        <p className="flex items-center gap-1 text-good text-small">
          <IconCheck size={14} />
          {t("resolvedBy", { name: first.resolvedBy?.name ?? "", at: format.moment(first.resolvedAt ?? 0) })}
        </p>
      ) : null}
      {isAnswering ? (
        <Composer
          label={t("answerTo")}
          send={t("answer")}
          onCancel={endAnswer}
          onSend={({ text, mentions }) => {
            annotations.write({ parentId: first.id, anchor: null, text, mentions, assignee: null });
            endAnswer();
          }}
        />
      ) : (
        <ThreadDeeds thread={thread} annotations={annotations} onAnswer={() => setIsAnswering(true)} />
      )}
    </li>
  );
}

function ThreadDeeds({
  thread: { first },
  annotations,
  onAnswer,
}: {
  thread: AnnotationThread;
  annotations: Annotations;
  onAnswer: () => void;
}) {
  const t = useT("annotations");
  const toast = useToast();
  const match = usePinyinMatch();
  const members = useMembers();
  const { assignee } = first;
  const hue = members.find(({ personId }) => personId === assignee?.id)?.hue ?? 0;
  if (!annotations.mayWrite) return assignee ? <Chip>{t("assignee", { name: assignee.name })}</Chip> : null;
  const isDone = first.resolvedAt !== null;
  const resolve = () => {
    annotations.resolve(first.id, !isDone);
    if (!isDone) toast.undo(t("resolvedToast"), () => annotations.resolve(first.id, false));
  };
  return (
    <div className="-mx-2 flex flex-wrap items-center gap-x-1">
      <Button tone="quiet" size="small" onClick={onAnswer}>
        {t("answer")}
      </Button>
      <Button tone="quiet" size="small" icon={<IconCheck size={14} />} aria-pressed={isDone} onClick={resolve}>
        {isDone ? t("reopen") : t("resolve")}
      </Button>
      <Combobox
        trigger={
          <Button
            tone="quiet"
            size="small"
            aria-label={assignee ? t("assignee", { name: assignee.name }) : t("assign")}
            icon={assignee ? <Avatar name={assignee.name} hue={hue} size="small" /> : <IconUser size={14} />}
          >
            {assignee ? t("assignee", { name: assignee.name }) : t("assign")}
          </Button>
        }
        value={assignee?.id ?? null}
        options={members.map((member) => ({ value: member.personId, label: member.name }))}
        onChange={(value) => {
          const member = members.find(({ personId }) => personId === value);
          if (member) annotations.assign(first.id, member.personId);
        }}
        matches={match}
        placeholder={t("findMember")}
        emptyText={t("noMember")}
      />
      {assignee ? (
        <IconButton
          size="small"
          label={t("unassign")}
          icon={<IconClose size={12} />}
          tip="left"
          onClick={() => annotations.assign(first.id, null)}
        />
      ) : null}
    </div>
  );
}

interface SaidProps {
  readonly annotation: Annotation;
  readonly annotations: Annotations;
  readonly linkTo: (id: CommentId) => string;
  readonly isAnswer: boolean;
}

/** One person's words with what they, or a lead, may do with them. */
function Said({ annotation, annotations, linkTo, isAnswer }: SaidProps) {
  const t = useT("annotations");
  const toast = useToast();
  const { copy } = useCopy();
  const [isEditing, setIsEditing] = useState(false);
  const { id, text, mentions } = annotation;
  const remove = () => {
    annotations.remove(id, true);
    toast.undo(t("removed"), () => annotations.remove(id, false));
  };
  if (isEditing) {
    return (
      <Composer
        label={t("write")}
        send={t("save")}
        first={{ text, mentions }}
        onCancel={() => setIsEditing(false)}
        onSend={(composed) => {
          setIsEditing(false);
          if (composed.text === text) return;
          annotations.edit(id, composed.text, composed.mentions);
          toast.undo(t("editedToast"), () => annotations.edit(id, text, mentions));
        }}
      />
    );
  }
  return (
    <div className={classNames("group relative", isAnswer && "border-line border-l-2 pl-2.5")}>
      <div className="pr-7">
        <AnnotationWords annotation={annotation} annotations={annotations} />
      </div>
      {annotation.removedAt === null ? (
        <span className="absolute -top-1 right-0">
          <Menu
            align="end"
            trigger={<IconButton size="small" label={t("more")} icon={<IconMore size={14} />} tip="none" />}
          >
            {annotations.mayEdit(annotation) ? (
              <MenuItem icon={<IconEdit size={14} />} onSelect={() => setIsEditing(true)}>
                {t("edit")}
              </MenuItem>
            ) : null}
            <MenuItem
              icon={<IconLink size={14} />}
              onSelect={() => void copy(id, linkTo(id)).then((done) => done && toast.info(t("linkCopied")))}
            >
              {t("copyLink")}
            </MenuItem>
            {annotations.mayRemove(annotation) ? (
              <MenuItem icon={<IconTrash size={14} />} danger onSelect={remove}>
                {t("remove")}
              </MenuItem>
            ) : null}
          </Menu>
        </span>
      ) : null}
    </div>
  );
}
