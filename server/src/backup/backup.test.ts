import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { open } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ledgerRoom, planRoom, scriptRoom } from "@tongpin/protocol";
import { openLedger, openScript, verifyChain } from "@tongpin/workspace";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as Y from "yjs";
import { runCli } from "../cli/cli.ts";
import { addBrand, type RunningApp, setUp, startApp } from "../test-support/start-app.ts";
import { uploadVideo } from "../test-support/upload.ts";
import { editScript } from "../test-support/write-script.ts";
import { checkBackup, restoreBackup } from "./read-backup.ts";
import { DamagedArchive } from "./tar.ts";

const folder = mkdtempSync(join(tmpdir(), "tongpin-backup-"));
const VIDEO = "video-1";

async function cli(dataDir: string, ...args: string[]): Promise<{ code: number; out: string; err: string }> {
  let out = "";
  let err = "";
  const before = process.env["TONGPIN_DATA"];
  process.env["TONGPIN_DATA"] = dataDir;
  const code = await runCli(args, { out: (text) => (out += text), err: (text) => (err += text) });
  if (before === undefined) delete process.env["TONGPIN_DATA"];
  else process.env["TONGPIN_DATA"] = before;
  return { code, out, err };
}

async function readDoc(running: RunningApp, room: string): Promise<Y.Doc> {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, await running.app.relay.read(room));
  return doc;
}

