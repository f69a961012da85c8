import {
  CALENDAR_LINK_TYPES,
  type CalendarDetail,
  type CalendarKind,
  type CalendarLinkType,
  detailsFor,
  kindsFor,
} from "@tongpin/domain/calendar-link";
import { useState } from "react";
import { useApi, useApp, useFormat, useLocale, usePlanState, useT } from "../../app/index.ts";
import { Button } from "../../ui/button.tsx";
import { HueDot } from "../../ui/chip.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Field, Input } from "../../ui/field.tsx";
import { Segmented } from "../../ui/segmented.tsx";
import { Select } from "../../ui/select.tsx";
import { Checkbox } from "../../ui/switch.tsx";
import { CopyLink } from "./copy-link.tsx";
import { useFailure } from "./use-answer.ts";

const ALL = "all";
const NO_END = "0";
/** Days a link stands; a feed may stand until it is taken back. */
const LIFETIMES: Readonly<Record<CalendarLinkType, readonly string[]>> = {
  page: ["7", "30", "90", "365"],
  feed: [NO_END, "90", "365"],
};
const FIRST_KINDS: Readonly<Record<CalendarLinkType, readonly CalendarKind[]>> = {
  page: ["plan", "promise", "actual"],
  feed: ["plan", "promise", "actual", "deadlines"],
};
const FIRST_LIFETIME: Readonly<Record<CalendarLinkType, string>> = { page: "30", feed: NO_END };

interface Made {
  readonly type: CalendarLinkType;
  readonly url: string;
  readonly expiresAt: number | null;
}

/** Makes a link. It is shown this once: only its hash is kept. */
export function CalendarLinkDialog({ onCreated, onClose }: { onCreated: () => Promise<void>; onClose: () => void }) {
  const t = useT("calendar-links");
  const tc = useT("common");
  const { brand } = useApp();
  const [made, setMade] = useState<Made | null>(null);
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      title={t("add")}
      description={made ? t("once") : t("what", { brand: brand?.name ?? "" })}
      closeLabel={tc("close")}
    >
      {made ? (
        <Ready made={made} />
      ) : (
        <LinkForm
          onMade={(link) => {
            setMade(link);
            void onCreated();
          }}
        />
      )}
    </Dialog>
  );
}

