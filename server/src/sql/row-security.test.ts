import { asId } from "@tongpin/domain/base";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createSessions } from "../auth/sessions.ts";
import { createBrands } from "../authority/brands.ts";
import { createGuestLinks } from "../authority/guest-links.ts";
import { createInvites } from "../authority/invites.ts";
import { createLedger } from "../authority/ledger.ts";
import { createVersions } from "../authority/versions.ts";
import { createMedia } from "../media/media.ts";
import { useTestPostgres } from "../test-support/databases.ts";
import { BRAND, createRecordsBench, type RecordsBench, VIDEO } from "../test-support/records-bench.ts";
import { CUT_1 } from "../test-support/write-script.ts";
import { type Acting, actingFor } from "./acting.ts";
import { openPostgres } from "./postgres.ts";

/** Tables of a brand, and the column that names it. */
const WALLED: readonly (readonly [string, string])[] = [
  ["brands", "id"],
  ...["memberships", "invites", "guest_links", "calendar_links", "commands", "records", "pins", "versions"].map(
    (table) => [table, "brand_id"] as const,
  ),
  ...["comments", "annotations", "due_times", "projections", "media"].map((table) => [table, "brand_id"] as const),
];

describe("the second wall", () => {
  const postgres = useTestPostgres();
  let bench: RecordsBench;
  let url = "";
  /** Who is of another brand, was of this one, or nobody. */
  let strangers: readonly Acting[];
  let reviewer = "";

  beforeAll(async () => {
    url = await postgres.newDatabase();
    bench = await createRecordsBench(await openPostgres(url, { onError: () => undefined }));
    const { db } = bench.sql;
    await bench.edit({ voice: "口播", cut: CUT_1 });
    const writer = await bench.member("writer");
    reviewer = (await bench.member("reviewer")).personId;
    await bench.submit(writer, "s1");
    const guest = await bench.guest(["view", "comment"]);
    await bench.run(guest, {
      ...{ type: "comment", videoId: VIDEO, commentId: asId("c1"), parentId: null, cutSha256: null },
      ...{ atMs: null, text: "好", level: "must" },
    });
    await bench.run(writer, {
      ...{ type: "annotate", videoId: VIDEO, annotationId: asId("a1"), parentId: null, text: "好" },
      ...{ anchor: { rowId: asId("r1"), span: null, quote: "" }, mentions: [], assigneeId: null },
    });
    const [at, expires_at] = [bench.clock.now(), bench.clock.now() + 1000];
    const of = { brand_id: BRAND, created_at: at };
    const secret = { id: "i1", hash: "h1", role: "writer", created_by: writer.personId, expires_at };
    await db
      .insertInto("invites")
      .values({ ...of, ...secret, used_at: null, used_by: null, revoked_at: null })
      .execute();
    await db
      .insertInto("calendar_links")
      .values({
        ...of,
        ...{ id: "l1", hash: "h2", type: "page", label: "", locale: "en", channel_id: null, kinds: "[]" },
        ...{ details: "[]", created_by: writer.personId, expires_at, revoked_at: null, last_used_at: null },
      })
      .execute();
    await db
      .insertInto("media")
      .values({ ...of, sha256: CUT_1, bytes: 1, mime: "video/webm", created_by: writer.personId })
      .execute();
    await db
      .insertInto("versions")
      .values({
        ...{ brand_id: BRAND, video_id: VIDEO, id: "version", at, reason: "named", by_id: null, name: null },
        ...{ authors: "[]", hash: "h", words: 1, bytes: Buffer.from("x") },
      })
      .execute();
    await db.insertInto("brands").values({ id: "brand-b", name: "B", created_at: at }).execute();
    const other = await bench.member("owner", asId("brand-b"));
    const gone = await bench.member("reviewer");
    await db.deleteFrom("memberships").where("person_id", "=", gone.personId).execute();
    const revoked = await bench.guest(["view"]);
    await db.updateTable("guest_links").set({ revoked_at: at }).where("id", "=", revoked.linkId).execute();
    strangers = [
      `member:${other.personId}`,
      `member:${gone.personId}`,
      `guest:${revoked.sessionId}`,
      "member:",
      "guest:",
      "nobody",
    ];
  });
  afterAll(() => bench.close());

  const count = async (table: string, column: string) => {
    const { rows } = await sql<{ n: number }>`
      select count(*) as n from ${sql.table(table)} where ${sql.ref(column)} = ${BRAND}`.execute(bench.sql.db);
    return rows[0]?.n ?? 0;
  };

  it("[tenancy] every table that names a brand has the wall", async () => {
    const { rows } = await sql<{ name: string }>`
      select distinct c.table_name as name from information_schema.columns c join pg_class t on t.relname = c.table_name
      where c.table_schema = 'public' and c.column_name = 'brand_id' and not (t.relrowsecurity and t.relforcerowsecurity)
    `.execute(bench.sql.db);
    // Acts of administration: only the operator's command line reads them.
    expect(rows.map(({ name }) => name)).toEqual(["audit"]);
  });

  it("[tenancy] with no check above, strangers find no row of the brand, in any table", async () => {
    for (const [table, column] of WALLED) {
      expect(await count(table, column), `${table}: nothing to find`).toBeGreaterThan(0);
      expect(await actingFor(`member:${reviewer}`, () => count(table, column)), table).toBeGreaterThan(0);
      for (const who of strangers) expect(await actingFor(who, () => count(table, column)), `${who} ${table}`).toBe(0);
    }
  });

  it("[tenancy] nor change, remove or add one", async () => {
    const { db } = bench.sql;
    for (const [table, column] of WALLED) {
      for (const who of strangers) {
        const change = sql`update ${sql.table(table)} set ${sql.ref(column)} = ${sql.ref(column)} where ${sql.ref(column)} = ${BRAND}`;
        const remove = sql`delete from ${sql.table(table)} where ${sql.ref(column)} = ${BRAND}`;
        for (const attempt of [change, remove]) {
          const { numAffectedRows } = await actingFor(who, () => attempt.execute(db));
          expect(numAffectedRows, `${who} ${table}`).toBe(0n);
        }
      }
    }
    for (const who of strangers) {
      const joining = { brand_id: BRAND, person_id: reviewer, role: "owner", joined_at: 0 };
      await expect(
        actingFor(who, () => db.insertInto("memberships").values(joining).execute()),
        who,
      ).rejects.toThrow(/row-level security/);
    }
  });

  it("[tenancy] what the modules answer when nobody asked who asks", async () => {
    const { db } = bench.sql;
    const { clock } = bench;
    const feed = { announce: async () => undefined, changed: () => undefined, publish: async () => undefined };
    const brands = createBrands({ db, clock, feed });
    const links = createGuestLinks({ db, clock, sessions: createSessions(db, clock), feed });
    const invites = createInvites({ db, clock, accounts: { workspace: async () => null } as never });
    const media = createMedia({ db, clock, folder: "/tmp" });
    const ledger = createLedger(bench.signer);
    const versions = createVersions(db);
    const questions: Readonly<Record<string, () => Promise<readonly unknown[]>>> = {
      members: () => brands.members(BRAND),
      links: () => links.list(BRAND),
      invites: () => invites.open(BRAND),
      media: () => media.list(BRAND),
      ledger: () => ledger.entries(db, BRAND),
      video: () => ledger.ofVideo(db, BRAND, VIDEO),
      versions: () => versions.list({ brandId: BRAND, videoId: VIDEO }),
    };
    for (const [name, ask] of Object.entries(questions)) {
      expect(await actingFor(`member:${reviewer}`, ask), name).not.toEqual([]);
      for (const who of strangers) expect(await actingFor(who, ask), `${who} ${name}`).toEqual([]);
    }
  });

  it("[tenancy] a connection that served one person is not open for the next", async () => {
    const ask = (who: Acting) => actingFor(who, () => count("records", "brand_id"));
    const people = Array.from({ length: 200 }, (_, index) =>
      index % 2 === 0 ? (`member:${reviewer}` as const) : (strangers[index % strangers.length] ?? "nobody"),
    );
    const answers = await Promise.all(people.map(ask));
    for (const [index, rows] of answers.entries()) expect(rows > 0, people[index]).toBe(index % 2 === 0);
  });

  it("[tenancy] the server does not work as one who passes the wall, nor can it change the ledger's guards", async () => {
    const { rows } = await sql<{ above: boolean }>`
      select rolsuper or rolbypassrls as above from pg_roles where rolname = current_user`.execute(bench.sql.db);
    expect(rows).toEqual([{ above: false }]);
    for (const statement of [
      "alter table records disable row level security",
      "drop trigger records_never_change on records",
      "truncate records",
    ]) {
      await expect(sql.raw(statement).execute(bench.sql.db), statement).rejects.toThrow(/owner|permission/);
    }
  });
});
