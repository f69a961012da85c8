import {
  chmodSync,
  cpSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "@photostructure/sqlite";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runCli } from "../cli/cli.ts";
import { dataPaths } from "../config.ts";
import { type RunningApp, setUp, startApp } from "../test-support/start-app.ts";
import { createTestClock } from "../test-support/test-clock.ts";
import { examine } from "./examine.ts";
import type { Finding } from "./finding.ts";

const FIRST_CUT = /^[0-9a-f]{64}$/;

describe("tongpin doctor", () => {
  let running: RunningApp;
  let whole: string;
  const copies: string[] = [];

  /** A copy of the stopped server's folder, to be damaged. */
  function copy(): { dataDir: string; paths: ReturnType<typeof dataPaths> } {
    const dataDir = mkdtempSync(join(tmpdir(), "tongpin-doctor-"));
    copies.push(dataDir);
    cpSync(whole, dataDir, { recursive: true });
    return { dataDir, paths: dataPaths(dataDir) };
  }

  function change(file: string, sql: string): void {
    const db = new DatabaseSync(file);
    db.exec(sql);
    db.close();
  }

  async function tongpin(...args: string[]) {
    let out = "";
    const code = await runCli(args, { out: (text) => (out += text), err: (text) => (out += text) });
    return { code, out };
  }

  const worse = (findings: readonly Finding[]) => findings.filter((finding) => finding.level !== "fine");
  const look = (dataDir: string, given: { deep?: boolean; now?: number } = {}) =>
    examine(dataDir, { deep: given.deep ?? false, now: given.now ?? Date.now() });

  beforeAll(async () => {
    running = await startApp({ clock: createTestClock(Date.now()) });
    await setUp(running);
    const filled = await running.app.fillSample();
    if (!filled.ok) throw new Error(`no sample: ${filled.error.code}`);
  });
  afterAll(() => {
    for (const folder of [...copies, running.config.dataDir]) rmSync(folder, { recursive: true, force: true });
  });

  it("[doctor] beside a running server everything is looked at and nothing is wrong", async () => {
    const { code, out } = await tongpin("doctor", "--data", running.config.dataDir, "--deep", "--json");
    const { ok, findings } = JSON.parse(out) as { ok: boolean; findings: Finding[] };
    expect([code, ok, findings.filter((finding) => finding.level === "bad")]).toEqual([0, true, []]);
    expect(new Set(findings.map((finding) => finding.check))).toEqual(
      new Set(["server", "disk", "key", "ledger", "clock", "media", "rooms", "projections", "uploads"]),
    );
    expect(findings.find(({ check }) => check === "server")?.found).toContain(running.origin);
    expect(findings.find(({ check }) => check === "ledger")?.found).toMatch(/^[1-9]\d* entries of 1 brands verify/);
  });

  it("[doctor] a stopped server's folder is as sound, and looking changes nothing in it", async () => {
    await running.app.close();
    whole = running.config.dataDir;
    const before = readdirSync(whole).sort();
    const { code, out } = await tongpin("doctor", "--data", whole);
    expect(code, out).toBe(0);
    expect(out).toContain("no server is running on this folder");
    expect(readdirSync(whole).sort()).toEqual(before);
  });

  it("[doctor] a key that is gone, open to others, or not the ledger's own", async () => {
    const gone = copy();
    rmSync(gone.paths.ledgerKey);
    expect(worse(await look(gone.dataDir))).toMatchObject([{ check: "key", level: "bad" }]);
    const open = copy();
    chmodSync(open.paths.ledgerKey, 0o644);
    expect(worse(await look(open.dataDir))).toMatchObject([
      { check: "key", level: "notice", todo: expect.stringContaining("chmod 600") },
    ]);
    const foreign = copy();
    const other = await startApp();
    cpSync(dataPaths(other.config.dataDir).ledgerKey, foreign.paths.ledgerKey);
    await other.stop();
    expect(worse(await look(foreign.dataDir))).toMatchObject([
      { check: "ledger", level: "bad", found: expect.stringContaining("from entry 1 on (signature)") },
    ]);
  });

  it("[tamper] an entry changed in the database is found, and the exit code says damaged", async () => {
    const { dataDir, paths } = copy();
    change(
      paths.records,
      "drop trigger records_never_change; update records set entry = replace(entry, '\"seq\":2,', '\"seq\":2 ,') where seq = 2;" +
        "update records set entry = json_set(entry, '$.actor.name', 'Eve') where seq = 2",
    );
    const { code, out } = await tongpin("doctor", "--data", dataDir);
    expect(code).toBe(3);
    expect(out).toMatch(/BAD {3}ledger\s+the ledger of brand \S+ does not verify from entry 2 on \(hash\)/);
  });

  it("[bitrot] a room whose bytes changed is named; a file that is no database is said to be none", async () => {
    const flipped = copy();
    change(
      flipped.paths.rooms,
      "update entry set pack = zeroblob(length(pack)) where room = (select min(room) from entry);" +
        "update room set snapshot = zeroblob(length(snapshot)) where snapshot is not null and id = (select min(id) from room)",
    );
    const found = worse(await look(flipped.dataDir));
    expect(found.map(({ check, level }) => [check, level])).toContainEqual(["rooms", "bad"]);
    expect(found[0]?.found).toMatch(/what is stored of room \S+ fails its checksum/);
    const torn = copy();
    change(torn.paths.rooms, "pragma wal_checkpoint(truncate)");
    for (const rest of ["-wal", "-shm"]) rmSync(`${torn.paths.rooms}${rest}`, { force: true });
    truncateSync(torn.paths.rooms, 5_000);
    expect(worse(await look(torn.dataDir))).toMatchObject([{ check: "rooms", level: "bad" }]);
    const gone = copy();
    rmSync(gone.paths.rooms);
    expect(worse(await look(gone.dataDir))).toMatchObject([{ check: "rooms", level: "bad" }]);
  });

  it("[doctor] a ledger room that shows less than is recorded, unless it is on its way", async () => {
    const { dataDir, paths } = copy();
    const room = "(select id from room where name like '%:ledger:main')";
    change(paths.rooms, `delete from entry where room = ${room}; update room set snapshot = null where id = ${room}`);
    expect(worse(await look(dataDir))).toMatchObject([
      { check: "projections", level: "bad", found: expect.stringMatching(/shows 0 entries; [1-9]\d* are recorded/) },
    ]);
    change(paths.records, "update projections set wanted = done + 1 where room like '%:ledger:main'");
    expect(worse(await look(dataDir))).toMatchObject([{ check: "projections", level: "notice" }]);
  });

  it("[doctor] cuts that are gone, short or damaged, and files that are nobody's", async () => {
    const { dataDir, paths } = copy();
    const [first = "", second = "", third = ""] = readdirSync(paths.media).filter((name) => FIRST_CUT.test(name));
    rmSync(join(paths.media, first));
    truncateSync(join(paths.media, second), 10);
    const sentences = worse(await look(dataDir)).map(({ check, level, found }) => `${check} ${level}: ${found}`);
    expect(sentences).toHaveLength(2);
    expect(sentences).toContain(`media bad: the cut ${first} is missing`);
    expect(sentences.join()).toContain(`media bad: the cut ${second} has 10 of `);
    const other = copy();
    const file = join(other.paths.media, third);
    writeFileSync(file, Buffer.alloc(statSync(file).size));
    writeFileSync(join(other.paths.media, "notes.txt"), "x");
    expect(worse(await look(other.dataDir)).map(({ level }) => level)).toEqual(["notice"]);
    expect(worse(await look(other.dataDir, { deep: true })).map(({ level }) => level)).toEqual(["bad", "notice"]);
  });

  it("[doctor] uploads nobody will finish, and a clock behind the records", async () => {
    const { dataDir, paths } = copy();
    writeFileSync(join(paths.uploads, "half"), "x");
    const weekAgo = Date.now() / 1000 - 7 * 24 * 3600;
    utimesSync(join(paths.uploads, "half"), weekAgo, weekAgo);
    expect(worse(await look(dataDir))).toMatchObject([{ check: "uploads", level: "notice" }]);
    expect(worse(await look(whole, { now: Date.UTC(2020, 0, 1) }))).toMatchObject([{ check: "clock", level: "bad" }]);
  });
});
