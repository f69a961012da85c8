import type { VideoId } from "@tongpin/domain/base";
import { useEffect, useState } from "react";
import { whenIdle } from "../../platform/idle.ts";
import type { ScriptGlance } from "../../sync/contract.ts";
import { useBrandSource, useServices } from "../runtime/context.ts";

export type { ScriptGlance } from "../../sync/contract.ts";

const NOTHING: ReadonlyMap<VideoId, ScriptGlance> = new Map();
/** Looked at between two pauses: a screenful of tiles at a time, so that nothing waits for it. */
const AT_ONCE = 8;

/**
 * What this device stores of these videos' scripts, looked at while the page is idle and anew with every visit. A video
 * of which nothing is stored here, or that was not looked at yet, is not in the map.
 */
export function useGlances(videoIds: readonly VideoId[]): ReadonlyMap<VideoId, ScriptGlance> {
  const { runtime } = useServices();
  const brandId = useBrandSource()?.brandId ?? null;
  const [glances, setGlances] = useState(NOTHING);
  const [seen] = useState(() => new Set<VideoId>());
  const wanted = [...new Set(videoIds)].sort().join(" ");

  useEffect(() => {
    if (brandId === null) return;
    const waiting = (wanted === "" ? [] : (wanted.split(" ") as VideoId[])).filter((id) => !seen.has(id));
    let left = false;
    let cancel = () => {};

    async function lookAtSome(): Promise<void> {
      if (brandId === null || left) return;
      const engine = await runtime.startEngine();
      const some = waiting.splice(0, AT_ONCE);
      const found = await Promise.all(some.map(async (id) => [id, await engine.glance(brandId, id)] as const));
      if (left) return;
      for (const id of some) seen.add(id);
      const known = found.flatMap(([id, glance]) => (glance ? [[id, glance] as const] : []));
      if (known.length > 0) setGlances((before) => new Map([...before, ...known]));
      goOn();
    }

    function goOn(): void {
      if (waiting.length > 0) cancel = whenIdle(() => void lookAtSome().catch(() => undefined));
    }

    goOn();
    return () => {
      left = true;
      cancel();
    };
  }, [runtime, brandId, wanted, seen]);
  return glances;
}
