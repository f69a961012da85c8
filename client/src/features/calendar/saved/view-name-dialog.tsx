import { type FormEvent, useId, useRef, useState } from "react";
import { useT } from "../../../app/index.ts";
import { Button } from "../../../ui/button.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { Field, Input } from "../../../ui/field.tsx";

export interface ViewNameDialogProps {
  readonly title: string;
  readonly name: string;
  /** Answers whether it was taken. */
  onName(name: string): boolean;
  onClose(): void;
}

/** Asks how a look at the calendar is called. */
export function ViewNameDialog({ title, name, onName, onClose }: ViewNameDialogProps) {
  const t = useT("views");
  const tc = useT("common");
  const form = useId();
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState(name);

  function submit(event: FormEvent) {
    event.preventDefault();
    if (typed.trim() !== "" && onName(typed)) onClose();
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      title={title}
      description={t("saved.note")}
      closeLabel={tc("close")}
      width="small"
      initialFocus={input}
      footer={
        <Button type="submit" form={form} tone="primary" disabled={typed.trim() === ""}>
          {t("saved.keep")}
        </Button>
      }
    >
      <form id={form} onSubmit={submit}>
        <Field label={t("saved.name")}>
          {(control) => (
            <Input
              {...control}
              ref={input}
              value={typed}
              maxLength={80}
              onChange={(event) => setTyped(event.target.value)}
            />
          )}
        </Field>
      </form>
    </Dialog>
  );
}
