import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { CLOSE, LIMITS } from "@tongpin/protocol";
import { WebSocketServer } from "ws";
import { DamagedRoomError, StoreReadOnlyError } from "../storage/room-log.ts";
import { createBeacons } from "./beacons.ts";
import { onDrain } from "./catch-up.ts";
import { type Connection, createConnection, tickConnection } from "./connection.ts";
import { DEFAULT_LIMITS } from "./limits.ts";
import { leavePresence } from "./presence.ts";
import { createPresenceRounds } from "./presence-rounds.ts";
import { receive, welcome } from "./receive.ts";
import type { LineEnd, LineEvents, Relay, RelayOptions, Session } from "./relay-api.ts";
import type { RelayContext } from "./relay-context.ts";
import type { Room } from "./room.ts";
import { fullUpdate } from "./room-content.ts";
import { createRegistry } from "./room-registry.ts";
import { startRounds } from "./rounds.ts";
import { adoptUpdate, writeAsServer } from "./server-write.ts";
import { createSharedRooms, type SharedRooms } from "./shared-rooms.ts";
import { askAgain } from "./sync-frames.ts";
import { createTurns } from "./turns.ts";

/** A closed socket that does not answer is cut off after so long; one that sent broken frames, sooner. */
const CLOSE_MS = 2_000;
const CUT_MS = 1_000;
/** A step 2 and its envelope. */
const MOST_PAYLOAD = LIMITS.step2 + 64;

