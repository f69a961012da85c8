import type { Connection } from "./connection.ts";
import { createPresence, type Presence, type PresenceOwner } from "./presence.ts";
import type { RoomContent } from "./room-content.ts";

export interface Room {
  readonly name: string;
  readonly roots: ReadonlySet<string>;
  readonly members: Set<Connection>;
  /** Of the members, and of other nodes for theirs. */
  readonly presence: Presence<PresenceOwner>;
  /** Null until loaded. */
  content: RoomContent | null;
  /** Settles when `content` is there; rejects when it can't be had. */
  readonly ready: Promise<RoomContent>;
  /** Frames of this turn and who sent them. */
  outbox: Outgoing[];
  lastFanOut: number;
  /** When content of each person's was last kept aside. */
  readonly rescues: Map<string, number>;
  compacting: boolean;
  compactedAt: number;
  /** Work that needs the room beside its members. */
  holds: number;
  emptySince: number;
  /** What is in memory is not what the log has: nothing of it is used any more. */
  lost: boolean;
}

export interface Outgoing {
  readonly frame: Buffer;
  /** Null: the server. */
  readonly from: Connection | null;
}

export function createRoom(name: string, roots: ReadonlySet<string>, loading: Promise<RoomContent>, now: number): Room {
  const room: Room = {
    name,
    roots,
    members: new Set(),
    presence: createPresence(),
    content: null,
    ready: loading.then((content) => {
      room.content = content;
      return content;
    }),
    outbox: [],
    lastFanOut: Number.NEGATIVE_INFINITY,
    rescues: new Map(),
    compacting: false,
    compactedAt: Number.NEGATIVE_INFINITY,
    holds: 0,
    emptySince: now,
    lost: false,
  };
  return room;
}
