import type { CivilDate } from "@tongpin/domain/base";
import { useT } from "../../app/index.ts";
import { classNames } from "../../ui/class-names.ts";
import type { Calendar } from "./use-calendar.ts";

/** What is due on a day on the way to publication (C11): script, shots, shoot, cuts, brand review. */
export function DeadlineMarks({ calendar, date }: { calendar: Calendar; date: CivilDate }) {
  const t = useT("calendar");
  const tc = useT("common");
  return calendar.deadlines.get(date)?.map(({ video, deadline }) => (
    <button
      key={`${video.id}${deadline.step}`}
      type="button"
      onClick={() => calendar.go({ item: video.id }, true)}
      title={video.title}
      className={classNames(
        "flex min-w-0 items-center gap-1 rounded-sm px-1 text-start text-mini hover:bg-hover",
        deadline.conflict ? "text-danger" : "text-ink-3",
      )}
    >
      <span className="shrink-0">{t("deadline.due", { step: tc(`deadlineSteps.${deadline.step}`) })}</span>
      <span className="truncate">{video.title}</span>
    </button>
  ));
}
