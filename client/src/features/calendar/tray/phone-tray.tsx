import type { VideoId } from "@tongpin/domain/base";
import { useT } from "../../../app/index.ts";
import { GrowingItems } from "../../../ui/growing-items.tsx";
import type { Calendar } from "../use-calendar.ts";
import { useLatest } from "../use-latest.ts";
import { ColdTopics } from "./cold-topics.tsx";
import { HotTopics } from "./hot-topics.tsx";
import { IdeaItem } from "./idea-item.tsx";
import { TrayTools } from "./tray-tools.tsx";
import { useRate } from "./use-rate.ts";
import { useTray } from "./use-tray.ts";

/** The tray below the phone's days: the same ideas, opened, searched and rated by thumb. */
export function PhoneTray({ calendar }: { calendar: Calendar }) {
  const t = useT("calendar");
  const tt = useT("tray");
  const tray = useTray(calendar);
  const onRate = useLatest(useRate(calendar));
  const onOpen = useLatest((id: VideoId) => calendar.go({ item: id }, true));
  const { all, shown, lane, view, near } = tray;
  if (all.length + lane.hot.length + lane.cold.length === 0) return null;
  return (
    <section aria-label={t("tray.label")} className="flex flex-col gap-1 border-line border-t pt-3">
      <h2 className="flex items-baseline justify-between px-3 pb-1 text-small">
        <span className="font-medium">{t("tray.label")}</span>
        <span className="text-ink-2">{t("tray.count", { count: all.length })}</span>
      </h2>
      <HotTopics tray={tray} calendar={calendar} />
      <TrayTools tray={tray} calendar={calendar} />
      <ul aria-label={tt("ideas")} className="flex flex-col gap-1 px-3">
        <GrowingItems
          items={shown}
          render={(video) => (
            <li key={video.id}>
              <IdeaItem
                video={video}
                hue={(video.channelId && calendar.state.channels.get(video.channelId)?.hue) ?? null}
                active={calendar.anchor}
                today={calendar.today}
                isOpen={false}
                mayEdit={calendar.mayEdit}
                nearness={view.sort === "near" ? near(video) : null}
                onOpen={onOpen}
                onRate={onRate}
              />
            </li>
          )}
        />
      </ul>
      <ColdTopics lane={lane} mayEdit={calendar.mayEdit} />
    </section>
  );
}
