import { hotChain, nextHotStep } from "@tongpin/domain/hot";
import type { Video } from "@tongpin/domain/video";
import { useRef } from "react";
import { useFormat, useT } from "../../../app/index.ts";
import { HotChip } from "../../../app/item/hot/hot-chip.tsx";
import { hueStyle } from "../../../ui/chip.tsx";
import { classNames } from "../../../ui/class-names.ts";
import { IconFlame } from "../../../ui/icons/index.ts";
import { useVideoDrag } from "../drag.ts";
import type { Calendar } from "../use-calendar.ts";
import type { Tray } from "./use-tray.ts";

/** 热点快车道: what must be out within hours, with or without a date, least time left first. */
export function HotTopics({ tray, calendar }: { tray: Tray; calendar: Calendar }) {
  const t = useT("hot");
  const { hot, now } = tray.lane;
  if (hot.length === 0) return null;
  return (
    <section aria-label={t("lane")} className="border-line border-b px-2 pb-2">
      <h3 className="flex items-center gap-1 px-1 pb-0.5 font-medium text-mini text-warn">
        <IconFlame size={12} />
        {t("lane")}
      </h3>
      <ul className="flex max-h-56 flex-col gap-0.5 overflow-y-auto">
        {hot.map((video) => (
          <li key={video.id}>
            <HotTopic video={video} calendar={calendar} now={now} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function HotTopic({ video, calendar, now }: { video: Video; calendar: Calendar; now: number }) {
  const t = useT("hot");
  const tc = useT("common");
  const format = useFormat();
  const ref = useRef<HTMLButtonElement>(null);
  const dragging = useVideoDrag(ref, video.id, calendar.mayEdit);
  const channel = video.channelId === null ? undefined : calendar.state.channels.get(video.channelId);
  const next = nextHotStep(hotChain(video, now));
  const words = next
    ? next.isLate
      ? t("late", { step: tc(`deadlineSteps.${next.step}`) })
      : t("next", { step: tc(`deadlineSteps.${next.step}`), at: format.time(next.at) })
    : t("publishOnly");
  return (
    <button
      ref={ref}
      type="button"
      data-video={video.id}
      onClick={() => calendar.go({ item: video.id }, true)}
      style={channel ? hueStyle(channel.hue) : undefined}
      className={classNames(
        "flex w-full flex-col gap-0.5 rounded-sm border-l-2 px-2 py-1 text-start text-ui hover:bg-hover",
        channel ? "hue-edge" : "border-line-strong",
        calendar.place.item === video.id && "bg-hover",
        dragging && "opacity-40",
      )}
    >
      <span className="w-full truncate">{video.title}</span>
      <span className="flex w-full min-w-0 items-center gap-1.5">
        <HotChip video={video} now={now} />
        <span className={classNames("min-w-0 truncate text-mini", next?.isLate ? "text-danger" : "text-ink-3")}>
          {words}
        </span>
      </span>
    </button>
  );
}
