import { createHash, randomBytes } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, readdir, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { readPublicKey } from "../authority/signer.ts";
import { dataPaths, VERSION } from "../config.ts";
import { TAR_END, tarHeader, tarPadding } from "./tar.ts";

/** The last but one entry of a backup: what it holds. The last is the manifest's own checksum. */
export interface Manifest {
  readonly format: 1;
  readonly version: string;
  readonly at: number;
  readonly files: Readonly<Record<string, { readonly bytes: number; readonly sha256: string }>>;
}

export const MANIFEST = "manifest.json";
export const MANIFEST_SUM = "manifest.sha256";
export const RECORDS = "tongpin.db";
export const ROOMS = "rooms.db";
export const PRIVATE_KEY = "keys/ledger.key";
export const PUBLIC_KEY = "keys/ledger.pub";

export interface BackupSource {
  readonly dataDir: string;
  /** Copies taken while work goes on, each consistent in itself. */
  copyRooms(to: string): Promise<void>;
  copyRecords(to: string): Promise<void>;
  readonly now: number;
  /** Without it the copy can be verified but not go on signing; the key must then be kept elsewhere. */
  readonly withKey: boolean;
}

/**
 * Everything of a workspace as one tar, in pieces. Rooms are copied before records: what was decided in between is in the
 * records and not in the rooms, and the first start after a restore writes it into them. The other way round a room could
 * show a record that its ledger has never heard of.
 */
export async function* writeBackup(source: BackupSource): AsyncGenerator<Buffer> {
  const paths = dataPaths(source.dataDir);
  const work = join(source.dataDir, `backup-${randomBytes(6).toString("hex")}`);
  await mkdir(work, { mode: 0o700 });
  try {
    await source.copyRooms(join(work, "rooms"));
    await source.copyRecords(join(work, "records"));
    await writeFile(join(work, "public"), `${readPublicKey(paths.ledgerKey)}\n`);
    const cuts = (await readdir(paths.media)).filter((name) => /^[0-9a-f]{64}$/.test(name)).sort();
    const contents: readonly (readonly [name: string, file: string])[] = [
      [ROOMS, join(work, "rooms")],
      [RECORDS, join(work, "records")],
      [PUBLIC_KEY, join(work, "public")],
      ...(source.withKey ? [[PRIVATE_KEY, paths.ledgerKey] as const] : []),
      ...cuts.map((name) => [`media/${name}`, join(paths.media, name)] as const),
    ];
    const files: Record<string, { bytes: number; sha256: string }> = {};
    for (const [name, file] of contents) {
      const { size } = await stat(file);
      const hash = createHash("sha256");
      yield tarHeader(name, size);
      for await (const chunk of createReadStream(file, {
        highWaterMark: 1 << 18,
        ...(size > 0 ? { end: size - 1 } : {}),
      })) {
        const bytes = chunk as Buffer;
        hash.update(bytes);
        yield bytes;
      }
      yield tarPadding(size);
      files[name] = { bytes: size, sha256: hash.digest("hex") };
    }
    const manifest = JSON.stringify({ format: 1, version: VERSION, at: source.now, files } satisfies Manifest);
    yield* wholeFile(MANIFEST, manifest);
    yield* wholeFile(MANIFEST_SUM, createHash("sha256").update(manifest).digest("hex"));
    yield TAR_END;
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/** Removes the copies of backups that a crash cut short. Only for the process that holds the folder. */
export async function dropUnfinishedBackups(dataDir: string): Promise<void> {
  for (const name of await readdir(dataDir)) {
    if (/^backup-[0-9a-f]{12}$/.test(name)) await rm(join(dataDir, name), { recursive: true });
  }
}

function* wholeFile(name: string, text: string): Generator<Buffer> {
  const bytes = Buffer.from(text);
  yield tarHeader(name, bytes.length);
  yield bytes;
  yield tarPadding(bytes.length);
}
