import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openEmbeddedLog } from "@tongpin/server/storage/embedded-log.ts";
import type { Sqlite } from "@tongpin/server/storage/sqlite.ts";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { figure, runs } from "../support/runs.ts";
import { createRandom, seedsFor } from "../support/sim-random.ts";
import { createTypist, wordsIn } from "../support/typist.ts";

const ROUNDS = runs({ short: 3, full: 25 });

/** Called before and after everything that is asked of SQLite. A killed process leaves its files as they are at that moment. */
const steps = vi.hoisted((): { onStep(what: string): void } => ({ onStep: () => undefined }));

vi.mock("@tongpin/server/storage/sqlite.ts", async (original) => {
  const real = await original<typeof import("@tongpin/server/storage/sqlite.ts")>();
  const around = <T>(what: string, work: () => T): T => {
    steps.onStep(`before ${what}`);
    const result = work();
    steps.onStep(`after ${what}`);
    return result;
  };
  return {
    async openSqlite(...args: Parameters<typeof real.openSqlite>): Promise<Sqlite> {
      const db = await real.openSqlite(...args);
      return {
        exec: (sql) => around(sql.slice(0, 20), () => db.exec(sql)),
        close: () => db.close(),
        prepare(sql) {
          const statement = db.prepare(sql);
          return {
            run: (...values) => around(sql.slice(0, 20), () => statement.run(...values)),
            get: (...values) => statement.get(...values),
            all: (...values) => statement.all(...values),
          };
        },
      };
    },
  };
});

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "tongpin-torn-"));
});
afterEach(() => {
  steps.onStep = () => undefined;
  rmSync(folder, { recursive: true, force: true });
});

it.each(seedsFor({ kept: [], fresh: 1 }))(
  `[torn-compaction] seed %i: killed at any step of ${ROUNDS} foldings, a room has everything once`,
  { timeout: 300_000 },
  async (seed) => {
    const random = createRandom(seed);
    const kinds = new Set<string>();
    let kills = 0;
    for (let round = 0; round < ROUNDS; round++) {
      const live = join(folder, "live");
      mkdirSync(live);
      const log = await openEmbeddedLog({ file: join(live, "rooms.db"), ingestMs: 600_000 });
      const typist = createTypist("b:script:1");
      const other = createTypist("b:script:2");
      for (let line = random.below(30); line >= 0; line--) {
        typist.type(log, `line ${line} `);
        if (random.chance(0.2)) other.type(log, "beside ");
        if (random.chance(0.2)) await log.load(typist.room);
        if (random.chance(0.1)) await log.compact(typist.room);
      }
      typist.type(log, "the last words");
      await log.committed();

      const killed: string[] = [];
      steps.onStep = (what) => {
        kinds.add(what);
        const target = join(folder, `kill-${killed.length}`);
        mkdirSync(target);
        for (const name of readdirSync(live)) {
          if (!name.endsWith("-lock") && !name.endsWith("-shm")) copyFileSync(join(live, name), join(target, name));
        }
        killed.push(target);
      };
      await log.compact(typist.room);
      steps.onStep = () => undefined;
      await log.close();

      for (const target of killed) {
        const damage: number[] = [];
        const again = await openEmbeddedLog({ file: join(target, "rooms.db"), onDamage: (n) => damage.push(n) });
        const state = await again.load(typist.room);
        expect(wordsIn(state)).toBe(typist.words);
        expect(wordsIn(await again.load(other.room))).toBe(other.words);
        expect(state.tail.every((entry) => entry.seq > state.seq)).toBe(true);
        expect(damage).toEqual([]);
        // And it can be folded after all.
        await again.compact(typist.room);
        expect(wordsIn(await again.load(typist.room))).toBe(typist.words);
        await again.close();
        rmSync(target, { recursive: true, force: true });
      }
      kills += killed.length;
      rmSync(live, { recursive: true, force: true });
    }
    // Both transactions, of taking in and of folding, were cut at their begin, inside, and at their commit.
    for (const what of ["begin", "update room set", "delete from entry", "insert into entry", "commit"])
      expect(
        [...kinds].some((kind) => kind.includes(what)),
        what,
      ).toBe(true);
    figure("torn-compaction", { kills, steps: kinds.size, lost: 0, doubled: 0 });
  },
);
