// @vitest-environment node
import "fake-indexeddb/auto";
import { readFileSync } from "node:fs";
import { asId, type PersonId } from "@tongpin/domain/base";
import { LocalOrigin, openPlan, openScript, updateVideo } from "@tongpin/workspace";
import Dexie from "dexie";
import { afterEach, describe, expect, it } from "vitest";
import * as Y from "yjs";
import { compactRoom } from "./compaction.ts";
import { closeDatabase, openDatabase } from "./database.ts";
import { firstPlanRows, firstSession } from "./first-read.ts";
import { writeProjection } from "./plan-projection.ts";
import { readStoredRoom, roomsWithPending } from "./room-loader.ts";

/** A database as a version of before left it, bytes as base64; never edited, only added to. */
interface RecordedStore {
  readonly version: number;
  readonly tables: Readonly<Record<string, string>>;
  readonly rows: Readonly<Record<string, readonly Record<string, unknown>[]>>;
}

const NAME = "tongpin-recorded";
const recorded = JSON.parse(readFileSync(new URL("./testing/store-v1.json", import.meta.url), "utf8")) as RecordedStore;

/** The database class of that version: its tables and nothing newer. */
function openAs({ version, tables }: RecordedStore): Dexie {
  const database = new Dexie(NAME);
  database.version(version).stores(tables);
  return database;
}

async function writeRecorded(): Promise<void> {
  const database = openAs(recorded);
  for (const [table, rows] of Object.entries(recorded.rows)) {
    await database.table(table).bulkAdd(rows.map((row) => bytesOf(row)));
  }
  database.close();
}

function bytesOf(row: Record<string, unknown>): Record<string, unknown> {
  const { data } = row;
  return typeof data === "string" ? { ...row, data: Uint8Array.from(Buffer.from(data, "base64")) } : row;
}

async function docOf(room: string): Promise<Y.Doc> {
  const doc = new Y.Doc();
  const { updates, damaged } = await readStoredRoom(openDatabase(NAME), room, () => 1);
  expect(damaged).toBe(0);
  for (const update of updates) Y.applyUpdate(doc, update);
  return doc;
}

describe("a store of an older version", () => {
  afterEach(async () => {
    closeDatabase(NAME);
    await Dexie.delete(NAME);
  });

  it("[stored-versions] version 1 opens here with all its words, its unsent edits and its session", async () => {
    await writeRecorded();
    const script = openScript(await docOf("b1:script:v1")).getSnapshot();
    expect(script.rows.map(({ voice }) => voice)).toEqual(["先说结论。", "这支茶不烫嘴。"]);
    expect(await roomsWithPending(openDatabase(NAME))).toEqual(["b1:script:v1"]);
    expect((await firstSession(NAME))?.session.person.name).toBe("林夏");
    expect((await openDatabase(NAME).outbox.toArray()).map(({ op }) => op)).toEqual(["op-1"]);
  });

  it("[stored-versions] rows of version 1 are not shown, and are written anew from the document", async () => {
    await writeRecorded();
    const plan = openPlan(await docOf("b1:plan:main"));
    expect((await firstPlanRows(NAME, "b1")).videos.size).toBe(0);
    await writeProjection(openDatabase(NAME), "b1", null, plan.getSnapshot());
    expect(await firstPlanRows(NAME, "b1")).toEqual(plan.getSnapshot());
    expect(await openDatabase(NAME).table("videoRows").count()).toBe(0);
  });

  it("[stored-versions] version 1 opens what this version has written: old rows beside new, and adds its own", async () => {
    await writeRecorded();
    const doc = await docOf("b1:plan:main");
    const plan = openPlan(doc);
    const stored: Uint8Array[] = [];
    doc.on("update", (update: Uint8Array) => stored.push(update));
    const [video] = plan.getSnapshot().videos.values();
    if (!video) throw new Error("no video");
    const context = { now: 5, newId: () => "n", actor: asId<PersonId>("p1") };
    expect(updateVideo(plan, { videoId: video.id, patch: { title: "新版改的" } }, context).ok).toBe(true);
    const [data] = stored;
    if (!data) throw new Error("no update");
    await openDatabase(NAME).updates.add({ room: "b1:plan:main", data });
    await compactRoom(openDatabase(NAME), "b1:plan:main", () => 1);
    closeDatabase(NAME);

    const old = openAs(recorded);
    const snapshot: { readonly data: Uint8Array } = await old.table("snapshots").get("b1:plan:main");
    const again = new Y.Doc();
    Y.applyUpdate(again, snapshot.data);
    expect([...openPlan(again).getSnapshot().videos.values()].map(({ title }) => title)).toContain("新版改的");
    // As version 1 does: a row without a checksum.
    const text = again.getText("of-the-old");
    const edits: Uint8Array[] = [];
    again.on("update", (update: Uint8Array) => edits.push(update));
    again.transact(() => text.insert(0, "旧版写的"), new LocalOrigin({}, 1, null, true));
    await old.table("updates").add({ room: "b1:plan:main", data: edits[0] });
    old.close();
    expect((await docOf("b1:plan:main")).getText("of-the-old").toString()).toBe("旧版写的");
  });
});
