import { asId, must } from "@tongpin/domain/base";
import type { RecordCommand } from "@tongpin/domain/records";
import { ledgerRoom } from "@tongpin/protocol";
import { onEachDatabase } from "@tongpin/server/test-support/databases.ts";
import { BRAND, createRecordsBench, VIDEO } from "@tongpin/server/test-support/records-bench.ts";
import { openLedger, verifyChain } from "@tongpin/workspace";
import { expect, it, vi } from "vitest";
import { figure, runs } from "../support/runs.ts";
import { createRandom, seedsFor } from "../support/sim-random.ts";

const JUMPS = runs({ short: 25, full: 200 });
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** An hour of summer time, a leap second, ten days, a dead battery. */
const LEAPS = [HOUR, -HOUR, 1000, -1000, 10 * DAY, -10 * DAY, DAY, 25 * HOUR, -3 * DAY, 1, -1];

onEachDatabase("a server whose clock is set", (open) => {
  it.each(seedsFor({ kept: [], fresh: 1 }))(
    `[clock-jumps] seed %i: over ${JUMPS} jumps and restarts times never go back, a lapse is recorded once, nobody approves by silence`,
    { timeout: 300_000 },
    async (seed) => {
      const random = createRandom(seed);
      const bench = await createRecordsBench(await open());
      const [writer, reviewer] = [await bench.member("writer"), await bench.member("reviewer")];
      await bench.edit({ voice: "三秒看清" });
      const ledger = () => openLedger(bench.rooms.doc(ledgerRoom(BRAND))).getSnapshot().entries;
      const decided = new Set<string>();
      let round = 0;
      for (let jump = 0; jump < JUMPS; jump += 1) {
        if (random.chance(0.4)) {
          await bench.edit({ caption: `第 ${round} 版` });
          expect(await bench.submit(writer, `s${round++}`)).toMatchObject({ ok: true });
        }
        bench.clock.jump(Math.max(DAY, bench.clock.now() + must(random.pick(LEAPS))));
        if (random.chance(0.3)) {
          await bench.records.stop();
          await bench.restart();
        } else bench.clock.advance(MINUTE);
        const open = ledger().findLast(({ body }) => body.type === "submission");
        if (open?.body.type === "submission" && !decided.has(open.body.submissionId) && random.chance(0.2)) {
          decided.add(open.body.submissionId);
          const command: RecordCommand = {
            ...{ type: "decide", videoId: VIDEO, submissionId: open.body.submissionId },
            ...{ contentHash: open.body.contentHash, decision: "changes", level: "must", reason: "快一点" },
            ...{ seenHead: { seq: open.seq, hash: open.hash }, clientAt: null },
          };
          expect(await bench.run(reviewer, command)).toMatchObject({ ok: true });
        }
      }
      // The last request runs out, however the clock stood before.
      await bench.edit({ caption: "最后一版" });
      await bench.submit(writer, "last");
      bench.clock.jump(Math.max(...ledger().map(({ at }) => at)) + DAY + HOUR);
      bench.clock.advance(2 * MINUTE);
      const lapse = (id: string) =>
        ledger().filter(({ body }) => body.type === "overdue" && body.submissionId === asId(id)).length;
      await vi.waitFor(() => expect(lapse("last")).toBe(1), { timeout: 10_000 });

      const entries = ledger();
      expect(verifyChain(entries)).toMatchObject({ ok: true });
      const times = entries.map(({ at }) => at);
      expect(times).toEqual([...times].sort((a, b) => a - b));
      const lapses = entries.filter(({ body }) => body.type === "overdue").map(({ body }) => body.submissionId);
      expect(new Set(lapses).size, "each once").toBe(lapses.length);
      expect(entries.filter(({ body }) => body.type === "decision")).toHaveLength(decided.size);
      expect(JSON.stringify(entries)).not.toContain('"approve"');
      expect(bench.errors).toEqual([]);
      figure("clock-jumps", { seed, jumps: JUMPS, entries: entries.length, lapses: lapses.length });
      await bench.records.stop();
      await bench.close();
    },
  );
});
