import { asId, type BrandId, type Sha256, type VideoId } from "@tongpin/domain/base";
import { describe, expect, it, vi } from "vitest";
import { type CutDeskOptions, createCutDesk } from "./cut-desk.ts";

const place = { brandId: asId<BrandId>("b"), videoId: asId<VideoId>("v") };
const sha256 = asId<Sha256>("a".repeat(64));
const file = new File(["film"], "film.mp4");
const cut = { sha256, bytes: 4, name: "film.mp4", mime: "video/mp4", durationMs: 1, width: 1, height: 1 };
const ok = { ok: true, value: undefined } as const;

function buildDesk(
  overrides: Partial<Record<"uploadCut" | "readCut" | "hashFile" | "readLocalMedia" | "media", unknown>> = {},
) {
  const queue: object[] = [];
  const work = {
    readCut: vi.fn(async () => ({ ok: true, value: cut })),
    hashFile: vi.fn(async () => ({ ok: true, value: sha256 })),
    keepMedia: vi.fn(async () => "kept"),
    readLocalMedia: vi.fn(async () => null),
    registerCut: vi.fn(() => ok),
    inTurn: <T>(_: string, run: () => Promise<T>) => run(),
    queueUpload: vi.fn(async (_: string, upload: object) => void queue.splice(0, queue.length, upload)),
    dropUpload: vi.fn(async () => void queue.pop()),
    listUploads: vi.fn(async () => [...queue]),
    uploadCut: vi.fn(async () => ok),
    ...overrides,
  };
  const release = vi.fn();
  const engine = { openScript: () => ({ ready: Promise.resolve(), view: {}, release }) };
  let ids = 0;
  const options = {
    api: { media: async () => ({ ok: true, value: overrides.media ?? [] }) },
    engine: async () => engine,
    newId: () => `job-${ids++}`,
    now: () => 1,
    personId: () => "p",
    hasServer: () => true,
    database: () => "db",
    work: async () => work,
    kept: async () => work,
  };
  return { desk: createCutDesk(options as unknown as CutDeskOptions), work, release, queue };
}

