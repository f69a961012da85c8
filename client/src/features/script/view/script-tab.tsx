import { mayWriteRoom } from "@tongpin/domain/access";
import type { VideoId } from "@tongpin/domain/base";
import { isWritable } from "@tongpin/workspace";
import { useEffect, useState } from "react";
import { useApp, usePlanState, useScript, useT, useVideo } from "../../../app/index.ts";
import { useShown } from "../../../app/item/use-shown.ts";
import { SkeletonLines } from "../../../ui/skeleton.tsx";
import "../script.css";
import { ScriptDesk } from "./script-desk.tsx";
import { createTimingStore, type TimingStore } from "./timing.ts";

/** The script of a video: two columns, written by several people at once, with the seconds at the side. */
export function ScriptTab({ videoId }: { videoId: VideoId }) {
  const t = useT("script");
  const { role } = useApp();
  const { room, ready, undo, presence } = useScript(videoId);
  const speed = useChannelSpeed(videoId);
  const [timing, setTiming] = useState<TimingStore | null>(null);
  const mayWrite = room !== null && mayWriteRoom(role, "script") && isWritable(room.doc);
  const shown = useShown(ready ? room : null, mayWrite);

  useEffect(() => {
    if (!room || !ready) return;
    const store = createTimingStore(room, null);
    setTiming(store);
    return () => {
      setTiming(null);
      store.close();
    };
  }, [room, ready]);
  useEffect(() => timing?.setChannelSpeed(speed), [timing, speed]);

  if (!room || !undo || !presence || !timing || !shown) {
    return <SkeletonLines label={t("loading")} lines={6} className="mx-auto w-full max-w-4xl p-8" />;
  }
  return (
    <ScriptDesk
      videoId={videoId}
      room={room}
      shown={shown}
      undo={undo}
      presence={presence}
      timing={timing}
      mayWrite={mayWrite}
    />
  );
}

/** How fast the video's account speaks; null when the account does not say. */
function useChannelSpeed(videoId: VideoId): number | null {
  const channelId = useVideo(videoId)?.channelId ?? null;
  return usePlanState((state) => (channelId ? (state.channels.get(channelId)?.charsPerMinute ?? null) : null));
}
