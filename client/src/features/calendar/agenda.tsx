import { dayKind, lunarLabel, partsOf, STATUTORY_TABLE } from "@tongpin/domain/calendar";
import { useFormat, useLocale, useT } from "../../app/index.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import type { Calendar } from "./use-calendar.ts";
import { VideoTile } from "./video-tile.tsx";

/** The phone's calendar: the days of the month that hold something, one under the other. */
export function Agenda({ calendar }: { calendar: Calendar }) {
  const { weeks, arrangement, anchor, place, today, state, go } = calendar;
  const t = useT("calendar");
  const format = useFormat();
  const locale = useLocale();
  const { month } = partsOf(anchor);
  const days = weeks
    .flat()
    .filter((date) => (place.view === "week" || partsOf(date).month === month) && arrangement.byDay.has(date));
  if (days.length === 0) return <EmptyState title={t("agenda.empty")} note={t("agenda.emptyNote")} />;
  return (
    <ol className="flex flex-col gap-3 px-3 py-2">
      {days.map((date) => (
        <li key={date}>
          <h2 className="flex items-baseline gap-2 pb-1 text-small">
            <span className={date === today ? "font-semibold text-accent-text" : "font-medium"}>
              {format.dayNear(date)}
            </span>
            {locale === "en" ? null : (
              <span className="text-ink-3 text-mini">
                {lunarLabel(date, locale === "zh-Hant" ? "zh-Hant" : "zh-Hans")}
              </span>
            )}
            {dayKind(date, STATUTORY_TABLE).kind === "holiday" ? (
              <span className="text-good text-mini">{t("day.off")}</span>
            ) : null}
          </h2>
          <ul className="flex flex-col gap-1">
            {(arrangement.byDay.get(date) ?? []).map((tile) => {
              const channel = tile.video.channelId === null ? undefined : state.channels.get(tile.video.channelId);
              return (
                <li key={`${tile.video.id}${tile.kind}`}>
                  <VideoTile
                    tile={tile}
                    date={date}
                    hue={channel?.hue ?? null}
                    channelName={channel?.name ?? ""}
                    opened={false}
                    mayEdit={false}
                    roomy
                    onOpen={() => go({ item: tile.video.id }, true)}
                    onMove={() => {}}
                  />
                </li>
              );
            })}
          </ul>
        </li>
      ))}
    </ol>
  );
}
