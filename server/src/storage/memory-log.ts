import { fold } from "./fold.ts";
import {
  type Claim,
  type RefusedUpdate,
  type RoomLog,
  type RoomState,
  StoreReadOnlyError,
  type TailEntry,
} from "./room-log.ts";

/** A log in memory, for tests: `hold` keeps commits back, `lose` makes the disk fail. */
export interface MemoryLog extends RoomLog {
  /** From now on nothing is committed until `release`. */
  hold(): void;
  release(): void;
  lose(failing: boolean): void;
}

interface MemoryRoom {
  state: RoomState;
  refused: RefusedUpdate[];
}

const KEPT_REFUSED = 100;
const EMPTY_STATE: RoomState = {
  snapshot: null,
  stateVector: Uint8Array.of(0),
  deleteSet: Uint8Array.of(0, 0),
  seq: 0,
  tail: [],
  claims: [],
};

export function createMemoryLog(): MemoryLog {
  const rooms = new Map<string, MemoryRoom>();
  const listeners: ((health: "ok" | "readOnly") => void)[] = [];
  let seq = 0;
  let held: { promise: Promise<void>; release: () => void } | null = null;
  let failing = false;

  function roomOf(name: string): MemoryRoom {
    const room = rooms.get(name) ?? { state: EMPTY_STATE, refused: [] };
    rooms.set(name, room);
    return room;
  }

  return {
    append(name, update, claims = []) {
      const room = roomOf(name);
      seq++;
      const tail: TailEntry[] = update.length === 0 ? [] : [{ seq, update: update.slice() }];
      room.state = { ...room.state, tail: room.state.tail.concat(tail), claims: addClaims(room.state.claims, claims) };
      return seq;
    },
    flush() {
      if (failing) throw new StoreReadOnlyError("made to fail");
      return undefined;
    },
    async committed() {
      if (failing) throw new StoreReadOnlyError("made to fail");
      await held?.promise;
    },
    async load(name) {
      return rooms.get(name)?.state ?? EMPTY_STATE;
    },
    async compact(name) {
      const room = rooms.get(name);
      if (!room || room.state.tail.length === 0) return null;
      const { snapshot, tail, claims } = room.state;
      const folded = fold([...(snapshot ? [snapshot] : []), ...tail.map((entry) => entry.update)]);
      if (!folded) throw new Error(`${name} has a gap`);
      room.state = { ...folded, seq: tail.at(-1)?.seq ?? 0, tail: [], claims };
      return room.state;
    },
    keepRefused(name, personId, update, at) {
      const room = roomOf(name);
      room.refused = [...room.refused, { personId, at, update: update.slice() }].slice(-KEPT_REFUSED);
    },
    refused: async (name) => rooms.get(name)?.refused ?? [],
    roomsWithRefused: async (prefix) =>
      [...rooms]
        .filter(([name, room]) => name.startsWith(prefix) && room.refused.length > 0)
        .map(([name]) => name)
        .sort(),
    rooms: async (prefix) => [...rooms.keys()].filter((name) => name.startsWith(prefix)).sort(),
    async backup() {
      throw new Error("a log in memory has no backup");
    },
    health: () => (failing ? "readOnly" : "ok"),
    onHealth: (listener) => {
      listeners.push(listener);
    },
    close: async () => undefined,
    hold() {
      let release: () => void = () => undefined;
      const promise = new Promise<void>((resolve) => {
        release = resolve;
      });
      held = { promise, release };
    },
    release() {
      held?.release();
      held = null;
    },
    lose(next) {
      failing = next;
      for (const listener of listeners) listener(next ? "readOnly" : "ok");
    },
  };
}

function addClaims(known: readonly Claim[], claims: readonly Claim[]): readonly Claim[] {
  const fresh = claims.filter((claim) => !known.some((old) => old.client === claim.client));
  return fresh.length === 0 ? known : known.concat(fresh);
}
