import type { LedgerEntry } from "@tongpin/domain/records";
import { entryHash } from "@tongpin/workspace";
import { afterEach, beforeEach, expect, it } from "vitest";
import { onEachDatabase } from "../test-support/databases.ts";
import { BRAND, createRecordsBench, type RecordsBench } from "../test-support/records-bench.ts";
import { CUT_1, CUT_2 } from "../test-support/write-script.ts";
import { verifyLedgers } from "./verify-ledger.ts";

onEachDatabase("verify-ledger", (open) => {
  let bench: RecordsBench;
  beforeEach(async () => {
    bench = await createRecordsBench(await open());
    const [writer, reviewer] = [await bench.member("writer"), await bench.member("reviewer")];
    await bench.edit({ voice: "口播", cut: CUT_1 });
    await bench.submit(writer, "s1");
    await bench.decide(reviewer, "s1", "changes");
    await bench.edit({ cut: CUT_2 });
    await bench.submit(writer, "s2");
    await bench.decide(reviewer, "s2", "approve");
    // An attacker with the database file is not held up by triggers.
    await dropTriggers();
  });
  afterEach(() => bench.close());

  async function dropTriggers(): Promise<void> {
    const guards = { records_never_change: "records", records_never_go: "records", pins_never_change: "pins" };
    for (const [name, table] of Object.entries(guards)) {
      await open.asOwner(`drop trigger ${name}${bench.sql.shared ? ` on ${table}` : ""}`);
    }
  }

  const verify = async () => (await verifyLedgers(bench.sql.db, bench.signer.publicKey))[0];
  const entries = async () =>
    (await bench.sql.db.selectFrom("records").select("entry").orderBy("seq").execute()).map(
      (row) => JSON.parse(row.entry) as LedgerEntry,
    );
  const put = (seq: number, entry: unknown) =>
    bench.sql.db
      .updateTable("records")
      .set({ entry: JSON.stringify(entry) })
      .where("seq", "=", seq)
      .execute();

  it("[tamper] an honest ledger verifies and names its head", async () => {
    const last = (await entries()).at(-1);
    expect(await verify()).toEqual({ brandId: BRAND, entries: 4, head: { seq: 4, hash: last?.hash }, problem: null });
  });

  it("[tamper] every field of every entry: a change is found at that entry", async () => {
    let tried = 0;
    for (const entry of await entries()) {
      for (const changed of everyChange(entry)) {
        await put(entry.seq, changed);
        const problem = (await verify())?.problem;
        expect(problem?.seq, JSON.stringify(changed)).toBe(entry.seq);
        tried += 1;
      }
      await put(entry.seq, entry);
    }
    expect(tried).toBeGreaterThan(60);
    expect((await verify())?.problem).toBeNull();
  });

  it("[tamper] a change hashed anew without the key is found by the signature", async () => {
    const [first] = await entries();
    if (!first) throw new Error("no entry");
    const forged = { ...first, actor: { ...first.actor, name: "Eve" } };
    await put(1, { ...forged, hash: entryHash(forged) });
    expect((await verify())?.problem).toEqual({ seq: 1, why: "signature" });
  });

  it("[tamper] a deleted entry, two swapped ones and a foreign one are found", async () => {
    const all = await entries();
    await bench.sql.db.deleteFrom("records").where("seq", "=", 2).execute();
    expect((await verify())?.problem).toEqual({ seq: 2, why: "seq" });
    await bench.sql.db.updateTable("records").set({ seq: 2 }).where("seq", "=", 3).execute();
    expect((await verify())?.problem?.seq).toBe(2);
    expect(all).toHaveLength(4);
  });

  it("[tamper] frozen bytes that were changed or are gone are found", async () => {
    await bench.sql.db
      .updateTable("pins")
      .set({ bytes: Buffer.from("{}") })
      .execute();
    expect((await verify())?.problem).toEqual({ seq: 1, why: "pin" });
    await bench.sql.db.deleteFrom("pins").execute();
    expect((await verify())?.problem).toEqual({ seq: 1, why: "pin" });
  });

  it("[tamper] a column beside the entry that tells another story is found", async () => {
    await bench.sql.db.updateTable("records").set({ cut_sha256: CUT_2 }).where("seq", "=", 1).execute();
    expect((await verify())?.problem).toEqual({ seq: 1, why: "columns" });
  });

  it("[tamper] cutting entries off the end is the one thing only a head kept elsewhere shows", async () => {
    await bench.sql.db.deleteFrom("records").where("seq", ">", 2).execute();
    expect(await verify()).toMatchObject({ entries: 2, problem: null, head: { seq: 2 } });
  });
});

/** The entry with one leaf changed, for every leaf. */
function everyChange(value: unknown): unknown[] {
  if (typeof value === "string") return [`${value}x`, value === "" ? " " : value.slice(1)];
  if (typeof value === "number") return [value + 1];
  if (typeof value === "boolean") return [!value];
  if (value === null) return ["x"];
  return Object.entries(value as object).flatMap(([key, item]) =>
    everyChange(item).map((changed) => ({ ...(value as object), [key]: changed })),
  );
}
