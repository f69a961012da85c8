import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { must } from "@tongpin/domain/base";
import { ledgerRoom, planRoom, scriptRoom, talkRoom } from "@tongpin/protocol";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import * as Y from "yjs";
import { readPublicKey } from "../authority/signer.ts";
import { verifyLedgers } from "../authority/verify-ledger.ts";
import { runCli } from "../cli/cli.ts";
import { dataPaths } from "../config.ts";
import { openPostgresLog } from "../storage/index.ts";
import { openFile, useTestPostgres } from "../test-support/databases.ts";
import { addBrand, addMember, type RunningApp, setUp, startApp } from "../test-support/start-app.ts";
import { uploadVideo } from "../test-support/upload.ts";
import { editScript } from "../test-support/write-script.ts";

const VIDEO = "video-1";
const folder = mkdtempSync(join(tmpdir(), "tongpin-restore-cluster-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function restore(dataDir: string, file: string, databaseUrl: string) {
  let out = "";
  let err = "";
  vi.stubEnv("DATABASE_URL", databaseUrl);
  vi.stubEnv("REDIS_URL", "redis://127.0.0.1:1");
  const code = await runCli(["restore", file, "--data", dataDir], {
    out: (text) => (out += text),
    err: (text) => (err += text),
  });
  vi.unstubAllEnvs();
  return { code, out, err };
}

function docOf(bytes: Uint8Array | null, tail: readonly { readonly update: Uint8Array }[] = []): Y.Doc {
  const doc = new Y.Doc();
  for (const update of [...(bytes ? [bytes] : []), ...tail.map((entry) => entry.update)]) {
    if (update.length > 0) Y.applyUpdate(doc, update);
  }
  return doc;
}

describe("a single server's backup in a cluster's database", () => {
  const postgres = useTestPostgres();
  let running: RunningApp;
  let rooms: readonly string[];
  let cut: string;
  let file: string;
  /** Somebody whose document goes on after the restore. */
  const typist = new Y.Doc();

  beforeAll(async () => {
    running = await startApp();
    const owner = await setUp(running);
    const brandId = await addBrand(owner, "初雪茶");
    await addMember(running, owner, brandId, "writer", "Mo");
    cut = await uploadVideo(owner, brandId, Buffer.from("film"));
    const script = scriptRoom(brandId, VIDEO);
    await running.app.relay.write(
      script,
      editScript(await running.app.relay.read(script), { voice: "三秒看清", cut }, running.clock.now()),
    );
    const command = { type: "comment", videoId: VIDEO, commentId: "c1", parentId: null, cutSha256: null, atMs: null };
    const body = { op: crypto.randomUUID(), brandId, command: { ...command, text: "快一点", level: "must" } };
    must((await owner.post("/api/commands", body)).status === 200 || null, "a comment");
    typist.getMap("settings").set("targetSeconds", 15);
    const letters = scriptRoom(brandId, "video-2");
    running.app.log.append(letters, Y.encodeStateAsUpdate(typist), [{ client: typist.clientID, person: "lin" }]);
    await running.app.log.committed();
    rooms = [script, letters, talkRoom(brandId, VIDEO), planRoom(brandId), ledgerRoom(brandId)];
    file = join(folder, "single.tar");
    vi.stubEnv("TONGPIN_DATA", running.config.dataDir);
    const made = await runCli(["backup", file], { out: () => undefined, err: () => undefined });
    vi.unstubAllEnvs();
    must(made === 0 || null, "a backup");
  });
  afterAll(() => running.stop());

  it("[backup-restore] every room, record and signature is there, cuts and keys in the folder, and writing goes on where it was", async () => {
    const url = await postgres.newDatabase();
    const dataDir = join(folder, "nodes");
    expect(await restore(dataDir, file, url)).toMatchObject({ code: 0, err: "" });
    expect(["tongpin.db", "rooms.db"].filter((name) => existsSync(join(dataDir, name)))).toEqual([]);
    expect(existsSync(join(dataDir, "media", cut))).toBe(true);
    expect(existsSync(join(dataDir, "keys", "ledger.key"))).toBe(true);

    const log = await openPostgresLog({ url });
    for (const room of rooms) {
      const { snapshot, tail } = await log.load(room);
      const there = docOf(snapshot, tail);
      const here = docOf(await running.app.relay.read(room));
      expect(Y.encodeStateAsUpdate(there), room).toEqual(Y.encodeStateAsUpdate(here));
    }
    const lost: string[] = [];
    log.onLost(({ room }) => lost.push(room));
    const [, letters = ""] = rooms;
    // Somebody else who goes on under the typist's clientID is refused as ever: whose it is came along.
    const thief = docOf(Y.encodeStateAsUpdate(typist));
    thief.clientID = typist.clientID;
    const before = Y.encodeStateVector(typist);
    thief.getMap("settings").set("stolen", true);
    log.append(letters, Y.encodeStateAsUpdate(thief, before), [{ client: typist.clientID, person: "eve" }]);
    await log.committed();
    expect(lost).toEqual([letters]);
    typist.getMap("settings").set("targetSeconds", 30);
    log.append(letters, Y.encodeStateAsUpdate(typist, before), [{ client: typist.clientID, person: "lin" }]);
    await log.committed();
    expect(lost).toEqual([letters]);
    const { snapshot, tail } = await log.load(letters);
    expect(docOf(snapshot, tail).getMap("settings").toJSON()).toEqual({ targetSeconds: 30 });
    await log.close();

    // Copied back into a file, the records are the same rows with the same signatures.
    const paths = dataPaths(running.config.dataDir);
    const sql = await postgres.open(url);
    await sql.copyTo(join(folder, "again.db"));
    const again = openFile(join(folder, "again.db"));
    const original = openFile(paths.records);
    const tables = ["persons", "memberships", "brands", "invites", "comments", "commands", "media", "audit"] as const;
    for (const table of tables) {
      const text = (row: unknown) => JSON.stringify(row);
      const now = (await again.db.selectFrom(table).selectAll().execute()).map(text).sort();
      const then = (await original.db.selectFrom(table).selectAll().execute()).map(text).sort();
      expect(now, table).toEqual(then);
      expect(now.length, table).toBeGreaterThan(0);
    }
    const ledgers = await verifyLedgers(again.db, readPublicKey(paths.ledgerKey));
    expect(ledgers).toEqual(await verifyLedgers(original.db, readPublicKey(paths.ledgerKey)));
    await original.close();
    // Ids that count by themselves go on above the old ones.
    await sql.db
      .insertInto("audit")
      .values({ at: 1, actor_id: "x", action: "after", brand_id: null, subject: null })
      .execute();
    await again.close();
    await sql.close();
  });

  it("[backup-restore] a database that holds anything is refused, and so is a folder: nothing is changed, nothing left", async () => {
    const url = await postgres.newDatabase();
    expect((await restore(join(folder, "first"), file, url)).code).toBe(0);
    const second = join(folder, "second");
    const refused = await restore(second, file, url);
    expect(refused).toMatchObject({ code: 1, err: expect.stringContaining("not empty") });
    expect(existsSync(second)).toBe(false);
    const empty = await postgres.newDatabase();
    expect(await restore(join(folder, "first"), file, empty)).toMatchObject({
      code: 1,
      err: expect.stringContaining("not empty"),
    });
    // The folder was in the way, the database is as empty as it was.
    expect((await restore(second, file, empty)).code).toBe(0);
  });
});
