import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { deflateRaw, inflateRaw } from "node:zlib";
import { type BrandId, ok, type Result, refuse, type VideoId } from "@tongpin/domain/base";
import type { VersionInfo, VersionPerson, VersionReason } from "@tongpin/protocol";
import { type ScriptVersion, versionText, versionWords } from "@tongpin/workspace";
import type { Selectable } from "kysely";
import { newId } from "../auth/tokens.ts";
import type { Database } from "../sql/database.ts";
import type { Tables } from "../sql/tables.ts";
import { surplusVersions } from "./surplus-versions.ts";

const deflate = promisify(deflateRaw);
const inflate = promisify(inflateRaw);

export interface ScriptAddress {
  readonly brandId: BrandId;
  readonly videoId: VideoId;
}

export interface NewVersion {
  readonly content: ScriptVersion;
  readonly at: number;
  readonly reason: VersionReason;
  readonly by: string | null;
  readonly name: string | null;
  readonly authors: readonly string[];
}

/** The kept states of scripts. What one holds never changes; only its name does. */
export interface Versions {
  /** Newest first. */
  list(of: ScriptAddress): Promise<readonly VersionInfo[]>;
  /** The canonical JSON of its content; null if there is none. */
  read(of: ScriptAddress, id: string): Promise<string | null>;
  /**
   * Keeps a state. What the newest version says already is not kept twice: the reason and the name go to that one.
   * Refuses `too-many-versions` when too many have names.
   */
  keep(of: ScriptAddress, version: NewVersion): Promise<Result<VersionInfo>>;
  /** Names a version; null takes the name away. Refuses `not-found`, `too-many-versions`. */
  rename(of: ScriptAddress, id: string, name: string | null, by: string): Promise<Result<VersionInfo>>;
}

type Row = Omit<Selectable<Tables["versions"]>, "bytes">;

/** Names are kept for ever, so there is an end to them. */
const MOST_NAMED = 200;
const COLUMNS = [
  "brand_id",
  "video_id",
  "id",
  "at",
  "reason",
  "by_id",
  "name",
  "authors",
  "hash",
  "words",
] as const satisfies readonly (keyof Row)[];

export function createVersions(db: Database): Versions {
  async function rowsOf({ brandId, videoId }: ScriptAddress): Promise<Row[]> {
    return db
      .selectFrom("versions")
      .select(COLUMNS)
      .where("brand_id", "=", brandId)
      .where("video_id", "=", videoId)
      .orderBy("at", "desc")
      .orderBy("id", "desc")
      .execute();
  }

  async function peopleOf(rows: readonly Row[]): Promise<ReadonlyMap<string, string>> {
    const ids = new Set(rows.flatMap((row) => [...readAuthors(row), ...(row.by_id ? [row.by_id] : [])]));
    if (ids.size === 0) return new Map();
    const people = await db
      .selectFrom("persons")
      .select(["id", "name"])
      .where("id", "in", [...ids])
      .execute();
    return new Map(people.map(({ id, name }) => [id, name]));
  }

  async function infosOf(rows: readonly Row[]): Promise<VersionInfo[]> {
    const names = await peopleOf(rows);
    const person = (id: string): VersionPerson => ({ id, name: names.get(id) ?? "" });
    return rows.map((row) => ({
      id: row.id,
      at: row.at,
      reason: row.reason as VersionReason,
      name: row.name,
      by: row.by_id === null ? null : person(row.by_id),
      authors: readAuthors(row).map(person),
      hash: row.hash,
      words: row.words,
    }));
  }

  async function infoOf(row: Row): Promise<Result<VersionInfo>> {
    const [info] = await infosOf([row]);
    return info ? ok(info) : refuse("not-found");
  }

  async function change(row: Row, to: Pick<Row, "reason" | "name" | "by_id">): Promise<Result<VersionInfo>> {
    await db
      .updateTable("versions")
      .set(to)
      .where("brand_id", "=", row.brand_id)
      .where("video_id", "=", row.video_id)
      .where("id", "=", row.id)
      .execute();
    return infoOf({ ...row, ...to });
  }

  async function dropSurplus({ brandId, videoId }: ScriptAddress, now: number): Promise<void> {
    const surplus = surplusVersions(await rowsOf({ brandId, videoId }), now);
    if (surplus.length === 0) return;
    await db
      .deleteFrom("versions")
      .where("brand_id", "=", brandId)
      .where("video_id", "=", videoId)
      .where("id", "in", surplus)
      .execute();
  }

  return {
    list: async (of) => infosOf(await rowsOf(of)),
    async read({ brandId, videoId }, id) {
      const row = await db
        .selectFrom("versions")
        .select("bytes")
        .where("brand_id", "=", brandId)
        .where("video_id", "=", videoId)
        .where("id", "=", id)
        .executeTakeFirst();
      return row ? (await inflate(row.bytes)).toString("utf8") : null;
    },
    async keep(of, { content, at, reason, by, name, authors }) {
      const text = versionText(content);
      const hash = createHash("sha256").update(text).digest("hex");
      const rows = await rowsOf(of);
      if (name !== null && namedIn(rows) >= MOST_NAMED) return refuse("too-many-versions", { max: MOST_NAMED });
      const [newest] = rows;
      if (newest?.hash === hash) {
        if (reason === "auto" || reason === "mass-delete") return infoOf(newest);
        if (reason === "submitted" || (reason === "named" && newest.name === null))
          return change(newest, { reason, by_id: by, name: name ?? newest.name });
      }
      const row: Row = {
        brand_id: of.brandId,
        video_id: of.videoId,
        id: newId(),
        // A clock that was set back must not put a newer state below an older one.
        at: Math.max(at, newest?.at ?? 0),
        reason,
        by_id: by,
        name,
        authors: JSON.stringify(authors),
        hash,
        words: versionWords(content),
      };
      await db
        .insertInto("versions")
        .values({ ...row, bytes: await deflate(text) })
        .execute();
      await dropSurplus(of, at);
      return infoOf(row);
    },
    async rename(of, id, name, by) {
      const rows = await rowsOf(of);
      const row = rows.find((each) => each.id === id);
      if (!row) return refuse("not-found");
      if (name !== null && row.name === null && namedIn(rows) >= MOST_NAMED)
        return refuse("too-many-versions", { max: MOST_NAMED });
      return change(row, { reason: row.reason, name, by_id: name === null ? row.by_id : by });
    },
  };
}

function namedIn(rows: readonly Row[]): number {
  return rows.filter((row) => row.name !== null).length;
}

function readAuthors(row: Row): string[] {
  return JSON.parse(row.authors) as string[];
}
