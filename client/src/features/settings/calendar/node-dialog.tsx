import type { Refusal } from "@tongpin/domain/base";
import { civilDateOf } from "@tongpin/domain/calendar";
import { eventOf } from "@tongpin/domain/calendar-file";
import { type EventKind, type MarketingEvent, TONES, type Tone } from "@tongpin/domain/nodes";
import { type FormEvent, useId, useState } from "react";
import { useNodes } from "../../../app/days/use-nodes.ts";
import { useCommands, useLocale, useNewId, useT } from "../../../app/index.ts";
import { FailureNote } from "../../../app/item/failure-note.tsx";
import { troubleOf } from "../../../app/item/trouble-of.ts";
import { Button } from "../../../ui/button.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { Field, Input, Textarea } from "../../../ui/field.tsx";
import { Select } from "../../../ui/select.tsx";
import { Checkbox } from "../../../ui/switch.tsx";
import { NodePreview } from "./node-preview.tsx";
import { draftRule } from "./rule-drafts.ts";
import { RuleEditor } from "./rule-editor.tsx";
import type { CalendarData } from "./use-calendar-data.ts";
import { WindowsEditor } from "./windows-editor.tsx";

/** What a brand makes itself; the other kinds come with what ships and stay what they are. */
const KINDS: readonly EventKind[] = ["one-off", "shopping", "season", "commemoration"];
const MAX_NAME = 80;
const MAX_NOTES = 2000;

export interface NodeDialogProps {
  /** Null makes a new one. */
  readonly nodeId: string | null;
  readonly data: CalendarData;
  onClose(): void;
}

/** A node of the brand's own, or its own words for one that ships: name, when, its windows, how careful to be. */
export function NodeDialog({ nodeId, data, onClose }: NodeDialogProps) {
  const t = useT("days");
  const tc = useT("common");
  const form = useId();
  const locale = useLocale();
  const newId = useNewId();
  const commands = useCommands();
  const nodes = useNodes();
  const [today] = useState(() => civilDateOf(commands().now));
  const known = nodeId === null ? null : (nodes.byId.get(nodeId) ?? null);
  const [event, setEvent] = useState<MarketingEvent>(() => (known ? eventOf(known) : emptyEvent(newId(), today)));
  const [refused, setRefused] = useState<Refusal | null>(null);
  const change = (patch: Partial<MarketingEvent>) => setEvent((now) => ({ ...now, ...patch }));
  const name = event.names[locale];

  function rename(text: string) {
    const { names } = event;
    // One name for all languages stays one name; translations that differ are kept.
    const isOne = new Set(Object.values(names)).size === 1;
    change({ names: isOne ? { "zh-Hans": text, "zh-Hant": text, en: text } : { ...names, [locale]: text } });
  }

  function save(submitted: FormEvent) {
    submitted.preventDefault();
    const why = data.keep(event);
    if (why) setRefused(why);
    else onClose();
  }

  const kinds = KINDS.includes(event.kind) ? KINDS : [event.kind, ...KINDS];
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title={known ? t("nodes.edit", { name: known.names[locale] }) : t("nodes.add")}
      description={t("nodes.dialogNote")}
      closeLabel={tc("close")}
      width="large"
      footer={
        <>
          <Button tone="quiet" onClick={onClose}>
            {t("cancel")}
          </Button>
          <Button type="submit" form={form} tone="primary" disabled={name.trim() === ""}>
            {t("save")}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={save} className="flex flex-col gap-4">
        {refused ? <FailureNote trouble={troubleOf(t, "failed", refused)} /> : null}
        <div className="flex flex-wrap gap-3">
          <Field label={t("nodes.name")} className="min-w-52 flex-1">
            {(control) => (
              <Input
                {...control}
                required
                maxLength={MAX_NAME}
                value={name}
                onChange={(typed) => rename(typed.target.value)}
              />
            )}
          </Field>
          <Field label={t("nodes.kind")} className="w-36">
            {(control) => (
              <Select<EventKind>
                {...control}
                value={event.kind}
                options={kinds.map((kind) => ({ value: kind, label: t(`kinds.${kind}`) }))}
                onChange={(kind) => change({ kind })}
              />
            )}
          </Field>
          <Field label={t("nodes.tone")} className="w-44">
            {(control) => (
              <Select<Tone>
                {...control}
                value={event.tone}
                options={TONES.map((tone) => ({ value: tone, label: t(`tones.${tone}`) }))}
                onChange={(tone) => change({ tone })}
              />
            )}
          </Field>
        </div>
        <RuleEditor label={t("rule.when")} rule={event.rule} near={today} onChange={(rule) => change({ rule })} />
        <Checkbox
          checked={event.dateConfidence === "low"}
          onChange={(on) => change({ dateConfidence: on ? "low" : "high" })}
        >
          {t("nodes.announced")}
        </Checkbox>
        <WindowsEditor windows={event.windows} onChange={(windows) => change({ windows })} />
        <NodePreview event={event} />
        <Field label={t("nodes.notes")}>
          {(control) => (
            <Textarea
              {...control}
              rows={2}
              maxLength={MAX_NOTES}
              value={event.notes}
              onChange={(typed) => change({ notes: typed.target.value })}
            />
          )}
        </Field>
      </form>
    </Dialog>
  );
}

function emptyEvent(id: string, today: Parameters<typeof draftRule>[1]): MarketingEvent {
  return {
    id: `own-${id}`,
    kind: "one-off",
    names: { "zh-Hans": "", "zh-Hant": "", en: "" },
    rule: draftRule("fixed", today),
    windows: { warmup: [-14, -1], burst: [0, 0], encore: null },
    tone: "celebrate",
    regions: ["CN"],
    statutory: null,
    tags: [],
    dateConfidence: "high",
    windowConfidence: "own-default",
    sources: [],
    notes: "",
  };
}
