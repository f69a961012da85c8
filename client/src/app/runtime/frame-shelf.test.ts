import { asId, type BrandId, type Sha256 } from "@tongpin/domain/base";
import { describe, expect, it, vi } from "vitest";
import type { FetchedPicture } from "../../platform/fetch-picture.ts";
import { createFrameShelf, type WantedFrame } from "./frame-shelf.ts";

const brandId = asId<BrandId>("b");
const frameOf = (n: number): WantedFrame => ({
  sha256: asId<Sha256>(n.toString(16).padStart(64, "0")),
  mime: "image/webp",
});
const frame = frameOf(1);

function buildShelf(answers: FetchedPicture[] = [], hasServer = true) {
  const kept = new Map<Sha256, Blob>();
  const waiting: { ms: number; work: () => void }[] = [];
  const fetched: string[] = [];
  const dropped: string[] = [];
  const shelf = createFrameShelf({
    fileOf: async (sha256) => kept.get(sha256) ?? null,
    keep: async (blob, sha256) => kept.set(sha256, blob),
    async fetchPicture(_brand, sha256) {
      fetched.push(sha256);
      return answers.shift() ?? "none";
    },
    hashBlob: async (blob) => blob.text(),
    hasServer: () => hasServer,
    later: (ms, work) => void waiting.push({ ms, work }),
    toUrl: (blob) => `blob:${blob.type}`,
    dropUrl: (url) => void dropped.push(url),
  });
  return { shelf, kept, waiting, fetched, dropped };
}
/** Stands for bytes that hash to what was asked for. */
const bytesOf = (wanted: WantedFrame) => new Blob([wanted.sha256]);
const shown = (type: string) => expect.objectContaining({ type });

describe("pictures on this device", () => {
  it("[B7] a picture that is kept is shown without asking anybody, under its type", async () => {
    const { shelf, kept, fetched } = buildShelf();
    kept.set(frame.sha256, bytesOf(frame));
    const told = vi.fn();
    shelf.watch(brandId, frame, told);
    expect(shelf.get(frame.sha256)).toEqual({ type: "looking" });
    await vi.waitFor(() => expect(shelf.get(frame.sha256)).toEqual({ type: "here", url: "blob:image/webp" }));
    expect(told).toHaveBeenCalledOnce();
    expect(fetched).toEqual([]);
  });

  it("[B7] a colleague's picture that is still going up is asked for again, ever rarer, while somebody looks", async () => {
    const { shelf, kept, waiting } = buildShelf(["none", "away", bytesOf(frame)]);
    const stop = shelf.watch(brandId, frame, () => {});
    await vi.waitFor(() => expect(waiting).toHaveLength(1));
    expect(shelf.get(frame.sha256)).toEqual({ type: "missing" });
    waiting[0]?.work();
    await vi.waitFor(() => expect(waiting).toHaveLength(2));
    expect(waiting[1]?.ms).toBeGreaterThan(waiting[0]?.ms ?? 0);
    waiting[1]?.work();
    await vi.waitFor(() => expect(shelf.get(frame.sha256)).toEqual(shown("here")));
    expect(kept.has(frame.sha256)).toBe(true);
    stop();
  });

  it("[B7] bytes that are not what was asked for are never kept or shown", async () => {
    const { shelf, kept } = buildShelf([new Blob(["something else"])]);
    shelf.watch(brandId, frame, () => {});
    await vi.waitFor(() => expect(shelf.get(frame.sha256)).toEqual({ type: "missing" }));
    expect(kept.size).toBe(0);
  });

  it("[B7] a script's pictures are fetched for later, those looked at first; without a server nothing is asked", async () => {
    const wanted = Array.from({ length: 10 }, (_, n) => frameOf(n + 1));
    const { shelf, kept, fetched } = buildShelf(wanted.slice(0, 4).map(bytesOf));
    shelf.fetchAll(brandId, wanted);
    const last = wanted.at(-1) ?? frame;
    shelf.watch(brandId, last, () => {});
    await vi.waitFor(() => expect(fetched).toHaveLength(10));
    expect(kept.size).toBe(4);
    expect(fetched.indexOf(last.sha256)).toBe(9);
    const local = buildShelf([], false);
    local.shelf.fetchAll(brandId, wanted);
    local.shelf.watch(brandId, frame, () => {});
    await vi.waitFor(() => expect(local.shelf.get(frame.sha256)).toEqual({ type: "missing" }));
    expect([local.fetched, local.waiting]).toEqual([[], []]);
  });

  it("[B7] when the network is back, what was missing is looked for at once", async () => {
    const { shelf } = buildShelf(["away", bytesOf(frame)]);
    shelf.watch(brandId, frame, () => {});
    await vi.waitFor(() => expect(shelf.get(frame.sha256)).toEqual({ type: "missing" }));
    shelf.wake();
    await vi.waitFor(() => expect(shelf.get(frame.sha256)).toEqual(shown("here")));
  });

  it("[B7] addresses of pictures nobody looks at any more are given back, the oldest first", async () => {
    const wanted = Array.from({ length: 230 }, (_, n) => frameOf(n + 1));
    const { shelf, kept, dropped } = buildShelf();
    for (const each of wanted) kept.set(each.sha256, bytesOf(each));
    const stops = wanted.map((each) => shelf.watch(brandId, each, () => {}));
    await vi.waitFor(() => expect(wanted.every((each) => shelf.get(each.sha256).type === "here")).toBe(true));
    for (const stop of stops) stop();
    const extra = frameOf(999);
    kept.set(extra.sha256, bytesOf(extra));
    shelf.watch(brandId, extra, () => {});
    await vi.waitFor(() => expect(dropped).toHaveLength(30));
    expect(shelf.get(frameOf(1).sha256)).toEqual({ type: "looking" });
    expect(shelf.get(frameOf(230).sha256)).toEqual(shown("here"));
  });
});
