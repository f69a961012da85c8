import type { VideoId } from "@tongpin/domain/base";
import { useMemo } from "react";
import { useScripts } from "../../../app/index.ts";
import { PostChip } from "../post-chip.tsx";

/** 可发, unless its post, read from the script's room, has no cover yet. */
export function CoverChip({ videoId }: { videoId: VideoId }) {
  const script = useScripts(useMemo(() => [videoId], [videoId])).get(videoId);
  const isMissing = script !== undefined && script.state.post.coverAtMs === null;
  return <PostChip state={isMissing ? "coverMissing" : "ready"} />;
}
