import { CatchBoundary } from "@tanstack/react-router";
import type { VideoId } from "@tongpin/domain/base";
import { lazy, type ReactNode, Suspense } from "react";
import { useScript } from "../hooks/use-rooms.ts";

const StaticScript = lazy(async () => ({ default: (await import("./static-script.tsx")).StaticScript }));

export interface VideoGateProps {
  readonly videoId: VideoId;
  /** Whether what stands behind the gate would bind an editor to the script. */
  readonly isBound: boolean;
  readonly children: ReactNode;
}

/**
 * Stands before a side of a video. What was written by a newer version, is far too large, or makes the side's own code
 * fail is shown as plain words: one poisoned video must never take the page, or the other videos, with it.
 */
export function VideoGate({ videoId, isBound, children }: VideoGateProps) {
  const failed = () => <Plain videoId={videoId} />;
  return (
    <CatchBoundary getResetKey={() => videoId} errorComponent={failed}>
      {isBound ? <Bound videoId={videoId}>{children}</Bound> : children}
    </CatchBoundary>
  );
}

function Bound({ videoId, children }: { videoId: VideoId; children: ReactNode }) {
  const { gate, room } = useScript(videoId);
  if (gate === "open") return children;
  return (
    <Suspense fallback={null}>
      <StaticScript room={room} why={gate} />
    </Suspense>
  );
}

/** After a side failed: its words, read without its code. */
function Plain({ videoId }: { videoId: VideoId }) {
  const { room } = useScript(videoId);
  return (
    <Suspense fallback={null}>
      <StaticScript room={room} why="failed" />
    </Suspense>
  );
}
