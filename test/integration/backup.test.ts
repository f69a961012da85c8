import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { asId, type VideoId } from "@tongpin/domain/base";
import { scriptRoom } from "@tongpin/protocol";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import * as Y from "yjs";
import { runCli, startServer, type TestServer } from "../support/server.ts";
import { addRow, fillWorkspace, type Program, readLedger, readVoices } from "../support/workspace.ts";
import { joinRoom, type Writer } from "../support/writer.ts";

const VIDEO = asId<VideoId>("typed-while-copied");
const folder = mkdtempSync(join(tmpdir(), "tongpin-backup-"));
const backupFile = join(folder, "while-typing.tar");

let server: TestServer;
let program: Program;
let writers: readonly Writer[];
/** Rows on the server's disk before the backup was asked for, and all that were typed at any time. */
const ackedBefore: string[] = [];
const typed: string[] = [];
let typedDuring = 0;

beforeAll(async () => {
  server = await startServer();
  program = await fillWorkspace(server);
  const door = program.doorAt(server.origin);
  const room = scriptRoom(program.brandId, VIDEO);
  writers = [await joinRoom(door, room), await joinRoom(door, room)];
  for (const writer of writers) await writer.ready;

  const type = async (writer: Writer, words: string) => {
    typed.push(words);
    await writer.write(() => addRow(writer.doc, words));
  };
  await Promise.all(
    writers.map(async (writer, who) => {
      for (let row = 0; row < 20; row += 1) {
        await type(writer, `第${who}人第${row}句`);
        ackedBefore.push(`第${who}人第${row}句`);
      }
    }),
  );
  let copying = true;
  const backup = server.cli("backup", backupFile, "--json").finally(() => {
    copying = false;
  });
  await Promise.all(
    writers.map(async (writer, who) => {
      for (let row = 0; copying; row += 1) {
        await type(writer, `第${who}人边写边备份${row}`);
        typedDuring += 1;
      }
    }),
  );
  const made = await backup;
  if (made.code !== 0) throw new Error(made.stderr);
  for (const writer of writers) await type(writer, "备份之后写的");
});
afterAll(async () => {
  for (const writer of writers) writer.leave();
  await server.remove();
  rmSync(folder, { recursive: true, force: true });
});

describe("[L7] [backup-restore] a backup while two people type", () => {
  it("[backup-restore] holds every edit acknowledged before it, in another place, with the ledger unbroken", async () => {
    expect(typedDuring, "nobody typed while it was taken").toBeGreaterThan(0);
    const data = join(folder, "restored");
    expect(await runCli(["restore", backupFile, "--data", data])).toMatchObject({ code: 0, stderr: "" });
    const verified = await runCli(["verify-ledger", "--data", data, "--json"]);
    expect(verified.code).toBe(0);
    const { brands } = JSON.parse(verified.stdout) as { brands: { brandId: string; entries: number }[] };
    const entries = brands.find((brand) => brand.brandId === program.brandId)?.entries ?? 0;
    expect(entries).toBeGreaterThan(0);

    const other = await startServer({ data });
    onTestFinished(() => other.remove());
    const door = program.doorAt(other.origin);
    const restored = await readVoices(door, program.brandId, VIDEO);
    expect(restored).toEqual(expect.arrayContaining(ackedBefore));
    expect(typed).toEqual(expect.arrayContaining([...restored]));
    expect(await readLedger(door, program.brandId)).toHaveLength(entries);

    // Who has newer edits on their own device brings them along, under their own name.
    const room = scriptRoom(program.brandId, VIDEO);
    const back = await Promise.all(writers.map((writer) => joinRoom(door, room, copyOf(writer.doc))));
    for (const writer of back) await writer.ready;
    expect([...(await readVoices(door, program.brandId, VIDEO))].sort()).toEqual([...typed].sort());
    for (const writer of back) writer.leave();
  });

  it("[backup-restore] one flipped byte in the ledger's part of it is found, and nothing of it is restored", async () => {
    expect((await runCli(["verify-ledger", backupFile])).code).toBe(0);
    const bytes = readFileSync(backupFile);
    const entry = (await readLedger(program.doorAt(server.origin), program.brandId))[0];
    // Rooms come first and show the entries too; the ledger itself stands in the records.
    const at = bytes.indexOf(String(entry?.hash), bytes.indexOf("tongpin.db"));
    expect(at).toBeGreaterThan(0);
    const damaged = join(folder, "damaged.tar");
    writeFileSync(damaged, flipped(bytes, at));

    const before = readdirSync(folder);
    const found = await runCli(["verify-ledger", damaged]);
    expect(found).toMatchObject({ code: 3, stderr: expect.stringContaining("tongpin.db is damaged") });
    const refused = await runCli(["restore", damaged, "--data", join(folder, "from-damaged")]);
    expect(refused).toMatchObject({ code: 3, stderr: expect.stringContaining("tongpin.db is damaged") });
    expect(readdirSync(folder)).toEqual(before);
  });

  it("[tamper] one flipped byte in a ledger row of the database in use is found, and named", async () => {
    // A clean end brings everything into the one file; the server then works on it again.
    await server.stop();
    await server.start();
    const verify = () => server.cli("verify-ledger", "--data", server.data, "--json");
    expect((await verify()).code).toBe(0);
    const entry = (await readLedger(program.doorAt(server.origin), program.brandId))[1];
    const file = join(server.data, "tongpin.db");
    const whole = readFileSync(file);
    const problems: unknown[] = [];
    // The same words stand in the ledger and in the stored answer to the command; the second is nobody's proof.
    for (const at of placesOf(whole, String(entry?.hash))) {
      writeFileSync(file, flipped(whole, at), { flag: "r+" });
      const { code, stdout } = await verify();
      if (code === 3) {
        const { brands } = JSON.parse(stdout) as { brands: { problem: { seq: number } | null }[] };
        problems.push(...brands.flatMap(({ problem }) => (problem ? [problem.seq] : [])));
      }
      writeFileSync(file, whole, { flag: "r+" });
    }
    expect(problems).toContain(entry?.seq);
    expect((await verify()).code).toBe(0);
  });
});

function copyOf(doc: Y.Doc): Y.Doc {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  return copy;
}

function flipped(bytes: Buffer, at: number): Buffer {
  const copy = Buffer.from(bytes);
  copy.writeUInt8((copy[at] ?? 0) ^ 1, at);
  return copy;
}

function placesOf(bytes: Buffer, words: string): readonly number[] {
  const places: number[] = [];
  for (let at = bytes.indexOf(words); at >= 0; at = bytes.indexOf(words, at + 1)) places.push(at);
  return places;
}
