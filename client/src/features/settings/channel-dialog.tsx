import { type Channel, PLATFORMS, type Platform, USUAL_HOURS_APART } from "@tongpin/domain/video";
import { addChannel, type PlanRoom, updateChannel } from "@tongpin/workspace";
import { type FormEvent, useId, useState } from "react";
import { useCommands, useT } from "../../app/index.ts";
import { Button } from "../../ui/button.tsx";
import { hueStyle } from "../../ui/chip.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Field, Input } from "../../ui/field.tsx";
import { Select } from "../../ui/select.tsx";
import { SlotsField } from "./slots-field.tsx";
import { useFailure } from "./use-answer.ts";

/** Far enough apart to be told from each other side by side, light and dark. */
const HUES = [250, 20, 145, 75, 310, 190, 350, 110, 280, 45, 220, 170] as const;

function readNumber(text: string): number | null {
  const value = Number.parseInt(text, 10);
  return Number.isFinite(value) && value > 0 ? value : null;
}

interface ChannelDialogProps {
  room: PlanRoom;
  /** Null makes a new one. */
  channel: Channel | null;
  taken: readonly number[];
  onClose: () => void;
}

export function ChannelDialog({ room, channel, taken, onClose }: ChannelDialogProps) {
  const t = useT("settings");
  const tc = useT("common");
  const context = useCommands();
  const fail = useFailure();
  const form = useId();
  const [name, setName] = useState(channel?.name ?? "");
  const [platform, setPlatform] = useState<Platform>(channel?.platform ?? "douyin");
  const [hue, setHue] = useState<number>(channel?.hue ?? HUES.find((value) => !taken.includes(value)) ?? HUES[0]);
  const [speed, setSpeed] = useState(channel?.charsPerMinute?.toString() ?? "");
  const [quota, setQuota] = useState(channel?.weeklyQuota?.toString() ?? "");
  const [monthly, setMonthly] = useState(channel?.monthlyQuota?.toString() ?? "");
  const [apart, setApart] = useState(String(channel?.hoursApart ?? USUAL_HOURS_APART));
  const [slots, setSlots] = useState(channel?.slots ?? []);
  const save = (event: FormEvent) => {
    event.preventDefault();
    const facts = {
      name: name.trim(),
      platform,
      hue,
      charsPerMinute: readNumber(speed),
      weeklyQuota: readNumber(quota),
      monthlyQuota: readNumber(monthly),
      hoursApart: readNumber(apart) ?? 0,
      slots,
    };
    const result = channel
      ? updateChannel(room, { channelId: channel.id, patch: facts }, context())
      : addChannel(room, facts, context());
    if (result.ok) onClose();
    else fail(result.error.code);
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      title={channel ? t("channels.edit", { name: channel.name }) : t("channels.add")}
      closeLabel={tc("close")}
      footer={
        <Button type="submit" form={form} tone="primary" disabled={name.trim() === ""}>
          {t("save")}
        </Button>
      }
    >
      <form id={form} onSubmit={save} className="grid grid-cols-2 gap-4">
        <Field label={t("channels.name")} className="col-span-2">
          {(control) => (
            <Input
              {...control}
              value={name}
              onChange={(event) => setName(event.target.value)}
              maxLength={60}
              required
            />
          )}
        </Field>
        <Field label={t("channels.platform")}>
          {(control) => (
            <Select
              {...control}
              value={platform}
              options={PLATFORMS.map((value) => ({ value, label: tc(`platforms.${value}`) }))}
              onChange={setPlatform}
            />
          )}
        </Field>
        <Field label={t("channels.quota")} hint={t("channels.quotaHint")}>
          {(control) => (
            <Input
              {...control}
              type="number"
              inputMode="numeric"
              min={1}
              max={70}
              value={quota}
              onChange={(event) => setQuota(event.target.value)}
            />
          )}
        </Field>
        <Field label={t("channels.monthlyQuota")} hint={t("channels.quotaHint")}>
          {(control) => (
            <Input
              {...control}
              type="number"
              inputMode="numeric"
              min={1}
              max={300}
              value={monthly}
              onChange={(event) => setMonthly(event.target.value)}
            />
          )}
        </Field>
        <Field label={t("channels.hoursApart")} hint={t("channels.hoursApartHint")}>
          {(control) => (
            <Input
              {...control}
              type="number"
              inputMode="numeric"
              min={0}
              max={168}
              value={apart}
              onChange={(event) => setApart(event.target.value)}
            />
          )}
        </Field>
        <SlotsField slots={slots} onChange={setSlots} />
        <fieldset className="col-span-2 flex flex-col gap-1">
          <legend className="text-ink-2 text-small">{t("channels.colour")}</legend>
          <div className="mt-1 flex flex-wrap gap-1.5">
            {HUES.map((value, place) => (
              <label
                key={value}
                className="relative flex size-7 items-center justify-center rounded-full has-[:checked]:ring-2 has-[:checked]:ring-ink has-[:focus-visible]:outline-2 has-[:focus-visible]:outline-accent has-[:focus-visible]:outline-offset-2 pointer-coarse:size-11"
              >
                <input
                  type="radio"
                  name="hue"
                  checked={hue === value}
                  onChange={() => setHue(value)}
                  aria-label={t("channels.colourNumber", { number: place + 1 })}
                  className="sr-only"
                />
                <span style={hueStyle(value)} className="hue-dot size-5 rounded-full" />
              </label>
            ))}
          </div>
        </fieldset>
        <Field label={t("channels.speed")} hint={t("channels.speedHint")} className="col-span-2">
          {(control) => (
            <Input
              {...control}
              type="number"
              inputMode="numeric"
              min={60}
              max={800}
              placeholder="260"
              value={speed}
              onChange={(event) => setSpeed(event.target.value)}
            />
          )}
        </Field>
      </form>
    </Dialog>
  );
}
