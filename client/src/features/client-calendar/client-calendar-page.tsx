import { addMonths, civilDateOf, partsOf } from "@tongpin/domain/calendar";
import { useEffect, useMemo, useState } from "react";
import { useActions, useFormat, useGo, useLocale, useNow, usePreferences, useQuery, useT } from "../../app/index.ts";
import { FailureNote } from "../../app/item/failure-note.tsx";
import { troubleOf } from "../../app/item/trouble-of.ts";
import { Button, IconButton } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { IconChevronLeft, IconChevronRight, IconDownload } from "../../ui/icons/index.ts";
import { Mark } from "../../ui/mark.tsx";
import { Segmented } from "../../ui/segmented.tsx";
import { SkeletonLines } from "../../ui/skeleton.tsx";
import { AgendaList } from "./agenda-list.tsx";
import { shownItems } from "./arrange-items.ts";
import { downloadIcs } from "./download-ics.ts";
import { MonthTable } from "./month-table.tsx";
import { PAGE_VIEWS, type PagePlace, type PageView, readPagePlace, writePagePlace } from "./page-place.ts";
import { useClientCalendar } from "./use-client-calendar.ts";
import type { Sight } from "./watch-calendar.ts";

const MINUTE = 60_000;
const LOCALES = ["zh-Hans", "zh-Hant", "en"] as const;

/** The secret stands after "#", so it reaches no log; a link without one was cut off on its way. */
function readToken(): string {
  return window.location.hash.slice(1);
}

/** A brand's calendar as a client sees it: by link, without an account, nothing to be changed. */
export function ClientCalendarPage() {
  const t = useT("client-calendar");
  const [token] = useState(readToken);
  return token === "" ? <Frame title={t("title")}>{<Ended code="link-incomplete" />}</Frame> : <Opened token={token} />;
}

function Opened({ token }: { token: string }) {
  const t = useT("client-calendar");
  const sight = useClientCalendar(token);
  const brand = sight.type === "shown" ? sight.calendar.brand : null;
  useEffect(() => {
    document.title = brand === null ? t("title") : t("titleOf", { brand });
  }, [brand, t]);
  if (sight.type === "shown") return <Shown sight={sight} token={token} />;
  return (
    <Frame title={t("title")}>
      {sight.type === "opening" ? (
        <div className="mx-auto w-full max-w-2xl px-4 pt-6">
          <SkeletonLines label={t("opening")} />
        </div>
      ) : (
        <Ended code={sight.code} />
      )}
    </Frame>
  );
}

