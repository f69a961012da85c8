// @vitest-environment node
import "fake-indexeddb/auto";
import { asId, type BrandId, type CommentId, type VideoId } from "@tongpin/domain/base";
import type { RecordCommand } from "@tongpin/domain/records";
import type { CommandRequest } from "@tongpin/protocol";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Api, ApiFailure } from "../platform/api.ts";
import { openDatabase } from "./database.ts";
import { createOutbox, type RunningOutbox } from "./outbox.ts";
import { eventually } from "./testing/eventually.ts";

vi.setConfig({ testTimeout: 30_000 });

const BRAND = asId<BrandId>("brand");
const comment = (text: string, video = "v1"): RecordCommand => ({
  type: "comment",
  videoId: asId<VideoId>(video),
  commentId: asId<CommentId>(text),
  parentId: null,
  cutSha256: null,
  atMs: null,
  text,
  level: "should",
});

type Answer = Awaited<ReturnType<Api["command"]>>;
const recorded = (op: string): Answer => ({ ok: true, value: { op, at: 5, entries: [] } });
const failure = (kind: ApiFailure["kind"], status: number): Answer => ({
  ok: false,
  error: { code: kind, kind, status },
});

let number = 0;
let running: RunningOutbox[] = [];

/** A server that records what it is sent; while it has trouble it says so, then `answers` come, then it says yes. */
function serve(...answers: (Answer | "silence")[]) {
  const asked: CommandRequest[] = [];
  const server = { trouble: null as Answer | null };
  const command = (request: CommandRequest): Promise<Answer> => {
    asked.push(request);
    const answer = server.trouble ?? answers.shift();
    if (answer === "silence") return new Promise(() => {});
    return Promise.resolve(answer ?? recorded(request.op));
  };
  return Object.assign(server, { api: { command }, asked, texts: () => asked.map(({ command: { text } }) => text) });
}

function open(database: string, api: Pick<Api, "command">, isReady = () => true): RunningOutbox {
  let op = 0;
  const outbox = createOutbox({
    database: openDatabase(database),
    api,
    newOp: () => `op-${database}-${op++}`,
    now: () => 1,
    chance: () => 0,
    isReady,
    onSignedOut: () => {},
  });
  running.push(outbox);
  return outbox;
}

beforeEach(() => {
  running = [];
});
afterEach(() => {
  for (const outbox of running) outbox.close();
});

