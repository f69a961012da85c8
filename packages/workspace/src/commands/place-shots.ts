import type { ShotId } from "@tongpin/domain/base";
import type { CommandContext } from "../context.ts";
import { type Placed, placeAfter } from "../schema/order.ts";
import { type FlatMap, fieldKey } from "../schema/record.ts";
import { readStoredShot } from "../schema/shot.ts";
import type { ScriptRoom } from "../selectors/open-script.ts";

/** The visible shots with their places, as a command moves and adds some. */
export interface ShotPlaces {
  /** Puts shots after another (null = first), writes any repair, and answers their order keys. */
  put(ids: readonly ShotId[], afterId: ShotId | null): readonly string[];
  take(ids: ReadonlySet<ShotId>): void;
}

export function createShotPlaces(room: ScriptRoom, shots: FlatMap, ctx: CommandContext): ShotPlaces {
  let list: Placed[] = room.getSnapshot().shots.flatMap(({ id }) => readStoredShot(shots, id) ?? []);
  return {
    put(ids, afterId) {
      const index = afterId === null ? -1 : list.findIndex(({ id }) => id === afterId);
      const { keys, repairs } = placeAfter(list, index, ids.length, ctx.newId());
      for (const { id, order } of repairs) {
        shots.set(fieldKey(id, "order"), order);
        list = list.map((placed) => (placed.id === id ? { id, order } : placed));
      }
      list.splice(index + 1, 0, ...ids.map((id, at) => ({ id, order: keys[at] ?? "" })));
      return keys;
    },
    take(ids) {
      list = list.filter(({ id }) => !ids.has(id as ShotId));
    },
  };
}
