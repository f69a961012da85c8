// @vitest-environment node
import "fake-indexeddb/auto";
import { asId, type BrandId, must, type PersonId, type SubmissionId, type VideoId } from "@tongpin/domain/base";
import { planRoom, scriptRoom } from "@tongpin/protocol";
import {
  addVideo,
  applyScriptChanges,
  contentHash,
  type PlanRoom,
  pinContent,
  type ScriptRoom,
} from "@tongpin/workspace";
import { unzipSync } from "fflate";
import { afterEach, describe, expect, it, vi } from "vitest";
import { openJournal } from "../platform/journal.ts";
import type { PageLife } from "../platform/page-life.ts";
import { openTabChannel } from "../platform/tab-channel.ts";
import type { Engine, RoomHandle, SyncStatus } from "./contract.ts";
import { createEngine } from "./engine.ts";
import { eventually } from "./testing/eventually.ts";
import { LoopbackServer } from "./testing/loopback-server.ts";

vi.setConfig({ testTimeout: 30_000 });

const BRAND = asId<BrandId>("brand");
let number = 0;
const ctx = () => ({ now: 1_000, newId: () => `id-${number++}`, actor: asId<PersonId>("lin") });

interface World {
  readonly engine: Engine;
  readonly forbidden: string[];
  readonly network: { online: boolean };
  readonly asked: { count: number };
  words(): SyncStatus;
}
const running: Engine[] = [];

/** One person's browser. The same `device` again is the same person's next visit. */
function visit(server: LoopbackServer | null, device: string, personId = "lin"): World {
  const forbidden: string[] = [];
  const network = { online: true };
  const asked = { count: 0 };
  const life: PageLife = {
    isOnline: () => network.online,
    isVisible: () => true,
    onWake: () => () => {},
    onHide: () => () => {},
    onOffline: () => () => {},
  };
  const source = server ?? new LoopbackServer();
  const engine = createEngine(
    {
      server: server && { origin: "http://127.0.0.1" },
      personId,
      database: device,
      onForbidden: (brandId) => forbidden.push(brandId),
    },
    {
      origin: "http://127.0.0.1",
      api: source.api(personId),
      WebSocket: source.socketClass(),
      fetch: () => Promise.reject(new TypeError("no network")),
      newLine: () => "0".repeat(32),
      life,
      now: () => 5_000,
      restoreClock: () => {},
      monotonic: () => performance.now(),
      chance: () => 0,
      newOp: () => `op-${number++}`,
      tabs: { id: `tab-${number++}`, locks: null, openChannel: openTabChannel },
      journal: (name) => openJournal(name, `page-${number++}`),
      askToPersist: async () => {
        asked.count += 1;
        return true;
      },
    },
  );
  running.push(engine);
  return { engine, forbidden, network, asked, words: () => engine.status.getSnapshot() };
}

async function leave(world: World): Promise<void> {
  running.splice(running.indexOf(world.engine), 1);
  await world.engine.close();
}

afterEach(async () => {
  for (const engine of running.splice(0)) await engine.close();
});

const newDevice = () => `engine-${number++}`;

async function opened<V>(handle: RoomHandle<V>): Promise<RoomHandle<V>> {
  await handle.ready;
  return handle;
}

function plan(room: PlanRoom, title: string): VideoId {
  const added = addVideo(room, { title }, ctx());
  if (!added.ok) throw new Error(added.error.code);
  return added.value;
}

function write(room: ScriptRoom, voice: string): void {
  const row = { id: asId(`row-${number++}`), visual: "", voice, caption: "", seconds: null, beat: null };
  const done = applyScriptChanges(
    room,
    { changes: [{ type: "insert-row", row: { ...row, id: asId(row.id) }, afterId: null }], source: null },
    ctx(),
  );
  if (!done.ok) throw new Error(done.error.code);
}

