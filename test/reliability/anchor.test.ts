import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { must } from "@tongpin/domain/base";
import { ledgerRoom } from "@tongpin/protocol";
import { openFile } from "@tongpin/server/test-support/databases.ts";
import { BRAND, createRecordsBench, type RecordsBench } from "@tongpin/server/test-support/records-bench.ts";
import { openLedger, verifyChain } from "@tongpin/workspace";
import { expect, it } from "vitest";
import * as Y from "yjs";
import { figure, runs } from "../support/runs.ts";
import { createRandom, seedsFor } from "../support/sim-random.ts";

const TRIALS = runs({ short: 8, full: 150 });

/** Rounds of 送审 and an answer; each is two entries. */
async function addRounds(bench: RecordsBench, count: number, name: string): Promise<void> {
  const [writer, reviewer] = [await bench.member("writer"), await bench.member("reviewer")];
  for (let round = 0; round < count; round += 1) {
    bench.clock.advance(1000);
    await bench.edit({ voice: `${name}${round}` });
    await bench.submit(writer, `${name}-${round}`);
    await bench.decide(reviewer, `${name}-${round}`, "changes");
  }
}

it.each(seedsFor({ kept: [], fresh: 1 }))(
  `[anchor] seed %i: a server set back to an older ledger is found by every device that saw more, ${TRIALS} times`,
  { timeout: 300_000 },
  async (seed) => {
    const random = createRandom(seed);
    const folder = mkdtempSync(join(tmpdir(), "tongpin-anchor-"));
    let wholeWithoutAnchor = 0;
    try {
      for (let trial = 0; trial < TRIALS; trial += 1) {
        const [kept, lost, after] = [1 + random.below(3), 1 + random.below(3), random.below(7)];
        const bench = await createRecordsBench();
        const backup = join(folder, `${trial}.db`);
        await addRounds(bench, kept, "kept");
        await bench.sql.copyTo(backup);
        await addRounds(bench, lost, "lost");
        const device = new Y.Doc();
        Y.applyUpdate(device, await bench.rooms.read(ledgerRoom(BRAND)));
        const seen = must(must(openLedger(device).getSnapshot().entries).at(-1));
        const anchor = { seq: seen.seq, hash: seen.hash };
        const before = openLedger(device).getSnapshot().entries;
        expect(verifyChain(before, anchor).ok, "no false alarm").toBe(true);

        // The records are of before; the rooms are made from them anew.
        const restored = await createRestored(backup, bench);
        await addRounds(restored, after, "other");
        const told = openLedger(restored.rooms.doc(ledgerRoom(BRAND))).getSnapshot().entries;
        expect(verifyChain(told), "whole in itself").toMatchObject({ ok: true });
        expect(verifyChain(told, anchor), "a device that starts from the server's word").toMatchObject({
          error: { why: "anchor" },
        });
        // And one that brings the server's word and its own copy together: of two entries under one number either may
        // win, so it goes on with exactly what it saw, or the other story is found.
        Y.applyUpdate(device, await restored.rooms.read(ledgerRoom(BRAND)));
        const merged = openLedger(device).getSnapshot().entries;
        if (verifyChain(merged, anchor).ok) expect(merged, JSON.stringify({ kept, lost, after })).toEqual(before);
        else if (verifyChain(merged).ok) wholeWithoutAnchor += 1;
        await restored.close();
        await bench.close();
      }
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
    figure("anchor", { seed, trials: TRIALS, wholeWithoutAnchor });
  },
);

async function createRestored(file: string, before: RecordsBench): Promise<RecordsBench> {
  const bench = await createRecordsBench(openFile(file), { signer: before.signer, isNew: false });
  bench.clock.jump(before.clock.now());
  await bench.sql.db
    .updateTable("projections")
    .set((eb) => ({ wanted: eb("wanted", "+", 1), upto: 0 }))
    .execute();
  await bench.restart();
  return bench;
}
