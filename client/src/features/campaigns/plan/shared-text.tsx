import { diffText, type TextOp, transformTextOps } from "@tongpin/workspace";
import { type KeyboardEvent, useLayoutEffect, useRef, useState } from "react";

export interface SharedTextProps {
  readonly label: string;
  /** The words as they are now, a colleague's included. */
  readonly value: string;
  readonly placeholder: string;
  readonly disabled: boolean;
  readonly max: number;
  /** A change made to `value` as it was given. */
  onChange(ops: readonly TextOp[]): void;
  onUndo(): void;
  onRedo(): void;
}

/** What an input method is composing: from which words it started, and how they read now. */
interface Composing {
  readonly from: string;
  readonly text: string;
}

/**
 * Words that several people write at once. Every keystroke is a change of its own, so a colleague's words come in between; the
 * caret stays at its word. While an input method composes nothing is sent and nothing comes in: it would lose its place.
 */
export function SharedText(props: SharedTextProps) {
  const { label, value, placeholder, disabled, max, onChange, onUndo, onRedo } = props;
  const box = useRef<HTMLTextAreaElement>(null);
  const shown = useRef(value);
  const caret = useRef<readonly [number, number]>([0, 0]);
  const [composing, setComposing] = useState<Composing | null>(null);

  // The browser puts the caret at the end when others' words come in.
  useLayoutEffect(() => {
    const before = shown.current;
    shown.current = value;
    const element = box.current;
    if (!element || before === value || composing || document.activeElement !== element) return;
    if (element.selectionStart === caret.current[0] && element.selectionEnd === caret.current[1]) return;
    const ops = diffText(before, value);
    element.setSelectionRange(placeAfter(ops, caret.current[0]), placeAfter(ops, caret.current[1]));
  }, [value, composing]);

  function keepCaret(element: HTMLTextAreaElement): void {
    caret.current = [element.selectionStart, element.selectionEnd];
  }

  function send(text: string, element: HTMLTextAreaElement): void {
    keepCaret(element);
    // What was typed here stands already; only others' words move the caret.
    shown.current = text;
    onChange(diffText(value, text));
  }

  function endComposing(element: HTMLTextAreaElement): void {
    keepCaret(element);
    setComposing(null);
    if (!composing) return;
    const own = diffText(composing.from, element.value);
    const theirs = diffText(composing.from, value);
    shown.current = element.value;
    onChange(transformTextOps(own, theirs, "other"));
  }

  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>): void {
    if (event.nativeEvent.isComposing || event.altKey || !(event.ctrlKey || event.metaKey)) return;
    const key = event.key.toLowerCase();
    if (key !== "z" && key !== "y") return;
    // The browser's own undo knows nothing of the words others typed in between.
    event.preventDefault();
    if (key === "y" || event.shiftKey) onRedo();
    else onUndo();
  }

  return (
    <textarea
      ref={box}
      aria-label={label}
      value={composing?.text ?? value}
      placeholder={placeholder}
      disabled={disabled}
      maxLength={max}
      rows={1}
      onChange={(event) => {
        if (composing) setComposing({ ...composing, text: event.target.value });
        else send(event.target.value, event.currentTarget);
      }}
      onSelect={(event) => keepCaret(event.currentTarget)}
      onCompositionStart={() => setComposing({ from: value, text: value })}
      onCompositionEnd={(event) => endComposing(event.currentTarget)}
      onKeyDown={onKeyDown}
      className="-mx-2 field-sizing-content min-h-control w-[calc(100%+1rem)] resize-none rounded-md border border-transparent bg-transparent px-2 py-1 text-read leading-script transition-colors placeholder:text-ink-3 hover:border-line focus-visible:border-accent focus-visible:bg-raised focus-visible:outline-none disabled:hover:border-transparent"
    />
  );
}

/** Where a place in the words stands after a change; words put in right there come before it. */
export function placeAfter(ops: readonly TextOp[], place: number): number {
  let from = 0;
  let to = 0;
  for (const op of ops) {
    if (from > place) break;
    if ("insert" in op) to += op.insert.length;
    else if ("retain" in op) {
      if (from + op.retain > place) return to + place - from;
      from += op.retain;
      to += op.retain;
    } else {
      if (from + op.delete > place) return to;
      from += op.delete;
    }
  }
  return to + place - from;
}
