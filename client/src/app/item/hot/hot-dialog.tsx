import { asId, type CivilDate, type CivilTime, HOUR_MS, type Instant } from "@tongpin/domain/base";
import { civilDateOf, civilTimeOf, instantOf } from "@tongpin/domain/calendar";
import { HOT_HOURS_MAX, heatOf, hotWindow } from "@tongpin/domain/hot";
import type { Video } from "@tongpin/domain/video";
import { useState } from "react";
import { Button } from "../../../ui/button.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { Segmented } from "../../../ui/segmented.tsx";
import { useNow } from "../../hooks/use-now.ts";
import { useT } from "../../hooks/use-t.ts";
import { refusalText } from "../../shell/refusal-text.ts";
import { DateField } from "../dates/date-field.tsx";
import { TimeField } from "../dates/time-field.tsx";
import { HotDeadlines } from "./hot-deadlines.tsx";
import { useHotDeeds } from "./use-hot-deeds.ts";

const SPANS = ["6", "12", "24", String(HOT_HOURS_MAX)] as const;
const USUAL_HOURS = 24;
const MINUTE = 60_000;

/** How long a topic stays hot, and what that means for each step. Also how a cold one is brought back. */
export function HotDialog({ video, onClose }: { video: Video; onClose: () => void }) {
  const t = useT("hot");
  const tc = useT("common");
  const now = useNow(MINUTE);
  const deeds = useHotDeeds();
  const heat = heatOf(video, now);
  const isHot = heat === "hot";
  const [until, setUntil] = useState<Instant>(() => (isHot && video.hot ? video.hot.until : inHours(now, USUAL_HOURS)));
  const window = hotWindow(video.hot, until, now);
  const span = SPANS.find((hours) => inHours(now, Number(hours)) === until) ?? "";
  const setDay = (date: CivilDate | null) => date && setUntil(instantOf(date, asId<CivilTime>(civilTimeOf(until))));
  const setTime = (time: CivilTime | null) => time && setUntil(instantOf(civilDateOf(until), time));

  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      width="small"
      title={t(heat === "cold" || heat === "archived" ? "dialog.revive" : "dialog.title")}
      description={video.title}
      closeLabel={tc("close")}
      footer={
        <>
          {isHot ? (
            <Button
              tone="quiet"
              className="mr-auto"
              onClick={() => {
                deeds.cool(video);
                onClose();
              }}
            >
              {t("dialog.cool")}
            </Button>
          ) : null}
          <Button
            tone="primary"
            disabled={!window.ok}
            onClick={() => {
              if (deeds.heat(video, until)) onClose();
            }}
          >
            {t(isHot ? "dialog.change" : heat === "none" ? "dialog.heat" : "dialog.revive")}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <div className="flex flex-col gap-1.5">
          <span className="text-ink-2 text-small">{t("dialog.until")}</span>
          <Segmented
            label={t("dialog.span")}
            value={span}
            options={SPANS.map((hours) => ({ value: hours, label: t("dialog.hours", { hours: Number(hours) }) }))}
            onChange={(hours) => setUntil(inHours(now, Number(hours)))}
            className="self-start"
          />
          <div className="flex flex-wrap items-center gap-2">
            <DateField label={t("dialog.day")} value={civilDateOf(until)} onChange={setDay} />
            <TimeField label={t("dialog.time")} value={asId<CivilTime>(civilTimeOf(until))} onChange={setTime} />
          </div>
          {window.ok ? null : <p className="text-danger text-small">{refusalText(tc, window.error.code)}</p>}
        </div>
        {window.ok ? <HotDeadlines video={{ ...video, hot: window.value }} now={now} /> : null}
      </div>
    </Dialog>
  );
}

/** So many hours from now, on a whole minute: what the fields below can say. */
function inHours(now: Instant, hours: number): Instant {
  return Math.floor(now / MINUTE) * MINUTE + hours * HOUR_MS;
}
