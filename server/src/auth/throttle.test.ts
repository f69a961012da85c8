import { describe, expect, it } from "vitest";
import type { Clock } from "../authority/clock.ts";
import { openPostgres } from "../sql/postgres.ts";
import { useTestPostgres } from "../test-support/databases.ts";
import { createTestClock } from "../test-support/test-clock.ts";
import { createSharedThrottle, createThrottle, type Throttle } from "./throttle.ts";

const TRIES = 3;
const WINDOW_MS = 60_000;

function throttleContract(
  open: (clock: Clock) => Promise<{ nodes: readonly Throttle[]; close(): Promise<void> }>,
): void {
  it("[auth-abuse] a name has so many tries in a window wherever it tries, others are not held up", async () => {
    const clock = createTestClock();
    const { nodes, close } = await open(clock);
    const allow = (index: number, key: string) => (nodes[index % nodes.length] as Throttle).allow(key);
    const answers = [];
    for (const index of [0, 1, 2, 3]) answers.push(await allow(index, "lin"));
    expect(answers).toEqual([true, true, true, false]);
    expect(await allow(0, "zhao")).toBe(true);
    clock.advance(WINDOW_MS);
    expect(await allow(0, "lin")).toBe(true);
    await close();
  });

  it("[auth-abuse] tries at the same moment are counted one by one", async () => {
    const { nodes, close } = await open(createTestClock());
    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, index) => (nodes[index % nodes.length] as Throttle).allow("lin")),
    );
    expect(answers.filter(Boolean)).toHaveLength(TRIES);
    await close();
  });
}

describe("throttle of one process", () => {
  throttleContract(async (clock) => ({
    nodes: [createThrottle(clock, TRIES, WINDOW_MS)],
    close: async () => undefined,
  }));
});

describe("throttle of two nodes", () => {
  const postgres = useTestPostgres();
  throttleContract(async (clock) => {
    const url = await postgres.newDatabase();
    const nodes = await Promise.all([1, 2].map(() => openPostgres(url, { onError: () => undefined })));
    return {
      nodes: nodes.map(({ db }) => createSharedThrottle(db, clock, TRIES, WINDOW_MS)),
      close: async () => void (await Promise.all(nodes.map((node) => node.close()))),
    };
  });
});
