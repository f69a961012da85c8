import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import type { Bus } from "../bus/bus.ts";
import type { RoomLog } from "../storage/room-log.ts";
import type { SharedLog } from "../storage/shared-log.ts";

/** Who is behind a socket. Decided by the caller, from the room's name and the person's role, before the socket is handed over. */
export interface Session {
  readonly personId: string;
  readonly name: string;
  readonly hue: number;
  readonly canWrite: boolean;
  readonly kind: "member" | "guest";
}

/** The near end of a line, however its frames travel: a WebSocket's own, or one that hands them to HTTP requests. */
export interface LineEnd {
  readonly ws: { close(code: number): void; terminate(): void; pause(): void; resume(): void };
  /** Takes whole server frames of RFC 6455. `writableLength`: bytes the other side has not taken yet. */
  readonly socket: { write(frames: Uint8Array): unknown; readonly writableLength: number };
}

/** What the owner of a line tells the relay. */
export interface LineEvents {
  message(frame: Buffer, isBinary: boolean): void;
  /** A sign of life without content. */
  alive(): void;
  /** Everything written has been taken. */
  drained(): void;
  closed(): void;
}

export interface Relay {
  /**
   * Takes over an authorised HTTP upgrade: handshake, limits and error listeners are done here. It keeps the raw
   * socket, so that a broadcast is framed once for all members.
   */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer, room: string, session: Session): void;
  /** The same for a line that is no WebSocket. Answers a close code when no new lines are taken. */
  enter(end: LineEnd, room: string, session: Session): LineEvents | number;
  /** Completes the handshake only to close it with a code: a browser can't read the status of a refused upgrade. */
  refuse(request: IncomingMessage, socket: Duplex, head: Buffer, code: number): void;
  /** For rooms the server owns: appends, broadcasts, resolves when it is on disk. Rejects with `StoreReadOnlyError`. */
  write(room: string, update: Uint8Array): Promise<void>;
  /**
   * Takes in what [G3] kept out (a rescue copy), each block under its own writer's name; clientIDs nobody owns yet become
   * `person`'s. Answers false, and changes nothing, when some of it stands on what the room does not have.
   */
  adopt(room: string, update: Uint8Array, person: string): Promise<boolean>;
  /** The full durable state of a room as one update. */
  read(room: string): Promise<Uint8Array>;
  /** A number that has grown whenever the room has taken something in. Costs no copy of the room. */
  head(room: string): Promise<number>;
  /** Revocation: takes effect at once. Later frames of a matching connection are ignored. Answers how many were closed. */
  disconnect(match: (room: string, session: Session) => boolean, code: number): number;
  metrics(): RelayMetrics;
  /** Refuses new sockets, waits until all is on disk and acknowledged, closes everyone with "going away". */
  drain(): Promise<void>;
}

export interface RelayMetrics {
  readonly rooms: number;
  readonly connections: number;
  readonly updates: number;
  readonly deliveries: number;
  readonly refused: number;
  readonly bytesIn: number;
  readonly beacons: number;
  readonly divergences: number;
  readonly bytesHeld: number;
}

export interface RelayLogger {
  warn(fields: Readonly<Record<string, unknown>>, message: string): void;
  error(fields: Readonly<Record<string, unknown>>, message: string): void;
}

export interface RelayOptions {
  readonly log: RoomLog;
  readonly clock: { now(): number };
  readonly logger: RelayLogger;
  /** Names of the shared types a room may have at its root (from the room's kind); anything else is refused. */
  readonly roots: (room: string) => ReadonlySet<string>;
  readonly limits?: Partial<RelayLimits>;
  /** Set in a node of several: `log` is theirs together, and the bus tells them of each other. */
  readonly shared?: { readonly log: SharedLog; readonly bus: Bus };
  /** Told of every socket the relay closes or turns away, by the reason in the relay's own words. */
  readonly onClosed?: (code: number, why: string) => void;
  /** Told of what a person writes, before it is taken in. Runs on the hot path: it may note it down, nothing more. */
  readonly onEdit?: (edit: RoomEdit) => void;
}

/** An update of a person's that is about to become part of a room. */
export interface RoomEdit {
  readonly room: string;
  readonly personId: string;
  readonly update: Uint8Array;
  /** How many things it puts in: typing is one, whatever its length. */
  readonly structs: number;
  /** How much it takes out, in units of content. */
  readonly deleted: number;
  /** The room as it stood before, as updates to be applied in order. Only to be asked while being told; costs no copy. */
  before(): readonly Uint8Array[];
}

/** Bounds of one node. Bytes and milliseconds unless said. */
export interface RelayLimits {
  /** Frames per second and connection, sustained; above it reading is paused. */
  readonly framesPerSecond: number;
  readonly frameBurst: number;
  /** A room's log and snapshot together. */
  readonly roomBytes: number;
  /** Unsent bytes of one socket: from here on it is left behind and caught up when it drains. */
  readonly behindBytes: number;
  /** Unsent bytes of one socket at which it is closed, and for how long it may stay behind. */
  readonly slowBytes: number;
  readonly slowMs: number;
  /** Frames and bytes held while a room loads. */
  readonly earlyFrames: number;
  readonly earlyBytes: number;
  /** An empty room stays in memory this long. */
  readonly unloadMs: number;
  /** After so long without a word a room's log is folded, even if little of it is new. */
  readonly quietMs: number;
  /** Shortest time between two syncs of the disk in a flow of updates, and between two acknowledgements to one connection. */
  readonly ackMs: number;
  /** Shortest time between two broadcasts of a room's presence. */
  readonly awarenessMs: number;
  /** Shortest time between two broadcasts in a room of more than 20, and half of the longest. */
  readonly crowdMs: number;
  /** How often idle rooms, silent and slow sockets are looked after. */
  readonly tickMs: number;
}
