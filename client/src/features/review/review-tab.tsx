import { mayManage } from "@tongpin/domain/access";
import type { VideoId } from "@tongpin/domain/base";
import { AppLink, useApp, usePaths, useT } from "../../app/index.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { GuestLinkDialog } from "./guest-link-dialog.tsx";
import { ReviewRoom } from "./review-room.tsx";
import { useMemberReview } from "./use-review.ts";

/** 审片 inside the video's page: the same room, with the links for the brand above it. */
export function ReviewTab({ videoId }: { videoId: VideoId }) {
  const t = useT("review");
  const paths = usePaths();
  const { role, mode } = useApp();
  const facts = useMemberReview(videoId);
  if (facts.rounds.length === 0 && facts.cuts.length === 0) {
    return (
      <EmptyState
        title={t("tab.empty")}
        note={t("tab.emptyNote")}
        action={
          <AppLink
            to={paths.video(videoId, "production")}
            className="inline-flex h-control items-center rounded-md border border-line-strong bg-raised px-3 font-medium hover:bg-hover"
          >
            {t("tab.toProduction")}
          </AppLink>
        }
      />
    );
  }
  const mayShare = mode === "server" && mayManage(role, "guest-link") && facts.rounds.length > 0;
  return (
    <>
      {mayShare ? (
        <div className="flex min-h-10 shrink-0 items-center justify-end gap-2 border-line border-b px-3 max-md:hidden">
          <p className="min-w-0 flex-1 truncate text-ink-3 text-small">{t("tab.shareHint")}</p>
          <GuestLinkDialog videoId={videoId} />
        </div>
      ) : null}
      <ReviewRoom videoId={videoId} facts={facts} />
    </>
  );
}
