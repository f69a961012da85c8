import { ledgerRoom } from "@tongpin/protocol";
import { openLedger } from "@tongpin/workspace";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { onEachDatabase } from "../test-support/databases.ts";
import { addBrand, BRAND, createRecordsBench, type RecordsBench } from "../test-support/records-bench.ts";
import { CUT_1 } from "../test-support/write-script.ts";

const DAY = 24 * 3_600_000;

onEachDatabase("due times", (open) => {
  let bench: RecordsBench;
  beforeEach(async () => {
    bench = await createRecordsBench(await open());
    await bench.edit({ voice: "口播", cut: CUT_1 });
    await bench.submit(await bench.member("writer"), "s1");
    // The look at due times follows the answer; a second command on the same lock comes after it.
    await bench.run(await bench.member("writer"), {
      type: "resolve-comment",
      videoId: "video-1" as never,
      commentId: "none" as never,
      resolved: true,
    });
  });
  afterEach(() => bench.close());

  const types = () =>
    openLedger(bench.rooms.doc(ledgerRoom(BRAND)))
      .getSnapshot()
      .entries.map((entry) => entry.body.type);
  const settled = (expected: readonly string[]) => vi.waitFor(() => expect(types()).toEqual(expected));

  it("[CNT-07] overdue is recorded once when the time has passed, by the system, and nothing is approved", async () => {
    bench.clock.advance(DAY);
    await bench.restart();
    expect(types()).toEqual(["submission"]);
    bench.clock.advance(60_000);
    await settled(["submission", "overdue"]);
    bench.clock.advance(10 * DAY);
    await bench.restart();
    expect(types()).toEqual(["submission", "overdue"]);
    expect(openLedger(bench.rooms.doc(ledgerRoom(BRAND))).getSnapshot().entries[1]?.actor.kind).toBe("system");
  });

  it("[CNT-07] what ran out while the server was down is recorded at the next start", async () => {
    bench.clock.jump(bench.clock.now() + 3 * DAY);
    await bench.restart();
    expect(types()).toEqual(["submission", "overdue"]);
  });

  it("[CNT-07] an answer in time leaves nothing to record", async () => {
    await bench.decide(await bench.member("reviewer"), "s1", "approve");
    bench.clock.advance(2 * DAY);
    await bench.restart();
    expect(types()).toEqual(["submission", "decision"]);
  });

  it("[clock-jumps] a clock set back does not record early, a clock set forward is noticed within a minute", async () => {
    bench.clock.jump(bench.clock.now() - 5 * DAY);
    await bench.restart();
    expect(types()).toEqual(["submission"]);
    bench.clock.jump(bench.clock.now() + 7 * DAY);
    bench.clock.advance(60_000);
    await settled(["submission", "overdue"]);
  });

  it("[tenancy] two brands whose requests have the same id are both recorded", async () => {
    await addBrand(bench.sql, "brand-b" as never, 0);
    const [entry] = openLedger(bench.rooms.doc(ledgerRoom(BRAND))).getSnapshot().entries;
    await bench.sql.db
      .insertInto("records")
      .values({
        brand_id: "brand-b",
        seq: 1,
        at: entry?.at ?? 0,
        op: "other",
        part: 0,
        type: "submission",
        video_id: "video-1",
        submission_id: "s1",
        cut_sha256: null,
        entry: JSON.stringify({ ...entry, brandId: "brand-b", op: "other" }),
      })
      .execute();
    await bench.sql.db
      .insertInto("due_times")
      .values({ brand_id: "brand-b", submission_id: "s1", video_id: "video-1", due_at: bench.clock.now() + DAY })
      .execute();
    bench.clock.jump(bench.clock.now() + 2 * DAY);
    await bench.restart();
    const overdue = await bench.sql.db.selectFrom("records").select("brand_id").where("type", "=", "overdue").execute();
    expect(overdue.map((row) => row.brand_id).sort()).toEqual([BRAND, "brand-b"]);
  });
});
