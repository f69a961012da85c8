import { mergeUpdates } from "yjs";
import type { Bus } from "../bus/bus.ts";
import type { Claim, RoomState, TailEntry } from "../storage/room-log.ts";
import type { Commit, SharedLog } from "../storage/shared-log.ts";
import { admit } from "./admission.ts";
import { admittedBytes } from "./admitted-bytes.ts";
import { decodeNodeMessage, encodeNodeMessage } from "./node-messages.ts";
import { createOneMore } from "./one-more.ts";
import type { PresenceRounds } from "./presence-rounds.ts";
import type { RelayContext } from "./relay-context.ts";
import type { Room } from "./room.ts";
import { type RoomContent, raise, takeIn } from "./room-content.ts";
import type { RoomRegistry } from "./room-registry.ts";
import { scanUpdate } from "./update-scan.ts";

/** The rooms of this node that other nodes have open, too. Null in a relay that is alone. */
export interface SharedRooms {
  /** The room as the log has it; from now on the bus is heard. */
  load(name: string): Promise<RoomState>;
  /** Folds the room's log, or takes what another node has folded. */
  compact(name: string): Promise<RoomState | null>;
  /** Takes in all that stands in the log when this is called. */
  refresh(room: Room): Promise<void>;
  /** The room is no longer in memory. */
  forgotten(name: string): void;
  /** Members of this node came, moved or left. */
  tellPresence(room: Room, states: Uint8Array): void;
  stop(): void;
}

export interface SharedRoomsOptions {
  readonly log: SharedLog;
  readonly bus: Bus;
}

/** So often the log is asked for what no message told: a node died between its commit and its message, or the bus is down. */
const SWEEP_MS = 2_000;
const SWEEP_ROOMS = 2_000;

/**
 * Every room has a place in its log up to which all is taken in. A commit, one's own or another node's, that begins
 * there moves it on; one that begins later shows that something was missed, and the log is read from the place on.
 */
export function createSharedRooms(
  context: RelayContext,
  { log, bus }: SharedRoomsOptions,
  registry: RoomRegistry,
  presence: PresenceRounds,
): SharedRooms {
  const { logger } = context;
  const places = new Map<string, number>();
  /** Heard of while they were loading. */
  const missedInLoading = new Set<string>();

  const refresh = createOneMore<Room>(async (room) => {
    const state = await log.after(room.name, placeOf(room.name));
    if (room.lost || state.head <= placeOf(room.name)) return;
    const { snapshot, seq, tail, claims, head } = state;
    const updates = snapshot ? [{ seq, update: snapshot }, ...tail] : tail;
    if (take(room, updates, claims)) places.set(room.name, Math.max(head, placeOf(room.name)));
    else forget(room, "what the log has does not stand on what is in memory");
  });

  function placeOf(name: string): number {
    return places.get(name) ?? 0;
  }

  function refreshSoon(room: Room): void {
    refresh(room).catch((error: unknown) =>
      logger.warn({ room: room.name, error: String(error) }, "log not read, tried again soon"),
    );
  }

  /** False if something stands on what is not here. */
  function take(room: Room, updates: readonly TailEntry[], claims: readonly Claim[]): boolean {
    const { content } = room;
    if (content === null) return true;
    // The log has the last word on whose a clientID is.
    for (const { client, person } of claims) content.owners.set(client, person);
    const isWhole = updates.every((entry) => takeOne(room, content, entry));
    log.seen(content.lastSeq);
    registry.tidy(room, content);
    return isWhole;
  }

  function takeOne(room: Room, content: RoomContent, { seq, update }: TailEntry): boolean {
    const scanned = scanUpdate(update, null);
    const admission = scanned.ok ? admit(scanned.scan, content, () => true) : null;
    if (!scanned.ok || !admission?.complete) return false;
    const bytes = admittedBytes(update, scanned.scan, admission);
    if (bytes === null) return true;
    const piece = takeIn(content, admission, Math.max(seq, content.lastSeq + 1), bytes);
    room.outbox.push({ frame: piece.frame, from: null });
    context.turns.broadcast(room);
    return true;
  }

  function forget(room: Room, why: string): void {
    if (room.lost) return;
    logger.warn({ room: room.name, why }, "room is read anew");
    registry.forget(room);
  }

  log.onCommitted((commit: Commit) => {
    const room = registry.find(commit.room);
    if (room?.content) {
      if (commit.before >= commit.proposed) raise(room.content, commit.proposed, commit.head);
      const place = placeOf(room.name);
      if (place === commit.before) places.set(room.name, commit.head);
      else if (place < commit.before) refreshSoon(room);
    }
    if (bus.isShared(commit.room)) bus.publish(commit.room, encodeNodeMessage({ ...commit, type: "commit" }));
  });

  log.onLost(({ room: name, updates, claims }) => {
    // Somebody else's under another node: his words are not thrown away.
    const [writer] = claims;
    if (writer && updates.length > 0) {
      context.counters.refused++;
      log.keepRefused(name, writer.person, mergeUpdates([...updates]), context.clock.now());
    }
    const room = registry.find(name);
    if (room) forget(room, "another node wrote the same first, or the database did not answer");
  });

  bus.onMessage((name, node, bytes) => {
    const message = decodeNodeMessage(bytes);
    const room = registry.find(name);
    if (!message || !room) return;
    if (message.type === "presence") {
      presence.receiveFrom(room, node, message.states);
      return;
    }
    log.seen(message.head);
    if (!room.content) {
      missedInLoading.add(name);
      return;
    }
    const place = placeOf(name);
    if (message.head <= place) return;
    if (message.before === place && take(room, message.entries, message.claims)) places.set(name, message.head);
    else refreshSoon(room);
  });
  bus.onArrival((name) => {
    const room = registry.find(name);
    if (room) presence.tellNodes(room);
  });
  bus.onDeparture((name, node) => {
    const room = registry.find(name);
    if (room) presence.departed(room, node);
  });
  bus.onMissed(() => void sweep());

  async function sweep(): Promise<void> {
    if (log.health() !== "ok") return;
    const rooms = registry.all().filter((room) => room.content !== null);
    presence.dropSilentNodes(rooms);
    try {
      for (let at = 0; at < rooms.length; at += SWEEP_ROOMS) {
        const some = rooms.slice(at, at + SWEEP_ROOMS);
        const heads = await log.heads(some.map((room) => room.name));
        for (const room of some) if ((heads.get(room.name) ?? 0) > placeOf(room.name)) refreshSoon(room);
      }
    } catch (error) {
      logger.warn({ error: String(error) }, "log not looked at, tried again soon");
    }
  }
  const sweeping = setInterval(() => void sweep(), SWEEP_MS).unref();

  return {
    async load(name) {
      await bus.join(name);
      const state = await log.load(name);
      places.set(name, state.head);
      // Told of what the log did not have yet when it was read: looked up as soon as the room is there.
      if (missedInLoading.delete(name)) {
        const room = registry.find(name);
        room?.ready.then(
          () => refreshSoon(room),
          () => undefined,
        );
      }
      return state;
    },
    async compact(name) {
      const state = (await log.compact(name)) ?? (await log.load(name));
      // What was appended meanwhile has its last number now, and is told from what the snapshot holds.
      await log.committed();
      return state;
    },
    refresh,
    forgotten(name) {
      places.delete(name);
      missedInLoading.delete(name);
      bus.leave(name);
    },
    tellPresence(room, states) {
      if (bus.isShared(room.name)) bus.publish(room.name, encodeNodeMessage({ type: "presence", states }));
    },
    stop: () => clearInterval(sweeping),
  };
}
