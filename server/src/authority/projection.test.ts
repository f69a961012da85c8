import { ledgerRoom, talkRoom } from "@tongpin/protocol";
import { openLedger, openTalk } from "@tongpin/workspace";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { onEachDatabase } from "../test-support/databases.ts";
import { BRAND, createRecordsBench, type RecordsBench, VIDEO } from "../test-support/records-bench.ts";
import { CUT_1 } from "../test-support/write-script.ts";

onEachDatabase("rooms written from records", (open) => {
  let bench: RecordsBench;
  beforeEach(async () => {
    bench = await createRecordsBench(await open());
    await bench.edit({ voice: "口播", cut: CUT_1 });
  });
  afterEach(() => bench.close());

  const ledger = () => openLedger(bench.rooms.doc(ledgerRoom(BRAND))).getSnapshot().entries;
  const talk = () => openTalk(bench.rooms.doc(talkRoom(BRAND, VIDEO))).getSnapshot().entries;
  const stored = () => bench.sql.db.selectFrom("records").select("seq").where("brand_id", "=", BRAND).execute();

  it("[kill between SQL and projection] what SQL holds is in both rooms after the next start", async () => {
    const writer = await bench.member("writer");
    bench.rooms.mode = "dies";
    void bench.submit(writer, "s1");
    await vi.waitFor(async () => expect(await stored()).toHaveLength(1));
    expect(ledger()).toEqual([]);
    bench.rooms.mode = "works";
    await bench.restart(await open.afterCrash(bench.sql));
    expect(ledger()).toHaveLength(1);
    expect(talk()).toEqual(ledger());
  });

  it("[kill between SQL and projection] the same op sent again gets the first answer and adds nothing", async () => {
    const [writer, reviewer] = [await bench.member("writer"), await bench.member("reviewer")];
    await bench.submit(writer, "s1");
    const op = crypto.randomUUID();
    bench.rooms.mode = "dies";
    void bench.decide(reviewer, "s1", "approve", { op });
    await vi.waitFor(async () => expect(await stored()).toHaveLength(2));
    bench.rooms.mode = "works";
    await bench.restart(await open.afterCrash(bench.sql));
    const again = await bench.decide(reviewer, "s1", "approve", { op });
    expect(again).toMatchObject({ ok: true, value: { entries: [{ seq: 2 }] } });
    expect(ledger()).toHaveLength(2);
  });

  it("[enospc] a full disk under the rooms does not undo a decision: it stands, and reaches the room later", async () => {
    const writer = await bench.member("writer");
    bench.rooms.mode = "fails";
    expect(await bench.submit(writer, "s1")).toMatchObject({ ok: true });
    expect(bench.errors.length).toBeGreaterThan(0);
    bench.rooms.mode = "works";
    bench.clock.advance(5_000);
    await vi.waitFor(() => expect(ledger()).toHaveLength(1));
    await vi.waitFor(() => expect(talk()).toHaveLength(1));
  });

  it("[projection] bringing a room up to date twice writes once", async () => {
    await bench.submit(await bench.member("writer"), "s1");
    const marked = bench.sql.db.selectFrom("projections").select("room").whereRef("wanted", ">", "done");
    expect(await marked.execute()).toEqual([]);
    const before = bench.rooms.writes(ledgerRoom(BRAND));
    await bench.sql.db.updateTable("projections").set({ done: 0 }).execute();
    await bench.restart();
    expect(bench.rooms.writes(ledgerRoom(BRAND))).toBe(before);
  });
});
