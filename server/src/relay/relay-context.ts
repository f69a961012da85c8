import type { Connection } from "./connection.ts";
import type { RelayLimits, RelayOptions } from "./relay-api.ts";
import type { Room } from "./room.ts";
import type { SharedRooms } from "./shared-rooms.ts";

/** What the parts of one relay share. */
export interface RelayContext {
  readonly log: RelayOptions["log"];
  readonly clock: RelayOptions["clock"];
  readonly logger: RelayOptions["logger"];
  readonly limits: RelayLimits;
  readonly counters: Counters;
  readonly turns: Turns;
  /** What other nodes have to do with it; null in a relay that is alone. */
  readonly shared: SharedRooms | null;
  readonly onEdit: RelayOptions["onEdit"];
  /** Closes a connection with a code; from now on nothing it sends is looked at. */
  close(connection: Connection, code: number, why: string): void;
}

export interface Counters {
  updates: number;
  deliveries: number;
  refused: number;
  bytesIn: number;
  beacons: number;
  /** Copies of a room that differed although they held the same. */
  divergences: number;
}

/** Work that is gathered over one turn of the event loop. */
export interface Turns {
  /** The room's outbox goes to its members after the log was flushed. */
  broadcast(room: Room): void;
  /** All the connection sent is taken in: acknowledge it once it is on disk. */
  acknowledge(connection: Connection): void;
  /** Runs `work` when everything appended so far survives this process. */
  afterFlush(work: () => void): void;
  /** Resolves when nothing is left to send or to acknowledge. */
  settled(): Promise<void>;
}
