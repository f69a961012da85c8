import type { Shot } from "@tongpin/domain/video";
import type { ScriptRoom } from "@tongpin/workspace";
import { lazy, Suspense } from "react";
import type { Frames } from "./use-frames.ts";

const FrameDialog = lazy(async () => ({ default: (await import("./frame-dialog.tsx")).FrameDialog }));

interface FrameLayerProps {
  readonly room: ScriptRoom;
  readonly shots: readonly Shot[];
  readonly frames: Frames;
  readonly mayWrite: boolean;
}

/** The open picture over whatever view of the shots is below; its code comes with the first one opened. */
export function FrameLayer({ room, shots, frames, mayWrite }: FrameLayerProps) {
  if (frames.openedId === null) return null;
  return (
    <Suspense fallback={null}>
      <FrameDialog
        room={room}
        shots={shots}
        shotId={frames.openedId}
        deeds={frames.deeds}
        drafts={frames.drafts}
        mayWrite={mayWrite}
        onMove={frames.moveByOne}
        onGo={frames.turnTo}
        onClose={frames.close}
      />
    </Suspense>
  );
}
