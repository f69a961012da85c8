import type { BrandId } from "@tongpin/domain/base";
import type * as Y from "yjs";
import { type LiveRoom, openLiveRoom, type RoomDeps } from "./live-room.ts";

/** The opened rooms of one kind: one document per room, however many screens look at it. */
export interface RoomPool<V> {
  room(brandId: BrandId, name: string): LiveRoom<V>;
  find(name: string): LiveRoom<V> | undefined;
  all(): Iterable<LiveRoom<V>>;
}

export interface PoolOptions<V> {
  readonly deps: RoomDeps;
  openView(doc: Y.Doc): V;
  onOpened?(brandId: BrandId, room: LiveRoom<V>): void;
  onClosed?(view: V): void;
}

export function createPool<V extends { destroy(): void }>(options: PoolOptions<V>): RoomPool<V> {
  const rooms = new Map<string, LiveRoom<V>>();
  return {
    room(brandId, name) {
      const known = rooms.get(name);
      if (known) return known;
      const room = openLiveRoom<V>({
        deps: options.deps,
        brandId,
        name,
        openView: options.openView,
        onClosed(view) {
          options.onClosed?.(view);
          options.deps.onChange();
        },
        onClosing() {
          if (rooms.get(name) === room) rooms.delete(name);
        },
      });
      rooms.set(name, room);
      options.onOpened?.(brandId, room);
      return room;
    },
    find: (name) => rooms.get(name),
    all: () => rooms.values(),
  };
}
