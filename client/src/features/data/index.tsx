import type { VideoId } from "@tongpin/domain/base";
import { STAGES } from "@tongpin/domain/video";
import { AppLink, useFormat, usePaths, useT } from "../../app/index.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { FigureTable } from "./figure-table-view.tsx";
import { RateTable } from "./rate-table.tsx";
import { type FigureView, useFigures } from "./use-figures.ts";

/** 数据: what the video did at D+1, D+3, D+7 and D+30, typed in place, beside what is usual for its account. */
export function DataTab({ videoId }: { videoId: VideoId }) {
  const t = useT("data");
  const paths = usePaths();
  const view = useFigures(videoId);
  if (!view) return null;
  const toPost = (
    <AppLink to={paths.video(videoId, "post")} className="text-accent-text hover:underline">
      {t("toPost")}
    </AppLink>
  );
  if (!hasBegun(view)) {
    return <EmptyState title={t("empty.title")} note={t("empty.note")} action={toPost} />;
  }
  return (
    <div className="scroll-y min-h-0 flex-1">
      <div className="mx-auto flex max-w-4xl flex-col gap-6 px-4 pt-4 pb-16">
        <Published view={view}>{toPost}</Published>
        <FigureTable view={view} />
        <RateTable view={view} />
      </div>
    </div>
  );
}

/** Out by record, out by its stage, or with figures already: then there is something to type or to read. */
function hasBegun({ publishedAt, video, columns }: FigureView): boolean {
  return (
    publishedAt !== null ||
    STAGES.indexOf(video.stage) >= STAGES.indexOf("published") ||
    columns.some(({ state }) => state === "recorded")
  );
}

/** Since when the checkpoints count, and which of them wait to be typed. */
function Published({ view: { publishedAt, columns }, children }: { view: FigureView; children: React.ReactNode }) {
  const t = useT("data");
  const format = useFormat();
  const due = columns.filter(({ state }) => state === "due");
  const next = columns.find(({ state }) => state === "later");
  if (publishedAt === null) {
    return (
      <p className="flex flex-wrap gap-x-3 text-small text-warn">
        {t("noPublication")} {children}
      </p>
    );
  }
  return (
    <p className="flex flex-wrap gap-x-4 text-ink-2 text-small">
      <span>{t("publishedAt", { moment: format.moment(publishedAt) })}</span>
      {due.length > 0 ? (
        <span className="font-medium text-warn">
          {t("due", { days: due.map(({ days }) => `D+${days}`).join(" ") })}
        </span>
      ) : next?.dueAt ? (
        <span>{t("next", { days: `D+${next.days}`, moment: format.moment(next.dueAt) })}</span>
      ) : (
        <span>{t("complete")}</span>
      )}
    </p>
  );
}