const titles = (room: PlanRoom) => [...room.getSnapshot().videos.values()].map((video) => video.title).sort();
const voices = (room: ScriptRoom) => room.getSnapshot().rows.map((row) => row.voice);
const synced = (world: World) => eventually(() => expect(world.words()).toEqual({ state: "synced", at: 5_000 }));

describe("a workspace of this device alone", () => {
  it("[local] keeps what was made and says so only when it is stored", async () => {
    const device = newDevice();
    const first = visit(null, device);
    const room = await opened(first.engine.openPlan(BRAND));
    plan(room.view, "面霜");
    await Promise.resolve();
    expect(first.words()).toEqual({ state: "saving", unsent: 1 });
    await eventually(() => expect(first.words()).toEqual({ state: "local" }));
    await leave(first);
    const second = visit(null, device);
    expect(titles((await opened(second.engine.openPlan(BRAND))).view)).toEqual(["面霜"]);
  });

  it("[local] has no outbox to lose a decision in", async () => {
    const { engine } = visit(null, newDevice());
    const command = {
      type: "resolve-comment",
      videoId: asId<VideoId>("v"),
      commentId: asId("c"),
      resolved: true,
    } as const;
    await expect(engine.outbox.send(BRAND, { ...command, commentId: asId(command.commentId) })).rejects.toThrow(
      "no outbox",
    );
  });

  it("[quota] asks the browser to keep the data after the first edit, once", async () => {
    const world = visit(null, newDevice());
    const room = await opened(world.engine.openPlan(BRAND));
    expect(world.asked.count).toBe(0);
    plan(room.view, "面霜");
    plan(room.view, "精华");
    expect(world.asked.count).toBe(1);
  });

  it("[undo] every handle of a room shares one undo", async () => {
    const { engine } = visit(null, newDevice());
    const a = await opened(engine.openPlan(BRAND));
    const b = await opened(engine.openPlan(BRAND));
    expect(engine.undoFor(a)).toBe(engine.undoFor(b));
    plan(a.view, "面霜");
    expect(engine.undoFor(b).undo()).toBe(true);
    expect(titles(a.view)).toEqual([]);
  });
});

