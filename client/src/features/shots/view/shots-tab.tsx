import { mayWriteRoom } from "@tongpin/domain/access";
import type { VideoId } from "@tongpin/domain/base";
import { useSyncExternalStore } from "react";
import { useApp, useScript, useT } from "../../../app/index.ts";
import { narrowScreen } from "../../../platform/media.ts";
import { SkeletonLines } from "../../../ui/skeleton.tsx";
import "../frames/frames.css";
import "../shots.css";
import { ShotsDesk } from "./shots-desk.tsx";

/** The shot list of a video: a table with a spreadsheet's manners, tied to the script's rows. */
export function ShotsTab({ videoId }: { videoId: VideoId }) {
  const t = useT("shots");
  const { role } = useApp();
  const isNarrow = useSyncExternalStore(narrowScreen.subscribe, narrowScreen.getSnapshot);
  const { room, ready, undo, presence } = useScript(videoId);
  if (!room || !ready || !undo || !presence) return <SkeletonLines label={t("loading")} lines={6} className="p-6" />;
  return (
    <ShotsDesk
      videoId={videoId}
      room={room}
      undo={undo}
      presence={presence}
      mayWrite={mayWriteRoom(role, "script")}
      isNarrow={isNarrow}
    />
  );
}