describe("the outbox", () => {
  it("[outbox] sends in order and is empty when the server has recorded everything", async () => {
    const { api, texts } = serve();
    const outbox = open(`outbox-${number++}`, api);
    await outbox.send(BRAND, comment("一"));
    await outbox.send(BRAND, comment("二"));
    await outbox.send(BRAND, comment("三"));
    await eventually(() => expect(outbox.getSnapshot()).toEqual([]));
    expect(texts()).toEqual(["一", "二", "三"]);
  });

  it("[outbox] what waits survives a reload and goes out under the op it was given", async () => {
    const name = `outbox-${number++}`;
    const dead = serve("silence");
    const before = open(name, dead.api);
    const item = await before.send(BRAND, comment("决定"));
    await eventually(() => expect(dead.asked).toHaveLength(1));
    before.close();

    const alive = serve();
    const after = open(name, alive.api);
    await eventually(() => expect(alive.asked).toHaveLength(1));
    expect(alive.asked[0]?.op).toBe(item.op);
    expect(dead.asked[0]?.op).toBe(item.op);
    await eventually(() => expect(after.getSnapshot()).toEqual([]));
  });

  it.each([
    ["network", 0],
    ["unavailable", 503],
    ["signedOut", 401],
  ] as const)(
    "[outbox] %s (%i): the command waits, with the reason, and is tried again under the same op",
    async (kind, status) => {
      const server = serve();
      server.trouble = failure(kind, status);
      const outbox = open(`outbox-${number++}`, server.api);
      const { op } = await outbox.send(BRAND, comment("一"));
      await eventually(() =>
        expect(outbox.getSnapshot()[0]).toMatchObject({ state: "waiting", error: { code: kind } }),
      );
      expect(outbox.isOffline()).toBe(true);
      server.trouble = null;
      outbox.wake();
      await eventually(() => expect(outbox.getSnapshot()).toEqual([]));
      expect(server.asked.length).toBeGreaterThan(1);
      expect(new Set(server.asked.map((request) => request.op))).toEqual(new Set([op]));
      expect(outbox.isOffline()).toBe(false);
    },
  );

  it("[outbox] a failure holds back what comes after it in the same video", async () => {
    const server = serve();
    server.trouble = failure("network", 0);
    const outbox = open(`outbox-${number++}`, server.api);
    await outbox.send(BRAND, comment("一"));
    await eventually(() => expect(outbox.isOffline()).toBe(true));
    await outbox.send(BRAND, comment("二"));
    outbox.wake();
    await eventually(() => expect(server.asked.length).toBeGreaterThan(1));
    expect(server.texts()).not.toContain("二");
    server.trouble = null;
    outbox.wake();
    await eventually(() => expect(outbox.getSnapshot()).toEqual([]));
    expect(server.texts().slice(-2)).toEqual(["一", "二"]);
  });

  it("[outbox] a refusal keeps the command with its reason and lets the next one pass", async () => {
    const { api, texts } = serve(failure("refused", 409));
    const name = `outbox-${number++}`;
    const outbox = open(name, api);
    await outbox.send(BRAND, comment("被拒"));
    await outbox.send(BRAND, comment("通过"));
    await eventually(() =>
      expect(outbox.getSnapshot()).toMatchObject([{ state: "refused", error: { code: "refused", status: 409 } }]),
    );
    expect(texts()).toEqual(["被拒", "通过"]);
    // The refusal is the server's answer: a reload does not send it again.
    outbox.close();
    const again = serve();
    const reloaded = open(name, again.api);
    await eventually(() => expect(reloaded.getSnapshot()).toMatchObject([{ state: "refused" }]));
    expect(again.asked).toEqual([]);
  });

  it("[outbox] a refused command is retried or discarded only by a person", async () => {
    const { api, asked } = serve(failure("refused", 409), failure("forbidden", 403));
    const outbox = open(`outbox-${number++}`, api);
    const { op } = await outbox.send(BRAND, comment("一"));
    await eventually(() => expect(outbox.getSnapshot()[0]?.state).toBe("refused"));
    outbox.retry(op);
    await eventually(() => expect(asked).toHaveLength(2));
    await eventually(() => expect(outbox.getSnapshot()[0]).toMatchObject({ state: "refused", error: { status: 403 } }));
    outbox.discard(op);
    await eventually(() => expect(outbox.getSnapshot()).toEqual([]));
    expect(asked.map((request) => request.op)).toEqual([op, op]);
  });

  it("[outbox] a command that needs edits to arrive first waits for them, others do not", async () => {
    const { api, texts } = serve();
    let ready = false;
    const outbox = open(`outbox-${number++}`, api, () => ready);
    await outbox.send(BRAND, comment("送审"));
    await eventually(() => expect(outbox.getSnapshot()[0]?.state).toBe("waiting"));
    expect(texts()).toEqual([]);
    ready = true;
    outbox.wake();
    await eventually(() => expect(outbox.getSnapshot()).toEqual([]));
    expect(texts()).toEqual(["送审"]);
  });

  it("[outbox] what could not be stored is not accepted", async () => {
    const { api, asked } = serve();
    const name = `outbox-${number++}`;
    const outbox = open(name, api);
    await openDatabase(name).open();
    vi.spyOn(openDatabase(name).backendDB(), "transaction").mockImplementation(() => {
      throw new DOMException("no space", "QuotaExceededError");
    });
    await expect(outbox.send(BRAND, comment("一"))).rejects.toThrow("no space");
    vi.restoreAllMocks();
    expect(asked).toEqual([]);
  });

  it("[outbox] two tabs of one account send a command once, and both see it go", async () => {
    const name = `outbox-${number++}`;
    const { api, asked } = serve("silence");
    const a = open(name, api);
    await a.send(BRAND, comment("一"));
    await eventually(() => expect(asked).toHaveLength(1));
    const second = serve();
    const b = open(name, second.api);
    await eventually(() => expect(b.getSnapshot()).toEqual([]));
    await eventually(() => expect(a.getSnapshot()).toEqual([]));
    expect(new Set([...asked, ...second.asked].map((request) => request.op)).size).toBe(1);
  });
});
