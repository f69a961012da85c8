import type { VideoId } from "@tongpin/domain/base";
import type { ScriptRoom, ScriptState, UndoStack } from "@tongpin/workspace";
import { useEffect, useRef, useState } from "react";
import { useBrandSource, useServices } from "../runtime/context.ts";

export interface OpenedScript {
  readonly room: ScriptRoom;
  readonly state: ScriptState;
  readonly undo: UndoStack;
  /** False for what a newer version wrote or what is far too large: it is shown and not changed. */
  readonly mayBind: boolean;
}

const NONE: ReadonlyMap<VideoId, OpenedScript> = new Map();

/** Several scripts at once, open while the component is there. A video is in the map once what this device has is read. */
export function useScripts(videoIds: readonly VideoId[]): ReadonlyMap<VideoId, OpenedScript> {
  const { runtime } = useServices();
  const brandId = useBrandSource()?.brandId ?? null;
  const [opened, setOpened] = useState(NONE);
  const closers = useRef(new Map<VideoId, () => void>());
  const wanted = [...new Set(videoIds)].sort().join(" ");
  useEffect(() => {
    if (brandId === null) return;
    const ids = new Set(wanted === "" ? [] : (wanted.split(" ") as VideoId[]));
    const open = closers.current;
    for (const [id, close] of [...open]) {
      if (ids.has(id)) continue;
      open.delete(id);
      close();
    }
    for (const videoId of ids) {
      if (open.has(videoId)) continue;
      const stops: (() => void)[] = [];
      let left = false;
      open.set(videoId, () => {
        left = true;
        for (const stop of stops.splice(0).reverse()) stop();
        setOpened((before) => new Map([...before].filter(([id]) => id !== videoId)));
      });
      const enter = async () => {
        const engine = await runtime.startEngine();
        if (left) return;
        const handle = engine.openScript(brandId, videoId);
        stops.push(() => handle.release());
        await handle.ready;
        if (left) return;
        const { view: room } = handle;
        const gate = engine.gateOf(handle);
        const undo = engine.undoFor(handle);
        const show = () => {
          const mayBind = gate.getSnapshot() === "open";
          setOpened((before) => new Map(before).set(videoId, { room, state: room.getSnapshot(), undo, mayBind }));
        };
        stops.push(room.subscribe(show), gate.subscribe(show));
        show();
      };
      void enter();
    }
  }, [runtime, brandId, wanted]);
  useEffect(() => {
    const open = closers.current;
    return () => {
      for (const close of open.values()) close();
      open.clear();
    };
  }, []);
  return opened;
}
