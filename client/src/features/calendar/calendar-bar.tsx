import type { CivilDate } from "@tongpin/domain/base";
import { addDays, addMonths } from "@tongpin/domain/calendar";
import { startOfQuarter } from "@tongpin/domain/horizon";
import { useState } from "react";
import { useActions, useT } from "../../app/index.ts";
import { Button, IconButton } from "../../ui/button.tsx";
import { IconChevronLeft, IconChevronRight, IconEye } from "../../ui/icons/index.ts";
import { Menu, MenuCheck } from "../../ui/menu.tsx";
import { Segmented } from "../../ui/segmented.tsx";
import { Select } from "../../ui/select.tsx";
import { GapMenu } from "./cadence/gap-menu.tsx";
import { CALENDAR_VIEWS, type CalendarView, LAYERS, type Layer } from "./calendar-url.ts";
import { PlanExchange } from "./exchange/plan-exchange.tsx";
import { Jump } from "./jump.tsx";
import { SavedViewsMenu } from "./saved/saved-views-menu.tsx";
import { isStripView } from "./strip/axis.ts";
import type { Calendar } from "./use-calendar.ts";

/** The calendar's tools: where we are, how we look at it, which layers, which saved view. Keys: 1, 2, d, v, ←/→ by buttons. */
export function CalendarBar({ calendar, onJump }: { calendar: Calendar; onJump: (day: CivilDate) => void }) {
  const { place, anchor, go } = calendar;
  const t = useT("calendar");
  const [jumping, setJumping] = useState(false);
  const step = (direction: number) => go({ date: stepFrom(place.view, anchor, direction) });
  const views = CALENDAR_VIEWS.map((view) => ({ value: view, label: t(`view.${view}`) }));
  useActions([
    ...CALENDAR_VIEWS.map((view, index) => ({
      id: `calendar.view.${view}`,
      label: t(`view.${view}`),
      keys: String(index + 1),
      group: "view" as const,
      perform: () => go({ view }),
    })),
    { id: "calendar.today", label: t("today"), keys: "t", group: "view", perform: () => onJump(calendar.today) },
    { id: "calendar.jump", label: t("jump"), keys: "d", group: "view", perform: () => setJumping(true) },
    {
      id: "calendar.new",
      label: t("tray.add"),
      keys: "n",
      group: "create",
      perform: () => document.querySelector<HTMLElement>("[data-new-video]")?.focus(),
    },
  ]);
  return (
    <>
      <IconButton
        size="small"
        label={t(`previous.${place.view}`)}
        icon={<IconChevronLeft />}
        onClick={() => step(-1)}
      />
      <Jump calendar={calendar} open={jumping} onOpenChange={setJumping} onJump={onJump} />
      <IconButton size="small" label={t(`next.${place.view}`)} icon={<IconChevronRight />} onClick={() => step(1)} />
      <Button
        size="small"
        tone="quiet"
        className={place.date === null ? "max-md:hidden" : ""}
        onClick={() => go({ date: null })}
      >
        {t("today")}
      </Button>
      <Select<CalendarView>
        bare
        size="small"
        className="md:hidden"
        label={t("view.label")}
        value={place.view}
        options={views}
        onChange={(view) => go({ view })}
      />
      {/* The phone's agenda is without layers. */}
      <div className="max-md:hidden">
        <Segmented<CalendarView>
          label={t("view.label")}
          value={place.view}
          options={views}
          onChange={(view) => go({ view })}
        />
      </div>
      <SavedViewsMenu calendar={calendar} />
      <GapMenu calendar={calendar} onJump={onJump} />
      <Menu
        trigger={
          <Button size="small" tone="quiet" className="max-md:hidden" icon={<IconEye size={14} />}>
            {t("layers.label")}
          </Button>
        }
      >
        {LAYERS.map((layer) => (
          <MenuCheck
            key={layer}
            checked={place.layers.has(layer)}
            onChange={() => go({ layers: toggled(place.layers, layer) })}
          >
            {t(`layers.${layer}`)}
          </MenuCheck>
        ))}
      </Menu>
      <PlanExchange calendar={calendar} />
    </>
  );
}

function stepFrom(view: CalendarView, anchor: CivilDate, direction: number): CivilDate {
  // A half-year and a year go on by a quarter: what comes next is seen beside what is there.
  if (isStripView(view)) return addMonths(startOfQuarter(anchor), 3 * direction);
  if (view === "day") return addDays(anchor, direction);
  return view === "week" ? addDays(anchor, 7 * direction) : addMonths(anchor, direction);
}

function toggled(layers: ReadonlySet<Layer>, layer: Layer): ReadonlySet<Layer> {
  const next = new Set(layers);
  if (!next.delete(layer)) next.add(layer);
  return next;
}
