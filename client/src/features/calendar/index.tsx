import type { CivilDate } from "@tongpin/domain/base";
import { useState } from "react";
import { Screen, useT } from "../../app/index.ts";
import { VideoPanel } from "../../app/item/video-panel.tsx";
import { Agenda } from "./agenda.tsx";
import { CalendarBar } from "./calendar-bar.tsx";
import { CalendarGrid } from "./calendar-grid.tsx";
import { Tray } from "./tray.tsx";
import { openedVideo, useCalendar } from "./use-calendar.ts";
import { useMoves } from "./use-moves.ts";

/** 排期: what goes out when, over holidays, lunar days and campaigns, with the unscheduled tray at the left. */
export function CalendarScreen() {
  const t = useT("calendar");
  const calendar = useCalendar();
  const move = useMoves(calendar);
  const [active, setActive] = useState<CivilDate | null>(null);
  const opened = openedVideo(calendar);
  const keyboardDay = active ?? calendar.anchor;
  return (
    <Screen
      title={t("title.screen")}
      tools={<CalendarBar calendar={calendar} />}
      fixed
      panel={opened ? <VideoPanel video={opened} onClose={() => calendar.go({ item: null })} /> : null}
    >
      <div className="flex min-h-0 flex-1 border-line border-t">
        <Tray calendar={calendar} active={keyboardDay} onMove={move} />
        <div className="scroll-y min-w-0 flex-1 max-md:hidden">
          <CalendarGrid calendar={calendar} onMove={move} active={keyboardDay} onActive={setActive} />
        </div>
        <div className="scroll-y min-w-0 flex-1 md:hidden">
          <Agenda calendar={calendar} />
        </div>
      </div>
    </Screen>
  );
}