function Shown({ sight, token }: { sight: Extract<Sight, { type: "shown" }>; token: string }) {
  const { calendar, at } = sight;
  const t = useT("client-calendar");
  const locale = useLocale();
  const go = useGo();
  const query = useQuery();
  const today = civilDateOf(useNow(MINUTE));
  const place = readPagePlace(query);
  const anchor = place.date ?? today;
  const channels = useMemo(
    () => new Map<string, (typeof calendar.channels)[number]>(calendar.channels.map((one) => [one.id, one])),
    [calendar],
  );
  const items = useMemo(() => shownItems(calendar.items), [calendar]);
  const { year, month } = partsOf(anchor);
  const to = (next: Partial<PagePlace>) => {
    // The secret after "#" must stay in the address: it is the address.
    const search = new URLSearchParams(
      Object.entries(writePagePlace({ ...place, ...next })).flatMap(([key, value]) =>
        value === null ? [] : [[key, value]],
      ),
    ).toString();
    go.href(`/c${search ? `?${search}` : ""}#${token}`);
  };
  useActions([
    {
      id: "calendar.agenda",
      label: t("views.agenda"),
      keys: "1",
      group: "view",
      perform: () => to({ view: "agenda" }),
    },
    { id: "calendar.month", label: t("views.month"), keys: "2", group: "view", perform: () => to({ view: "month" }) },
    { id: "calendar.today", label: t("today"), keys: "t", group: "view", perform: () => to({ date: null }) },
  ]);
  return (
    <Frame
      title={calendar.brand}
      note={calendar.label}
      words={<Freshness sight={sight} />}
      tools={
        <>
          <Segmented<PageView>
            label={t("views.label")}
            value={place.view}
            options={PAGE_VIEWS.map((view) => ({ value: view, label: t(`views.${view}`) }))}
            onChange={(view) => to({ view })}
          />
          {place.view === "month" ? (
            <div className="flex items-center gap-1">
              <IconButton
                size="small"
                label={t("month.previous")}
                icon={<IconChevronLeft />}
                onClick={() => to({ date: addMonths(anchor, -1) })}
              />
              <span aria-live="polite" className="font-semibold">
                {t("month.title", { year, month })}
              </span>
              <IconButton
                size="small"
                label={t("month.next")}
                icon={<IconChevronRight />}
                onClick={() => to({ date: addMonths(anchor, 1) })}
              />
              <Button size="small" tone="quiet" onClick={() => to({ date: null })}>
                {t("today")}
              </Button>
            </div>
          ) : null}
          <Button
            size="small"
            tone="quiet"
            icon={<IconDownload size={14} />}
            className="ml-auto"
            onClick={() => downloadIcs(calendar, locale, at)}
          >
            {t("download")}
          </Button>
        </>
      }
    >
      {calendar.items.length === 0 ? (
        <EmptyState title={t("empty.title")} note={t("empty.note")} />
      ) : place.view === "month" ? (
        <MonthTable
          items={items}
          channels={channels}
          today={today}
          anchor={anchor}
          onDay={(date) => to({ view: "agenda", date })}
        />
      ) : (
        <AgendaList items={items} channels={channels} today={today} date={place.date} />
      )}
    </Frame>
  );
}

function Freshness({ sight: { at, live, calendar } }: { sight: Extract<Sight, { type: "shown" }> }) {
  const t = useT("client-calendar");
  const format = useFormat();
  return (
    <p role="status" className={live ? "text-ink-2 text-small" : "text-small text-warn"}>
      {live ? t("fresh", { at: format.time(at) }) : t("stale", { at: format.moment(at) })}
      {calendar.expiresAt === null ? null : (
        <span className="text-ink-3"> {t("expires", { at: format.moment(calendar.expiresAt) })}</span>
      )}
    </p>
  );
}

function Ended({ code }: { code: string }) {
  const t = useT("client-calendar");
  return (
    <div className="mx-auto w-full max-w-sm px-4 pt-16">
      <FailureNote trouble={troubleOf(t, "failed", { code })}>
        <Button size="small" onClick={() => window.location.reload()}>
          {t("again")}
        </Button>
      </FailureNote>
    </div>
  );
}

interface FrameProps {
  readonly title: string;
  readonly note?: string;
  readonly words?: React.ReactNode;
  readonly tools?: React.ReactNode;
  readonly children: React.ReactNode;
}

function Frame({ title, note, words, tools, children }: FrameProps) {
  const t = useT("common");
  const [{ locale }, set] = usePreferences();
  return (
    <main className="flex min-h-dvh flex-col bg-page text-ink">
      <header className="sticky top-0 z-10 border-line border-b bg-page px-4 py-2.5">
        <div className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
          <Mark size={22} />
          <h1 className="min-w-0 truncate font-semibold text-base">{title}</h1>
          {note ? <span className="min-w-0 truncate text-ink-2">{note}</span> : null}
          <div className="ml-auto">{words}</div>
        </div>
        {tools ? <div className="mt-2 flex flex-wrap items-center gap-2">{tools}</div> : null}
      </header>
      <div className="flex-1">{children}</div>
      <footer className="flex justify-center border-line border-t py-4">
        <Segmented
          label={t("me.language")}
          value={locale}
          options={LOCALES.map((value) => ({ value, label: t(`languages.${value}`) }))}
          onChange={(value) => set({ locale: value })}
        />
      </footer>
    </main>
  );
}
