import { describe, expect, it } from "vitest";
import type { Clock } from "../authority/clock.ts";
import { openPostgres } from "../sql/postgres.ts";
import { useTestPostgres } from "../test-support/databases.ts";
import { createTestClock } from "../test-support/test-clock.ts";
import { createMisses, createSharedMisses, type Misses } from "./misses.ts";

const MINUTE = 60_000;

function missesContract(open: (clock: Clock) => Promise<{ nodes: readonly Misses[]; close(): Promise<void> }>): void {
  it("[share-link] twenty misses lock an address out wherever it tries, for a quarter of an hour after the last; others are not", async () => {
    const clock = createTestClock();
    const { nodes, close } = await open(clock);
    const node = (index: number) => nodes[index % nodes.length] as Misses;
    for (let miss = 0; miss < 19; miss += 1) await node(miss).add("10.0.0.1");
    for (const each of nodes) expect(await each.isLocked("10.0.0.1")).toBe(false);
    clock.advance(14 * MINUTE);
    await node(0).add("10.0.0.1");
    for (const each of nodes) expect(await each.isLocked("10.0.0.1")).toBe(true);
    for (const each of nodes) expect(await each.isLocked("10.0.0.2")).toBe(false);
    clock.advance(14 * MINUTE);
    expect(await node(1).isLocked("10.0.0.1")).toBe(true);
    clock.advance(MINUTE);
    expect(await node(1).isLocked("10.0.0.1")).toBe(false);
    // From the beginning again.
    await node(0).add("10.0.0.1");
    expect(await node(1).isLocked("10.0.0.1")).toBe(false);
    await close();
  });

  it("[share-link] misses at the same moment are counted one by one", async () => {
    const { nodes, close } = await open(createTestClock());
    await Promise.all(
      Array.from({ length: 20 }, (_, index) => (nodes[index % nodes.length] as Misses).add("10.0.0.1")),
    );
    expect(await (nodes[0] as Misses).isLocked("10.0.0.1")).toBe(true);
    await close();
  });
}

describe("links tried at one process", () => {
  missesContract(async (clock) => ({ nodes: [createMisses(clock)], close: async () => undefined }));
});

describe("links tried at two nodes", () => {
  const postgres = useTestPostgres();
  missesContract(async (clock) => {
    const url = await postgres.newDatabase();
    const nodes = await Promise.all([1, 2].map(() => openPostgres(url, { onError: () => undefined })));
    return {
      nodes: nodes.map(({ db }) => createSharedMisses(db, clock)),
      close: async () => void (await Promise.all(nodes.map((node) => node.close()))),
    };
  });
});
