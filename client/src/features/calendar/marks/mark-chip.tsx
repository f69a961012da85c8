import type { DateMark } from "@tongpin/domain/views";
import { useT } from "../../../app/index.ts";
import { classNames } from "../../../ui/class-names.ts";
import { IconAlert } from "../../../ui/icons/index.ts";
import type { Calendar } from "../use-calendar.ts";
import { KindGlyph } from "./kind-glyph.tsx";

/** One date of a video on its day; opens the video. */
export function MarkChip({ calendar, mark }: { calendar: Calendar; mark: DateMark }) {
  const t = useT("views");
  const { video, kind, time, isTrouble } = mark;
  const words = t(isTrouble ? "mark.trouble" : "mark.due", {
    kind: time === null ? t(`kind.${kind}`) : `${t(`kind.${kind}`)} ${time}`,
    title: video.title,
  });
  return (
    <button
      type="button"
      data-mark={kind}
      onClick={() => calendar.go({ item: video.id }, true)}
      aria-label={words}
      title={words}
      className={classNames(
        "flex min-h-5 w-full min-w-0 items-center gap-1 rounded-sm px-0.5 text-start text-mini hover:bg-hover",
        isTrouble ? "text-danger" : "text-ink-2",
      )}
    >
      <KindGlyph kind={kind} />
      {isTrouble ? <IconAlert size={12} className="shrink-0" /> : null}
      {time ? <span className="keep">{time}</span> : null}
      <span className="truncate">{video.title}</span>
    </button>
  );
}
