import type { VideoId } from "@tongpin/domain/base";
import { useGo, usePaths } from "../hooks/use-go.ts";
import { useVideo } from "../hooks/use-plan.ts";
import { VideoFacts } from "./video-panel.tsx";

/** 概览: the video's card as a page. */
export function OverviewTab({ videoId }: { videoId: VideoId }) {
  const video = useVideo(videoId);
  const go = useGo();
  const paths = usePaths();
  if (!video) return null;
  return (
    <div className="scroll-y min-h-0 flex-1">
      <div className="mx-auto max-w-2xl">
        <VideoFacts video={video} onRemoved={() => go.to(paths.videos)} />
      </div>
    </div>
  );
}
