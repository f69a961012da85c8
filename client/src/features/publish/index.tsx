import type { VideoId } from "@tongpin/domain/base";
import { useScript } from "../../app/index.ts";
import { useGridActions } from "../../app/item/grid-actions.ts";
import { useContentApproval } from "../../app/item/use-approval.ts";
import { ApprovalPanel } from "./approval-panel.tsx";
import { PostClaims } from "./post-claims.tsx";
import { PostForm } from "./post-form.tsx";
import { PostPreview } from "./preview/post-preview.tsx";
import { PublishPanel } from "./publish-panel.tsx";

/** 发布: what is posted beside the film, whether exactly that is approved, and where it went out. */
export function PublishTab({ videoId }: { videoId: VideoId }) {
  const { room, ready } = useScript(videoId);
  const approval = useContentApproval(videoId, room);
  useGridActions();
  if (!room || !ready) return null;
  return (
    <div className="scroll-y min-h-0 flex-1">
      <div className="mx-auto grid max-w-5xl gap-x-10 gap-y-8 px-4 py-5 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="flex min-w-0 flex-col gap-5">
          <PostForm videoId={videoId} room={room} />
          <PostClaims videoId={videoId} room={room} />
        </div>
        <div className="flex min-w-0 flex-col gap-6">
          <PostPreview videoId={videoId} room={room} />
          <ApprovalPanel videoId={videoId} facts={approval} />
          <PublishPanel videoId={videoId} facts={approval} />
        </div>
      </div>
    </div>
  );
}
