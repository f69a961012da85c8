import * as encoding from "lib0/encoding";
import * as Y from "yjs";

/** Rooms whose writer is remembered; one that is forgotten gets a new writer. */
const MOST_ROOMS = 10_000;
/** Yjs' numbers for "content that is gone" in an update. */
const GONE = 0;

interface Writer {
  readonly client: number;
  /** Blocks written under this id so far. */
  clock: number;
}

/**
 * The ids under which this process writes into server-owned rooms: one per room for as long as it runs, which keeps state
 * vectors short. A block of a failed write may have reached somebody without having been kept, and an id's clock must never
 * stand for two different contents: after a failure the id is given up.
 */
export interface RoomWriters {
  /** Changes a document that holds the whole room; answers the update, or null when nothing changed. */
  write(room: string, doc: Y.Doc, change: () => void): Uint8Array | null;
  /** The update of a change that depends on nothing in the room, made without the room. */
  writeUnseen(room: string, change: (doc: Y.Doc) => void): Uint8Array;
  giveUp(room: string): void;
}

export function createRoomWriters(): RoomWriters {
  const writers = new Map<string, Writer>();

  function writerOf(room: string): Writer {
    const known = writers.get(room);
    if (known) return known;
    const [oldest] = writers.keys();
    if (oldest !== undefined && writers.size >= MOST_ROOMS) writers.delete(oldest);
    const fresh = { client: new Y.Doc().clientID, clock: 0 };
    writers.set(room, fresh);
    return fresh;
  }

  return {
    write(room, doc, change) {
      const writer = writerOf(room);
      doc.clientID = writer.client;
      const before = Y.encodeStateVector(doc);
      let changed = false;
      doc.once("update", () => {
        changed = true;
      });
      change();
      writer.clock = Y.getState(doc.store, writer.client);
      return changed ? Y.encodeStateAsUpdate(doc, before) : null;
    },
    writeUnseen(room, change) {
      const writer = writerOf(room);
      const doc = new Y.Doc();
      try {
        // A document that knows how much this writer has written, and none of it.
        if (writer.clock > 0) Y.applyUpdate(doc, forgotten(writer));
        doc.clientID = writer.client;
        // Only what the change itself did: the document as a whole would say that all before it was deleted.
        const updates: Uint8Array[] = [];
        doc.on("update", (update: Uint8Array) => void updates.push(update));
        change(doc);
        writer.clock = Y.getState(doc.store, writer.client);
        return Y.mergeUpdates(updates);
      } finally {
        doc.destroy();
      }
    },
    giveUp: (room) => void writers.delete(room),
  };
}

/** A v1 update with one collected block from clock 0 to the writer's clock, and no deletions. */
function forgotten({ client, clock }: Writer): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, 1);
  encoding.writeVarUint(encoder, 1);
  encoding.writeVarUint(encoder, client);
  encoding.writeVarUint(encoder, 0);
  encoding.writeUint8(encoder, GONE);
  encoding.writeVarUint(encoder, clock);
  encoding.writeVarUint(encoder, 0);
  return encoding.toUint8Array(encoder);
}
