import { useParams } from "@tanstack/react-router";
import { asId, type VideoId } from "@tongpin/domain/base";
import { foldReviews, reviewQueue } from "@tongpin/domain/review";
import { contentHash } from "@tongpin/workspace";
import { useMemo } from "react";
import {
  AppLink,
  ClockChip,
  ItemPage,
  useActions,
  useApp,
  useGo,
  useLedger,
  useNow,
  usePaths,
  usePin,
  useT,
  useVideo,
} from "../../app/index.ts";
import { IconArrowRight } from "../../ui/icons/index.ts";
import { ReviewRoom } from "./review-room.tsx";
import { useGuestReview, useMemberReview } from "./use-review.ts";

/** One review as a page: for members from the desk, for guests all there is. */
export function ReviewPage() {
  const { videoId: param } = useParams({ strict: false }) as { videoId: string };
  const videoId = asId<VideoId>(param);
  const { mode } = useApp();
  return mode === "guest" ? (
    <GuestReview key={videoId} videoId={videoId} />
  ) : (
    <MemberReview key={videoId} videoId={videoId} />
  );
}

function MemberReview({ videoId }: { videoId: VideoId }) {
  const t = useT("review");
  const paths = usePaths();
  const facts = useMemberReview(videoId);
  const video = useVideo(videoId);
  return (
    <ItemPage
      backTo={paths.reviewDesk}
      title={
        <AppLink to={paths.video(videoId, "overview")} className="underline-offset-2 hover:underline">
          {video?.title ?? t("page.untitled")}
        </AppLink>
      }
    >
      <ReviewRoom videoId={videoId} facts={facts} next={<NextLink videoId={videoId} />} />
    </ItemPage>
  );
}

/** A guest's page has no way back into a workspace it does not know. */
function GuestReview({ videoId }: { videoId: VideoId }) {
  const t = useT("review");
  const { brand } = useApp();
  const facts = useGuestReview(videoId);
  const latest = facts.rounds.at(-1);
  const pin = usePin(latest?.contentHash ?? null, contentHash);
  const title = pin.type === "found" && pin.content.post.title ? pin.content.post.title : t("page.untitled");
  return (
    <div className="flex min-h-0 min-w-0 flex-1 flex-col">
      <header className="flex min-h-11 shrink-0 items-center gap-2 px-4 py-1">
        <h1 className="min-w-0 flex-1 truncate font-semibold text-base">{title}</h1>
        <span className="truncate text-ink-3 text-small max-md:hidden">{brand?.name}</span>
      </header>
      <ReviewRoom videoId={videoId} facts={facts} />
    </div>
  );
}

/** After a decision the next one is one press away. */
function NextLink({ videoId }: { videoId: VideoId }) {
  const t = useT("review");
  const { entries } = useLedger();
  const now = useNow(60_000);
  const go = useGo();
  const paths = usePaths();
  const next = useMemo(
    () => reviewQueue(foldReviews(entries, now), now).find((item) => item.videoId !== videoId),
    [entries, now, videoId],
  );
  useActions(
    next
      ? [
          {
            id: "review.next",
            label: t("page.next"),
            keys: "]",
            group: "go",
            perform: () => go.review(next.videoId),
          },
        ]
      : [],
  );
  if (!next) {
    return (
      <AppLink to={paths.reviewDesk} className="text-accent-text underline-offset-2 hover:underline">
        {t("page.allDone")}
      </AppLink>
    );
  }
  return (
    <AppLink
      to={paths.review(next.videoId)}
      className="inline-flex h-control items-center gap-1.5 rounded-md border border-line-strong bg-raised px-3 font-medium hover:bg-hover"
    >
      {t("page.next")}
      <ClockChip dueAt={next.state.dueAt} />
      <IconArrowRight size={14} />
    </AppLink>
  );
}
