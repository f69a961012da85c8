import { type InputHTMLAttributes, type KeyboardEvent, useId, useState } from "react";
import { classNames } from "./class-names.ts";

export type Parsed<V> = { readonly ok: true; readonly value: V } | { readonly ok: false; readonly why: string };

export interface ParsedInputProps<V>
  extends Pick<InputHTMLAttributes<HTMLInputElement>, "placeholder" | "disabled" | "inputMode" | "className"> {
  label: string;
  /** How the value stands there, formatted. */
  shown: string;
  /** How it is typed; as shown when left out. */
  typed?: string;
  /** Reads what was typed, or says in words why it cannot be read. */
  read(text: string): Parsed<V>;
  onSave(value: V): void;
  /** How wide it stands, on the frame around the field. */
  frame?: string;
  /** On which side the reason hangs when there is one. */
  align?: "start" | "end";
  /** What ↑ and ↓ do with the text as it stands; saves by itself. */
  onStep?(text: string, by: 1 | -1): void;
}

/**
 * A value edited where it stands, as text. Read on Enter and on leaving; what cannot be read stays, marked with the reason,
 * until it is put right or Escape brings the old value back. What was not touched is never saved.
 */
export function ParsedInput<V>({
  label,
  shown,
  typed = shown,
  read,
  onSave,
  frame,
  align = "start",
  onStep,
  className,
  ...rest
}: ParsedInputProps<V>) {
  const id = useId();
  const [draft, setDraft] = useState<{ readonly from: string; readonly text: string } | null>(null);
  const [why, setWhy] = useState<string | null>(null);

  function settle() {
    if (draft === null) return;
    const parsed = draft.text === draft.from ? null : read(draft.text);
    setWhy(parsed?.ok === false ? parsed.why : null);
    if (parsed?.ok === false) return;
    if (parsed) onSave(parsed.value);
    setDraft(null);
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Enter") {
      event.preventDefault();
      const parsed = draft && draft.text !== draft.from ? read(draft.text) : null;
      if (parsed?.ok === false) {
        setWhy(parsed.why);
        // Whoever moves on at Enter (a table) must not.
        event.stopPropagation();
      } else event.currentTarget.blur();
    } else if (onStep && (event.key === "ArrowUp" || event.key === "ArrowDown")) {
      event.preventDefault();
      onStep(event.currentTarget.value, event.key === "ArrowUp" ? 1 : -1);
      setDraft(null);
      setWhy(null);
    } else if (event.key === "Escape" && (why !== null || (draft && draft.text !== draft.from))) {
      event.preventDefault();
      setDraft({ from: typed, text: typed });
      setWhy(null);
    }
  }

  return (
    <span className={classNames("relative inline-block min-w-0", frame)}>
      <input
        {...rest}
        aria-label={label}
        aria-invalid={why === null ? undefined : true}
        aria-describedby={why === null ? undefined : id}
        value={draft?.text ?? shown}
        onFocus={(event) => {
          if (draft === null) setDraft({ from: typed, text: typed });
          const input = event.currentTarget;
          // The text changes from shown to typed first.
          requestAnimationFrame(() => input.select());
        }}
        onChange={(event) => {
          setDraft({ from: draft?.from ?? typed, text: event.target.value });
          setWhy(null);
        }}
        onBlur={settle}
        onKeyDown={onKeyDown}
        className={classNames(
          "h-control-sm w-full min-w-0 rounded-sm border border-transparent bg-transparent px-1 text-ink text-ui transition-colors placeholder:text-ink-3",
          "hover:border-line focus-visible:border-accent focus-visible:bg-raised focus-visible:outline-none disabled:hover:border-transparent aria-invalid:border-danger",
          className,
        )}
      />
      {why === null ? null : (
        <span
          id={id}
          role="alert"
          className={classNames(
            "absolute top-full z-20 mt-0.5 w-max max-w-56 rounded-sm bg-raised px-2 py-0.5 text-start text-danger text-small shadow-float",
            align === "start" ? "left-0" : "right-0",
          )}
        >
          {why}
        </span>
      )}
    </span>
  );
}
