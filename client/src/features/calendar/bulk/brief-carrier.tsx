import type { VideoId } from "@tongpin/domain/base";
import { setBriefHead, type VideoCopy } from "@tongpin/workspace";
import { useEffect, useState } from "react";
import { useCommands, useScripts } from "../../../app/index.ts";

/** As many scripts as are open at once for it; many copies are served one handful after the other. */
const AT_ONCE = 6;
const NOTHING: ReadonlySet<VideoId> = new Set();

/** Carries what a video is for and for whom to the copies made of it; the script itself is not copied. Shows nothing. */
export function BriefCarrier({ copies }: { copies: readonly VideoCopy[] }) {
  const commands = useCommands();
  const [done, setDone] = useState(NOTHING);
  const waiting = copies.filter(({ to }) => !done.has(to)).slice(0, AT_ONCE);
  const opened = useScripts(waiting.flatMap(({ from, to }) => [from, to]));
  const ready = waiting.filter(({ from, to }) => opened.has(from) && opened.has(to));
  useEffect(() => {
    if (ready.length === 0) return;
    for (const { from, to } of ready) {
      const source = opened.get(from);
      const copy = opened.get(to);
      if (!source || !copy) continue;
      const { goal, audience } = source.state.brief;
      if (goal !== "" || audience !== "") setBriefHead(copy.room, { patch: { goal, audience } }, commands());
    }
    setDone((before) => new Set([...before, ...ready.map(({ to }) => to)]));
  });
  return null;
}
