import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openEmbeddedLog } from "@tongpin/server/storage/embedded-log.ts";
import { afterEach, beforeEach, expect, it } from "vitest";
import { createFaultDisk, type FaultDisk } from "../support/fault-disk.ts";
import { figure, runs } from "../support/runs.ts";
import { createRandom, type Random, seedsFor } from "../support/sim-random.ts";
import { createTypist, type Typist, wordsIn } from "../support/typist.ts";

/** Moments at which the power goes, each opened again. */
const CUTS = runs({ short: 100, full: 2_000 });
const STEPS = 60;
const MOST_CUTS_PER_RUN = 20;

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "tongpin-power-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** What a power cut left, and what somebody had been told by then. */
interface Cut {
  readonly file: string;
  readonly rooms: readonly { readonly room: string; readonly acked: string; readonly typed: string }[];
}

it.each(seedsFor({ kept: [], fresh: 1 }))(
  "[power-loss-sim] seed %i: with only what was synced and a torn last write, every log opens with all that was acknowledged",
  { timeout: 600_000 },
  async (seed) => {
    const random = createRandom(seed);
    let opened = 0;
    let beyond = 0;
    let ackedCharacters = 0;
    for (let run = 0; opened < CUTS; run++) {
      const cuts = await writeAndCut(join(folder, `run-${run}`), random);
      for (const cut of cuts) {
        const damaged: number[] = [];
        const log = await openEmbeddedLog({ file: cut.file, onDamage: (records) => damaged.push(records) });
        for (const { room, acked, typed } of cut.rooms) {
          const words = wordsIn(await log.load(room));
          expect(words.startsWith(acked), `acknowledged: ${acked.length}, there: ${words.length}`).toBe(true);
          expect(typed.startsWith(words)).toBe(true);
          if (words.length > acked.length) beyond++;
          ackedCharacters += acked.length;
        }
        expect(damaged, "a torn end is no damage").toEqual([]);
        // It goes on from there, and keeps that too.
        const heir = createTypist(`b:script:heir`);
        heir.type(log, "after the cut");
        await log.committed();
        expect(wordsIn(await log.load(heir.room))).toBe("after the cut");
        await log.close();
        opened++;
      }
      rmSync(join(folder, `run-${run}`), { recursive: true, force: true });
    }
    expect(ackedCharacters).toBeGreaterThan(CUTS);
    expect(beyond, "no cut left more than was acknowledged: nothing was torn").toBeGreaterThan(0);
    figure("power-loss-sim", { cuts: opened, "acknowledged characters": ackedCharacters, lost: 0, unreadable: 0 });
  },
);

async function writeAndCut(base: string, random: Random): Promise<readonly Cut[]> {
  const live = mkdtempSync(`${base}-`);
  const faulty = createFaultDisk(live);
  const typists = ["b:script:1", "b:script:2", "b:plan:3"].map(createTypist);
  const cuts: Cut[] = [];
  const log = await openEmbeddedLog({ file: join(live, "rooms.db"), disk: faulty.disk, groupMs: 0, ingestMs: 1 });
  faulty.onStep = () => {
    if (cuts.length >= MOST_CUTS_PER_RUN || !random.chance(0.15)) return;
    const target = join(base, `cut-${cuts.length}`);
    faulty.cutPower(target, tear(faulty, random));
    const rooms = typists.map(({ room, acked, words }) => ({ room, acked, typed: words }));
    cuts.push({ file: join(target, "rooms.db"), rooms });
  };
  for (let step = 0; step < STEPS; step++) await act(log, typists, random);
  faulty.onStep = () => undefined;
  await log.close();
  rmSync(live, { recursive: true, force: true });
  return cuts;
}

/** Anywhere in the last write, its very edges more often than chance would have them. */
function tear(faulty: FaultDisk, random: Random): { torn: number; zeros: boolean; revived: boolean } {
  const loose = faulty.unsynced();
  const torn = random.pick([0, 1, 11, 12, 13, loose - 1, loose, random.below(loose + 1)]) ?? 0;
  return { torn: Math.max(0, torn), zeros: random.chance(0.5), revived: random.chance(0.5) };
}

async function act(log: Awaited<ReturnType<typeof openEmbeddedLog>>, typists: Typist[], random: Random): Promise<void> {
  const typist = random.pick(typists);
  if (!typist) return;
  switch (random.below(8)) {
    case 0:
      await log.load(typist.room);
      return;
    case 1:
      await log.compact(typist.room);
      return;
    case 2:
    case 3: {
      const typed = typists.map(({ words }) => words);
      await log.committed();
      typists.forEach((each, index) => {
        each.acked = typed[index] ?? "";
      });
      return;
    }
    case 4:
      void log.flush();
      return;
    default:
      typist.type(log, random.chance(0.1) ? "long ".repeat(random.below(2_000)) : `${random.below(1_000)} `);
  }
}
