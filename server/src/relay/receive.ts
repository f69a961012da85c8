import { CLOSE, decodeMessage } from "@tongpin/protocol";
import type { Beacons } from "./beacons.ts";
import { type Connection, sendFrames } from "./connection.ts";
import type { PresenceRounds } from "./presence-rounds.ts";
import type { RelayContext } from "./relay-context.ts";
import { stateVectorOf } from "./room-content.ts";
import type { RoomRegistry } from "./room-registry.ts";
import type { SharedRooms } from "./shared-rooms.ts";
import { onStep1, onUpdate } from "./sync-frames.ts";
import { spend } from "./token-bucket.ts";
import { frameStep1 } from "./websocket-frame.ts";

/** A relay with all its parts, for what comes in from a socket. */
export interface RelayParts extends RelayContext {
  readonly registry: RoomRegistry;
  readonly presence: PresenceRounds;
  readonly beacons: Beacons;
}

/** Of a frame's bytes, so many cost as much as another frame. */
const BYTES_PER_TOKEN = 2_048;
const MOST_STRANGE = 16;
const MOST_IGNORED = 256 * 1024;

export function receive(relay: RelayParts, connection: Connection, frame: Buffer, isBinary: boolean): void {
  if (connection.closed) {
    ignore(connection, frame);
    return;
  }
  connection.silentTicks = 0;
  relay.counters.bytesIn += frame.length;
  if (!isBinary) {
    relay.close(connection, CLOSE.malformed, "text frame");
    return;
  }
  spend(relay, connection, 1 + frame.length / BYTES_PER_TOKEN);
  if (connection.held !== null) keepHeld(relay, connection, connection.held, frame);
  else if (connection.early === null) handle(relay, connection, frame);
  else keepEarly(relay, connection, frame);
}

/** Whoever was told to go may still send what was on its way, and the answer to that; then nothing is read any more. */
function ignore(connection: Connection, frame: Buffer): void {
  connection.ignored += frame.length;
  if (connection.ignored > MOST_IGNORED) connection.ws.pause();
}

function keepHeld(relay: RelayParts, connection: Connection, held: Buffer[], frame: Buffer): void {
  connection.earlyBytes += frame.length;
  if (connection.earlyBytes <= relay.limits.earlyBytes) held.push(frame);
  else relay.close(connection, CLOSE.tooSlow, "too much while the log was asked");
}

/** Asks the log for what other nodes have written, then goes on with this frame. Meanwhile the socket is not read. */
function askTheLog(relay: RelayParts, connection: Connection, shared: SharedRooms, frame: Buffer): void {
  const held = [frame];
  connection.held = held;
  connection.earlyBytes = 0;
  connection.ws.pause();
  shared.refresh(connection.room).then(
    () => {
      connection.held = null;
      if (!connection.paused) connection.ws.resume();
      handleAll(relay, connection, held, true);
    },
    () => relay.close(connection, CLOSE.storeReadOnly, "log not read"),
  );
}

/** @param isSure the log was asked just now, for the first of them */
function handleAll(relay: RelayParts, connection: Connection, frames: readonly Buffer[], isSure = false): void {
  for (const [at, frame] of frames.entries()) {
    if (connection.held !== null) connection.held.push(frame);
    else handle(relay, connection, frame, isSure && at === 0);
  }
}

function keepEarly(relay: RelayParts, connection: Connection, frame: Buffer): void {
  const { earlyFrames, earlyBytes } = relay.limits;
  connection.earlyBytes += frame.length;
  if (!connection.early || connection.early.length >= earlyFrames || connection.earlyBytes > earlyBytes) {
    relay.close(connection, CLOSE.tooSlow, "too much before the room was loaded");
    return;
  }
  connection.early.push(frame);
}

/** The room is loaded: ask what the newcomer has, tell who is here, then take what came meanwhile. */
export function welcome(relay: RelayParts, connection: Connection): void {
  const { room } = connection;
  const early = connection.early ?? [];
  connection.early = null;
  if (connection.closed || !room.content) return;
  room.presence.events++;
  connection.arrivedAt = room.presence.events;
  if (connection.session.canWrite) {
    const step1 = frameStep1(stateVectorOf(room.content));
    relay.turns.afterFlush(() => sendFrames(connection, step1));
  }
  relay.presence.tellAll(connection);
  handleAll(relay, connection, early);
}

function handle(relay: RelayParts, connection: Connection, frame: Buffer, isSure = false): void {
  const { content } = connection.room;
  if (connection.closed || content === null) return;
  const message = decodeMessage(frame);
  switch (message?.type) {
    case "step1":
      onStep1(relay, connection, message.stateVector);
      return;
    case "step2":
    case "update":
      if (onUpdate(relay, connection, content, message.update, message.type, isSure || relay.shared === null)) {
        relay.registry.tidy(connection.room, content);
      } else if (relay.shared !== null) {
        askTheLog(relay, connection, relay.shared, frame);
      }
      return;
    case "awareness":
      if (!relay.presence.receive(connection, content, message.states)) {
        relay.close(connection, CLOSE.malformed, "awareness");
      }
      return;
    case "query-awareness":
      relay.presence.tellAll(connection);
      return;
    case "beacon":
      relay.beacons.receive(connection, message.mark, message.hash);
      return;
    case "ack":
    case "diverged":
    case "unknown":
      if (++connection.strangeFrames > MOST_STRANGE) relay.close(connection, CLOSE.malformed, "unknown messages");
      return;
    default:
      relay.counters.refused++;
      relay.close(connection, CLOSE.malformed, "no message");
  }
}
