import { CLOSE } from "@tongpin/protocol";
import { StoreReadOnlyError } from "../storage/room-log.ts";
import type { RelayOptions } from "./relay-api.ts";
import type { RelayContext } from "./relay-context.ts";
import { createRoom, type Room } from "./room.ts";
import { contentOf, type RoomContent, rebase } from "./room-content.ts";

export interface RoomRegistry {
  /** The room in memory; begins to load it if it is not. */
  open(name: string): Room;
  /** The room, if it is in memory. */
  find(name: string): Room | undefined;
  /** What is in memory of the room is not what the log has: its members are sent away, to come back to what it has. */
  forget(room: Room): void;
  all(): readonly Room[];
  /** The same, for an iteration that bears their coming and going. */
  readonly rooms: ReadonlyMap<string, Room>;
  /** Keeps a room in memory while `work` goes on. */
  holding<T>(name: string, work: (room: Room, content: RoomContent) => T | Promise<T>): Promise<T>;
  /** Folds the room's log in the background once its tail has grown. */
  tidy(room: Room, content: RoomContent): void;
  /** Forgets a room that nobody needs, folds one in which nobody has written for a while. */
  lookAfter(room: Room, now: number): void;
}

/** A tail is folded when it has half the snapshot's size, but neither sooner nor later than this; and not more often. */
const LEAST_TAIL = 32 * 1024;
const MOST_PIECES = 200;
const COMPACT_MS = 2_000;
/** What a room left behind in many small updates is folded when it goes, too. */
const PIECES_AT_UNLOAD = 32;
/** Once nobody writes (`quietMs`) a smaller tail is folded as well: a newcomer gets 1/64 more than the document at most. */
const QUIET_TAIL = 2 * 1024;
const QUIET_SHARE = 64;

export function createRegistry(context: RelayContext, roots: RelayOptions["roots"]): RoomRegistry {
  const { log, clock, logger, limits } = context;
  const rooms = new Map<string, Room>();

  function open(name: string): Room {
    const known = rooms.get(name);
    if (known) return known;
    const loading = (context.shared ?? log).load(name).then((state) => contentOf(name, state));
    const room = createRoom(name, roots(name), loading, clock.now());
    rooms.set(name, room);
    room.ready.catch((error: unknown) => {
      // The next to come tries anew.
      remove(room);
      logger.error({ room: name, error: String(error) }, "room not loaded");
    });
    return room;
  }

  function remove(room: Room): void {
    if (rooms.get(room.name) !== room) return;
    rooms.delete(room.name);
    context.shared?.forgotten(room.name);
  }

  function compact(room: Room, content: RoomContent): void {
    // One piece is as good as a snapshot.
    if (room.compacting || content.pieces.length < 2) return;
    room.compacting = true;
    room.compactedAt = clock.now();
    (context.shared ?? log)
      .compact(room.name)
      .then(
        (state) => {
          if (state && !room.lost) rebase(content, state);
        },
        (error: unknown) => logger.error({ room: room.name, error: String(error) }, "room not folded"),
      )
      .finally(() => {
        room.compacting = false;
      });
  }

  /** Forgotten only when it is on disk and nobody came meanwhile. */
  async function unload(room: Room, content: RoomContent | null): Promise<void> {
    const last = content?.lastSeq;
    await log.committed();
    if (isIdle(room, clock.now()) && content?.lastSeq === last) {
      remove(room);
      if (content && content.pieces.length > PIECES_AT_UNLOAD) await log.compact(room.name);
    }
  }

  function isIdle(room: Room, now: number): boolean {
    return (
      room.members.size === 0 &&
      room.holds === 0 &&
      !room.compacting &&
      room.outbox.length === 0 &&
      now - room.emptySince >= limits.unloadMs
    );
  }

  return {
    open,
    find: (name) => rooms.get(name),
    forget(room) {
      room.lost = true;
      room.outbox = [];
      remove(room);
      for (const member of [...room.members]) context.close(member, CLOSE.goingAway, "room is read anew");
    },
    all: () => [...rooms.values()],
    rooms,
    async holding(name, work) {
      const room = open(name);
      room.holds++;
      try {
        const content = await room.ready;
        await context.shared?.refresh(room);
        if (room.lost) throw new StoreReadOnlyError("the room is being read anew");
        return await work(room, content);
      } finally {
        room.holds--;
        room.emptySince = clock.now();
      }
    },
    tidy(room, content) {
      const base = content.bytes - content.tailBytes;
      const large = content.tailBytes > Math.max(LEAST_TAIL, base / 2) || content.pieces.length > MOST_PIECES;
      if (large && clock.now() - room.compactedAt >= COMPACT_MS) compact(room, content);
    },
    lookAfter(room, now) {
      const { content } = room;
      if (isIdle(room, now)) {
        unload(room, content).catch((error: unknown) =>
          logger.warn({ room: room.name, error: String(error) }, "room kept"),
        );
      } else if (content && now - room.lastFanOut >= limits.quietMs) {
        const base = content.bytes - content.tailBytes;
        if (content.tailBytes > Math.max(QUIET_TAIL, base / QUIET_SHARE)) compact(room, content);
      }
    },
  };
}
