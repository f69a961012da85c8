import { afterEach, describe, expect, it, vi } from "vitest";
import * as Y from "yjs";
import type { FoldAnswer, FoldRequest } from "./fold-worker.ts";

function updatesOf(words: readonly string[]): Uint8Array[] {
  const doc = new Y.Doc();
  const updates: Uint8Array[] = [];
  doc.on("update", (update: Uint8Array) => updates.push(update.slice()));
  for (const word of words) doc.getText("t").insert(doc.getText("t").length, word);
  return updates;
}

function textOf(update: Uint8Array): string {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, update);
  return doc.getText("t").toString();
}

/** The page's side of a worker; what it is asked waits until the test answers. */
class HeldWorker {
  static made: HeldWorker[] = [];
  onmessage: ((event: { data: FoldAnswer }) => void) | null = null;
  onerror: (() => void) | null = null;
  readonly asked: FoldRequest[] = [];
  ended = false;
  constructor() {
    HeldWorker.made.push(this);
  }
  postMessage(request: FoldRequest): void {
    this.asked.push(request);
  }
  terminate(): void {
    this.ended = true;
  }
}

/** The module keeps one worker a page: each test is a page. */
async function openFolder() {
  vi.resetModules();
  return (await import("./folder.ts")).fold;
}

describe("folding", () => {
  afterEach(() => {
    vi.unstubAllGlobals();
    vi.useRealTimers();
    HeldWorker.made = [];
  });

  it("[torn-compaction] says the same as all updates, also where there are no workers", async () => {
    vi.stubGlobal("Worker", undefined);
    const fold = await openFolder();
    expect(textOf(await fold(updatesOf(["先", "说", "结论"])))).toBe("先说结论");
  });

  it("[torn-compaction] one worker serves all rooms, each gets its own answer, and it ends when nothing is left to do", async () => {
    vi.useFakeTimers();
    vi.stubGlobal("Worker", HeldWorker);
    const fold = await openFolder();
    const [first, second] = [fold(updatesOf(["一"])), fold(updatesOf(["二"]))];
    const [worker] = HeldWorker.made;
    expect([HeldWorker.made.length, worker?.asked.length]).toEqual([1, 2]);
    const [a, b] = worker?.asked ?? [];
    worker?.onmessage?.({ data: { id: b?.id ?? 0, data: new Uint8Array([2]) } });
    worker?.onmessage?.({ data: { id: a?.id ?? 0, data: new Uint8Array([1]) } });
    expect([await first, await second]).toEqual([new Uint8Array([1]), new Uint8Array([2])]);
    await vi.advanceTimersByTimeAsync(20_000);
    expect(worker?.ended).toBe(true);
  });

  it("[torn-compaction] a worker that can't be loaded, or updates that can't be folded, fail: the rows stay", async () => {
    vi.stubGlobal("Worker", HeldWorker);
    const fold = await openFolder();
    const unloadable = fold(updatesOf(["一"]));
    HeldWorker.made[0]?.onerror?.();
    await expect(unloadable).rejects.toThrow("ended");
    const broken = fold(updatesOf(["二"]));
    const worker = HeldWorker.made[1];
    worker?.onmessage?.({ data: { id: worker.asked[0]?.id ?? 0, data: null } });
    await expect(broken).rejects.toThrow("folded");
  });
});
