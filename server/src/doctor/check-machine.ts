import { existsSync, readFileSync, statSync } from "node:fs";
import { statfs } from "node:fs/promises";
import { join } from "node:path";
import { readPublicKey } from "../authority/signer.ts";
import type { DataPaths } from "../config.ts";
import { readControlNote } from "../http/control.ts";
import { bad, type Finding, fine, notice } from "./finding.ts";

const MIB = 1024 * 1024;
/** Uploads are refused below it (media/uploads.ts); from there the databases have the rest. */
const TOO_LITTLE = 256 * MIB;
const LITTLE = 2048 * MIB;
const PATIENCE_MS = 3_000;

export async function checkServer(paths: DataPaths): Promise<Finding> {
  const note = readControlNote(paths.keys);
  if (!note) return fine("server", "no server is running on this folder");
  const answer = await fetch(`${note.origin}/healthz`, { signal: AbortSignal.timeout(PATIENCE_MS) }).catch(() => null);
  if (!answer?.ok) {
    return notice(
      "server",
      `a server announced itself at ${note.origin} and does not answer`,
      "If it was killed this is its last trace, and the next start clears it; if its process still runs, look at its log.",
    );
  }
  const { store, version } = (await answer.json()) as { store?: string; version?: string };
  if (store?.includes("read-only")) {
    return bad(
      "server",
      `the server at ${note.origin} cannot write its room log`,
      "Free space on the disk, or look at the system's log for its errors; the server goes on by itself once it can write.",
    );
  }
  return fine("server", `version ${version ?? "?"} answers at ${note.origin}`);
}

export function checkKey({ ledgerKey, keys }: DataPaths): readonly Finding[] {
  if (!existsSync(ledgerKey)) {
    return [
      bad(
        "key",
        `the ledger's key ${ledgerKey} is missing`,
        "Put it back from a backup. Without it nothing more can be signed, and the server does not start.",
      ),
    ];
  }
  const found: Finding[] = [];
  const others = statSync(ledgerKey).mode & 0o077;
  if (others !== 0) {
    found.push(notice("key", `others on this machine may read ${ledgerKey}`, `Run: chmod 600 "${ledgerKey}"`));
  }
  const published = join(keys, "ledger.pub");
  try {
    const own = readPublicKey(ledgerKey);
    if (existsSync(published) && readFileSync(published, "utf8").trim() !== own) {
      found.push(
        bad(
          "key",
          "the ledger's key and its published half do not belong together",
          "Find out which one was replaced.",
        ),
      );
    }
  } catch {
    found.push(bad("key", `${ledgerKey} is no key that can be read`, "Put it back from a backup."));
  }
  return found.length > 0 ? found : [fine("key", "the ledger's key is there, for the operator alone")];
}

export async function checkDisk(dataDir: string): Promise<Finding> {
  const disk = await statfs(dataDir);
  const free = disk.bavail * disk.bsize;
  const found = `${Math.floor(free / MIB)} MiB are free where the data lies`;
  if (free < TOO_LITTLE) {
    return bad("disk", found, "Free space now: uploads are refused already, and soon nothing can be saved.");
  }
  return free < LITTLE ? notice("disk", found, "Free space, or move the data to a larger disk.") : fine("disk", found);
}
