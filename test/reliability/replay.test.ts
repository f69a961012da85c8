import { must } from "@tongpin/domain/base";
import type { RecordCommand } from "@tongpin/domain/records";
import { ledgerRoom } from "@tongpin/protocol";
import { useTestPostgres } from "@tongpin/server/test-support/databases.ts";
import { BRAND, createRecordsBench, VIDEO } from "@tongpin/server/test-support/records-bench.ts";
import { CUT_1 } from "@tongpin/server/test-support/write-script.ts";
import { openLedger, verifyChain } from "@tongpin/workspace";
import { describe, expect, it } from "vitest";
import { figure, runs } from "../support/runs.ts";

const TIMES = runs({ short: 200, full: 1000 });
const AT_ONCE = 20;

describe("an impatient network", () => {
  const postgres = useTestPostgres();

  it(`[replay] one decision sent ${TIMES} times, through two nodes, before and after a restart: one entry, one answer`, {
    timeout: 300_000,
  }, async () => {
    const url = await postgres.newDatabase();
    const bench = await createRecordsBench(await postgres.open(url));
    const second = await postgres.open(url);
    const other = await bench.join(second);
    await bench.edit({ voice: "口播", cut: CUT_1 });
    const [writer, reviewer] = [await bench.member("writer"), await bench.member("reviewer")];
    await bench.submit(writer, "s1");
    const contentHash = await bench.hash();
    const [submission] = openLedger(bench.rooms.doc(ledgerRoom(BRAND))).getSnapshot().entries;
    const { seq, hash, body } = must(submission);
    const command: RecordCommand = {
      type: "decide",
      videoId: VIDEO,
      submissionId: body.submissionId,
      contentHash,
      decision: "approve",
      level: null,
      reason: "",
      seenHead: { seq, hash },
      clientAt: null,
    };
    const op = crypto.randomUUID();
    const answers = new Set<string>();
    const startedAt = performance.now();
    for (let sent = 0; sent < TIMES; sent += AT_ONCE) {
      if (sent >= TIMES / 2) await bench.restart();
      const asked = Array.from({ length: AT_ONCE }, (_, index) =>
        (index % 2 === 0 ? bench.records : other).authority.run(reviewer, { op, brandId: BRAND, command }),
      );
      for (const answer of await Promise.all(asked)) answers.add(JSON.stringify(answer));
    }
    expect(answers.size).toBe(1);
    expect([...answers][0]).toContain('"decision":"approve"');
    const { entries } = openLedger(bench.rooms.doc(ledgerRoom(BRAND))).getSnapshot();
    expect(entries.map((entry) => entry.body.type)).toEqual(["submission", "decision"]);
    expect(verifyChain(entries)).toMatchObject({ ok: true });
    const rows = await bench.sql.db.selectFrom("records").select("seq").execute();
    expect(rows).toHaveLength(2);
    figure("replay", { sent: TIMES, entries: entries.length - 1, ms: Math.round(performance.now() - startedAt) });
    await Promise.all([bench.records.stop(), other.stop()]);
    await second.close();
    await bench.close();
  });
});