describe("backup, restore and verification", () => {
  let running: RunningApp;
  let brandId: string;
  let cut: string;
  let file: string;
  let made: { code: number; out: string; err: string };
  /** Rows that were acknowledged before the backup was asked for. */
  const acknowledged: string[] = [];

  async function type(words: string): Promise<void> {
    const room = scriptRoom(brandId, VIDEO);
    await running.app.relay.write(
      room,
      editScript(await running.app.relay.read(room), { voice: words }, running.clock.now()),
    );
    acknowledged.push(words);
  }

  beforeAll(async () => {
    running = await startApp();
    const owner = await setUp(running);
    brandId = await addBrand(owner, "初雪茶");
    cut = await uploadVideo(owner, brandId, Buffer.from("film"));
    for (const text of ["这里快一点", "字幕换个颜色"]) {
      const command = {
        type: "comment",
        videoId: VIDEO,
        commentId: `c-${text.length}`,
        parentId: null,
        cutSha256: null,
        atMs: null,
        text,
        level: "must",
      };
      await owner.post("/api/commands", { op: crypto.randomUUID(), brandId, command });
    }
    for (let row = 0; row < 20; row++) await type(`第${row}句`);

    // People go on typing while the backup is taken.
    file = join(folder, "while-typing.tar");
    const backingUp = cli(running.config.dataDir, "backup", file, "--json");
    const before = acknowledged.length;
    for (let row = 0; row < 20; row++) await type(`边写边备份${row}`);
    made = await backingUp;
    acknowledged.length = before;
  });
  afterAll(async () => {
    await running.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it("[backup-restore] a backup beside the running server names what it wrote: rooms, records, two keys, one cut", () => {
    expect(made, made.err).toMatchObject({ code: 0, err: "" });
    expect(JSON.parse(made.out)).toMatchObject({ file, files: 5 });
  });

  it("[backup-restore] what was acknowledged before a backup is there after it, in another place, and works", async () => {
    const dataDir = join(folder, "restored");
    const restored = await cli(dataDir, "restore", file);
    expect(restored, restored.err).toMatchObject({ code: 0 });
    expect(statSync(dataDir).mode & 0o077).toBe(0);
    const again = await startApp({ dataDir, clock: running.clock });
    const rows = openScript(await readDoc(again, scriptRoom(brandId, VIDEO)))
      .getSnapshot()
      .rows.map((row) => row.voice);
    expect(rows).toEqual(expect.arrayContaining(acknowledged));
    const now = openScript(await readDoc(running, scriptRoom(brandId, VIDEO)))
      .getSnapshot()
      .rows.map((row) => row.voice);
    expect(now).toEqual(expect.arrayContaining(rows));

    const owner = again.browser();
    expect((await owner.post("/api/login", { name: "Lin", password: "correct horse battery" })).status).toBe(200);
    expect((await owner.get(`/media/${brandId}/${cut}`)).status).toBe(200);
    expect(await owner.ticket(planRoom(brandId))).toBeDefined();
    await again.stop();
  });

  it("[backup-restore] records younger than the rooms of a backup reach the rooms at the first start", async () => {
    const dataDir = join(folder, "older-rooms");
    const archive = await open(file, "r");
    await restoreBackup(archive, dataDir).finally(() => archive.close());
    const again = await startApp({ dataDir, clock: running.clock });
    const hash = await submit(again);
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    await again.app.close();
    // The rooms' copy of a moment before the submission, with the records of after it.
    const older = await open(file, "r");
    const { entries } = await checkBackup(older);
    const rooms = entries.find((entry) => entry.name === "rooms.db");
    const bytes = readFileSync(file).subarray(rooms?.offset, (rooms?.offset ?? 0) + (rooms?.bytes ?? 0));
    await older.close();
    for (const name of readdirSync(dataDir))
      if (name.startsWith("rooms.db")) rmSync(join(dataDir, name), { recursive: true });
    writeFileSync(join(dataDir, "rooms.db"), bytes);
    const fresh = join(folder, "mixed.tar");
    expect(await cli(dataDir, "backup", fresh)).toMatchObject({ code: 0 });
    const target = join(folder, "mixed");
    expect(await cli(target, "restore", fresh)).toMatchObject({ code: 0 });
    const last = await startApp({ dataDir: target, clock: running.clock });
    const ledger = openLedger(await readDoc(last, ledgerRoom(brandId))).getSnapshot().entries;
    expect(ledger).toMatchObject([{ seq: 1, body: { type: "submission", contentHash: hash } }]);
    expect(verifyChain(ledger).ok).toBe(true);
    await last.stop();
  });

  async function submit(app: RunningApp): Promise<string> {
    const { contentHash, pinContent } = await import("@tongpin/workspace");
    const expectHash = contentHash(
      pinContent(openScript(await readDoc(app, scriptRoom(brandId, VIDEO))).getSnapshot(), VIDEO as never, null),
    );
    const owner = app.browser();
    await owner.post("/api/login", { name: "Lin", password: "correct horse battery" });
    const command = { type: "submit", videoId: VIDEO, submissionId: "s1", expectHash };
    const reply = await owner.post("/api/commands", { op: crypto.randomUUID(), brandId, command });
    expect(reply.status, JSON.stringify(reply.body)).toBe(200);
    return expectHash;
  }

  it("[bitrot] one flipped byte anywhere in a backup is found, and restoring it changes nothing", async () => {
    const good = readFileSync(file);
    const damaged = join(folder, "damaged.tar");
    const dataDir = join(folder, "never");
    const step = Math.ceil(good.length / 120);
    for (let at = 0; at < good.length; at += step) {
      const bytes = Buffer.from(good);
      bytes.writeUInt8(bytes.readUInt8(at) ^ 0x01, at);
      writeFileSync(damaged, bytes);
      const archive = await open(damaged, "r");
      await expect(restoreBackup(archive, dataDir), `byte ${at}`).rejects.toThrow(DamagedArchive);
      await archive.close();
    }
    expect(readdirSync(folder).filter((name) => name.startsWith("never"))).toEqual([]);
    expect(await cli(dataDir, "verify-ledger", damaged)).toMatchObject({ code: 3 });
    expect(await cli(dataDir, "verify-ledger", file)).toMatchObject({ code: 0 });
  });

  it("[backup-restore] a folder that is not empty, a file that exists, and no backup at all are refused", async () => {
    const full = mkdtempSync(join(folder, "full-"));
    writeFileSync(join(full, "mine.txt"), "mine");
    expect(await cli(full, "restore", file)).toMatchObject({ code: 1, err: expect.stringContaining("not empty") });
    expect(readdirSync(full)).toEqual(["mine.txt"]);
    expect(await cli(running.config.dataDir, "backup", file)).toMatchObject({
      code: 1,
      err: expect.stringContaining("exists"),
    });
    expect(await cli(join(folder, "x"), "restore", join(full, "mine.txt"))).toMatchObject({ code: 3 });
    expect(await cli(join(folder, "x"), "restore", join(folder, "nothing.tar"))).toMatchObject({ code: 1 });
    expect(await cli(join(folder, "nothing"), "backup", join(folder, "none.tar"))).toMatchObject({ code: 1 });
  });

  it("[backup-restore] without its key a restored ledger verifies, and the server says what is missing", async () => {
    const without = join(folder, "without-key.tar");
    expect(await cli(running.config.dataDir, "backup", without, "--without-key")).toMatchObject({ code: 0 });
    const dataDir = join(folder, "keyless");
    const restored = await cli(dataDir, "restore", without);
    expect(restored).toMatchObject({ code: 0, out: expect.stringContaining("keys/ledger.key") });
    expect(await cli(dataDir, "verify-ledger")).toMatchObject({ code: 0 });
  });
});
