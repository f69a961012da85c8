import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openEmbeddedLog } from "@tongpin/server/storage/embedded-log.ts";
import { afterEach, beforeEach, expect, it } from "vitest";
import { createFaultDisk, type DiskFault } from "../support/fault-disk.ts";
import { figure, runs } from "../support/runs.ts";
import { createRandom, seedsFor } from "../support/sim-random.ts";
import { createTypist, wordsIn } from "../support/typist.ts";

const OUTAGES = runs({ short: 10, full: 100 });

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "tongpin-fsync-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A disk whose syncs fail, one that is full after some bytes, one that takes little at a time and then fills. */
function outage(random: ReturnType<typeof createRandom>): DiskFault {
  return random.chance(0.5) ? { type: "sync-fails" } : { type: "full", takes: random.below(200) };
}

it.each(seedsFor({ kept: [], fresh: 1 }))(
  "[fsync-error] [enospc] seed %i: what can't be synced is never called safe; the log refuses, heals, and a power cut then finds it all",
  { timeout: 300_000 },
  async (seed) => {
    const random = createRandom(seed);
    const live = join(folder, "live");
    mkdirSync(live);
    const faulty = createFaultDisk(live);
    const log = await openEmbeddedLog({ file: join(live, "rooms.db"), disk: faulty.disk, healMs: 1, groupMs: 0 });
    const typist = createTypist("b:script:1");
    let refusals = 0;
    for (let round = 0; round < OUTAGES; round++) {
      typist.type(log, `before ${round}, `);
      await log.committed();
      typist.acked = typist.words;

      const healed = new Promise<void>((resolve) => log.onHealth((health) => health === "ok" && resolve()));
      faulty.fault = outage(random);
      const told: string[] = [];
      for (let word = 0; word < 4; word++) {
        typist.type(log, `${"during ".repeat(10)}${round}, `);
        await log.committed().then(
          () => told.push("safe"),
          (error: Error) => told.push(error.name),
        );
      }
      // A few words may still have fitted; from the first failure on nothing is promised.
      const failed = told.indexOf("StoreReadOnlyError");
      expect(failed).toBeGreaterThanOrEqual(0);
      expect(told.slice(failed).every((each) => each === "StoreReadOnlyError")).toBe(true);
      await expect(log.load(typist.room)).rejects.toMatchObject({ name: "StoreReadOnlyError" });
      refusals += told.length - failed;

      faulty.fault = random.chance(0.5) ? { type: "short", most: 7 } : null;
      await healed;
      typist.type(log, `after ${round}, `);
      await log.committed();
      faulty.fault = null;

      // Now it is all promised. What a power cut leaves is read again from the disk, not from anybody's memory.
      const target = join(folder, `cut-${round}`);
      faulty.cutPower(target, { torn: 0, zeros: false, revived: random.chance(0.5) });
      const again = await openEmbeddedLog({ file: join(target, "rooms.db") });
      expect(wordsIn(await again.load(typist.room))).toBe(typist.words);
      await again.close();
      rmSync(target, { recursive: true, force: true });
      expect(wordsIn(await log.load(typist.room))).toBe(typist.words);
    }
    await log.close();
    figure("fsync-error", { outages: OUTAGES, refusals, lost: 0, doubled: 0 });
  },
);
