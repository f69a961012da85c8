import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { SyncStatus } from "../../sync/contract.ts";
import { createStore } from "../../sync/readable.ts";
import { calmStatus } from "./calm-status.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function watch() {
  const source = createStore<SyncStatus>({ state: "synced", at: 1 });
  const calm = calmStatus(source);
  const told: SyncStatus["state"][] = [];
  calm.subscribe(() => told.push(calm.getSnapshot().state));
  return { source, calm, told };
}

describe("the calm sync status", () => {
  it("[status] typing tells the screen once that it is saving and once that all is safe", () => {
    const { source, told } = watch();
    for (let key = 0; key < 10; key++) {
      source.set({ state: "saving", unsent: 1 });
      vi.advanceTimersByTime(30);
      source.set({ state: "synced", at: key });
      vi.advanceTimersByTime(30);
    }
    vi.advanceTimersByTime(600);
    expect(told.filter((state) => state === "saving").length).toBeLessThanOrEqual(2);
    expect(told.at(-1)).toBe("synced");
    expect(told.length).toBeLessThanOrEqual(4);
  });

  it("[status] worse is told at once, and nothing is claimed before it is true", () => {
    const { source, calm, told } = watch();
    source.set({ state: "saving", unsent: 1 });
    expect(calm.getSnapshot().state).toBe("saving");
    source.set({ state: "offline", unsent: 1 });
    expect(calm.getSnapshot().state).toBe("offline");
    source.set({ state: "synced", at: 2 });
    expect(calm.getSnapshot().state).toBe("offline");
    vi.advanceTimersByTime(600);
    expect(told).toEqual(["saving", "offline", "synced"]);
  });

  it("[status] a growing count is told too, though not with every key", () => {
    const { source, calm, told } = watch();
    source.set({ state: "offline", unsent: 1 });
    for (let unsent = 2; unsent < 9; unsent++) source.set({ state: "offline", unsent });
    expect(told).toEqual(["offline"]);
    vi.advanceTimersByTime(600);
    expect(calm.getSnapshot()).toEqual({ state: "offline", unsent: 8 });
  });
});
