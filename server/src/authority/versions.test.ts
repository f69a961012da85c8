import { asId } from "@tongpin/domain/base";
import { scriptRoom } from "@tongpin/protocol";
import {
  applyScriptChanges,
  type CommandContext,
  openScript,
  type ScriptVersion,
  versionHash,
  versionOf,
} from "@tongpin/workspace";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import * as Y from "yjs";
import { type OpenedDatabase, openDatabase } from "../sql/database.ts";
import { createMemoryRooms } from "../test-support/memory-rooms.ts";
import { createTestClock } from "../test-support/test-clock.ts";
import { surplusVersions } from "./surplus-versions.ts";
import { createVersionKeeper } from "./version-keeper.ts";
import { createVersions, type ScriptAddress } from "./versions.ts";

const OF: ScriptAddress = { brandId: asId("brand"), videoId: asId("video") };
const ROOM = scriptRoom(OF.brandId, OF.videoId);
const MINUTE = 60_000;

let sql: OpenedDatabase;
beforeEach(async () => {
  sql = openDatabase(":memory:");
  await sql.db.insertInto("brands").values({ id: OF.brandId, name: "Snow", created_at: 0 }).execute();
  const ann = { id: "ann", sign_in: "ann", name: "Ann", password_hash: "", is_owner: 0, created_at: 0 } as const;
  await sql.db.insertInto("persons").values(ann).execute();
});
afterEach(() => sql.close());

/** A script that is written through the keeper's eyes, as the relay would show it. */
function buildDesk() {
  const clock = createTestClock();
  const rooms = createMemoryRooms();
  const versions = createVersions(sql.db);
  const failures: string[] = [];
  const logger = { error: (_fields: unknown, message: string) => void failures.push(message) };
  const keeper = createVersionKeeper({ versions, rooms, exclusively: sql.exclusively, clock, logger });
  const doc = new Y.Doc();
  const script = openScript(doc);
  let ids = 0;
  const ctx = (): CommandContext => ({ now: clock.now(), newId: () => `id${ids++}`, actor: asId("ann") });

  async function edit(work: () => void, personId = "ann"): Promise<void> {
    const before = [Y.encodeStateAsUpdate(doc)];
    const vector = Y.encodeStateVector(doc);
    work();
    const update = Y.encodeStateAsUpdate(doc, vector);
    const { structs, ds } = Y.decodeUpdate(update);
    const deleted = [...ds.clients.values()].flat().reduce((sum, range) => sum + range.len, 0);
    keeper.onEdit({ room: ROOM, personId, update, structs: structs.length, deleted, before: () => before });
    await rooms.write(ROOM, update);
  }
  const write = (voice: string) =>
    edit(() => {
      const row = { id: asId<never>(`row${ids++}`), visual: "", voice, caption: "", seconds: null, beat: null };
      applyScriptChanges(script, { changes: [{ type: "insert-row", row, afterId: null }], source: null }, ctx());
    });
  const removeRows = (count: number, personId = "bob") =>
    edit(() => {
      const changes = script
        .getSnapshot()
        .rows.slice(0, count)
        .map(({ id }) => ({ type: "remove-row", id }) as const);
      applyScriptChanges(script, { changes, source: null }, ctx());
    }, personId);
  return {
    clock,
    keeper,
    versions,
    failures,
    doc,
    now: (): ScriptVersion => versionOf(script.getSnapshot()),
    edit,
    write,
    removeRows,
    /** What the keeper has to do at this time is done. */
    settled: () => keeper.keep({ ...OF, videoId: asId("nothing-there") }, { reason: "auto", by: null, name: null }),
    list: () => versions.list(OF),
  };
}

