import type { Refusal } from "@tongpin/domain/base";
import { type ReadCalendar, readCalendarFile } from "@tongpin/domain/calendar-file";
import { useRef, useState } from "react";
import { useT } from "../../../app/index.ts";
import { FailureNote } from "../../../app/item/failure-note.tsx";
import { FileButton } from "../../../app/item/file-button.tsx";
import { troubleOf } from "../../../app/item/trouble-of.ts";
import { Button } from "../../../ui/button.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { Field, Textarea } from "../../../ui/field.tsx";
import { IconUpload } from "../../../ui/icons/index.ts";
import { calendarChanges } from "./calendar-changes.ts";
import { ImportPreview } from "./import-preview.tsx";
import type { CalendarData } from "./use-calendar-data.ts";

const TYPES = ".json,.txt,application/json,text/plain";
/** Larger files are not even read; the reader names its own limit for texts. */
const MAX_BYTES = 8_000_000;

type State =
  | { readonly type: "empty" }
  | { readonly type: "refused"; readonly refusal: Refusal }
  | { readonly type: "read"; readonly calendar: ReadCalendar };

/** Brings a year of days off, nodes, or another brand's calendar in: read, shown with all it would change, then taken. */
export function ImportDialog({ data, onClose }: { data: CalendarData; onClose: () => void }) {
  const t = useT("days");
  const tc = useT("common");
  const box = useRef<HTMLTextAreaElement>(null);
  const [typed, setTyped] = useState("");
  const [state, setState] = useState<State>({ type: "empty" });

  function read(text: string) {
    setTyped(text);
    if (text.trim() === "") return setState({ type: "empty" });
    const found = readCalendarFile(text);
    setState(found.ok ? { type: "read", calendar: found.value } : { type: "refused", refusal: found.error });
  }

  async function readFile(file: File) {
    if (file.size > MAX_BYTES) return setState({ type: "refused", refusal: { code: "calendar-too-large" } });
    try {
      read(await file.text());
    } catch {
      setState({ type: "refused", refusal: { code: "file-unreadable" } });
    }
  }

  function take() {
    if (state.type !== "read") return;
    const why = data.take(state.calendar);
    if (why) setState({ type: "refused", refusal: why });
    else onClose();
  }

  const changes = state.type === "read" ? calendarChanges(state.calendar, data) : null;
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title={t("import.title")}
      description={t("import.note")}
      closeLabel={tc("close")}
      width="large"
      initialFocus={box}
      footer={
        <>
          <Button tone="quiet" onClick={onClose}>
            {t("cancel")}
          </Button>
          <FileButton icon={<IconUpload size={14} />} accept={TYPES} onFile={(file) => void readFile(file)}>
            {t("import.choose")}
          </FileButton>
          <Button tone="primary" disabled={!changes || changes.isNothing} onClick={take}>
            {t("import.take")}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-3">
        <Field label={t("import.paste")} hint={t("import.pasteHint")}>
          {(control) => (
            <Textarea
              {...control}
              ref={box}
              rows={state.type === "read" ? 3 : 7}
              value={typed}
              onChange={(event) => read(event.target.value)}
            />
          )}
        </Field>
        {state.type === "refused" ? <FailureNote trouble={troubleOf(t, "failed", state.refusal)} /> : null}
        {state.type === "read" && changes ? <ImportPreview calendar={state.calendar} changes={changes} /> : null}
      </div>
    </Dialog>
  );
}
