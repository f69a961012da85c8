import { encodeDiverged } from "@tongpin/protocol";
import { type Connection, sendFrames } from "./connection.ts";
import type { RelayContext } from "./relay-context.ts";
import { frameMessage } from "./websocket-frame.ts";

/** What clients say a room holds once they have taken in the same things. Compared, never believed. */
export interface Beacons {
  receive(connection: Connection, mark: Uint8Array, hash: Uint8Array): void;
}

/** What was said of one mark, and by whom of those still here. */
interface Said {
  readonly hash: string;
  readonly by: Set<Connection>;
  isDoubted: boolean;
}

const MOST_ROOMS = 2_000;
const MARKS_PER_ROOM = 8;

/**
 * Equal marks with unequal hashes: somebody's copy is damaged (forged identities, a client that drops what it does not
 * know, a bug in merging), and no state vector would ever show it. Kept longer than the rooms themselves, so that people
 * who never meet are compared, too.
 */
export function createBeacons(context: Pick<RelayContext, "logger" | "counters">): Beacons {
  const rooms = new Map<string, Map<string, Said>>();

  function marksOf(room: string): Map<string, Said> {
    const marks = rooms.get(room) ?? new Map<string, Said>();
    // The most recently used come last, the first is forgotten.
    rooms.delete(room);
    rooms.set(room, marks);
    const [oldest] = rooms.keys();
    if (rooms.size > MOST_ROOMS && oldest !== undefined) rooms.delete(oldest);
    return marks;
  }

  return {
    receive(connection, markBytes, hashBytes) {
      context.counters.beacons++;
      const marks = marksOf(connection.room.name);
      const mark = Buffer.from(markBytes).toString("base64");
      const hash = Buffer.from(hashBytes).toString("base64");
      const said = marks.get(mark) ?? { hash, by: new Set(), isDoubted: false };
      marks.delete(mark);
      marks.set(mark, said);
      const [oldest] = marks.keys();
      if (marks.size > MARKS_PER_ROOM && oldest !== undefined) marks.delete(oldest);
      for (const other of said.by) if (other.closed) said.by.delete(other);
      said.by.add(connection);
      if (said.hash === hash && !said.isDoubted) return;
      if (!said.isDoubted) {
        said.isDoubted = true;
        context.counters.divergences++;
        context.logger.error(
          { room: connection.room.name, person: connection.session.personId },
          "two copies of a room differ although they hold the same updates",
        );
      }
      const frame = frameMessage(encodeDiverged(markBytes));
      for (const other of said.by) sendFrames(other, frame);
    },
  };
}