describe("versions of a script", () => {
  it("[S8] a version is kept after a minute's pause, and after ten minutes of writing without one", async () => {
    const desk = buildDesk();
    await desk.write("first words");
    desk.clock.advance(MINUTE / 2);
    await desk.settled();
    expect(await desk.list()).toEqual([]);
    desk.clock.advance(MINUTE);
    await desk.settled();
    expect(await desk.list()).toMatchObject([
      { reason: "auto", name: null, authors: [{ id: "ann", name: "Ann" }], words: 11, hash: versionHash(desk.now()) },
    ]);
    for (let half = 0; half < 21; half++) {
      await desk.write(`more ${half}`);
      desk.clock.advance(MINUTE / 2);
    }
    await desk.settled();
    expect(await desk.list()).toHaveLength(2);
    expect(desk.failures).toEqual([]);
  });

  it("[S8] the same content is not kept twice, and a name goes to the version that has it", async () => {
    const desk = buildDesk();
    await desk.write("words");
    await desk.keeper.keep(OF, { reason: "auto", by: null, name: null });
    const named = await desk.keeper.keep(OF, { reason: "named", by: "ann", name: "to the client" });
    await desk.keeper.keep(OF, { reason: "auto", by: null, name: null });
    expect(await desk.list()).toMatchObject([{ reason: "named", name: "to the client", by: { name: "Ann" } }]);
    await desk.keeper.keep(OF, { reason: "submitted", by: "ann", name: null });
    const [only] = await desk.list();
    expect(only).toMatchObject({ reason: "submitted", name: "to the client" });
    expect(named.ok && named.value.id).toBe(only?.id);
  });

  it("[S8] an empty script is nothing to keep", async () => {
    const desk = buildDesk();
    expect(await desk.keeper.keep(OF, { reason: "named", by: "ann", name: "x" })).toMatchObject({
      ok: false,
      error: { code: "nothing-to-keep" },
    });
  });

  it("[mass-delete] what one update takes most of is kept as it was the moment before", async () => {
    for (const how of ["rows", "words"] as const) {
      await sql.db.deleteFrom("versions").execute();
      const desk = buildDesk();
      for (const voice of ["the first line", "the second line", "the third line"]) await desk.write(voice);
      await desk.write("typed just before");
      const before = versionHash(desk.now());
      if (how === "rows") await desk.removeRows(3);
      else
        await desk.edit(() => {
          desk.doc.transact(() => {
            for (const row of desk.doc.getMap("rows").values() as Iterable<Y.Map<Y.Text>>)
              row.get("voice")?.delete(0, 12);
          });
        }, "bob");
      desk.clock.advance(1_000);
      await desk.settled();
      const [kept] = await desk.list();
      expect(kept, how).toMatchObject({ reason: "mass-delete", hash: before, by: { id: "bob" } });
      expect(desk.failures).toEqual([]);
    }
  });

  it("[mass-delete] a small removal keeps nothing at once", async () => {
    const desk = buildDesk();
    for (const voice of ["the first line", "the second line", "the third line"]) await desk.write(voice);
    await desk.removeRows(1);
    desk.clock.advance(1_000);
    await desk.settled();
    expect(await desk.list()).toEqual([]);
  });

  it("[S8] what a version holds never changes, also not by a mistake of ours", async () => {
    const desk = buildDesk();
    await desk.write("words");
    const kept = await desk.keeper.keep(OF, { reason: "auto", by: null, name: null });
    const id = kept.ok ? kept.value.id : "";
    const text = await desk.versions.read(OF, id);
    expect(versionHash(JSON.parse(text ?? "") as ScriptVersion)).toBe(kept.ok && kept.value.hash);
    await expect(sql.db.updateTable("versions").set({ hash: "0" }).where("id", "=", id).execute()).rejects.toThrow(
      /never changes/,
    );
    expect(await desk.versions.rename(OF, id, "renamed", "ann")).toMatchObject({
      ok: true,
      value: { name: "renamed" },
    });
    expect(await desk.versions.rename({ ...OF, videoId: asId("other") }, id, "x", "ann")).toMatchObject({ ok: false });
    expect(await desk.versions.read(OF, id)).toBe(text);
  });

  it("[S8] stopping keeps what was not kept yet", async () => {
    const desk = buildDesk();
    await desk.write("the last words");
    await desk.keeper.stop();
    expect(await desk.list()).toMatchObject([{ reason: "auto", words: 14 }]);
  });
});

describe("surplus versions", () => {
  const HOUR = 3_600_000;
  const now = 1_000 * 24 * HOUR;
  const auto = (id: string, age: number) => ({ id, at: now - age, reason: "auto", name: null });

  it("[S8] all of today, then one an hour for a month, then one a day", () => {
    const today = [auto("a", 0), auto("b", 1), auto("c", 23 * HOUR)];
    const lastWeek = [auto("d", 72 * HOUR + 1), auto("e", 72 * HOUR + 2), auto("f", 74 * HOUR)];
    const longAgo = [auto("g", 60 * 24 * HOUR + 1), auto("h", 60 * 24 * HOUR + 2 * HOUR), auto("i", 70 * 24 * HOUR)];
    expect(surplusVersions([...today, ...lastWeek, ...longAgo], now)).toEqual(["e", "h"]);
  });

  it("[S8] no more than two hundred automatic ones, and never one with a name or one that was submitted", () => {
    const many = Array.from({ length: 300 }, (_, index) => auto(`v${index}`, index));
    const kept = [
      { id: "named", at: 0, reason: "auto", name: "first draft" },
      { id: "submitted", at: 0, reason: "submitted", name: null },
    ];
    const surplus = surplusVersions([...many, ...kept], now);
    expect(surplus).toHaveLength(100);
    expect(surplus[0]).toBe("v200");
  });
});