function LinkForm({ onMade }: { onMade: (made: Made) => void }) {
  const t = useT("calendar-links");
  const api = useApi();
  const locale = useLocale();
  const fail = useFailure();
  const { brand } = useApp();
  const channels = usePlanState((state) => state.channels);
  const [type, setType] = useState<CalendarLinkType>("page");
  const [label, setLabel] = useState("");
  const [channelId, setChannelId] = useState(ALL);
  const [kinds, setKinds] = useState<readonly CalendarKind[]>(FIRST_KINDS.page);
  const [details, setDetails] = useState<readonly CalendarDetail[]>([]);
  const [days, setDays] = useState(FIRST_LIFETIME.page);
  const [isBusy, setIsBusy] = useState(false);

  function choose(next: CalendarLinkType) {
    setType(next);
    setKinds(FIRST_KINDS[next]);
    setDays(FIRST_LIFETIME[next]);
  }

  async function make() {
    if (isBusy || kinds.length === 0) return;
    setIsBusy(true);
    const answer = await api.createCalendarLink({
      brandId: brand?.id ?? "",
      type,
      label: label.trim(),
      channelId: channelId === ALL ? null : channelId,
      kinds,
      details: detailsFor(type).filter((detail) => details.includes(detail)),
      locale,
      expiresInHours: days === NO_END ? null : Number(days) * 24,
    });
    setIsBusy(false);
    if (!answer.ok) return fail(answer.error.code);
    const { token, expiresAt } = answer.value;
    const { origin } = window.location;
    onMade({ type, url: type === "page" ? `${origin}/c#${token}` : `${origin}/feeds/${token}.ics`, expiresAt });
  }

  return (
    <form
      className="flex flex-col gap-4 pb-2"
      onSubmit={(event) => {
        event.preventDefault();
        void make();
      }}
    >
      <div className="flex flex-col items-start gap-1">
        <Segmented<CalendarLinkType>
          label={t("type")}
          value={type}
          options={CALENDAR_LINK_TYPES.map((value) => ({ value, label: t(`types.${value}`) }))}
          onChange={choose}
        />
        <p className="text-ink-3 text-small">{t(`typeNotes.${type}`)}</p>
      </div>
      <div className="grid grid-cols-2 gap-4 max-sm:grid-cols-1">
        <Field label={t("label")} hint={t("labelHint")}>
          {(control) => (
            <Input {...control} value={label} maxLength={80} onChange={(event) => setLabel(event.target.value)} />
          )}
        </Field>
        <Field label={t("channel")}>
          {(control) => (
            <Select
              {...control}
              value={channelId}
              options={[
                { value: ALL, label: t("allChannels") },
                ...[...channels.values()].map((channel) => ({
                  value: channel.id as string,
                  label: channel.name,
                  icon: <HueDot hue={channel.hue} />,
                })),
              ]}
              onChange={setChannelId}
            />
          )}
        </Field>
      </div>
      <Choices
        legend={t("shows")}
        all={kindsFor(type)}
        chosen={kinds}
        wordOf={(kind) => t(`kinds.${kind}`)}
        onChange={setKinds}
      />
      {detailsFor(type).length > 0 ? (
        <Choices
          legend={t("alsoShows")}
          all={detailsFor(type)}
          chosen={details}
          wordOf={(detail) => t(`details.${detail}`)}
          onChange={setDetails}
        />
      ) : null}
      <div className="flex flex-col gap-1">
        <span className="text-ink-2 text-small">{t("lifetime")}</span>
        <Segmented<string>
          label={t("lifetime")}
          value={days}
          options={LIFETIMES[type].map((value) => ({
            value,
            label: value === NO_END ? t("untilRevoked") : t("days", { days: Number(value) }),
          }))}
          onChange={setDays}
          className="self-start"
        />
      </div>
      <Button type="submit" tone="primary" disabled={isBusy || kinds.length === 0} className="self-end">
        {t("create")}
      </Button>
    </form>
  );
}

interface ChoicesProps<V extends string> {
  readonly legend: string;
  readonly all: readonly V[];
  readonly chosen: readonly V[];
  wordOf(value: V): string;
  onChange(chosen: readonly V[]): void;
}

function Choices<V extends string>({ legend, all, chosen, wordOf, onChange }: ChoicesProps<V>) {
  return (
    <fieldset>
      <legend className="mb-1 text-ink-2 text-small">{legend}</legend>
      <div className="flex flex-wrap gap-x-5">
        {all.map((value) => (
          <Checkbox
            key={value}
            checked={chosen.includes(value)}
            onChange={(checked) => onChange(checked ? [...chosen, value] : chosen.filter((one) => one !== value))}
          >
            {wordOf(value)}
          </Checkbox>
        ))}
      </div>
    </fieldset>
  );
}

function Ready({ made }: { made: Made }) {
  const t = useT("calendar-links");
  const format = useFormat();
  return (
    <div className="flex flex-col gap-2 pb-2">
      <CopyLink label={t(`urls.${made.type}`)} url={made.url} />
      <p className="text-ink-3 text-small">
        {t(`madeNotes.${made.type}`)}{" "}
        {made.expiresAt === null ? t("untilRevoked") : t("until", { at: format.moment(made.expiresAt) })}
      </p>
      {made.type === "feed" ? (
        <p className="text-small">
          {/* The same address in the words that make a computer's calendar ask whether to subscribe. */}
          <a
            href={made.url.replace(/^https?:/, "webcal:")}
            className="text-accent-text underline-offset-2 hover:underline"
          >
            {t("subscribe")}
          </a>
        </p>
      ) : null}
    </div>
  );
}
