import * as Y from "yjs";
import type { Rooms } from "../authority/projection.ts";

export interface MemoryRooms extends Rooms {
  /** The next writes fail as on a full disk, or never come back as in a killed process. */
  mode: "works" | "fails" | "dies";
  doc(room: string): Y.Doc;
  /** How many updates a room took. */
  writes(room: string): number;
}

/** Rooms that keep updates in memory, for the half of authority that is above the relay. */
export function createMemoryRooms(): MemoryRooms {
  const updates = new Map<string, Uint8Array[]>();
  const of = (room: string) => updates.get(room) ?? [];
  return {
    mode: "works",
    async read(room) {
      return of(room).length > 0 ? Y.mergeUpdates(of(room)) : Y.encodeStateAsUpdate(new Y.Doc());
    },
    async write(room, update) {
      if (this.mode === "dies") return new Promise(() => undefined);
      if (this.mode === "fails") throw new Error("the disk is full");
      updates.set(room, [...of(room), update]);
    },
    doc(room) {
      const doc = new Y.Doc();
      for (const update of of(room)) Y.applyUpdate(doc, update);
      return doc;
    },
    writes: (room) => of(room).length,
  };
}
