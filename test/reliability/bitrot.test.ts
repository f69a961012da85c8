import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { must } from "@tongpin/domain/base";
import { openEmbeddedLog } from "@tongpin/server/storage/embedded-log.ts";
import type { RoomLog } from "@tongpin/server/storage/room-log.ts";
import { afterAll, beforeAll, expect, it } from "vitest";
import { figure, runs } from "../support/runs.ts";
import { createRandom, seedsFor } from "../support/sim-random.ts";
import { createTypist, type Typist, wordsIn } from "../support/typist.ts";

/** Flipped bits that mattered. */
const FLIPS = runs({ short: 60, full: 500 });

interface Kept {
  readonly folder: string;
  readonly words: ReadonlyMap<string, string>;
}

let folder = "";
/** As a killed server leaves it, and as one that was stopped: SQLite's file alone, everything in it. */
let killed: Kept;
let stopped: Kept;
const typists: Typist[] = [];

/**
 * A store as a killed server leaves it in its third run: what the first wrote lies in SQLite's file, what the second
 * wrote in SQLite's own log (its journal is removed by now), the newest in the journal alone.
 */
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "tongpin-bitrot-"));
  const store = join(folder, "store");
  typists.push(...Array.from({ length: 8 }, (_, index) => createTypist(`brand${index}:script:video${index}`)));
  await run(join(folder, "first"), null, async (log) => {
    for (const [index, typist] of typists.entries()) {
      for (let line = 0; line < 20; line++) typist.type(log, `第${index}支第${line}句，${"写".repeat(line)}。`);
      if (index % 2 === 0) await log.compact(typist.room);
    }
    await log.close();
    stopped = { folder: join(folder, "first"), words: wordsNow() };
  });
  const second = join(folder, "second");
  await run(second, join(folder, "first"), async (log) => {
    for (const typist of typists) typist.type(log, "第二次写的，");
    await log.load(must(typists[0]).room);
    copyStore(second, join(folder, "killed"));
    await log.close();
  });
  const third = join(folder, "third");
  await run(third, join(folder, "killed"), async (log) => {
    for (const typist of typists) typist.type(log, "第三次写的，");
    await log.load(must(typists[0]).room);
    for (const typist of typists) for (let line = 0; line < 6; line++) typist.type(log, `日志里的第${line}句`);
    await log.committed();
    copyStore(third, store);
    killed = { folder: store, words: wordsNow() };
    await log.close();
  });
  const journals = readdirSync(store).filter((name) => name.includes("-log."));
  if (journals.length !== 1) throw new Error(`one journal was to be left, there are ${journals.length}`);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function wordsNow(): ReadonlyMap<string, string> {
  return new Map(typists.map(({ room, words }) => [room, words]));
}

async function run(live: string, from: string | null, work: (log: RoomLog) => Promise<void>): Promise<void> {
  if (from === null) mkdirSync(live);
  else copyStore(from, live);
  await work(await openEmbeddedLog({ file: join(live, "rooms.db"), ingestMs: 600_000 }));
}

function copyStore(from: string, to: string): void {
  mkdirSync(to);
  for (const name of readdirSync(from)) {
    if (!name.endsWith("-lock") && !name.endsWith("-shm")) copyFileSync(join(from, name), join(to, name));
  }
}

it.each(seedsFor({ kept: [], fresh: 1 }))(
  `[bitrot] seed %i: of ${FLIPS} flipped bits in journal and store none shortens a room without a word`,
  { timeout: 600_000 },
  async (seed) => {
    const random = createRandom(seed);
    const told: Record<string, number> = {};
    let harmless = 0;
    let mattered = 0;
    for (let flip = 0; mattered < FLIPS; flip++) {
      const from = flip % 3 === 0 ? stopped : killed;
      const copy = join(folder, `flip-${flip}`);
      copyStore(from.folder, copy);
      const name = must(random.pick(readdirSync(copy).filter((each) => statSync(join(copy, each)).size > 0)));
      const bytes = readFileSync(join(copy, name));
      const at = random.below(bytes.length);
      bytes[at] = must(bytes[at]) ^ (1 << random.below(8));
      writeFileSync(join(copy, name), bytes);
      const found = await lookAt(join(copy, "rooms.db"), from);
      rmSync(copy, { recursive: true, force: true });
      expect(found, `a bit of byte ${at} of ${name} shortened a room silently`).not.toBe("silent");
      if (found === "harmless") harmless++;
      else {
        mattered++;
        told[found] = (told[found] ?? 0) + 1;
      }
    }
    figure("bitrot", { flips: mattered, detected: mattered, ...told, harmless });
  },
);

/** How a damaged store shows: it does not open, it says so, a room is refused; or nothing is different at all. */
async function lookAt(
  file: string,
  { words }: Kept,
): Promise<"not opened" | "reported" | "room refused" | "harmless" | "silent"> {
  let reported = false;
  let log: RoomLog;
  try {
    log = await openEmbeddedLog({ file, onDamage: () => (reported = true) });
  } catch {
    return "not opened";
  }
  try {
    let refused = false;
    let different = false;
    for (const [room, before] of words) {
      const state = await log.load(room).catch(() => null);
      if (state === null) refused = true;
      else if (wordsOrNull(state) !== before) different = true;
    }
    // A record that is gone may leave several rooms shorter; one word about it is enough to go to the backup.
    if (refused) return "room refused";
    if (reported) return "reported";
    return different ? "silent" : "harmless";
  } finally {
    await log.close().catch(() => undefined);
  }
}

function wordsOrNull(state: Parameters<typeof wordsIn>[0]): string | null {
  try {
    return wordsIn(state);
  } catch {
    return null;
  }
}
