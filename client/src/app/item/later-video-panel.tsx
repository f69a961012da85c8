import type { Video } from "@tongpin/domain/video";
import { lazy, Suspense, useEffect } from "react";
import { whenIdle } from "../../platform/idle.ts";

const code = () => import("./video-panel.tsx");
const VideoPanel = lazy(async () => ({ default: (await code()).VideoPanel }));

/** A screen's first paint does not wait for the panel's fields; they are here before anybody can open it. */
export function usePanelSoon(): void {
  useEffect(() => whenIdle(() => void code().catch(() => undefined)), []);
}

export function LaterVideoPanel(props: { video: Video; onClose: () => void }) {
  return (
    <Suspense fallback={null}>
      <VideoPanel {...props} />
    </Suspense>
  );
}
