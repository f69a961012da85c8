import { createHash, randomBytes } from "node:crypto";
import { createWriteStream } from "node:fs";
import { type FileHandle, mkdir, open, readdir, readFile, rename, rm, rmdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { z } from "zod";
import { verifyLedgers } from "../authority/verify-ledger.ts";
import { openDatabase, openDatabaseReadOnly } from "../sql/database.ts";
import { DamagedArchive, listTar, type TarEntry } from "./tar.ts";
import { MANIFEST, MANIFEST_SUM, type Manifest, PRIVATE_KEY, PUBLIC_KEY, RECORDS, ROOMS } from "./write-backup.ts";

const manifestShape = z.object({
  format: z.literal(1),
  version: z.string(),
  at: z.number(),
  files: z.record(z.string(), z.object({ bytes: z.number(), sha256: z.string() })),
});

/** The list of a million cuts has less. It is the one thing that is read whole, so nobody may make it long. */
const MOST_MANIFEST = 256 * 1024 * 1024;
const SUM_BYTES = 64;

const KNOWN = new Set([RECORDS, ROOMS, PRIVATE_KEY, PUBLIC_KEY]);

/** Reads a backup and checks every byte of it. Throws DamagedArchive, naming the place. */
export async function checkBackup(file: FileHandle): Promise<{ manifest: Manifest; entries: readonly TarEntry[] }> {
  const listed = await listTar(file);
  const entries = listed.slice(0, -2);
  const [manifestEntry, sumEntry] = listed.slice(-2);
  if (manifestEntry?.name !== MANIFEST || sumEntry?.name !== MANIFEST_SUM) {
    throw new DamagedArchive("this is no Tongpin backup, or its end is missing");
  }
  if (manifestEntry.bytes > MOST_MANIFEST || sumEntry.bytes !== SUM_BYTES) {
    throw new DamagedArchive(`${MANIFEST} is damaged`);
  }
  const text = await readWhole(file, manifestEntry);
  const sum = createHash("sha256").update(text).digest("hex");
  if (sum !== (await readWhole(file, sumEntry)).toString()) throw new DamagedArchive(`${MANIFEST} is damaged`);
  const manifest = readManifest(text);
  const names = new Set(entries.map((entry) => entry.name));
  if (names.size !== entries.length || Object.keys(manifest.files).some((name) => !names.has(name))) {
    throw new DamagedArchive("a file is missing");
  }
  for (const entry of entries) {
    const known = Object.hasOwn(manifest.files, entry.name) ? manifest.files[entry.name] : undefined;
    if (!known || !(KNOWN.has(entry.name) || /^media\/[0-9a-f]{64}$/.test(entry.name))) {
      throw new DamagedArchive(`${entry.name} does not belong here`);
    }
    if (known.bytes !== entry.bytes || known.sha256 !== (await hashOf(file, entry))) {
      throw new DamagedArchive(`${entry.name} is damaged`);
    }
  }
  for (const needed of [RECORDS, ROOMS, PUBLIC_KEY]) {
    if (!names.has(needed)) throw new DamagedArchive(`${needed} is missing`);
  }
  return { manifest, entries };
}

/** With a sum that fits it was written so on purpose: as no server of ours writes it. */
function readManifest(text: Buffer): Manifest {
  try {
    return manifestShape.parse(JSON.parse(text.toString()));
  } catch {
    throw new DamagedArchive(`${MANIFEST} is none of ours`);
  }
}

/** Unpacks chosen entries of a checked backup below `folder`. */
export async function unpack(file: FileHandle, entries: readonly TarEntry[], folder: string): Promise<void> {
  for (const entry of entries) {
    const target = join(folder, entry.name);
    await mkdir(dirname(target), { recursive: true, mode: 0o700 });
    await pipeline(chunksOf(file, entry), createWriteStream(target, { flags: "wx", mode: 0o600 }));
    const written = await open(target, "r+");
    await written.sync();
    await written.close();
  }
}

/**
 * Makes a data folder from a backup. It is built beside the target and moved there when all of it is checked, so a refusal
 * leaves nothing behind. Throws DamagedArchive, or an error when the target is not empty.
 */
export async function restoreBackup(file: FileHandle, dataDir: string): Promise<Manifest> {
  const present = await readdir(dataDir).catch(() => null);
  if (present && present.length > 0) throw new Error(`${dataDir} is not empty: name a new folder, nothing was changed`);
  const { manifest, entries } = await checkBackup(file);
  const building = `${dataDir}.restoring-${randomBytes(4).toString("hex")}`;
  try {
    await mkdir(join(building, "media"), { recursive: true, mode: 0o700 });
    await unpack(file, entries, building);
    await checkRecords(building);
    await markRoomsStale(join(building, RECORDS));
    if (present) await rmdir(dataDir);
    await mkdir(dirname(dataDir), { recursive: true });
    await rename(building, dataDir);
  } catch (error) {
    await rm(building, { recursive: true, force: true });
    throw error;
  }
  return manifest;
}

async function checkRecords(folder: string): Promise<void> {
  const opened = openDatabaseReadOnly(join(folder, RECORDS));
  try {
    const publicKey = (await readFile(join(folder, PUBLIC_KEY), "utf8")).trim();
    const reports = await verifyLedgers(opened.db, publicKey);
    const bad = reports.find((report) => report.problem !== null);
    if (bad?.problem) {
      throw new DamagedArchive(`the ledger of brand ${bad.brandId} does not verify at entry ${bad.problem.seq}`);
    }
  } finally {
    await opened.close();
  }
}

/** The rooms were copied before the records; the first start brings them up to date. */
async function markRoomsStale(records: string): Promise<void> {
  const opened = openDatabase(records);
  await opened.db
    .updateTable("projections")
    .set((eb) => ({ wanted: eb("wanted", "+", 1), upto: 0 }))
    .execute();
  await opened.close();
}

async function readWhole(file: FileHandle, entry: TarEntry): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const chunk of chunksOf(file, entry)) parts.push(chunk);
  return Buffer.concat(parts);
}

async function hashOf(file: FileHandle, entry: TarEntry): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of chunksOf(file, entry)) hash.update(chunk);
  return hash.digest("hex");
}

async function* chunksOf(file: FileHandle, entry: TarEntry): AsyncGenerator<Buffer> {
  for (let at = 0; at < entry.bytes; ) {
    const length = Math.min(1 << 18, entry.bytes - at);
    const { buffer, bytesRead } = await file.read(Buffer.allocUnsafe(length), 0, length, entry.offset + at);
    if (bytesRead === 0) throw new DamagedArchive(`${entry.name} is cut short`);
    yield buffer.subarray(0, bytesRead);
    at += bytesRead;
  }
}
