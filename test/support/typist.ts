import type { RoomLog, RoomState } from "@tongpin/server/storage/room-log.ts";
import * as Y from "yjs";

/** Types into one room of a log, and knows what it may demand of it afterwards. */
export interface Typist {
  readonly room: string;
  /** Everything typed so far. */
  readonly words: string;
  /** As much of it as the log has called committed. */
  acked: string;
  type(log: RoomLog, words: string): void;
}

export function createTypist(room: string): Typist {
  const doc = new Y.Doc();
  const text = doc.getText("text");
  let update: Uint8Array = Uint8Array.of(0, 0);
  doc.on("update", (bytes: Uint8Array) => {
    update = bytes;
  });
  return {
    room,
    get words() {
      return text.toString();
    },
    acked: "",
    type(log, words) {
      text.insert(text.length, words);
      log.append(room, update, [{ client: doc.clientID, person: room }]);
    },
  };
}

/** What a room says to somebody who loads it; throws if a part of it stands on what is not there. */
export function wordsIn(state: RoomState): string {
  const doc = new Y.Doc();
  if (state.snapshot) Y.applyUpdate(doc, state.snapshot);
  for (const entry of state.tail) Y.applyUpdate(doc, entry.update);
  if (doc.store.pendingStructs !== null || doc.store.pendingDs !== null) throw new Error("a part of it is missing");
  return doc.getText("text").toString();
}
