import type { ChannelId } from "@tongpin/domain/base";
import { type Channel, type Phase, type PhaseAsk, VIDEO_FORMS } from "@tongpin/domain/video";
import { useState } from "react";
import { useT } from "../../../app/index.ts";
import { Button, IconButton } from "../../../ui/button.tsx";
import { Field, Input } from "../../../ui/field.tsx";
import { IconClose, IconPlus } from "../../../ui/icons/index.ts";
import { Popover } from "../../../ui/popover.tsx";
import { Select } from "../../../ui/select.tsx";
import { useAskText } from "./use-ask-text.ts";

const ANY = "any";

export interface PhaseAsksProps {
  phase: Phase;
  name: string;
  mayEdit: boolean;
  channels: ReadonlyMap<ChannelId, Channel>;
  onAsk(ask: PhaseAsk): void;
}

/** How many of which kind: each can be taken back, one more is asked for below. */
export function PhaseAsks({ phase, name, mayEdit, channels, onAsk }: PhaseAsksProps) {
  const t = useT("campaigns");
  const askText = useAskText(channels);
  const asks = phase.asks ?? [];
  if (asks.length === 0 && !mayEdit) return null;
  return (
    <div className="flex flex-wrap items-center gap-1.5 text-small">
      <span className="text-ink-3">{t("ask.title")}</span>
      {asks.map((ask) => (
        <span
          key={`${ask.form}:${ask.channelId}`}
          className="inline-flex min-h-control-sm items-center gap-1 rounded-sm bg-hover pl-2 text-ink-2"
        >
          {askText(ask)}
          {mayEdit ? (
            <IconButton
              size="small"
              tip="none"
              label={t("ask.remove", { ask: askText(ask) })}
              icon={<IconClose size={12} />}
              onClick={() => onAsk({ ...ask, count: 0 })}
            />
          ) : (
            <span className="w-1" />
          )}
        </span>
      ))}
      {mayEdit ? <NewAsk name={name} channels={channels} onAsk={onAsk} /> : null}
    </div>
  );
}

function NewAsk({ name, channels, onAsk }: Pick<PhaseAsksProps, "name" | "channels" | "onAsk">) {
  const t = useT("campaigns");
  const tc = useT("common");
  const [open, setOpen] = useState(false);
  const [form, setForm] = useState<string>(ANY);
  const [channelId, setChannelId] = useState<string>(ANY);
  const [typed, setTyped] = useState("1");
  const count = /^\d{1,4}$/.test(typed.trim()) ? Number(typed) : 0;
  const isAny = form === ANY && channelId === ANY;
  const add = () => {
    if (count === 0 || isAny) return;
    onAsk({
      form: VIDEO_FORMS.find((known) => known === form) ?? null,
      channelId: [...channels.keys()].find((id) => id === channelId) ?? null,
      count,
    });
    setOpen(false);
  };
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      title={t("ask.new", { phase: name })}
      trigger={
        <Button size="small" tone="quiet" icon={<IconPlus size={14} />} aria-label={t("ask.new", { phase: name })}>
          {t("ask.add")}
        </Button>
      }
    >
      <div className="flex w-64 flex-col gap-2.5">
        <Field label={t("ask.form")}>
          {(control) => (
            <Select
              {...control}
              value={form}
              options={[
                { value: ANY, label: t("ask.anyForm") },
                ...VIDEO_FORMS.map((each) => ({ value: each as string, label: tc(`forms.${each}`) })),
              ]}
              onChange={setForm}
            />
          )}
        </Field>
        <Field label={t("ask.channel")}>
          {(control) => (
            <Select
              {...control}
              value={channelId}
              options={[
                { value: ANY, label: t("ask.anyChannel") },
                ...[...channels.values()].map(({ id, name: label }) => ({ value: id as string, label })),
              ]}
              onChange={setChannelId}
            />
          )}
        </Field>
        <Field label={t("ask.count")} hint={isAny ? t("ask.anyHint") : null}>
          {(control) => (
            <Input
              {...control}
              inputMode="numeric"
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
              onKeyDown={(event) => {
                if (event.key === "Enter" && !event.nativeEvent.isComposing) add();
              }}
            />
          )}
        </Field>
        <Button tone="primary" disabled={count === 0 || isAny} onClick={add}>
          {t("ask.save")}
        </Button>
      </div>
    </Popover>
  );
}
