import { asId, must, type Sha256 } from "@tongpin/domain/base";
import type { RecordCommand } from "@tongpin/domain/records";
import { provenInterval } from "@tongpin/domain/review";
import { ledgerRoom } from "@tongpin/protocol";
import { onEachDatabase } from "@tongpin/server/test-support/databases.ts";
import { BRAND, createRecordsBench, type RecordsBench, VIDEO } from "@tongpin/server/test-support/records-bench.ts";
import { CUT_1 } from "@tongpin/server/test-support/write-script.ts";
import { openLedger } from "@tongpin/workspace";
import { afterEach, beforeEach, expect, it } from "vitest";
import { figure } from "../support/runs.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

onEachDatabase("a reviewer without a network", (open) => {
  let bench: RecordsBench;
  beforeEach(async () => {
    bench = await createRecordsBench(await open());
    await bench.edit({ voice: "口播", cut: CUT_1 });
    await bench.submit(await bench.member("writer"), "s1");
  });
  afterEach(() => bench.close());

  const ledger = () => openLedger(bench.rooms.doc(ledgerRoom(BRAND))).getSnapshot().entries;

  async function decision(over: Partial<Extract<RecordCommand, { type: "decide" }>>): Promise<RecordCommand> {
    return {
      ...{ type: "decide", videoId: VIDEO, submissionId: asId("s1"), contentHash: await bench.hash() },
      ...{ decision: "approve", level: null, reason: "", seenHead: null, clientAt: null },
      ...over,
    } as RecordCommand;
  }

  it.each([
    ["right", 0],
    ["three days behind", -3 * DAY],
    ["three days ahead", 3 * DAY],
    ["at the beginning of time", -Infinity],
  ])(
    "[offline-reviewer] decided after 2 hours, sent after 25, by a device whose clock is %s: late, at the server's time, the interval shown",
    async (_how, skew) => {
      const reviewer = await bench.member("reviewer");
      const submitted = must(ledger()[0]);
      const seenHead = { seq: submitted.seq, hash: submitted.hash };
      bench.clock.advance(2 * HOUR);
      const clientAt = Math.max(0, bench.clock.now() + skew);
      const command = await decision({ seenHead, clientAt });
      bench.clock.advance(23 * HOUR + 1);
      const arrived = bench.clock.now();
      expect(await bench.run(reviewer, command)).toMatchObject({
        ok: true,
        value: { at: arrived, entries: [{ at: arrived, body: { late: true, clientAt, seenHead } }] },
      });
      const entry = must(ledger().find(({ body }) => body.type === "decision"));
      // Made after the server took the request in, and before it heard of the answer: no clock of a device is in it.
      expect(provenInterval(ledger(), { seenHead, at: entry.at })).toMatchObject({ after: submitted.at });
      figure("offline-reviewer", { skewHours: skew / HOUR, late: "true" });
    },
  );

  it("[offline-reviewer] a head that the chain does not have proves nothing and is not written down", async () => {
    const reviewer = await bench.member("reviewer");
    const { hash, at } = must(ledger()[0]);
    const invented = [
      { seq: 1, hash: asId<Sha256>("0".repeat(64)) },
      { seq: 0, hash },
      { seq: 2, hash },
      { seq: 8.64e15, hash },
    ];
    for (const seenHead of invented) {
      expect(await bench.run(reviewer, await decision({ seenHead })), JSON.stringify(seenHead)).toMatchObject({
        error: { code: "unknown-head" },
      });
    }
    expect(ledger()).toHaveLength(1);
    expect(await bench.run(reviewer, await decision({ seenHead: { seq: 1, hash } }))).toMatchObject({ ok: true });
    expect(must(ledger()[1]).at).toBeGreaterThanOrEqual(at);
  });

  it("[offline-reviewer] an answer that waited while a newer request took its place is told so, not carried over", async () => {
    const reviewer = await bench.member("reviewer");
    const waiting = await decision({});
    await bench.edit({ caption: "第二版" });
    await bench.submit(await bench.member("writer"), "s2");
    bench.clock.advance(25 * HOUR);
    expect(await bench.run(reviewer, waiting)).toMatchObject({ error: { code: "superseded" } });
  });
});
