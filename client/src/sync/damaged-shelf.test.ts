// @vitest-environment node
import "fake-indexeddb/auto";
import { unzipSync } from "fflate";
import { afterEach, describe, expect, it } from "vitest";
import * as Y from "yjs";
import { createDamagedShelf } from "./damaged-shelf.ts";
import { AccountDatabase } from "./database.ts";
import { readStoredRoom } from "./room-loader.ts";
import { eventually } from "./testing/eventually.ts";

const NOW = Date.UTC(2026, 10, 22, 8);
const databases: AccountDatabase[] = [];
afterEach(() => {
  for (const database of databases.splice(0)) database.close();
});

describe("records that can't be read", () => {
  it("[L7] they come as one file, byte for byte, with the rooms they were of; put away, nobody is told of them any more", async () => {
    const database = new AccountDatabase("damaged-1");
    databases.push(database);
    const shelf = createDamagedShelf(database, () => NOW);
    expect([shelf.getSnapshot(), await shelf.file()]).toEqual([null, null]);
    const doc = new Y.Doc();
    doc.getText("t").insert(0, "还在");
    const good = Y.encodeStateAsUpdate(doc);
    const torn = good.slice(0, good.length - 3);
    await database.updates.bulkAdd([
      { room: "b1:script:v1", data: good },
      { room: "b1:script:v1", data: torn },
      { room: "b1:plan:main", data: "not even bytes" as never },
    ]);
    expect((await readStoredRoom(database, "b1:script:v1", () => NOW)).updates).toHaveLength(1);
    await readStoredRoom(database, "b1:plan:main", () => NOW);
    await eventually(() => expect(shelf.getSnapshot()).toEqual({ count: 2, rooms: ["b1:plan:main", "b1:script:v1"] }));

    const saved = await shelf.file();
    expect(saved?.name).toBe("damaged-2026-11-22.zip");
    const files = unzipSync(new Uint8Array((await saved?.file.arrayBuffer()) ?? new ArrayBuffer(0)));
    const list = JSON.parse(new TextDecoder().decode(files["records.json"])) as { file: string; room: string }[];
    const fileOf = (room: string) => files[list.find((each) => each.room === room)?.file ?? ""];
    expect(fileOf("b1:script:v1")).toEqual(torn);
    expect(new TextDecoder().decode(fileOf("b1:plan:main"))).toBe('"not even bytes"');

    await shelf.drop();
    await eventually(() => expect(shelf.getSnapshot()).toBe(null));
    shelf.close();
  });
});