describe("cut desk", () => {
  it("[R2] a chosen file is kept, registered, uploaded, and off the list", async () => {
    const { desk, work, release } = buildDesk();
    desk.add(place, file);
    await vi.waitFor(() => expect(desk.getSnapshot().jobs).toEqual([]));
    expect(work.registerCut).toHaveBeenCalledOnce();
    expect(work.uploadCut).toHaveBeenCalledOnce();
    expect(release).toHaveBeenCalledOnce();
    expect(await desk.fileOf(sha256)).toBe(file);
  });

  it("[R2] an upload the network cut off goes on when it is back, without hashing again", async () => {
    const uploadCut = vi
      .fn<() => Promise<unknown>>()
      .mockResolvedValueOnce({ ok: false, error: { code: "network" } })
      .mockResolvedValueOnce(ok);
    const { desk, work } = buildDesk({ uploadCut });
    desk.add(place, file);
    await vi.waitFor(() => expect(desk.getSnapshot().jobs[0]).toMatchObject({ step: "failed", failedIn: "upload" }));
    desk.resume();
    await vi.waitFor(() => expect(desk.getSnapshot().jobs).toEqual([]));
    expect(uploadCut).toHaveBeenCalledTimes(2);
    expect(work.readCut).toHaveBeenCalledOnce();
    expect(work.registerCut).toHaveBeenCalledOnce();
  });

  it("[B7] a shot's picture is kept as one, owed until the server has it, and goes on as one after a reload", async () => {
    const uploadCut = vi
      .fn<() => Promise<unknown>>()
      .mockResolvedValueOnce({ ok: false, error: { code: "network" } })
      .mockResolvedValueOnce(ok);
    const { desk, work, queue } = buildDesk({ uploadCut });
    const picture = new File(["pixels"], "frame-1.webp", { type: "image/webp" });
    expect(await desk.addFrame(place, picture, sha256)).toBe("kept");
    expect(work.keepMedia).toHaveBeenCalledWith(picture, sha256, "frame");
    await vi.waitFor(() => expect(desk.getSnapshot().jobs[0]).toMatchObject({ kind: "frame", failedIn: "upload" }));
    expect(queue).toMatchObject([{ kind: "frame", name: "frame-1.webp", sha256 }]);
    const next = buildDesk({ readLocalMedia: vi.fn(async () => picture), uploadCut });
    next.queue.push(...queue);
    await next.desk.takeUp();
    await vi.waitFor(() => expect(next.desk.getSnapshot().jobs).toEqual([]));
    expect(uploadCut).toHaveBeenCalledTimes(2);
    expect(next.work.registerCut).not.toHaveBeenCalled();
    expect(next.queue).toEqual([]);
  });

  it("[R2] cancelling while the file is read registers nothing", async () => {
    const readCut = vi.fn(
      (_: File, { signal }: { signal: AbortSignal }) =>
        new Promise((resolve) => {
          signal.addEventListener("abort", () => resolve({ ok: false, error: { code: "cancelled" } }));
        }),
    );
    const { desk, work } = buildDesk({ readCut });
    desk.add(place, file);
    await vi.waitFor(() => expect(readCut).toHaveBeenCalledOnce());
    desk.cancel(desk.getSnapshot().jobs[0]?.id ?? "");
    await vi.waitFor(() => expect(desk.getSnapshot().jobs).toEqual([]));
    expect(work.registerCut).not.toHaveBeenCalled();
  });

  it("[R2] one's own copy must be the same bytes; another size is refused unread", async () => {
    const { desk, work } = buildDesk();
    desk.openOwnCopy(place, { sha256, bytes: 5 }, file);
    await vi.waitFor(() => expect(desk.getSnapshot().jobs[0]?.failure?.code).toBe("other-file"));
    expect(work.hashFile).not.toHaveBeenCalled();
  });

  it("[R2] one's own copy with another fingerprint is refused and not kept", async () => {
    const hashFile = vi.fn(async () => ({ ok: true, value: "b".repeat(64) }));
    const { desk, work } = buildDesk({ hashFile });
    desk.openOwnCopy(place, { sha256, bytes: 4 }, file);
    await vi.waitFor(() => expect(desk.getSnapshot().jobs[0]?.failure?.code).toBe("other-file"));
    expect(work.keepMedia).not.toHaveBeenCalled();
    expect(await desk.fileOf(sha256)).toBeNull();
  });

  it("[R2] [outbox] a cut registered without a network is owed until the server has it, and goes on by itself on the next page", async () => {
    const uploadCut = vi.fn(async () => ({ ok: false, error: { code: "network" } }));
    const before = buildDesk({ uploadCut });
    before.desk.add(place, file);
    await vi.waitFor(() => expect(before.desk.getSnapshot().jobs[0]).toMatchObject({ failedIn: "upload" }));
    expect(before.queue).toMatchObject([{ brandId: "b", videoId: "v", sha256, name: "film.mp4" }]);

    const after = buildDesk({ readLocalMedia: vi.fn(async () => file) });
    after.queue.push(...before.queue);
    await after.desk.takeUp();
    await after.desk.takeUp();
    await vi.waitFor(() => expect(after.desk.getSnapshot().jobs).toEqual([]));
    expect(after.work.uploadCut).toHaveBeenCalledOnce();
    expect(after.queue).toEqual([]);
  });

  it("[outbox] a cut another tab has brought meanwhile is not sent again", async () => {
    const { desk, work, queue } = buildDesk({ media: [{ sha256 }] });
    desk.add(place, file);
    await vi.waitFor(() => expect(desk.getSnapshot().jobs).toEqual([]));
    expect(work.uploadCut).not.toHaveBeenCalled();
    expect(queue).toEqual([]);
  });
});
