import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, readdirSync, rmSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { open } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { setUp, startApp } from "../test-support/start-app.ts";
import { restoreBackup } from "./read-backup.ts";
import { DamagedArchive, TAR_END, tarHeader, tarPadding } from "./tar.ts";
import { dropUnfinishedBackups } from "./write-backup.ts";

const folder = mkdtempSync(join(tmpdir(), "tongpin-imports-"));
const outside = join(folder, "outside");
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Archives whose maker knows our format and means harm: every sum fits what it stands beside. */
describe("hostile backups", () => {
  /** The files of an honest backup. */
  let honest: ReadonlyMap<string, Buffer>;

  beforeAll(async () => {
    const running = await startApp();
    await setUp(running);
    const { readControlNote } = await import("../http/control.ts");
    const { dataPaths } = await import("../config.ts");
    const note = readControlNote(dataPaths(running.config.dataDir).keys);
    const answer = await fetch(`${note?.origin}/api/control/backup`, {
      method: "POST",
      headers: { authorization: `Bearer ${note?.token}`, "content-type": "application/json" },
      body: JSON.stringify({ withKey: true }),
    });
    const archive = Buffer.from(await answer.arrayBuffer());
    const files = new Map<string, Buffer>();
    for (let at = 0; archive.readUInt8(at) !== 0; ) {
      const name = archive.toString("utf8", at, at + 100).replace(/\0+$/, "");
      const bytes = Number.parseInt(archive.toString("latin1", at + 124, at + 135), 8);
      files.set(name, archive.subarray(at + 512, at + 512 + bytes));
      at += 512 + bytes + tarPadding(bytes).length;
    }
    honest = files;
    await running.stop();
  });

  const sha256 = (bytes: Buffer) => createHash("sha256").update(bytes).digest("hex");

  interface Bent {
    /** Files beside the honest ones, or instead of them; null takes one away. */
    readonly files?: Readonly<Record<string, Buffer | null>>;
    readonly manifest?: (text: string) => string;
    readonly header?: (name: string, header: Buffer) => Buffer;
  }

  function build({ files = {}, manifest = (text) => text, header = (_name, bytes) => bytes }: Bent = {}): Buffer {
    const all = new Map([...honest].filter(([name]) => !name.startsWith("manifest.")));
    for (const [name, bytes] of Object.entries(files)) {
      if (bytes) all.set(name, bytes);
      else all.delete(name);
    }
    const told = Object.fromEntries(
      [...all].map(([name, bytes]) => [name, { bytes: bytes.length, sha256: sha256(bytes) }]),
    );
    const text = Buffer.from(manifest(JSON.stringify({ format: 1, version: "0.1.0", at: 0, files: told })));
    all.set("manifest.json", text);
    all.set("manifest.sha256", Buffer.from(sha256(text)));
    const parts = [...all].flatMap(([name, bytes]) => [
      header(name, tarHeader(name, bytes.length)),
      bytes,
      tarPadding(bytes.length),
    ]);
    return Buffer.concat([...parts, TAR_END]);
  }

  /** Tries to restore it; whatever happens, nothing may stand outside, and nothing be left. */
  async function restore(archive: Buffer | string): Promise<unknown> {
    const path = typeof archive === "string" ? archive : join(folder, "hostile.tar");
    if (typeof archive !== "string") writeFileSync(path, archive);
    const target = join(folder, "restored");
    const file = await open(path, "r");
    try {
      await restoreBackup(file, target);
      return null;
    } catch (error) {
      expect(existsSync(target)).toBe(false);
      expect(readdirSync(folder).filter((name) => name.includes(".restoring-"))).toEqual([]);
      return error;
    } finally {
      await file.close();
      rmSync(target, { recursive: true, force: true });
      expect(existsSync(outside)).toBe(false);
    }
  }

  /** A header with one field written over, its checksum made to fit. */
  function overwritten(header: Buffer, at: number, text: string): Buffer {
    const copy = Buffer.from(header);
    copy.write(text, at, "latin1");
    copy.write("        ", 148, "latin1");
    const sum = copy.reduce((total, byte) => total + byte, 0);
    copy.write(`${sum.toString(8).padStart(6, "0")}\0 `, 148, "latin1");
    return copy;
  }

  const onFirst = (change: (header: Buffer) => Buffer) => (name: string, header: Buffer) =>
    name === "rooms.db" ? change(header) : header;

  it("[imports] the honest archive these are bent from restores", async () => {
    expect(await restore(build())).toBeNull();
  });

  it.each([
    "../outside",
    "media/../../outside",
    "/tmp/outside",
    "media/..",
    "keys/../outside",
    "C:\\outside",
    "media\\..\\outside",
    `media/${"A".repeat(64)}`,
    `media/${"0".repeat(64)}/x`,
    "keys/control.json",
    "lock.db",
    "outside\u0001",
    "..%2foutside",
    "rooms.db-wal",
    "tongpin.db-journal",
    "__proto__",
    "constructor",
    "prototype",
  ])("[imports] a file called %j belongs in no backup", async (name) => {
    expect(await restore(build({ files: { [name]: Buffer.from("x") } }))).toBeInstanceOf(DamagedArchive);
  });

  it.each([
    ["a symbolic link", 156, "2"],
    ["a hard link", 156, "1"],
    ["a folder", 156, "5"],
    ["a device", 156, "3"],
    ["a sparse file", 156, "S"],
    ["a long name that follows", 156, "L"],
    ["attributes that follow", 156, "x"],
    ["a set-user-id program", 100, "0004755"],
    ["another owner", 108, "0001750"],
    ["a size of 8 GiB", 124, "77777777777"],
    ["a negative size", 124, "-0000000001"],
    ["a size that is no number", 124, "9999999999x"],
    ["a link's target", 157, "/etc/passwd"],
    ["a name's beginning in the second field", 345, "../.."],
  ])("[imports] %s is none of ours", async (_what, at, text) => {
    const archive = build({ header: onFirst((header) => overwritten(header, at, text)) });
    expect(await restore(archive)).toBeInstanceOf(DamagedArchive);
  });

  it("[imports] a manifest that reaches for the prototype, lies, or is no manifest", async () => {
    const bends: readonly ((text: string) => string)[] = [
      (text) => text.replace('"format":1', '"format":2'),
      (text) => text.replace('"files":{', '"files":{"constructor":{"bytes":1,"sha256":"x"},'),
      (text) => text.replace(/"bytes":\d+/, '"bytes":"1e9"'),
      (text) => text.replace(/"sha256":"./, '"sha256":"z'),
      () => "null",
      () => "[]",
      () => "{",
      () => `${"[".repeat(100_000)}`,
    ];
    for (const manifest of bends) {
      expect(await restore(build({ manifest })), manifest.toString()).toBeInstanceOf(DamagedArchive);
    }
    // A key of that name is no file's: it is passed over, and changes nothing.
    const proto = (text: string) => text.replace('"files":{', '"files":{"__proto__":{"bytes":1,"sha256":"x"},');
    expect(await restore(build({ manifest: proto }))).toBeNull();
    expect(Object.hasOwn(Object.prototype, "bytes")).toBe(false);
  });

  it("[imports] the same name twice, a needed file gone, another key beside the ledger", async () => {
    const archive = build();
    const first = archive.subarray(0, 512 + (honest.get("rooms.db")?.length ?? 0));
    const twice = Buffer.concat([first, tarPadding(honest.get("rooms.db")?.length ?? 0), archive]);
    expect(await restore(twice)).toBeInstanceOf(DamagedArchive);
    for (const name of ["rooms.db", "tongpin.db", "keys/ledger.pub"]) {
      expect(await restore(build({ files: { [name]: null } })), name).toBeInstanceOf(DamagedArchive);
    }
  });

  it("[imports] databases that are none, or not whole, are refused and leave nothing behind", async () => {
    const records = honest.get("tongpin.db") ?? Buffer.alloc(0);
    for (const bytes of [
      Buffer.alloc(0),
      Buffer.from("not a database"),
      records.subarray(0, 5_000),
      Buffer.alloc(65_536, 1),
    ]) {
      expect(await restore(build({ files: { "tongpin.db": bytes } })), `${bytes.length} bytes`).toBeInstanceOf(Error);
    }
  });

  it("[imports] an archive cut anywhere is damage", async () => {
    const archive = build();
    for (let cut = 1; cut < archive.length; cut += Math.ceil(archive.length / 40)) {
      expect(await restore(archive.subarray(0, cut)), `${cut} bytes`).toBeInstanceOf(DamagedArchive);
    }
  });

  it("[imports] four gigabytes of manifest cost nothing: it is refused by its size, unread", async () => {
    const path = join(folder, "bomb.tar");
    const bytes = 4 * 1024 ** 3;
    writeFileSync(path, tarHeader("manifest.json", bytes));
    // A hole in the file: it takes no space, and reading it would take all of ours.
    truncateSync(path, 512 + bytes);
    const tail = Buffer.concat([tarHeader("manifest.sha256", 64), Buffer.alloc(64, 48), tarPadding(64), TAR_END]);
    writeFileSync(path, tail, { flag: "a" });
    expect(await restore(path)).toBeInstanceOf(DamagedArchive);
    rmSync(path);
  });

  it("[imports] what is left of a backup that a crash cut short is removed, and links are not followed", async () => {
    const dataDir = mkdtempSync(join(folder, "data-"));
    const kept = join(folder, "kept.txt");
    writeFileSync(kept, "x");
    symlinkSync(folder, join(dataDir, "backup-0123456789ab"));
    await dropUnfinishedBackups(dataDir);
    expect(readdirSync(dataDir)).toEqual([]);
    expect(existsSync(kept)).toBe(true);
  });
});
