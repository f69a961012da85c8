import { type KeyboardEvent, useState } from "react";
import { classNames } from "../../ui/class-names.ts";

export interface EditableTextProps {
  readonly label: string;
  readonly value: string;
  readonly placeholder?: string;
  readonly disabled?: boolean;
  readonly multiline?: boolean;
  /** An empty value is not saved. */
  readonly required?: boolean;
  onSave(value: string): void;
}

const BOX =
  "min-w-0 rounded-sm border border-transparent bg-transparent px-1 py-0.5 text-ink transition-colors placeholder:text-ink-3 hover:border-line focus-visible:border-accent focus-visible:bg-raised focus-visible:outline-none disabled:hover:border-transparent";

/** Text that is edited where it stands. Saved on Enter or on leaving; Escape puts the old words back. */
export function EditableText({ label, value, placeholder, disabled, multiline, required, onSave }: EditableTextProps) {
  const [draft, setDraft] = useState<string | null>(null);

  function save() {
    if (draft !== null && draft !== value && !(required && draft.trim() === "")) onSave(draft.trim());
    setDraft(null);
  }

  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Enter" && (!multiline || event.metaKey || event.ctrlKey)) {
      event.preventDefault();
      save();
      event.currentTarget.blur();
    } else if (event.key === "Escape" && draft !== null && draft !== value) {
      event.preventDefault();
      setDraft(null);
    }
  }

  const shared = {
    "aria-label": label,
    value: draft ?? value,
    placeholder,
    disabled,
    onBlur: save,
    onKeyDown,
  };
  return multiline ? (
    <textarea
      {...shared}
      rows={3}
      onChange={(event) => setDraft(event.target.value)}
      className={classNames(BOX, "w-full resize-y text-ui leading-ui")}
    />
  ) : (
    <input
      {...shared}
      onChange={(event) => setDraft(event.target.value)}
      className={classNames(BOX, "max-w-full truncate font-semibold field-sizing-content")}
    />
  );
}
