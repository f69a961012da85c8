import { expect, it } from "vitest";
import * as Y from "yjs";
import { createRoomWriters } from "./room-writers.ts";

const put = (key: string) => (doc: Y.Doc) => void doc.getMap("entries").set(key, { key });
const clients = (update: Uint8Array) => Y.parseUpdateMeta(update).to.size;

it("[projection] what is added without the room stands beside all that was there, under one writer", () => {
  const writers = createRoomWriters();
  const whole = new Y.Doc();
  const updates = [writers.write("room", whole, () => put("1")(whole)) ?? new Uint8Array()];
  for (const key of ["2", "3"]) updates.push(writers.writeUnseen("room", put(key)));
  const room = new Y.Doc();
  for (const update of updates) Y.applyUpdate(room, update);
  expect(room.getMap("entries").toJSON()).toEqual({ 1: { key: "1" }, 2: { key: "2" }, 3: { key: "3" } });
  expect(room.store.pendingStructs).toBeNull();
  // Nothing is deleted, and a stock reader who has it all asks for nothing more.
  expect(Y.encodeStateAsUpdate(room, Y.encodeStateVector(room))).toEqual(Uint8Array.of(0, 0));
  expect(clients(Y.mergeUpdates(updates))).toBe(1);
});

it("[projection] after a failure the writer's id is never used again", () => {
  const writers = createRoomWriters();
  const first = writers.writeUnseen("room", put("1"));
  writers.giveUp("room");
  const second = writers.writeUnseen("room", put("1"));
  expect(clients(Y.mergeUpdates([first, second]))).toBe(2);
});

it("[projection] another room has another writer", () => {
  const writers = createRoomWriters();
  const updates = ["a", "b"].map((room) => writers.writeUnseen(room, put("1")));
  expect(clients(Y.mergeUpdates(updates))).toBe(2);
});
