import { asId } from "@tongpin/domain/base";
import { scriptRoom } from "@tongpin/protocol";
import { openScript } from "@tongpin/workspace";
import { afterEach, beforeEach, expect, it } from "vitest";
import { openRoomDoor, type RoomDoor } from "../support/room-door.ts";
import { figure, runs } from "../support/runs.ts";
import { addRow, readRoom } from "../support/workspace.ts";
import { joinRoom } from "../support/writer.ts";

const OPENERS = runs({ short: 40, full: 200 });

let server: RoomDoor;
beforeEach(async () => {
  server = await openRoomDoor({ unloadMs: 0, tickMs: 1 });
});
afterEach(() => server.remove());

const voicesOf = (doc: Parameters<typeof openScript>[0]) =>
  openScript(doc)
    .getSnapshot()
    .rows.map(({ voice }) => voice);

it(`[two-load-paths] ${OPENERS} people open a room for the first time at once, from snapshot, log and journal together: its content is there once`, async () => {
  const room = scriptRoom(server.brandId, asId("opened-by-all"));
  const expected: string[] = [];
  const write = async (words: string) => {
    const writer = await joinRoom(server.door, room);
    await writer.ready;
    await writer.write(() => addRow(writer.doc, words));
    writer.leave();
    expected.push(words);
  };
  for (let row = 0; row < 4; row++) await write(`快照里的第${row}句`);
  await server.app.log.compact(room);
  for (let row = 0; row < 4; row++) await write(`日志里的第${row}句`);
  await server.restart();
  await write("这次写的");

  // A writer and a fold meet the openers.
  const [, ...docs] = await Promise.all([
    write("大家打开时写的"),
    ...Array.from({ length: OPENERS }, () => readRoom(server.door, room)),
    server.app.log.compact(room).then(() => readRoom(server.door, room)),
  ]);
  for (const doc of docs) {
    const voices = voicesOf(doc);
    expect(new Set(voices).size, "something is there twice").toBe(voices.length);
    expect(voices.slice(0, 9)).toEqual(expected.slice(0, 9));
    expect(doc.store.pendingStructs).toBeNull();
  }
  expect(voicesOf(await readRoom(server.door, room))).toEqual(expected);
  figure("two-load-paths", { openers: docs.length, doubled: 0, missing: 0 });
}, 120_000);
