import type { CivilDate } from "@tongpin/domain/base";
import { useEffect, useMemo, useRef, useState } from "react";
import { useFormat, useT } from "../../app/index.ts";
import { Button } from "../../ui/button.tsx";
import { type AgendaDay, agendaOf, type ShownItem } from "./arrange-items.ts";
import { type Channels, ItemRow } from "./item-row.tsx";

/** Days drawn at once of a long list. */
const PORTION = 40;

interface AgendaListProps {
  readonly items: readonly ShownItem[];
  readonly channels: Channels;
  readonly today: CivilDate;
  /** The day the address names; the list opens there. */
  readonly date: CivilDate | null;
}

/** 日程: what runs, the next seven days, what follows; what was is one press away. */
export function AgendaList({ items, channels, today, date }: AgendaListProps) {
  const t = useT("client-calendar");
  const plan = useMemo(() => agendaOf(items, today), [items, today]);
  const isNamedPast = date !== null && date < today;
  const [shown, setShown] = useState(PORTION);
  const [pastShown, setPastShown] = useState(0);
  const named = useRef<HTMLDivElement>(null);

  // The day somebody chose in the month, or one in an address: it must be drawn before it can be looked at.
  const laterTo = date === null ? 0 : plan.later.filter((day) => day.date <= date).length;
  const pastTo = isNamedPast ? plan.past.filter((day) => day.date >= date).length : 0;
  useEffect(() => {
    if (date === null) return;
    named.current?.querySelector<HTMLElement>(`[data-day="${date}"]`)?.focus();
  }, [date]);

  const later = plan.later.slice(0, Math.max(shown, laterTo));
  const past = plan.past.slice(0, Math.max(pastShown, pastTo));
  return (
    <div ref={named} className="mx-auto w-full max-w-2xl px-4 pb-16">
      {plan.running.length > 0 ? (
        <section>
          <Heading>{t("agenda.running")}</Heading>
          <ul>
            {plan.running.map((item) => (
              <ItemRow key={item.id} item={item} channels={channels} />
            ))}
          </ul>
        </section>
      ) : null}
      <section>
        <Heading>{t("agenda.soon")}</Heading>
        {plan.soon.length === 0 ? <p className="py-2 text-ink-2">{t("agenda.nothingSoon")}</p> : null}
        <Days days={plan.soon} channels={channels} />
      </section>
      {later.length > 0 ? (
        <section>
          <Heading>{t("agenda.later")}</Heading>
          <Days days={later} channels={channels} />
          {plan.later.length > later.length ? (
            <Button tone="quiet" onClick={() => setShown(later.length + PORTION)}>
              {t("agenda.more")}
            </Button>
          ) : null}
        </section>
      ) : null}
      {plan.past.length > 0 ? (
        <section>
          <Heading>{t("agenda.past")}</Heading>
          <Days days={past} channels={channels} />
          {plan.past.length > past.length ? (
            <Button tone="quiet" onClick={() => setPastShown(past.length + PORTION)}>
              {t("agenda.showPast", { count: plan.past.length - past.length })}
            </Button>
          ) : null}
        </section>
      ) : null}
    </div>
  );
}

function Heading({ children }: { children: string }) {
  return <h2 className="border-line border-b pt-6 pb-1.5 font-semibold text-title leading-tight">{children}</h2>;
}

function Days({ days, channels }: { days: readonly AgendaDay[]; channels: Channels }) {
  const format = useFormat();
  return days.map(({ date, items }) => (
    <div key={date}>
      <h3 data-day={date} tabIndex={-1} className="pt-4 text-ink-2 text-small outline-offset-4">
        {format.dayNear(date)}
        {format.dayNear(date) === format.day(date) ? null : <span className="text-ink-3"> {format.day(date)}</span>}
      </h3>
      <ul>
        {items.map((item) => (
          <ItemRow key={item.id} item={item} channels={channels} />
        ))}
      </ul>
    </div>
  ));
}
