import { ANNOTATION_LIMIT, mentionsIn, type Named } from "@tongpin/domain/annotations";
import { type KeyboardEvent, useEffect, useId, useLayoutEffect, useRef, useState } from "react";
import { useMembers, usePinyinMatch, useT } from "../../../app/index.ts";
import { Button } from "../../../ui/button.tsx";
import { Textarea } from "../../../ui/field.tsx";
import { MentionList } from "./mention-list.tsx";
import { type MentionQuery, mentionQuery, putMention } from "./mention-query.ts";

export interface Composed {
  readonly text: string;
  readonly mentions: readonly Named[];
  readonly assignee: Named | null;
}

interface ComposerProps {
  readonly label: string;
  readonly send: string;
  readonly first?: { readonly text: string; readonly mentions: readonly Named[] };
  /** Whether somebody who is named may be asked to see to it. */
  readonly mayAssign?: boolean;
  readonly onSend: (composed: Composed) => void;
  readonly onCancel: () => void;
}

/** How many people are offered at once. */
const OFFERED = 6;

/** Words with names in them. Enter sends, Shift+Enter breaks the line; nothing fires while an input method composes. */
export function Composer({ label, send, first, mayAssign = false, onSend, onCancel }: ComposerProps) {
  const t = useT("annotations");
  const match = usePinyinMatch();
  const members = useMembers();
  const field = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState(first?.text ?? "");
  const [picked, setPicked] = useState<readonly Named[]>(first?.mentions ?? []);
  const [query, setQuery] = useState<MentionQuery | null>(null);
  const [at, setAt] = useState(0);
  const [wantsAssign, setWantsAssign] = useState(false);
  const caret = useRef<number | null>(null);
  const list = useId();
  useEffect(() => {
    const area = field.current;
    area?.focus();
    area?.setSelectionRange(area.value.length, area.value.length);
  }, []);
  useLayoutEffect(() => {
    if (caret.current !== null) field.current?.setSelectionRange(caret.current, caret.current);
    caret.current = null;
  });
  const people = query
    ? members.filter(({ name }) => query.typed === "" || match(name, query.typed)).slice(0, OFFERED)
    : [];
  const active = Math.min(at, people.length - 1);
  const mentions = mentionsIn(text, picked);
  const tooLong = [...text.trim()].length > ANNOTATION_LIMIT;
  const assignee = mayAssign && wantsAssign ? (mentions[0] ?? null) : null;

  function look(area: HTMLTextAreaElement) {
    setQuery(mentionQuery(area.value, area.selectionStart));
    setAt(0);
  }
  function pick(index: number) {
    const person = people[index];
    const area = field.current;
    if (!person || !query || !area) return;
    const put = putMention(text, area.selectionStart, query, person.name);
    caret.current = put.caret;
    setText(put.text);
    setPicked([...picked, { id: person.personId, name: person.name }]);
    setQuery(null);
    area.focus();
  }
  function submit() {
    if (text.trim() === "" || tooLong) return;
    onSend({ text: text.trim(), mentions, assignee });
  }
  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>) {
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (people.length > 0 && step !== undefined) setAt((active + step + people.length) % people.length);
    else if (people.length > 0 && (event.key === "Enter" || event.key === "Tab")) pick(active);
    else if (people.length > 0 && event.key === "Escape") setQuery(null);
    else if (event.key === "Enter" && !event.shiftKey) submit();
    else if (event.key === "Escape") onCancel();
    else return;
    event.preventDefault();
  }

  return (
    <form
      className="relative flex flex-col gap-1.5"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Textarea
        ref={field}
        rows={2}
        value={text}
        aria-label={label}
        placeholder={t("placeholder")}
        aria-invalid={tooLong || undefined}
        aria-autocomplete="list"
        aria-controls={people.length > 0 ? list : undefined}
        aria-activedescendant={people.length > 0 ? `${list}-${active}` : undefined}
        title={t("sendKeys")}
        onChange={(event) => {
          setText(event.target.value);
          look(event.target);
        }}
        onClick={(event) => look(event.currentTarget)}
        onBlur={() => setQuery(null)}
        onKeyDown={onKeyDown}
      />
      {people.length > 0 ? (
        <MentionList id={list} label={t("people")} people={people} active={active} onPick={pick} />
      ) : null}
      {tooLong ? <p className="text-danger text-small">{t("tooLong", { max: ANNOTATION_LIMIT })}</p> : null}
      <div className="flex flex-wrap items-center gap-2">
        {mayAssign && mentions[0] ? (
          <label className="flex min-h-control-sm min-w-0 flex-1 items-center gap-1.5 text-ink-2 text-small">
            <input type="checkbox" checked={wantsAssign} onChange={() => setWantsAssign(!wantsAssign)} />
            {t("assignTo", { name: mentions[0].name })}
          </label>
        ) : (
          <span className="flex-1" />
        )}
        <Button size="small" tone="quiet" onClick={onCancel}>
          {t("cancel")}
        </Button>
        <Button size="small" type="submit" tone="primary" disabled={text.trim() === "" || tooLong}>
          {send}
        </Button>
      </div>
    </form>
  );
}
