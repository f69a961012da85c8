import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { CLOSE, decodeMessage, LIMITS } from "@tongpin/protocol";
import { type RawData, type WebSocket, WebSocketServer } from "ws";
import { DamagedRoomError, StoreReadOnlyError } from "../storage/room-log.ts";
import { onDrain } from "./catch-up.ts";
import { type Connection, createConnection, sendFrames, tickConnection } from "./connection.ts";
import { DEFAULT_LIMITS } from "./limits.ts";
import { leavePresence } from "./presence.ts";
import { createPresenceRounds } from "./presence-rounds.ts";
import type { Relay, RelayOptions, Session } from "./relay-api.ts";
import type { RelayContext } from "./relay-context.ts";
import type { Room } from "./room.ts";
import { fullUpdate, stateVectorOf } from "./room-content.ts";
import { createRegistry } from "./room-registry.ts";
import { writeAsServer } from "./server-write.ts";
import { askAgain, onStep1, onUpdate } from "./sync-frames.ts";
import { spend } from "./token-bucket.ts";
import { createTurns } from "./turns.ts";
import { frameStep1 } from "./websocket-frame.ts";

/** Of its bytes, so many cost as much as a frame. */
const BYTES_PER_TOKEN = 2_048;
const MOST_STRANGE = 16;
/** A closed socket that does not answer is cut off after so long. */
const CLOSE_MS = 2_000;
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
  const counters = { updates: 0, deliveries: 0, refused: 0, bytesIn: 0 };
  const context: RelayContext = {
    log,
    clock,
    logger,
    limits,
    counters,
    turns: createTurns(() => context),
    close: closeWith,
  };
  const registry = createRegistry(context, options.roots);
  const presence = createPresenceRounds(context);
  let draining = false;

  function refuse(request: IncomingMessage, socket: Duplex, head: Buffer, code: number): void {
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
      ws.on("error", ignore);
      enter(ws, socket, room, session);
    });
  }

  function enter(ws: WebSocket, socket: Duplex, name: string, session: Session): void {
    const room = registry.open(name);
    const connection = createConnection(ws, socket, session, room, limits.frameBurst, clock.now());
    connection.early = [];
    room.members.add(connection);
    ws.on("message", (data, isBinary) => receive(connection, data, isBinary));
    ws.on("pong", () => {
      connection.silentTicks = 0;
    });
    ws.on("close", () => leave(connection));
    socket.on("drain", () => onDrain(context, connection));
    if (room.content) welcome(connection);
    else
      room.ready.then(
        () => welcome(connection),
        (error: unknown) =>
          closeWith(connection, error instanceof DamagedRoomError ? CLOSE.damaged : CLOSE.storeReadOnly, "not loaded"),
      );
  }

  /** The room is loaded: ask what the newcomer has, tell who is here, then take what came meanwhile. */
  function welcome(connection: Connection): void {
    const { room } = connection;
    const early = connection.early ?? [];
    connection.early = null;
    if (connection.closed || !room.content) return;
    room.presence.events++;
    connection.arrivedAt = room.presence.events;
    if (connection.session.canWrite) {
      const step1 = frameStep1(stateVectorOf(room.content));
      context.turns.afterFlush(() => sendFrames(connection, step1));
    }
    presence.tellAll(connection);
    for (const frame of early) handle(connection, frame);
  }

  function receive(connection: Connection, data: RawData, isBinary: boolean): void {
    if (connection.closed) return;
    connection.silentTicks = 0;
    const frame = data as Buffer;
    counters.bytesIn += frame.length;
    if (!isBinary) {
      closeWith(connection, CLOSE.malformed, "text frame");
      return;
    }
    spend(context, connection, 1 + frame.length / BYTES_PER_TOKEN);
    if (connection.early === null) handle(connection, frame);
    else keepEarly(connection, frame);
  }

  function keepEarly(connection: Connection, frame: Buffer): void {
    connection.earlyBytes += frame.length;
    if (
      !connection.early ||
      connection.early.length >= limits.earlyFrames ||
      connection.earlyBytes > limits.earlyBytes
    ) {
      closeWith(connection, CLOSE.tooSlow, "too much before the room was loaded");
      return;
    }
    connection.early.push(frame);
  }

  function handle(connection: Connection, frame: Buffer): void {
    const { content } = connection.room;
    if (connection.closed || content === null) return;
    const message = decodeMessage(frame);
    switch (message?.type) {
      case "step1":
        onStep1(context, connection, message.stateVector);
        return;
      case "step2":
      case "update":
        onUpdate(context, connection, content, message.update, message.type);
        registry.tidy(connection.room, content);
        return;
      case "awareness":
        if (!presence.receive(connection, content, message.states)) closeWith(connection, CLOSE.malformed, "awareness");
        return;
      case "query-awareness":
        presence.tellAll(connection);
        return;
      case "ack":
      case "unknown":
        if (++connection.strangeFrames > MOST_STRANGE) closeWith(connection, CLOSE.malformed, "unknown messages");
        return;
      default:
        counters.refused++;
        closeWith(connection, CLOSE.malformed, "no message");
    }
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

  const ticking = setInterval(() => {
    const now = clock.now();
    for (const room of registry.all()) for (const connection of [...room.members]) tick(connection, now);
    registry.unloadIdle(now);
  }, limits.tickMs).unref();

  function tick(connection: Connection, now: number): void {
    const { content } = connection.room;
    if (!tickConnection(connection)) connection.ws.terminate();
    else if (connection.behindSeq !== null && now - connection.behindAt > limits.slowMs) {
      closeWith(connection, CLOSE.tooSlow, "too long behind");
    } else if (connection.owing && connection.introduced && content) askAgain(context, connection, content, now);
  }

  return {
    upgrade,
    refuse,
    disconnect,
    async write(name, update) {
      await registry.holding(name, async (room, content) => {
        await writeAsServer(context, room, content, update);
        registry.tidy(room, content);
      });
    },
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
      clearInterval(ticking);
      await context.turns.settled();
      await log.committed().catch((error: unknown) => {
        if (!(error instanceof StoreReadOnlyError)) throw error;
      });
      disconnect(() => true, CLOSE.goingAway);
      presence.stop();
    },
  };
}

function ignore(): void {
  // A listener must be there: without one a broken frame ends the process. The close event does the rest.
}
