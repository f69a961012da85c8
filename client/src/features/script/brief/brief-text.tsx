import { type ClipboardEvent, type KeyboardEvent, useState } from "react";
import { classNames } from "../../../ui/class-names.ts";

export interface BriefTextProps {
  readonly label: string;
  readonly value: string;
  readonly placeholder?: string;
  readonly disabled: boolean;
  readonly maxLength: number;
  /** Where new things are typed: emptied once saved, and the focus stays for the next. */
  readonly isNew?: boolean;
  readonly className?: string;
  /** Answers whether it was taken; what was not stays to be put right. */
  onSave(value: string): boolean;
  /** Several lines at once; left out, they are one text. */
  onLines?(pasted: string): boolean;
}

const BOX =
  "field-sizing-content block w-full min-w-0 resize-none rounded-sm border border-transparent bg-transparent px-1.5 py-1 text-ui leading-ui text-ink transition-colors placeholder:text-ink-3 hover:border-line focus-visible:border-accent focus-visible:bg-raised focus-visible:outline-none disabled:hover:border-transparent pointer-coarse:text-script";

/** Words of the brief, edited where they stand and as high as they need. Enter saves, Escape puts the old ones back. */
export function BriefText(props: BriefTextProps) {
  const { label, value, placeholder, disabled, maxLength, isNew = false, className, onSave, onLines } = props;
  const [draft, setDraft] = useState<string | null>(null);

  function save() {
    if (draft === null) return;
    if (draft.trim() === value || onSave(draft.trim())) setDraft(null);
  }

  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>) {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Enter" && !event.shiftKey && !event.altKey) {
      event.preventDefault();
      save();
      if (!isNew) event.currentTarget.blur();
    } else if (event.key === "Escape" && draft !== null && draft !== value) {
      event.preventDefault();
      setDraft(null);
    }
  }

  function onPaste(event: ClipboardEvent<HTMLTextAreaElement>) {
    const pasted = event.clipboardData.getData("text/plain");
    if (onLines && draft === null && pasted.trim().includes("\n") && onLines(pasted)) event.preventDefault();
  }

  return (
    <textarea
      rows={1}
      aria-label={label}
      value={draft ?? value}
      placeholder={placeholder}
      disabled={disabled}
      maxLength={maxLength}
      onChange={(event) => setDraft(event.target.value)}
      onBlur={save}
      onKeyDown={onKeyDown}
      onPaste={onPaste}
      className={classNames(BOX, className)}
    />
  );
}
