import type { Sha256 } from "@tongpin/domain/base";
import type { Comment } from "@tongpin/domain/records";
import type { NoteThread } from "@tongpin/domain/review";
import { formatClock } from "@tongpin/domain/script";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { refusalText, useFormat, useT } from "../../../app/index.ts";
import { Button } from "../../../ui/button.tsx";
import { Chip } from "../../../ui/chip.tsx";
import { classNames } from "../../../ui/class-names.ts";
import { Input } from "../../../ui/field.tsx";
import { IconCheck, IconCloudOff } from "../../../ui/icons/index.ts";
import type { Notes } from "./use-notes.ts";

export interface NoteItemProps {
  readonly thread: NoteThread;
  readonly notes: Notes;
  readonly isChosen: boolean;
  readonly versionName: (sha256: Sha256) => string;
  /** A moment of another version can't be sought in this one exactly, but about there. */
  readonly onSeek: (note: Comment) => void;
}

/** A note, its answers, and what became of it. */
export function NoteItem({ thread, notes, isChosen, versionName, onSeek }: NoteItemProps) {
  const t = useT("review");
  const format = useFormat();
  const { note, replies, isCarried } = thread;
  const [isAnswering, setIsAnswering] = useState(false);
  const item = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isChosen) item.current?.scrollIntoView({ block: "nearest" });
  }, [isChosen]);
  const isDone = note.resolvedAt !== null;
  return (
    <li
      ref={item}
      className={classNames(
        "group flex flex-col gap-1 border-line border-b px-4 py-2.5 last:border-b-0",
        isChosen && "bg-accent-soft",
      )}
    >
      <div className="flex min-w-0 items-center gap-2">
        {note.atMs === null ? (
          <span className="shrink-0 text-ink-3 text-small">{t("notes.whole")}</span>
        ) : (
          <button
            type="button"
            onClick={() => onSeek(note)}
            className="-mx-1 min-h-6 shrink-0 rounded-sm px-1 font-medium text-accent-text text-small tabular-nums hover:bg-hover"
          >
            {formatClock(note.atMs)}
          </button>
        )}
        <Chip tone={isDone ? "neutral" : note.level === "must" ? "warn" : "neutral"}>{t(`levels.${note.level}`)}</Chip>
        {isCarried ? (
          <Chip tone="accent" title={t("notes.carriedHint")}>
            {note.cutSha256 === null
              ? t("notes.carried")
              : t("notes.carriedFrom", { version: versionName(note.cutSha256) })}
          </Chip>
        ) : null}
        <span className="min-w-0 flex-1 truncate text-right text-ink-3 text-mini">
          {note.author.name}
          {note.author.kind === "guest" ? t("notes.guest") : null} · {format.time(note.at)}
        </span>
      </div>
      <p
        className={classNames(
          "whitespace-pre-wrap break-words",
          isDone && "text-ink-3 line-through decoration-ink-3/50",
        )}
      >
        {note.text}
      </p>
      <UnsentWords note={note} notes={notes} />
      {replies.map((reply) => (
        <div key={reply.id} className="border-line border-l-2 pl-2.5">
          <p className="whitespace-pre-wrap break-words">{reply.text}</p>
          <p className="text-ink-3 text-mini">
            {reply.author.name} · {format.time(reply.at)}
          </p>
          <UnsentWords note={reply} notes={notes} />
        </div>
      ))}
      {isAnswering ? (
        <Answer
          onEnd={() => setIsAnswering(false)}
          onSend={(text) => notes.write({ parentId: note.id, atMs: null, text, level: note.level })}
        />
      ) : (
        <div className="-mx-2 flex items-center gap-1">
          {notes.mayWrite && !notes.unsent.has(note.id) ? (
            <Button tone="quiet" size="small" onClick={() => setIsAnswering(true)}>
              {t("notes.answer")}
            </Button>
          ) : null}
          {notes.mayResolve(note) && !notes.unsent.has(note.id) ? (
            <Button
              tone="quiet"
              size="small"
              icon={<IconCheck size={14} />}
              aria-pressed={isDone}
              onClick={() => notes.resolve(note.id, !isDone)}
            >
              {isDone ? t("notes.reopen") : t("notes.resolve")}
            </Button>
          ) : isDone ? (
            <span className="px-2 text-ink-3 text-small">{t("notes.resolved")}</span>
          ) : null}
        </div>
      )}
    </li>
  );
}

function UnsentWords({ note, notes }: { note: Comment; notes: Notes }) {
  const t = useT("review");
  const tc = useT("common");
  const unsent = notes.unsent.get(note.id);
  if (!unsent) return null;
  if (unsent.refusedBecause === null) {
    return (
      <p className="flex items-center gap-1 text-mini text-warn">
        <IconCloudOff size={12} />
        {t("notes.unsent")}
      </p>
    );
  }
  return (
    <p className="flex flex-wrap items-center gap-1 text-danger text-mini">
      {t("notes.refused", { why: refusalText(tc, unsent.refusedBecause) })}
      <Button tone="quiet" size="small" onClick={() => notes.retry(unsent.op)}>
        {t("notes.again")}
      </Button>
      <Button tone="quiet" size="small" onClick={() => notes.discard(unsent.op)}>
        {t("notes.discard")}
      </Button>
    </p>
  );
}

function Answer({ onSend, onEnd }: { onSend: (text: string) => void; onEnd: () => void }) {
  const t = useT("review");
  const [text, setText] = useState("");
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);

  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    if (event.key === "Escape") {
      event.preventDefault();
      onEnd();
    }
  }

  return (
    <form
      className="mt-1 flex gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() === "") return;
        onSend(text);
        onEnd();
      }}
    >
      <Input
        ref={field}
        aria-label={t("notes.answer")}
        value={text}
        maxLength={2000}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <Button type="submit" disabled={text.trim() === ""}>
        {t("notes.send")}
      </Button>
    </form>
  );
}
