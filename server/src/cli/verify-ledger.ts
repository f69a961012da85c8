import { existsSync } from "node:fs";
import { mkdtemp, open, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { readPublicKey } from "../authority/signer.ts";
import { type LedgerReport, verifyLedgers } from "../authority/verify-ledger.ts";
import { checkBackup, unpack } from "../backup/read-backup.ts";
import { PUBLIC_KEY, RECORDS } from "../backup/write-backup.ts";
import { type Config, dataPaths } from "../config.ts";
import { openDatabaseReadOnly } from "../sql/database.ts";
import { openRecords } from "../sql/open-records.ts";
import { CliFailure, type Command, EXIT, text } from "./command.ts";

export const verifyLedgerCommand: Command = {
  name: "verify-ledger",
  usage: "FILE | --data DIR",
  summary: "Check every brand's chain of records and each signature, in a backup or a data folder.",
  help: [
    "FILE                a backup",
    "--data DIR          a data folder, also one in use; default the cluster's database, TONGPIN_DATA or ./data",
  ],
  options: { data: { type: "string" } },
  positionals: { least: 0, most: 1 },
  async run({ positionals, values, config, say, io }) {
    const [file] = positionals;
    const folder = text(values, "data");
    const reports = file
      ? await verifyFile(resolve(file))
      : config.cluster && folder === undefined
        ? await verifyCluster(config)
        : await verifyFolder(resolve(folder ?? config.dataDir));
    const bad = reports.filter((report) => report.problem !== null);
    say({ ok: bad.length === 0, brands: reports }, reports.map(sentence).join("\n") || "No brand has a ledger yet.");
    if (bad.length > 0) io.err(`${bad.length} of ${reports.length} ledgers do not verify.`);
    return bad.length === 0 ? EXIT.ok : EXIT.damaged;
  },
};

async function verifyFile(file: string): Promise<readonly LedgerReport[]> {
  const archive = await open(file, "r");
  const folder = await mkdtemp(join(tmpdir(), "tongpin-verify-"));
  try {
    const { entries } = await checkBackup(archive);
    const needed = entries.filter((entry) => [RECORDS, PUBLIC_KEY].includes(entry.name));
    await unpack(archive, needed, folder);
    return await verify(join(folder, RECORDS), (await readFile(join(folder, PUBLIC_KEY), "utf8")).trim());
  } finally {
    await archive.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** What the nodes share now, against the key of this node's folder. */
async function verifyCluster(config: Config): Promise<readonly LedgerReport[]> {
  const { ledgerKey } = dataPaths(config.dataDir);
  if (!existsSync(ledgerKey)) throw new CliFailure(`${config.dataDir} does not hold the ledger's key`);
  const opened = await openRecords(config, () => undefined);
  try {
    return await verifyLedgers(opened.db, readPublicKey(ledgerKey));
  } finally {
    await opened.close();
  }
}

async function verifyFolder(dataDir: string): Promise<readonly LedgerReport[]> {
  const { records, ledgerKey, keys } = dataPaths(dataDir);
  if (!existsSync(records)) throw new CliFailure(`${dataDir} holds no workspace`);
  if (existsSync(ledgerKey)) return verify(records, readPublicKey(ledgerKey));
  const published = join(keys, "ledger.pub");
  if (!existsSync(published)) throw new CliFailure(`${dataDir} has neither the ledger's key nor its public half`);
  return verify(records, (await readFile(published, "utf8")).trim());
}

async function verify(records: string, publicKey: string): Promise<readonly LedgerReport[]> {
  const opened = openDatabaseReadOnly(records);
  try {
    return await verifyLedgers(opened.db, publicKey);
  } finally {
    await opened.close();
  }
}

function sentence(report: LedgerReport): string {
  const { brandId, entries, head, problem } = report;
  if (problem) return `${brandId}: BROKEN at entry ${problem.seq} (${problem.why})`;
  return head ? `${brandId}: ${entries} entries, head ${head.seq} ${head.hash}` : `${brandId}: no entries`;
}
