import type { CivilDate, CivilTime } from "@tongpin/domain/base";
import { civilDateOf, isCivilDate, parseCivilTime } from "@tongpin/domain/calendar";
import { publicationOf } from "@tongpin/domain/review";
import type { Video } from "@tongpin/domain/video";
import { scheduleVideo, updateVideo } from "@tongpin/workspace";
import { useMemo } from "react";
import { Chip } from "../../ui/chip.tsx";
import { useCommands } from "../hooks/use-commands.ts";
import { useFormat } from "../hooks/use-format.ts";
import { usePlan } from "../hooks/use-plan.ts";
import { useLedger } from "../hooks/use-rooms.ts";
import { useT } from "../hooks/use-t.ts";
import { ItemField } from "./item-field.tsx";

const DATE_BOX =
  "h-control-sm rounded-sm border border-line bg-raised px-1.5 text-ui hover:border-ink-3 focus-visible:border-accent disabled:border-transparent disabled:bg-transparent";

/** 计划日, 承诺日, 实际发布: three facts that never follow each other by themselves (C4). */
export function VideoDates({ video, mayEdit }: { video: Video; mayEdit: boolean }) {
  const t = useT("item");
  const format = useFormat();
  const { room } = usePlan();
  const commands = useCommands();
  const { entries } = useLedger();
  const publication = useMemo(() => publicationOf(entries, video.id), [entries, video.id]);
  const slipped = video.planDate !== null && video.promiseDate !== null && video.planDate > video.promiseDate;

  function plan(planDate: CivilDate | null, planTime: CivilTime | null) {
    if (room) scheduleVideo(room, { videoId: video.id, planDate, planTime }, commands());
  }

  return (
    <>
      <ItemField label={t("planDate")}>
        <input
          type="date"
          aria-label={t("planDate")}
          className={DATE_BOX}
          disabled={!mayEdit}
          value={video.planDate ?? ""}
          min="2015-01-01"
          max="2060-12-31"
          onChange={(event) => {
            const { value } = event.target;
            if (value === "") plan(null, null);
            else if (isCivilDate(value)) plan(value, video.planTime);
          }}
        />
        {video.planDate === null ? null : (
          <input
            type="time"
            aria-label={t("planTime")}
            className={DATE_BOX}
            disabled={!mayEdit}
            value={video.planTime ?? ""}
            onChange={(event) => {
              const time = parseCivilTime(event.target.value);
              plan(video.planDate, time.ok ? time.value : null);
            }}
          />
        )}
        {slipped ? <Chip tone="warn">{t("afterPromise")}</Chip> : null}
      </ItemField>
      <ItemField label={t("promiseDate")}>
        <input
          type="date"
          aria-label={t("promiseDate")}
          className={DATE_BOX}
          disabled={!mayEdit}
          value={video.promiseDate ?? ""}
          min="2015-01-01"
          max="2060-12-31"
          onChange={(event) => {
            const { value } = event.target;
            const promiseDate = isCivilDate(value) ? value : null;
            if (room && (promiseDate !== null || value === "")) {
              updateVideo(room, { videoId: video.id, patch: { promiseDate } }, commands());
            }
          }}
        />
      </ItemField>
      <ItemField label={t("actualDate")}>
        {publication ? (
          <time dateTime={civilDateOf(publication.publishedAt)} className="px-1.5">
            {format.moment(publication.publishedAt)}
          </time>
        ) : (
          <span className="px-1.5 text-ink-3">{t("notPublished")}</span>
        )}
      </ItemField>
    </>
  );
}
