import type { CivilDate, CivilTime } from "@tongpin/domain/base";
import { civilDateOf } from "@tongpin/domain/calendar";
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
import { DateField } from "./dates/date-field.tsx";
import { TimeField } from "./dates/time-field.tsx";
import { ItemField } from "./item-field.tsx";

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
        <DateField
          clearable
          label={t("planDate")}
          value={video.planDate}
          disabled={!mayEdit}
          onChange={(planDate) => plan(planDate, planDate === null ? null : video.planTime)}
        />
        {video.planDate === null ? null : (
          <TimeField
            label={t("planTime")}
            value={video.planTime}
            disabled={!mayEdit}
            onChange={(planTime) => plan(video.planDate, planTime)}
          />
        )}
        {slipped ? <Chip tone="warn">{t("afterPromise")}</Chip> : null}
      </ItemField>
      <ItemField label={t("promiseDate")}>
        <DateField
          clearable
          label={t("promiseDate")}
          value={video.promiseDate}
          disabled={!mayEdit}
          onChange={(promiseDate) => {
            if (room) updateVideo(room, { videoId: video.id, patch: { promiseDate } }, commands());
          }}
        />
      </ItemField>
      <ItemField label={t("notBefore")}>
        <DateField
          clearable
          label={t("notBefore")}
          value={video.notBefore}
          disabled={!mayEdit}
          onChange={(notBefore) => {
            if (room) updateVideo(room, { videoId: video.id, patch: { notBefore } }, commands());
          }}
        />
        {video.planDate !== null && video.notBefore !== null && video.planDate < video.notBefore ? (
          <Chip tone="warn">{t("beforeEmbargo")}</Chip>
        ) : null}
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
