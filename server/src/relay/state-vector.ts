import { cursorOf, MalformedUpdate, readCount, readUint, remaining } from "./byte-cursor.ts";

const MOST_CLIENT = 2 ** 32 - 1;
const MOST_CLOCK = 2 ** 40;

/** Reads a state vector; null if its bytes are none. */
export function readStateVector(bytes: Uint8Array): Map<number, number> | null {
  try {
    const cursor = cursorOf(bytes);
    const clocks = new Map<number, number>();
    for (let left = readCount(cursor); left > 0; left--) {
      const client = readUint(cursor, MOST_CLIENT);
      clocks.set(client, readUint(cursor, MOST_CLOCK));
    }
    return remaining(cursor) === 0 ? clocks : null;
  } catch (error) {
    if (error instanceof MalformedUpdate) return null;
    throw error;
  }
}
