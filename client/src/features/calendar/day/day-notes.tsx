import { useT } from "../../../app/index.ts";
import type { Calendar } from "../use-calendar.ts";

/** What people wrote beside the videos of the day. */
export function DayNotes({ calendar: { anchor, arrangement, go } }: { calendar: Calendar }) {
  const t = useT("views");
  const noted = (arrangement.byDay.get(anchor) ?? []).filter(({ video }) => video.note.trim() !== "");
  if (noted.length === 0) return null;
  return (
    <section>
      <h2 className="pb-1 font-medium text-small">{t("hours.notes")}</h2>
      <ul className="flex flex-col gap-2">
        {noted.map(({ video, kind }) => (
          <li key={`${video.id}${kind}`}>
            <button
              type="button"
              onClick={() => go({ item: video.id }, true)}
              className="w-full rounded-sm px-1 text-start text-small hover:bg-hover"
            >
              <span className="block truncate text-ink-2">{video.title}</span>
              <span className="line-clamp-4 whitespace-pre-line break-words text-ink">{video.note}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
