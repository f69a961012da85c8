import { civilDateOf } from "@tongpin/domain/calendar";
import { MARKETING_EVENTS, type MarketingEvent, nextOccurrences, type Tone } from "@tongpin/domain/nodes";
import { useMemo, useState } from "react";
import { useNodes } from "../../../app/days/use-nodes.ts";
import { useFormat, useLocale, useNow, usePinyinMatch, useT } from "../../../app/index.ts";
import { useDayText } from "../../../app/item/dates/date-field.tsx";
import { Button, IconButton } from "../../../ui/button.tsx";
import { Chip, type Tone as ChipTone } from "../../../ui/chip.tsx";
import { Input } from "../../../ui/field.tsx";
import { IconEdit, IconPlus, IconTrash } from "../../../ui/icons/index.ts";
import { Segmented } from "../../../ui/segmented.tsx";
import { Switch } from "../../../ui/switch.tsx";
import { Row, Rows } from "../section.tsx";
import { Part } from "./part.tsx";
import type { CalendarData } from "./use-calendar-data.ts";

const MINUTE = 60_000;
/** So many rows are drawn at once. */
const STEP = 30;
const SHIPPED = new Set(MARKETING_EVENTS.map(({ id }) => id));
const TONES: Readonly<Record<Exclude<Tone, "celebrate">, ChipTone>> = {
  caution: "warn",
  solemn: "warn",
  "no-promo": "danger",
};

type Which = "own" | "all" | "hidden";

export interface NodesPartProps {
  readonly data: CalendarData;
  onOpen(id: string): void;
  onNew(): void;
}

/** The nodes of the calendar: the brand's own, those that ship, and which of them are not shown here. */
export function NodesPart({ data, onOpen, onNew }: NodesPartProps) {
  const t = useT("days");
  const matches = usePinyinMatch();
  const nodes = useNodes();
  const [which, setWhich] = useState<Which>("own");
  const [typed, setTyped] = useState("");
  const [shown, setShown] = useState(STEP);
  const found = useMemo(() => {
    const wanted = (event: MarketingEvent) => {
      const kept = data.kept.get(event.id);
      const isOwn = kept?.own != null && kept.own.removedAt === null;
      if (!isOwn && !SHIPPED.has(event.id)) return false;
      if (typed.trim() !== "") return Object.values(event.names).some((name) => matches(name, typed));
      return which === "all" || (which === "own" ? isOwn : kept?.hidden === true);
    };
    return [...nodes.byId.values()].filter(wanted);
  }, [nodes, data.kept, which, typed, matches]);
  return (
    <Part
      title={t("nodes.title")}
      note={t("nodes.note")}
      action={
        <Button icon={<IconPlus size={14} />} disabled={!data.mayEdit} onClick={onNew}>
          {t("nodes.add")}
        </Button>
      }
    >
      <div className="mb-2 flex flex-wrap items-center gap-2">
        <Segmented
          label={t("nodes.which")}
          value={which}
          options={(["own", "all", "hidden"] as const).map((value) => ({ value, label: t(`nodes.${value}`) }))}
          onChange={(value) => {
            setWhich(value);
            setTyped("");
          }}
        />
        <Input
          type="search"
          aria-label={t("nodes.search")}
          placeholder={t("nodes.search")}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          className="max-w-60 flex-1"
        />
      </div>
      {found.length === 0 ? (
        <p className="border-line border-y py-3 text-ink-3">
          {t(typed.trim() !== "" ? "nodes.notFound" : which === "hidden" ? "nodes.noneHidden" : "nodes.noneOwn")}
        </p>
      ) : (
        <Rows>
          {found.slice(0, shown).map((event) => (
            <NodeRow key={event.id} event={event} data={data} onOpen={() => onOpen(event.id)} />
          ))}
        </Rows>
      )}
      {found.length > shown ? (
        <Button size="small" className="mt-2" onClick={() => setShown(shown + STEP)}>
          {t("nodes.more", { count: found.length - shown })}
        </Button>
      ) : null}
    </Part>
  );
}

function NodeRow({ event, data, onOpen }: { event: MarketingEvent; data: CalendarData; onOpen: () => void }) {
  const t = useT("days");
  const locale = useLocale();
  const format = useFormat();
  const today = civilDateOf(useNow(MINUTE));
  const dayText = useDayText(today);
  const [next] = useMemo(() => nextOccurrences(event, today, 1), [event, today]);
  const kept = data.kept.get(event.id);
  const isOwn = kept?.own != null && kept.own.removedAt === null;
  const name = event.names[locale];
  return (
    <Row>
      <span className="min-w-0 flex-1">
        <span className="font-medium">{name}</span>
        <span className="ml-2 text-ink-2 text-small">
          {next ? t("nodes.next", { day: `${dayText(next.start)} ${format.weekday(next.start)}` }) : t("nodes.never")}
        </span>
      </span>
      {isOwn ? <Chip>{t(SHIPPED.has(event.id) ? "nodes.changed" : "nodes.isOwn")}</Chip> : null}
      {event.tone !== "celebrate" ? <Chip tone={TONES[event.tone]}>{t(`tones.${event.tone}`)}</Chip> : null}
      {event.dateConfidence === "low" ? <Chip tone="warn">{t("nodes.unconfirmed")}</Chip> : null}
      <Switch
        label={t("nodes.showIt", { name })}
        checked={!(kept?.hidden ?? false)}
        disabled={!data.mayEdit}
        onChange={(on) => data.hide(event, !on)}
      />
      {data.mayEdit ? (
        <>
          <IconButton
            size="small"
            tip="left"
            label={t("nodes.edit", { name })}
            icon={<IconEdit size={14} />}
            onClick={onOpen}
          />
          {isOwn ? (
            <IconButton
              size="small"
              tip="left"
              label={t(SHIPPED.has(event.id) ? "nodes.revert" : "nodes.remove", { name })}
              icon={<IconTrash size={14} />}
              onClick={() => data.remove(event)}
            />
          ) : null}
        </>
      ) : null}
    </Row>
  );
}
