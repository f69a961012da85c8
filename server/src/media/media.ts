import { createHash } from "node:crypto";
import { createReadStream, mkdirSync } from "node:fs";
import { constants, copyFile, link, open, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { mayWriteRoom } from "@tongpin/domain/access";
import type { Actor } from "@tongpin/domain/records";
import type { MediaInfo } from "@tongpin/protocol";
import { maySeeVideo } from "../authority/authority.ts";
import type { Clock } from "../authority/clock.ts";
import type { Database } from "../sql/database.ts";

const SHA256 = /^[0-9a-f]{64}$/;

export function isSha256(text: string): boolean {
  return SHA256.test(text);
}

/**
 * Cuts and pictures, one file per content under its hash. A brand has one only if somebody of the brand brought the bytes: knowing a
 * hash opens nothing, although two brands with the same bytes share the file.
 */
export interface Media {
  find(brandId: string, sha256: string): Promise<MediaInfo | null>;
  list(brandId: string): Promise<readonly MediaInfo[]>;
  /** Files a verified upload under its hash; the uploaded file stays where it is. */
  keep(file: string, cut: { brandId: string; sha256: string; bytes: number; mime: string; by: string }): Promise<void>;
  /** Whether this person of the brand may play the cut: a guest only what was submitted of the link's video. */
  mayPlay(actor: Actor, brandId: string, sha256: string): Promise<boolean>;
  path(sha256: string): string;
}

export function mayUpload(actor: Actor): boolean {
  return actor.kind === "member" && mayWriteRoom(actor.role, "script");
}

export function createMedia(deps: { db: Database; clock: Clock; folder: string }): Media {
  const { db, clock, folder } = deps;
  mkdirSync(folder, { recursive: true });
  const path = (sha256: string) => join(folder, sha256);

  const rows = (brandId: string) =>
    db
      .selectFrom("media")
      .select(["sha256", "bytes", "mime", "created_at as createdAt"])
      .where("brand_id", "=", brandId);

  return {
    path,
    async find(brandId, sha256) {
      return (await rows(brandId).where("sha256", "=", sha256).executeTakeFirst()) ?? null;
    },
    list: (brandId) => rows(brandId).orderBy("created_at").orderBy("sha256").execute(),
    async keep(file, cut) {
      await fileUnderHash(file, path(cut.sha256));
      await db
        .insertInto("media")
        .values({
          brand_id: cut.brandId,
          sha256: cut.sha256,
          bytes: cut.bytes,
          mime: cut.mime,
          created_by: cut.by,
          created_at: clock.now(),
        })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    },
    async mayPlay(actor, brandId, sha256) {
      if (actor.kind === "member") return true;
      if (!actor.videoId || !maySeeVideo(actor, actor.videoId)) return false;
      const submitted = await db
        .selectFrom("records")
        .select("seq")
        .where("brand_id", "=", brandId)
        .where("video_id", "=", actor.videoId)
        .where("cut_sha256", "=", sha256)
        .executeTakeFirst();
      return submitted !== undefined;
    },
  };
}

export async function hashFile(file: string): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(file, { highWaterMark: 1 << 20 }), hash);
  return hash.digest("hex");
}

/** Complete and on disk before the name exists; a second link costs no second copy where the file system knows links. */
async function fileUnderHash(from: string, to: string): Promise<void> {
  if (await stat(to).catch(() => null)) return;
  const handle = await open(from, "r+");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
  try {
    await link(from, to);
  } catch (error) {
    if (isCode(error, "EEXIST")) return;
    const part = `${to}.part`;
    await copyFile(from, part, constants.COPYFILE_FICLONE);
    await rename(part, to).catch(async (failed: unknown) => {
      await rm(part, { force: true });
      throw failed;
    });
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}
