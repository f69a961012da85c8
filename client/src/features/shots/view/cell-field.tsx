import {
  type ClipboardEvent,
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
  useId,
  useLayoutEffect,
  useState,
} from "react";
import { usePinyinMatch, useT } from "../../../app/index.ts";
import { matchChoices } from "../core/choice-match.ts";
import { type EditEnd, editEnd, type GridAction, gridAction, type KeyStroke } from "../core/grid-keys.ts";
import { ChoiceList } from "./choice-list.tsx";

export interface CellEdit {
  /** Typed over a selected cell, rather than opened with Enter, F2 or a double click. */
  readonly typedOver: boolean;
  readonly draft: string;
  readonly isWrong: boolean;
}

export interface CellFieldProps {
  readonly field: RefObject<HTMLTextAreaElement | null>;
  /** Names the selected cell and its words for screen readers. */
  readonly label: string;
  readonly box: { readonly left: number; readonly top: number; readonly width: number; readonly height: number } | null;
  readonly edit: CellEdit | null;
  readonly choices: readonly string[];
  readonly choicesLabel: string;
  readonly hintOf: (choice: string) => ReactNode;
  readonly readOnly: boolean;
  readonly onDraft: (draft: string) => void;
  readonly onEnd: (end: EditEnd, text: string) => void;
  readonly onAction: (action: GridAction) => void;
  readonly onCopy: (data: DataTransfer, cut: boolean) => void;
  readonly onPaste: (data: DataTransfer) => void;
  readonly onFocus: () => void;
  readonly onBlur: () => void;
}

/**
 * The table's one field. It always has the focus, unseen over the selected cell, so that the first key of an input method
 * is already composed in the right place; it shows itself when something is typed.
 */
export function CellField(props: CellFieldProps) {
  const { field, label, box, edit, readOnly, onDraft, onEnd, onAction } = props;
  const t = useT("shots");
  const listId = useId();
  const matches = usePinyinMatch();
  const [active, setActive] = useState(-1);
  const isEditing = edit !== null;
  const typed = edit?.typedOver ? edit.draft : "";
  const shown = isEditing ? matchChoices(props.choices, typed, matches) : [];
  const first = edit?.typedOver ? (typed.trim() === "" ? -1 : 0) : shown.indexOf(edit?.draft ?? "");
  const highlighted = shown.length === 0 ? -1 : active >= 0 ? Math.min(active, shown.length - 1) : first;

  useLayoutEffect(() => {
    const element = field.current;
    if (!element) return;
    element.style.height = "";
    if (isEditing) element.style.height = `${Math.max(box?.height ?? 0, element.scrollHeight)}px`;
  }, [field, isEditing, box]);

  const pick = (choice: string) => {
    setActive(-1);
    onEnd({ keep: true, next: { type: "enter", step: 1, typed: true } }, choice);
  };

  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>) {
    // Every key of an open composition belongs to the input method.
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    const stroke: KeyStroke = {
      key: event.key,
      shift: event.shiftKey,
      alt: event.altKey,
      mod: event.ctrlKey || event.metaKey,
    };
    if (!edit) {
      const action = gridAction(stroke);
      if (!action) return;
      event.preventDefault();
      event.stopPropagation();
      onAction(action);
      return;
    }
    if (shown.length > 0 && (event.key === "ArrowDown" || event.key === "ArrowUp") && !event.altKey) {
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      setActive((highlighted + step + shown.length) % shown.length);
      return;
    }
    const end = editEnd(stroke, edit.typedOver);
    if (!end) return;
    event.preventDefault();
    event.stopPropagation();
    const chosen = end.keep && event.key !== "Tab" ? shown[highlighted] : undefined;
    setActive(-1);
    onEnd(end, chosen ?? event.currentTarget.value);
  }

  const clipboard = (event: ClipboardEvent<HTMLTextAreaElement>, deed: (data: DataTransfer) => void) => {
    if (edit) return;
    event.preventDefault();
    deed(event.clipboardData);
  };

  return (
    <>
      <textarea
        ref={field}
        rows={1}
        aria-label={label}
        aria-invalid={edit?.isWrong || undefined}
        aria-controls={shown.length > 0 ? listId : undefined}
        aria-activedescendant={highlighted >= 0 ? `${listId}-${highlighted}` : undefined}
        readOnly={readOnly}
        spellCheck={false}
        autoComplete="off"
        data-editing={isEditing ? "" : undefined}
        className="shot-field"
        style={box ? { left: box.left, top: box.top, width: box.width, minHeight: box.height } : { left: 0, top: 0 }}
        onChange={(event) => {
          setActive(-1);
          onDraft(event.target.value);
        }}
        onCompositionStart={() => {
          if (!edit && !readOnly) onDraft("");
        }}
        onKeyDown={onKeyDown}
        onCopy={(event) => clipboard(event, (data) => props.onCopy(data, false))}
        onCut={(event) => clipboard(event, (data) => props.onCopy(data, true))}
        onPaste={(event) => clipboard(event, props.onPaste)}
        onFocus={props.onFocus}
        onBlur={props.onBlur}
      />
      {isEditing && shown.length > 0 ? (
        <ChoiceList
          id={listId}
          label={props.choicesLabel}
          choices={shown}
          active={highlighted}
          hintOf={props.hintOf}
          anchor={field}
          onPick={pick}
        />
      ) : null}
      {edit?.isWrong ? (
        <p role="alert" className="shot-wrong" style={box ? { left: box.left, top: box.top + box.height } : {}}>
          {t("secondsWrong")}
        </p>
      ) : null}
    </>
  );
}
