import { openShown, type ScriptRoom, type ShownScript, type ShownState, settleTakenTwice } from "@tongpin/workspace";
import { useEffect, useRef, useState, useSyncExternalStore } from "react";
import { useCommands } from "../hooks/use-commands.ts";

/**
 * An opened script with what is proposed in it; null until it is read. Where the person may write, words that two people
 * took up at once are put right as soon as both are heard of.
 */
export function useShown(room: ScriptRoom | null, mayWrite: boolean): ShownScript | null {
  const context = useCommands();
  const [shown, setShown] = useState<ShownScript | null>(null);
  useEffect(() => {
    if (!room) return;
    const opened = openShown(room);
    setShown(opened);
    return () => {
      setShown(null);
      opened.destroy();
    };
  }, [room]);
  useEffect(() => {
    if (!shown || !mayWrite) return;
    let left = false;
    // Not within the transaction that brought the news.
    const look = () =>
      queueMicrotask(() => {
        if (!left && shown.getSnapshot().doubled) settleTakenTwice(shown.room, context());
      });
    look();
    const stop = shown.subscribe(look);
    return () => {
      left = true;
      stop();
    };
  }, [shown, mayWrite, context]);
  return shown;
}

const NOTHING: ShownState = { rows: [], marks: new Map(), suggestions: [], doubled: false };
const nobody = () => () => {};

/** A part of what is shown; keep `select` returning what it returned before when nothing changed. */
export function useShownState<T>(shown: ShownScript | null, select: (state: ShownState) => T): T {
  const latest = useRef(select);
  latest.current = select;
  const get = () => latest.current(shown ? shown.getSnapshot() : NOTHING);
  return useSyncExternalStore(shown ? shown.subscribe : nobody, get);
}
