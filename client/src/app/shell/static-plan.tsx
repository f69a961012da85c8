import type { Video } from "@tongpin/domain/video";
import { useEffect, useMemo, useState } from "react";
import { Button } from "../../ui/button.tsx";
import { AppLink } from "../app-link.tsx";
import { StageChip } from "../chips/stage-chip.tsx";
import { useFormat } from "../hooks/use-format.ts";
import { usePaths } from "../hooks/use-go.ts";
import { usePlanState } from "../hooks/use-plan.ts";
import { useT } from "../hooks/use-t.ts";
import { FailureNote } from "../item/failure-note.tsx";
import { useServices } from "../runtime/context.ts";
import { Screen } from "./screen.tsx";

/** As much as a page draws without noticing; the whole is in the backup. */
const MOST_VIDEOS = 500;

/** Planned days first, from the earliest; what has no day comes last. */
function inOrder(videos: Iterable<Video>): readonly Video[] {
  const day = ({ planDate, planTime }: Video) => `${planDate ?? "9999"} ${planTime ?? "99"}`;
  return [...videos]
    .filter(({ removedAt }) => removedAt === null)
    .sort((a, b) => (day(a) < day(b) ? -1 : day(a) > day(b) ? 1 : 0));
}

/** The brand's plan as plain words, while a later version writes it: nothing here changes anything. */
export function StaticPlan() {
  const { messages } = useServices();
  const [hasWords, setHasWords] = useState(false);
  useEffect(() => {
    let left = false;
    // Whatever screen was asked for, its own words may be other ones.
    void messages.need(["item"]).then(() => {
      if (!left) setHasWords(true);
    });
    return () => {
      left = true;
    };
  }, [messages]);
  return hasWords ? <Plan /> : null;
}

function Plan() {
  const t = useT("item");
  const paths = usePaths();
  const all = usePlanState((state) => state.videos);
  const channels = usePlanState((state) => state.channels);
  const videos = useMemo(() => inOrder(all.values()), [all]);
  const format = useFormat();
  const left = videos.length - MOST_VIDEOS;
  const trouble = { what: t("gate.plan.what"), safe: t("gate.newer.safe"), todo: t("gate.newer.todo") };
  return (
    <Screen title={t("gate.plan.title")}>
      <section aria-label={t("gate.label")} className="mx-auto flex max-w-3xl flex-col gap-6 px-5 pt-2 pb-20">
        <FailureNote trouble={trouble}>
          <Button size="small" onClick={() => window.location.reload()}>
            {t("gate.reload")}
          </Button>
          <AppLink to={paths.settings("storage")} className="self-center text-accent-text hover:underline">
            {t("gate.backup")}
          </AppLink>
        </FailureNote>
        {videos.length === 0 ? null : (
          <ul className="border-line border-t">
            {videos.slice(0, MOST_VIDEOS).map((video) => (
              <li
                key={video.id}
                className="flex min-h-11 flex-wrap items-center gap-x-3 gap-y-1 border-line border-b py-1.5"
              >
                <span className="tabular w-28 shrink-0 text-ink-3 text-small">
                  {video.planDate ? format.dayShort(video.planDate) : t("gate.plan.noDay")}
                  {video.planTime ? ` ${video.planTime}` : ""}
                </span>
                <AppLink
                  to={paths.video(video.id, "script")}
                  className="min-w-0 flex-1 truncate hover:underline max-sm:basis-full"
                >
                  {video.title || t("gate.plan.untitled")}
                </AppLink>
                <span className="truncate text-ink-3 text-small">
                  {video.channelId === null ? "" : (channels.get(video.channelId)?.name ?? "")}
                </span>
                <StageChip stage={video.stage} />
              </li>
            ))}
          </ul>
        )}
        {left > 0 ? <p className="text-ink-3 text-small">{t("gate.more", { count: left })}</p> : null}
      </section>
    </Screen>
  );
}
