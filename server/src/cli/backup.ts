import { createWriteStream, existsSync } from "node:fs";
import { open, rename, rm } from "node:fs/promises";
import { resolve } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { systemClock } from "../authority/clock.ts";
import { checkBackup } from "../backup/read-backup.ts";
import { writeBackup } from "../backup/write-backup.ts";
import { type Config, dataPaths, logOptions } from "../config.ts";
import { BACKUP_PATH, readControlNote } from "../http/control.ts";
import { DataInUse, lockData } from "../sql/data-lock.ts";
import { openRecords } from "../sql/open-records.ts";
import { openEmbeddedLog, openPostgresLog } from "../storage/index.ts";
import { CliFailure, type Command, EXIT } from "./command.ts";

export const backupCommand: Command = {
  name: "backup",
  usage: "FILE [--without-key]",
  summary: "Write everything into one file, also while people work. Keep it as safe as the server itself.",
  help: [
    "FILE                a new file, in tar format",
    "--without-key       leave the ledger's signing key out; a restored server then needs it put back by hand",
  ],
  options: { "without-key": { type: "boolean" } },
  positionals: { least: 1, most: 1 },
  async run({ positionals, values, config, say }) {
    const file = resolve(positionals[0] ?? "");
    if (existsSync(file)) throw new CliFailure(`${file} exists already; nothing was changed`);
    const part = `${file}.part`;
    try {
      await writeTo(part, config, values["without-key"] !== true);
      const written = await open(part, "r+");
      const { manifest } = await checkBackup(written).finally(() => written.close());
      await rename(part, file);
      const files = Object.values(manifest.files);
      const bytes = files.reduce((sum, entry) => sum + entry.bytes, 0);
      say(
        { file, bytes, files: files.length },
        `${file}: ${files.length} files, ${bytes} bytes, read back and checked`,
      );
      return EXIT.ok;
    } catch (error) {
      await rm(part, { force: true });
      throw error;
    }
  },
};

async function writeTo(part: string, config: Config, withKey: boolean): Promise<void> {
  if (!existsSync(dataPaths(config.dataDir).ledgerKey)) throw new CliFailure(`${config.dataDir} holds no workspace`);
  const target = createWriteStream(part, { mode: 0o600, flush: true });
  // A cluster's nodes go on: its database shows everybody who reads one moment of it.
  if (config.cluster) return pipeline(await offline(config, withKey), target);
  const unlock = lockUnlessServed(config.dataDir);
  if (unlock === null) return pipeline(await askServer(config, withKey), target);
  try {
    await pipeline(await offline(config, withKey), target);
  } finally {
    unlock();
  }
}

function lockUnlessServed(dataDir: string): (() => void) | null {
  try {
    return lockData(dataDir);
  } catch (error) {
    if (error instanceof DataInUse) return null;
    throw error;
  }
}

/** The log of the rooms is one process's: while a server runs, the server writes the copy. */
async function askServer(config: Config, withKey: boolean): Promise<Readable> {
  const note = readControlNote(dataPaths(config.dataDir).keys);
  if (!note) throw new CliFailure("a process works on this folder, but it does not listen yet: try again");
  const answer = await fetch(`${note.origin}${BACKUP_PATH}`, {
    method: "POST",
    headers: { authorization: `Bearer ${note.token}`, "content-type": "application/json" },
    body: JSON.stringify({ withKey }),
  }).catch(() => null);
  if (!answer?.ok || !answer.body) throw new CliFailure(`the server at ${note.origin} did not give a backup`);
  return Readable.fromWeb(answer.body);
}

async function offline(config: Config, withKey: boolean): Promise<Readable> {
  const log = await (config.cluster
    ? openPostgresLog({ url: config.cluster.databaseUrl })
    : openEmbeddedLog(logOptions(config)));
  const sql = await openRecords(config, () => undefined);
  const pieces = writeBackup({
    dataDir: config.dataDir,
    copyRooms: (to) => log.backup(to),
    copyRecords: sql.copyTo,
    now: systemClock.now(),
    withKey,
  });
  async function* andClose(): AsyncGenerator<Buffer> {
    try {
      yield* pieces;
    } finally {
      await log.close();
      await sql.close();
    }
  }
  return Readable.from(andClose(), { objectMode: false });
}