export function createRelay(options: RelayOptions): Relay {
  const { log, clock, logger } = options;
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  const server = new WebSocketServer({
    noServer: true,
    maxPayload: MOST_PAYLOAD,
    perMessageDeflate: false,
    clientTracking: false,
  });
  const counters = { updates: 0, deliveries: 0, refused: 0, bytesIn: 0, beacons: 0, divergences: 0 };
  let shared: SharedRooms | null = null;
  const context: RelayContext = {
    log,
    get shared() {
      return shared;
    },
    clock,
    logger,
    limits,
    counters,
    turns: createTurns(() => context),
    onEdit: options.onEdit,
    close: closeWith,
  };
  const registry = createRegistry(context, options.roots);
  const presence = createPresenceRounds(context);
  shared = options.shared ? createSharedRooms(context, options.shared, registry, presence) : null;
  const parts = { ...context, shared, registry, presence, beacons: createBeacons(context) };
  let draining = false;

  function refuse(request: IncomingMessage, socket: Duplex, head: Buffer, code: number): void {
    options.onClosed?.(code, "at the door");
    socket.on("error", ignore);
    server.handleUpgrade(request, socket, head, (ws) => {
      ws.on("error", ignore);
      ws.close(code);
      setTimeout(() => ws.terminate(), CLOSE_MS).unref();
    });
  }

  function upgrade(request: IncomingMessage, socket: Duplex, head: Buffer, room: string, session: Session): void {
    if (draining || log.health() !== "ok") {
      refuse(request, socket, head, draining ? CLOSE.goingAway : CLOSE.storeReadOnly);
      return;
    }
    socket.on("error", ignore);
    server.handleUpgrade(request, socket, head, (ws) => {
      const events = admit({ ws, socket }, room, session);
      ws.on("message", (data, isBinary) => events.message(data as Buffer, isBinary));
      ws.on("pong", events.alive);
      ws.on("close", events.closed);
      ws.on("error", () => {
        events.closed();
        cutOff(ws);
      });
      socket.on("drain", events.drained);
    });
  }

  function enter(end: LineEnd, room: string, session: Session): LineEvents | number {
    if (draining) return CLOSE.goingAway;
    return log.health() === "ok" ? admit(end, room, session) : CLOSE.storeReadOnly;
  }

  function admit(end: LineEnd, name: string, session: Session): LineEvents {
    const room = registry.open(name);
    const connection = createConnection(end, session, room, limits.frameBurst, clock.now());
    connection.early = [];
    room.members.add(connection);
    // A newcomer may have seen on another node what this one has not heard of yet.
    const ready = room.content ? shared?.refresh(room) : room.ready;
    if (ready === undefined) welcome(parts, connection);
    else
      ready.then(
        () => welcome(parts, connection),
        (error: unknown) =>
          closeWith(connection, error instanceof DamagedRoomError ? CLOSE.damaged : CLOSE.storeReadOnly, "not loaded"),
      );
    return {
      message: (frame, isBinary) => receive(parts, connection, frame, isBinary),
      alive() {
        connection.silentTicks = 0;
      },
      drained: () => onDrain(context, connection),
      closed: () => leave(connection),
    };
  }

  function leave(connection: Connection): void {
    connection.closed = true;
    connection.early = null;
    const { room } = connection;
    if (!room.members.delete(connection)) return;
    leavePresence(room.presence, connection);
    presence.changed(room);
    if (room.members.size === 0) room.emptySince = clock.now();
  }

  function closeWith(connection: Connection, code: number, why: string): void {
    if (connection.closed) return;
    leave(connection);
    options.onClosed?.(code, why);
    if (code !== CLOSE.goingAway)
      logger.warn({ room: connection.room.name, person: connection.session.personId, code, why }, "socket closed");
    connection.ws.close(code);
    setTimeout(() => connection.ws.terminate(), CLOSE_MS).unref();
  }

  function disconnect(match: (room: string, session: Session) => boolean, code: number): number {
    let closed = 0;
    for (const room of registry.all()) {
      for (const connection of [...room.members]) {
        if (!match(room.name, connection.session)) continue;
        closeWith(connection, code, "told to");
        closed++;
      }
    }
    return closed;
  }

  log.onHealth((health) => {
    if (health === "ok") return;
    for (const room of registry.all()) room.outbox = [];
    disconnect(() => true, CLOSE.storeReadOnly);
  });

  const stopRounds = startRounds(registry.rooms, limits.tickMs, (room) => {
    const now = clock.now();
    for (const connection of [...room.members]) tick(connection, now);
    registry.lookAfter(room, now);
  });

  function tick(connection: Connection, now: number): void {
    const { content } = connection.room;
    if (!tickConnection(connection)) connection.ws.terminate();
    else if (connection.behindSeq !== null && now - connection.behindAt > limits.slowMs) {
      closeWith(connection, CLOSE.tooSlow, "too long behind");
    } else if (connection.owing && connection.introduced && content) askAgain(context, connection, content, now);
  }

  return {
    upgrade,
    enter,
    refuse,
    disconnect,
    async write(name, update) {
      await registry.holding(name, async (room, content) => {
        await writeAsServer(context, room, content, update);
        registry.tidy(room, content);
      });
    },
    adopt: (name, update, person) =>
      registry.holding(name, async (room, content) => {
        const taken = await adoptUpdate(context, room, content, update, person);
        registry.tidy(room, content);
        return taken;
      }),
    head: (name) => registry.holding(name, async (_room, content) => content.lastSeq),
    read: (name) =>
      registry.holding(name, async (_room, content) => {
        const pieces = [...content.pieces];
        await log.committed();
        return fullUpdate(pieces);
      }),
    metrics() {
      const rooms = registry.all();
      const sum = (count: (room: Room) => number) => rooms.reduce((total, room) => total + count(room), 0);
      return {
        ...counters,
        rooms: rooms.length,
        connections: sum((room) => room.members.size),
        bytesHeld: sum((room) => room.content?.bytes ?? 0),
      };
    },
    async drain() {
      draining = true;
      stopRounds();
      await context.turns.settled();
      await log.committed().catch((error: unknown) => {
        if (!(error instanceof StoreReadOnlyError)) throw error;
      });
      disconnect(() => true, CLOSE.goingAway);
      presence.stop();
      shared?.stop();
    },
  };
}

/**
 * A sender of broken or endless frames has been told so (1002, 1009) and is not read any more: the 90 MB that were on
 * their way left 44 MB behind. The pause comes after `ws` has begun to drain the socket.
 */
function cutOff(ws: { pause(): void; terminate(): void }): void {
  setImmediate(() => ws.pause());
  setTimeout(() => ws.terminate(), CUT_MS).unref();
}

function ignore(): void {
  // A listener must be there: without one a broken frame ends the process. The close event does the rest.
}