describe("with a server", () => {
  it("[acked-is-synced] says synced only after the ack", async () => {
    const server = new LoopbackServer();
    const world = visit(server, newDevice());
    const room = await opened(world.engine.openPlan(BRAND));
    await synced(world);
    server.holdAcks = true;
    plan(room.view, "面霜");
    await eventually(() => expect(server.doc(planRoom(BRAND)).getMap("videos").size).toBe(1));
    expect(world.words()).toEqual({ state: "saving", unsent: 1 });
    server.releaseAcks();
    await synced(world);
  });

  it("[histories] two people see each other's edits", async () => {
    const server = new LoopbackServer();
    const lin = visit(server, newDevice(), "lin");
    const bo = visit(server, newDevice(), "bo");
    const here = await opened(lin.engine.openPlan(BRAND));
    const there = await opened(bo.engine.openPlan(BRAND));
    plan(here.view, "面霜");
    plan(there.view, "精华");
    await eventually(() => {
      expect(titles(here.view)).toEqual(["精华", "面霜"]);
      expect(titles(there.view)).toEqual(["精华", "面霜"]);
    });
  });

  it("[kill-server] goes on without it, counts what is unsent, and merges when it is back", async () => {
    const server = new LoopbackServer();
    const world = visit(server, newDevice());
    const room = await opened(world.engine.openPlan(BRAND));
    await synced(world);
    server.kill();
    plan(room.view, "面霜");
    plan(room.view, "精华");
    await eventually(() => expect(world.words()).toEqual({ state: "offline", unsent: 2 }));
    server.start();
    world.engine.retryNow();
    await synced(world);
    expect(server.doc(planRoom(BRAND)).getMap("videos").size).toBe(2);
  });

  it("[acked-is-synced] an empty room is called empty only once it came whole from the server, then also offline", async () => {
    const server = new LoopbackServer();
    const device = newDevice();
    server.kill();
    const first = visit(server, device);
    const unheard = first.engine.openLedger(BRAND);
    const told: string[] = [];
    void unheard.known.then(() => told.push("first"));
    await unheard.ready;
    await eventually(() => expect(first.words()).toEqual({ state: "offline", unsent: 0 }));
    expect(told).toEqual([]);
    server.start();
    first.engine.retryNow();
    await unheard.known;
    await leave(first);
    server.kill();
    const second = visit(server, device);
    await second.engine.openLedger(BRAND).known;
  });

  it("[unsent-survives] edits made offline are counted after a restart and sent without opening their room", async () => {
    const server = new LoopbackServer();
    server.kill();
    const device = newDevice();
    const video = asId<VideoId>("video");
    const first = visit(server, device);
    const script = await opened(first.engine.openScript(BRAND, video));
    write(script.view, "第一句");
    write(script.view, "第二句");
    await leave(first);

    const second = visit(server, device);
    await eventually(() => expect(second.words()).toEqual({ state: "offline", unsent: 2 }));
    server.start();
    second.engine.retryNow();
    await eventually(() => expect(server.doc(scriptRoom(BRAND, video)).getMap("rows").size).toBe(2));
    await eventually(() => expect(second.words()).not.toHaveProperty("unsent", 2));
    await leave(second);

    const third = visit(server, device);
    await opened(third.engine.openPlan(BRAND));
    await synced(third);
  });

  it("[revoked-offline] a room closed to us stops, says so, and keeps what was not sent", async () => {
    const server = new LoopbackServer();
    const device = newDevice();
    const world = visit(server, device);
    const room = await opened(world.engine.openPlan(BRAND));
    await synced(world);
    server.holdAcks = true;
    server.revoke(planRoom(BRAND));
    plan(room.view, "撤权之后");
    await eventually(() => expect(world.engine.rescues.getSnapshot()).toHaveLength(1));
    expect(world.words()).toMatchObject({ state: "error", reason: "forbidden" });
    expect(world.forbidden).toEqual([BRAND]);
    expect(titles(room.view)).toEqual(["撤权之后"]);
    const { id, ...rescue } = must(world.engine.rescues.getSnapshot()[0]);
    expect(rescue).toEqual({ room: planRoom(BRAND), why: "revoked", at: 5_000, edits: 1 });
    const saved = must(await world.engine.rescues.file(id));
    expect(saved.name).toMatch(/^revoked-brand-plan-main-\d+\.zip$/);
    const entries = unzipSync(new Uint8Array(await saved.file.arrayBuffer()));
    expect(Object.keys(entries)).toEqual(["update.yjs", "content.json"]);
    expect(new TextDecoder().decode(entries["content.json"])).toContain("撤权之后");
    await leave(world);

    // The right comes back: what was refused stays a file.
    server.forbidden.clear();
    server.holdAcks = false;
    const again = visit(server, device);
    const reopened = await opened(again.engine.openPlan(BRAND));
    await eventually(() => expect(again.engine.rescues.getSnapshot()).toHaveLength(1));
    await eventually(() => expect(server.visits.filter((name) => name === planRoom(BRAND))).toHaveLength(2));
    expect(titles(reopened.view)).toEqual([]);
    expect(server.doc(planRoom(BRAND)).getMap("videos").size).toBe(0);
    again.engine.rescues.drop(id);
    await synced(again);
  });

  it("[viewer-30] a room we may only read is synced without having sent anything", async () => {
    const server = new LoopbackServer();
    server.readOnly.add(planRoom(BRAND));
    const world = visit(server, newDevice());
    await opened(world.engine.openPlan(BRAND));
    await synced(world);
    expect(world.forbidden).toEqual([]);
  });

  it("[revoked-offline] edits made before the role became a reader's are refused, not counted for ever as on their way", async () => {
    const server = new LoopbackServer();
    server.kill();
    const device = newDevice();
    const first = visit(server, device);
    plan((await opened(first.engine.openPlan(BRAND))).view, "离线");
    await leave(first);
    server.start();
    server.readOnly.add(planRoom(BRAND));
    const second = visit(server, device);
    await eventually(() => expect(second.words()).toEqual({ state: "error", reason: "forbidden", unsent: 0 }));
    expect(second.forbidden).toEqual([BRAND]);
    expect(second.engine.rescues.getSnapshot()).toMatchObject([{ why: "revoked", edits: 1 }]);
  });

  it("[offline-open] scripts nobody opened here are there without a network", async () => {
    const server = new LoopbackServer();
    const writer = visit(server, newDevice(), "bo");
    const room = await opened(writer.engine.openPlan(BRAND));
    const videos = ["面霜", "精华", "防晒"].map((title) => plan(room.view, title));
    for (const [index, video] of videos.entries()) {
      write((await opened(writer.engine.openScript(BRAND, video))).view, `台词${index}`);
    }
    await synced(writer);
    await leave(writer);

    const device = newDevice();
    const reader = visit(server, device);
    await opened(reader.engine.openPlan(BRAND));
    await eventually(() => expect(server.visits.filter((name) => name.includes(":talk:"))).toHaveLength(3));
    await eventually(async () => {
      for (const video of videos) {
        const found = await reader.engine.openScript(BRAND, video);
        await found.ready;
        expect(voices(found.view)).toHaveLength(1);
        found.release();
      }
    });
    await leave(reader);
    server.kill();

    const offline = visit(server, device);
    for (const [index, video] of videos.entries()) {
      expect(voices((await opened(offline.engine.openScript(BRAND, video))).view)).toEqual([`台词${index}`]);
    }
  });

  it("[hash-bound] a submission goes out only after the edits its hash covers", async () => {
    const server = new LoopbackServer();
    const world = visit(server, newDevice());
    const room = await opened(world.engine.openPlan(BRAND));
    const video = plan(room.view, "面霜");
    const script = await opened(world.engine.openScript(BRAND, video));
    await synced(world);
    server.holdAcks = true;
    write(script.view, "台词");
    const expectHash = contentHash(pinContent(script.view.getSnapshot(), video, null));
    const item = await world.engine.outbox.send(BRAND, {
      type: "submit",
      videoId: video,
      submissionId: asId<SubmissionId>("s"),
      expectHash,
    });
    await eventually(() => expect(world.words()).toEqual({ state: "saving", unsent: 2 }));
    expect(server.commands).toEqual([]);
    server.releaseAcks();
    await eventually(() => expect(server.commands).toEqual([{ op: item.op, brandId: BRAND, type: "submit" }]));
    await synced(world);
  });

  it("[presence] shows who is where, and that they left", async () => {
    const server = new LoopbackServer();
    const video = asId<VideoId>("video");
    const lin = visit(server, newDevice(), "lin");
    const bo = visit(server, newDevice(), "bo");
    const here = await opened(lin.engine.openScript(BRAND, video));
    const there = await opened(bo.engine.openScript(BRAND, video));
    await synced(lin);
    await synced(bo);
    there.presence.set({ rowId: "r1", column: "voice", anchor: 2, head: 4 });
    await eventually(() =>
      expect(here.presence.getSnapshot()).toMatchObject([
        { personId: "bo", name: "BO", hue: 120, at: { rowId: "r1", column: "voice", anchor: 2, head: 4 } },
      ]),
    );
    there.release();
    await eventually(() => expect(here.presence.getSnapshot()).toEqual([]));
  });

  it("[rows] the next start paints the plan from rows before any room is open", async () => {
    const server = new LoopbackServer();
    const device = newDevice();
    const first = visit(server, device);
    const room = await opened(first.engine.openPlan(BRAND));
    const video = plan(room.view, "面霜");
    await eventually(async () => expect((await first.engine.videoRows(BRAND)).videos.size).toBe(1));
    await leave(first);
    const second = visit(server, device);
    const rows = await second.engine.videoRows(BRAND);
    expect(must(rows.videos.get(video)).title).toBe("面霜");
  });
});
