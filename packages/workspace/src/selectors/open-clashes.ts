import type { Shot } from "@tongpin/domain/video";
import type * as Y from "yjs";
import { isReplaced } from "../clashes/overruled-values.ts";
import { isClashKey, readClash, type ShotClash } from "../schema/clash.ts";
import { type FlatMap, fieldKey } from "../schema/record.ts";

/** Cells of shots that still have more than one answer, found once and then only where something changed. */
export function createClashes(shots: FlatMap) {
  let keys: Set<string> | null = null;
  return {
    touch(event: Y.YMapEvent<unknown>): void {
      for (const key of event.keysChanged) if (keys && isClashKey(String(key))) keys.add(String(key));
    },
    /** Of visible shots, what differs from what stands in the cell and was not replaced by who wrote it. By key. */
    read(visible: readonly Shot[]): readonly ShotClash[] {
      keys ??= new Set([...shots.keys()].filter(isClashKey));
      if (keys.size === 0) return NONE;
      const byId = new Map(visible.map((shot) => [shot.id, shot]));
      return [...keys]
        .sort()
        .flatMap((key) => readClash(shots, key) ?? [])
        .filter(({ shotId, field, value, item }) => {
          const shot = byId.get(shotId);
          return shot !== undefined && shot[field] !== value && !isReplaced(shots, fieldKey(shotId, field), item);
        })
        .map(({ item: _item, ...clash }) => clash);
    },
  };
}

const NONE: readonly ShotClash[] = [];
