import type { CivilDate } from "@tongpin/domain/base";
import { useRef, useState } from "react";
import { ProvisionalNote } from "../../app/days/provisional-note.tsx";
import { Screen, usePhoneLayout, useT } from "../../app/index.ts";
import { LaterVideoPanel, usePanelSoon } from "../../app/item/later-video-panel.tsx";
import { Agenda } from "./agenda.tsx";
import { CalendarBar } from "./calendar-bar.tsx";
import { CalendarGrid } from "./calendar-grid.tsx";
import { DayView } from "./day/day-view.tsx";
import { FilterStrip } from "./filter/filter-strip.tsx";
import { ListView } from "./list/list-view.tsx";
import { useDeeds } from "./moving/deeds.tsx";
import { DeedsFrame } from "./moving/deeds-frame.tsx";
import { PrintLink } from "./print/print-link.tsx";
import { useOpenDefault } from "./saved/use-saved-views.ts";
import { isStripView } from "./strip/axis.ts";
import { CalendarStrip } from "./strip/index.tsx";
import { Tray } from "./tray/tray.tsx";
import { openedVideo, useCalendar } from "./use-calendar.ts";
import { useHeldFocus } from "./use-held-focus.ts";
import { useShareAction } from "./use-share-action.ts";

/** 排期: what goes out when, over holidays, lunar days and campaigns, with the unscheduled tray at the left. */
export function CalendarScreen() {
  const t = useT("calendar");
  const calendar = useCalendar();
  useOpenDefault(calendar);
  const root = useRef<HTMLDivElement>(null);
  const held = useHeldFocus(root);
  const [active, setActive] = useState<CivilDate | null>(null);
  const opened = openedVideo(calendar);
  usePanelSoon();
  useShareAction();
  const onPhone = usePhoneLayout();
  const { view } = calendar.place;
  const shown = calendar.weeks.flat();
  const stripView = !onPhone && isStripView(view) ? view : null;
  const keyboardDay = active !== null && shown.includes(active) ? active : calendar.anchor;

  function show(date: CivilDate) {
    if (!shown.includes(date)) calendar.go({ date });
    setActive(date);
  }

  function walkTo(date: CivilDate) {
    show(date);
    held.onDay(date);
  }

  const deeds = useDeeds({ calendar, day: keyboardDay, walkTo, show, hold: held.onVideo });
  const { move, moveByKey } = deeds;

  /** Whatever is picked up walks along. */
  function walkAlong(date: CivilDate) {
    walkTo(date);
    deeds.carry.over(date);
  }

  /** From the strip nearer: Back returns to it. */
  function zoom(view: "month" | "week", date: CivilDate) {
    calendar.go({ view, date }, true);
    setActive(date);
    held.onDay(date);
  }

  function close() {
    calendar.go({ item: null });
    if (opened) held.onVideo(opened.id);
  }

  return (
    <Screen
      title={t("title.screen")}
      tools={
        <CalendarBar
          calendar={calendar}
          onJump={(date) => {
            calendar.go({ date });
            setActive(date);
            held.onDay(date);
          }}
        />
      }
      actions={<PrintLink />}
      fixed
      panel={opened ? <LaterVideoPanel key={opened.id} video={opened} onClose={close} /> : null}
    >
      <ProvisionalNote from={calendar.anchor} to={calendar.anchor} className="flex px-4 pb-2" />
      <FilterStrip calendar={calendar} />
      <DeedsFrame deeds={deeds}>
        <div
          ref={root}
          data-calendar
          onKeyDownCapture={deeds.carry.onKeyDownCapture}
          className="flex min-h-0 flex-1 border-line border-t"
        >
          {onPhone || stripView ? null : (
            <Tray calendar={calendar} active={keyboardDay} held={held.video} onDrop={move} onKeyMove={moveByKey} />
          )}
          {view === "list" ? (
            <div className="flex min-w-0 flex-1 flex-col">
              <ListView calendar={calendar} onMove={move} />
            </div>
          ) : stripView ? (
            <div className="scroll-y min-w-0 flex-1 overflow-x-auto">
              <CalendarStrip calendar={calendar} view={stripView} onZoom={zoom} />
            </div>
          ) : (
            <div className="scroll-y min-w-0 flex-1">
              {view === "day" ? (
                <DayView
                  calendar={calendar}
                  onWalk={walkAlong}
                  onKeyMove={moveByKey}
                  onHold={(id) => held.onVideo(id, calendar.anchor)}
                />
              ) : onPhone ? (
                <Agenda calendar={calendar} sought={active} />
              ) : (
                <CalendarGrid
                  calendar={calendar}
                  active={keyboardDay}
                  held={held.video}
                  onDrop={move}
                  onKeyMove={moveByKey}
                  onActive={setActive}
                  onWalk={walkAlong}
                />
              )}
            </div>
          )}
        </div>
      </DeedsFrame>
    </Screen>
  );
}
