import type { CivilDate, VideoId } from "@tongpin/domain/base";
import type { Video } from "@tongpin/domain/video";
import { lazy, Suspense, useRef, useState } from "react";
import { useT } from "../../../app/index.ts";
import type { Calendar } from "../use-calendar.ts";
import { useLatest } from "../use-latest.ts";
import { IdeaItem } from "./idea-item.tsx";
import { useRate } from "./use-rate.ts";
import type { Tray } from "./use-tray.ts";
import { useIdeaWindow } from "./use-window.ts";

const HotDialog = lazy(async () => ({ default: (await import("../../../app/item/hot/hot-dialog.tsx")).HotDialog }));

export interface IdeaListProps {
  readonly tray: Tray;
  readonly calendar: Calendar;
  readonly active: CivilDate;
  readonly held: VideoId | null;
  onKeyMove(id: VideoId, to: CivilDate | null): void;
}

/** The ideas as the tray's view orders them; of five hundred only those around what is seen are in the page. */
export function IdeaList({ tray, calendar, active, held, onKeyMove }: IdeaListProps) {
  const { shown, all, view, near } = tray;
  const t = useT("tray");
  const tc = useT("calendar");
  const scroller = useRef<HTMLDivElement>(null);
  const [heating, setHeating] = useState<Video | null>(null);
  const list = useIdeaWindow(
    scroller,
    shown.map(({ id }) => id),
    held,
  );
  const onOpen = useLatest((id: VideoId) => calendar.go({ item: id }, true));
  const onPlace = useLatest((id: VideoId) => onKeyMove(id, active));
  const onRate = useLatest(useRate(calendar));
  const { channels } = calendar.state;
  const { hiddenInTray } = calendar.arrangement;
  return (
    <div ref={scroller} className="scroll-y min-h-0 flex-1 px-2 pb-2">
      <ul aria-label={t("ideas")} style={{ paddingTop: list.before, paddingBottom: list.after }}>
        {list.shown.map((index) => {
          const video = shown[index];
          if (!video) return null;
          const channel = video.channelId === null ? undefined : channels.get(video.channelId);
          return (
            <li key={video.id} ref={list.measure} data-index={index} className="pb-0.5">
              <IdeaItem
                video={video}
                hue={channel?.hue ?? null}
                active={active}
                today={calendar.today}
                isOpen={calendar.place.item === video.id}
                mayEdit={calendar.mayEdit}
                nearness={view.sort === "near" ? near(video) : null}
                onOpen={onOpen}
                onPlace={onPlace}
                onRate={onRate}
                onHeat={setHeating}
              />
            </li>
          );
        })}
      </ul>
      {shown.length > 0 ? null : (
        <p className="px-1 py-2 text-ink-3 text-small">
          {all.length + hiddenInTray > 0 ? t("nothingFound") : tc("tray.empty")}
        </p>
      )}
      {heating ? (
        <Suspense fallback={null}>
          <HotDialog video={heating} onClose={() => setHeating(null)} />
        </Suspense>
      ) : null}
    </div>
  );
}
