import type { CivilDate } from "@tongpin/domain/base";
import { type Deadline, deadlineChain, leadTimesOf } from "@tongpin/domain/calendar";
import type { Video } from "@tongpin/domain/video";
import { pinDeadline } from "@tongpin/workspace";
import { IconButton } from "../../ui/button.tsx";
import { Chip } from "../../ui/chip.tsx";
import { classNames } from "../../ui/class-names.ts";
import { IconCheckCircle, IconLock } from "../../ui/icons/index.ts";
import { useCommands } from "../hooks/use-commands.ts";
import { useFormat } from "../hooks/use-format.ts";
import { useHolidayTable } from "../hooks/use-holiday-table.ts";
import { usePlan } from "../hooks/use-plan.ts";
import { useT } from "../hooks/use-t.ts";
import { DateField } from "./dates/date-field.tsx";
import { PaceChoice } from "./pace-choice.tsx";

/** What is due when, counted back from the plan date in working days; a date typed here is fixed and stays (C5). */
export function DeadlineList({ video, today, mayEdit }: { video: Video; today: CivilDate; mayEdit: boolean }) {
  const t = useT("item");
  const table = useHolidayTable();
  const { planDate, pinnedDeadlines: pinned, stage } = video;
  const { state } = usePlan();
  const leadTimes = leadTimesOf(video.paceId, state.paces);
  const chain = planDate === null ? [] : deadlineChain({ planDate, pinned, leadTimes, table, today, stage });
  return (
    <section className="flex flex-col gap-1">
      <div className="flex flex-wrap items-center justify-between gap-x-2">
        <h3 className="text-ink-2 text-small">{t("deadlines")}</h3>
        {planDate === null ? null : <PaceChoice video={video} mayEdit={mayEdit} />}
      </div>
      {planDate === null ? (
        <p className="text-ink-3 text-small">{t("deadlinesNeedPlan")}</p>
      ) : (
        <ol className="flex flex-col">
          {chain.map((deadline) => (
            <DeadlineRow key={deadline.step} video={video} deadline={deadline} mayEdit={mayEdit} />
          ))}
        </ol>
      )}
      {chain.some((deadline) => deadline.provisional) ? (
        <p className="text-ink-3 text-mini">{t("provisional")}</p>
      ) : null}
    </section>
  );
}

function DeadlineRow({ video, deadline, mayEdit }: { video: Video; deadline: Deadline; mayEdit: boolean }) {
  const t = useT("item");
  const tc = useT("common");
  const format = useFormat();
  const { room } = usePlan();
  const commands = useCommands();
  const { step, date, done, conflict } = deadline;
  const pin = (to: CivilDate | null) => room && pinDeadline(room, { videoId: video.id, step, date: to }, commands());
  return (
    <li className="flex min-h-row items-center gap-2 border-line border-b last:border-b-0">
      <span className={classNames("w-20 shrink-0 text-small", done ? "text-ink-3" : "text-ink")}>
        {tc(`deadlineSteps.${step}`)}
      </span>
      <DateField
        bare
        label={t("deadlineOf", { step: tc(`deadlineSteps.${step}`) })}
        value={date}
        late={conflict !== null}
        disabled={!mayEdit}
        onChange={pin}
      />
      <span className="min-w-0 flex-1 truncate text-mini text-danger">
        {conflict?.code === "past" ? t("conflict.past") : null}
        {conflict?.code === "after-next" ? t("conflict.afterNext", { day: format.dayShort(conflict.nextDate) }) : null}
      </span>
      {done ? (
        <Chip tone="good" icon={<IconCheckCircle size={12} />}>
          {t("done")}
        </Chip>
      ) : null}
      {deadline.pinned ? (
        <IconButton
          size="small"
          pressed
          label={t("unpin")}
          icon={<IconLock size={14} />}
          disabled={!mayEdit}
          onClick={() => pin(null)}
        />
      ) : null}
    </li>
  );
}
