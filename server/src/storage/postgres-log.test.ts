import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Pool } from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type OwnPostgres, startPostgres } from "../../bootstrap/postgres.mjs";
import { openEmbeddedLog } from "./embedded-log.ts";
import { openPostgresLog } from "./postgres-log.ts";
import { DamagedRoomError, StoreReadOnlyError } from "./room-log.ts";
import { createTypist, roomLogContract, textOf } from "./room-log-contract.ts";
import { sharedLogContract } from "./shared-log-contract.ts";

/** On a machine that does ten other things. */
const START_MS = 60_000;
let postgres: OwnPostgres;
beforeAll(async () => {
  postgres = await startPostgres();
}, START_MS);
afterAll(() => postgres.stop(), START_MS);

async function run(sql: string): Promise<void> {
  const pool = new Pool({ connectionString: postgres.url, max: 1 });
  await pool.query(sql);
  await pool.end();
}
beforeEach(() => run("drop schema if exists tongpin_rooms cascade"));

const open = () => openPostgresLog({ url: postgres.url, healMs: 20 });
const ROOM = "b:plan:1";

describe("log on PostgreSQL", () => {
  roomLogContract(open);
  sharedLogContract(open);

  it("[log-restart] what was committed is there for the next process, and numbers go on", async () => {
    const before = await open();
    const typist = createTypist();
    const first = before.append(ROOM, typist.type("a"), [{ client: 1, person: "ann" }]);
    await before.close();
    const after = await open();
    const state = await after.load(ROOM);
    expect([textOf(state), state.claims]).toEqual(["a", [{ client: 1, person: "ann" }]]);
    const second = after.append(ROOM, typist.type("b"));
    expect(second).toBeGreaterThan(first);
    expect(textOf(await after.load(ROOM))).toBe("ab");
    await after.close();
  });

  it("[log-damage] a flipped byte in an entry or a snapshot is found, and nothing is served shortened", async () => {
    const log = await open();
    log.append(ROOM, createTypist().type("kept"));
    await log.flush();
    await run("update tongpin_rooms.entry set pack = set_byte(pack, 14, get_byte(pack, 14) # 1)");
    await expect(log.load(ROOM)).rejects.toThrow(DamagedRoomError);
    await expect(log.compact(ROOM)).rejects.toThrow(DamagedRoomError);
    await run("update tongpin_rooms.entry set pack = set_byte(pack, 14, get_byte(pack, 14) # 1)");
    await log.compact(ROOM);
    await run("update tongpin_rooms.snapshot set bytes = set_byte(bytes, 6, get_byte(bytes, 6) # 1)");
    await expect(log.load(ROOM)).rejects.toThrow(DamagedRoomError);
    await log.close();
  });

  it("[backup] the copy is a file of the embedded store, which goes on from it", async () => {
    const log = await open();
    const typist = createTypist();
    for (const word of ["a", "b"]) log.append(ROOM, typist.type(word), [{ client: typist.clientId, person: "ann" }]);
    await log.compact(ROOM);
    log.append(ROOM, typist.type("c"));
    log.append("b:plan:2", createTypist().type("other"));
    log.keepRefused(ROOM, "bob", Uint8Array.of(1, 2), 5);
    const folder = mkdtempSync(join(tmpdir(), "tongpin-log-"));
    const file = join(folder, "rooms.db");
    await log.backup(file);
    await log.close();
    const copy = await openEmbeddedLog({ file });
    const last = (await copy.load(ROOM)).tail.at(-1)?.seq ?? 0;
    expect(copy.append(ROOM, typist.type("d"))).toBeGreaterThan(last);
    const state = await copy.load(ROOM);
    expect([textOf(state), state.claims]).toEqual(["abcd", [{ client: typist.clientId, person: "ann" }]]);
    expect(textOf(await copy.load("b:plan:2"))).toBe("other");
    expect((await copy.refused(ROOM)).map((each) => [each.personId, ...each.update])).toEqual([["bob", 1, 2]]);
    await copy.close();
    rmSync(folder, { recursive: true });
  });

  it("[log-heals] a database that goes away: read-only, what was on its way is told as lost, and then it works again", async () => {
    const log = await open();
    const typist = createTypist();
    log.append(ROOM, typist.type("a"));
    await log.flush();
    const lost: string[] = [];
    log.onLost(({ room }) => lost.push(room));
    const back = new Promise<void>((resolve) => log.onHealth((health) => health === "ok" && resolve()));
    await postgres.kill();
    log.append(ROOM, typist.type("b"));
    await expect(log.committed()).rejects.toThrow(StoreReadOnlyError);
    expect([log.health(), lost]).toEqual(["readOnly", [ROOM]]);
    expect(() => log.flush()).toThrow(StoreReadOnlyError);
    await postgres.start();
    await back;
    expect(textOf(await log.load(ROOM))).toBe("a");
    log.append(ROOM, createTypist().type("!"));
    await log.committed();
    await log.close();
  });
});
