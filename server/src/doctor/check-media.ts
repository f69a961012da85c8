import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import type { DataPaths } from "../config.ts";
import { hashFile, isSha256 } from "../media/media.ts";
import type { Database } from "../sql/database.ts";
import { bad, type Finding, fine, notice } from "./finding.ts";

/** An upload may rest this long (media/uploads.ts); a day more, and nobody will go on with it. */
const REST_MS = 4 * 24 * 3_600_000;

/** Cuts against their rows. `deep` reads every byte again. */
export async function checkMedia(db: Database, { media }: DataPaths, deep: boolean): Promise<readonly Finding[]> {
  const rows = await db.selectFrom("media").select(["sha256", "bytes"]).distinct().execute();
  const found: Finding[] = [];
  for (const { sha256, bytes } of rows) {
    const file = join(media, sha256);
    const size = (await stat(file).catch(() => null))?.size ?? null;
    const wrong =
      size === null
        ? "is missing"
        : size !== bytes
          ? `has ${size} of ${bytes} bytes`
          : deep && (await hashFile(file)) !== sha256
            ? "is damaged"
            : null;
    if (wrong) {
      found.push(bad("media", `the cut ${sha256} ${wrong}`, "Put it back from a backup, or upload the cut again."));
    }
  }
  const known = new Set(rows.map((row) => row.sha256));
  const names = await readdir(media).catch((): string[] => []);
  const strangers = names.filter((name) => !isSha256(name) || !known.has(name));
  if (strangers.length > 0) {
    found.push(
      notice(
        "media",
        `${strangers.length} files in ${media} belong to no cut, e.g. ${strangers[0]}`,
        "A crash between the last byte and the record leaves one; if no upload is under way, they can be removed.",
      ),
    );
  }
  const how = deep ? "read and sound" : "there, of the right size";
  return found.length > 0 ? found : [fine("media", `${rows.length} cuts are ${how}`)];
}

/** Uploads nobody will finish: old ones, and halves of a pair (bytes and their description). */
export async function checkUploads({ uploads }: DataPaths, now: number): Promise<Finding> {
  const names = await readdir(uploads).catch((): string[] => []);
  const orphans: string[] = [];
  for (const name of names) {
    const partner = name.endsWith(".json") ? name.slice(0, -".json".length) : `${name}.json`;
    const changed = (await stat(join(uploads, name)).catch(() => null))?.mtimeMs ?? now;
    if (now - changed > REST_MS || (!names.includes(partner) && now - changed > 60_000)) orphans.push(name);
  }
  if (orphans.length === 0) return fine("uploads", `${names.length} files of uploads under way`);
  return notice(
    "uploads",
    `${orphans.length} files of uploads that nobody will finish, e.g. ${orphans[0]}`,
    "The server removes old ones at its start; what stays after that can be removed by hand.",
  );
}
