// @vitest-environment node
import "fake-indexeddb/auto";
import { asId, type BrandId, type PersonId, type VideoId } from "@tongpin/domain/base";
import { planRoom, scriptRoom } from "@tongpin/protocol";
import { addVideo, openPlan, type PlanRoom } from "@tongpin/workspace";
import { afterEach, describe, expect, it, vi } from "vitest";
import * as Y from "yjs";
import { openJournal } from "../platform/journal.ts";
import type { PageLife } from "../platform/page-life.ts";
import { openTabChannel } from "../platform/tab-channel.ts";
import type { Engine, RoomHandle } from "./contract.ts";
import { openDatabase } from "./database.ts";
import { createEngine } from "./engine.ts";
import { tabTalkName } from "./tab-messages.ts";
import { createTabTeam, type TabRole } from "./tab-team.ts";
import { eventually } from "./testing/eventually.ts";
import { LoopbackServer } from "./testing/loopback-server.ts";
import { MemoryLocks } from "./testing/memory-locks.ts";

vi.setConfig({ testTimeout: 30_000 });

const BRAND = asId<BrandId>("brand");
const PLAN = planRoom(BRAND);
let number = 0;
const ctx = () => ({ now: 1_000, newId: () => `id-${number++}`, actor: asId<PersonId>("lin") });
const life: PageLife = {
  isOnline: () => true,
  isVisible: () => true,
  onWake: () => () => {},
  onHide: () => () => {},
  onOffline: () => () => {},
};

interface Tab {
  readonly id: string;
  readonly engine: Engine;
  readonly plan: RoomHandle<PlanRoom>;
  write(title: string): void;
  titles(): readonly string[];
  words(): string;
}
const running: Engine[] = [];

/** One browser of one person; its tabs share the database's connection here, as they share the database. */
function openBrowser(server: LoopbackServer) {
  const device = `tabs-${number++}`;
  const locks = new MemoryLocks();
  async function openTab(): Promise<Tab> {
    const id = `tab-${number++}`;
    const engine = createEngine(
      { server: { origin: "http://127.0.0.1" }, personId: "lin", database: device, onForbidden: () => {} },
      {
        origin: "http://127.0.0.1",
        api: server.api("lin"),
        WebSocket: server.socketClass(),
        fetch: () => Promise.reject(new TypeError("no network")),
        newLine: () => "0".repeat(32),
        life,
        now: () => 5_000,
        restoreClock: () => {},
        monotonic: () => performance.now(),
        chance: () => 0,
        newOp: () => `op-${number++}`,
        tabs: { id, locks: locks.of(id), openChannel: openTabChannel },
        journal: (name) => openJournal(name, id),
        askToPersist: async () => true,
      },
    );
    running.push(engine);
    const plan = engine.openPlan(BRAND);
    await plan.ready;
    return {
      id,
      engine,
      plan,
      write: (title) => void addVideo(plan.view, { title }, ctx()),
      titles: () => titlesIn(plan.view),
      words: () => engine.status.getSnapshot().state,
    };
  }
  return { device, locks, openTab };
}

const titlesIn = (room: PlanRoom) => [...room.getSnapshot().videos.values()].map(({ title }) => title).sort();
const onServer = (server: LoopbackServer) => {
  const room = openPlan(server.doc(PLAN));
  const titles = titlesIn(room);
  room.destroy();
  return titles;
};
const synced = (...tabs: Tab[]) =>
  eventually(() => expect(tabs.map((tab) => tab.words())).toEqual(tabs.map(() => "synced")));
const visits = (server: LoopbackServer) => server.visits.filter((room) => room === PLAN).length;
const owedRows = (device: string) => openDatabase(device).updates.where("pending").above("").count();

afterEach(async () => {
  for (const engine of running.splice(0)) await engine.close();
});

describe("tabs of one person", () => {
  it("[two-tabs] share one socket a room: followers send and hear through the leader, and say 已同步 only on its ack", async () => {
    const server = new LoopbackServer();
    const { openTab, device } = openBrowser(server);
    const [a, b, c] = [await openTab(), await openTab(), await openTab()];
    await synced(a, b, c);
    server.holdAcks = true;
    b.write("围巾");
    await eventually(() => expect(onServer(server)).toEqual(["围巾"]));
    await eventually(() => expect(c.titles()).toEqual(["围巾"]));
    expect(b.engine.status.getSnapshot()).toEqual({ state: "saving", unsent: 1 });
    server.releaseAcks();
    await synced(a, b, c);
    await eventually(async () => expect(await owedRows(device)).toBe(0));
    expect(visits(server)).toBe(1);
    expect(new Set([a, b, c].map((tab) => tab.plan.view.doc.clientID)).size).toBe(3);
  });

  it("[two-tabs] what colleagues write comes to a follower through the leader and is stored once", async () => {
    const server = new LoopbackServer();
    const ours = openBrowser(server);
    const [a, b] = [await ours.openTab(), await ours.openTab()];
    const colleague = await openBrowser(server).openTab();
    await synced(a, b, colleague);
    colleague.write("茶席");
    await eventually(() => expect([a.titles(), b.titles()]).toEqual([["茶席"], ["茶席"]]));
    await a.engine.close();
    await b.engine.close();
    const rows = await openDatabase(ours.device)
      .updates.filter(({ room }) => room === PLAN)
      .count();
    expect(rows).toBe(1);
  });

  it("[two-tabs] a leader that ends without a word: the next one sends what followers typed and it could not", async () => {
    const server = new LoopbackServer();
    const { openTab, locks, device } = openBrowser(server);
    const [a, b, c] = [await openTab(), await openTab(), await openTab()];
    await synced(a, b, c);
    server.kill();
    b.write("未发一");
    c.write("未发二");
    await eventually(() => expect(a.titles()).toEqual(["未发一", "未发二"]));
    locks.end(a.id);
    server.start();
    b.engine.retryNow();
    await synced(b, c);
    expect(onServer(server)).toEqual(["未发一", "未发二"]);
    await eventually(async () => expect(await owedRows(device)).toBe(0));
  });

  it("[two-tabs] a follower that ends right after typing: the leader finds its words in the store and sends them", async () => {
    const server = new LoopbackServer();
    const { openTab, locks, device } = openBrowser(server);
    const [a, b] = [await openTab(), await openTab()];
    await synced(a, b);
    // Stored by the tab, told to nobody: what a crash in between leaves.
    const lost = openPlan(new Y.Doc());
    addVideo(lost, { title: "崩溃前" }, ctx());
    const update = Y.encodeStateAsUpdate(lost.doc);
    await openDatabase(device).updates.add({ room: PLAN, data: update, pending: PLAN });
    locks.end(b.id);
    await eventually(() => expect(onServer(server)).toEqual(["崩溃前"]));
    await eventually(async () => expect(await owedRows(device)).toBe(0));
    expect(a.titles()).toEqual(["崩溃前"]);
  });

  it("[two-tabs] a frozen leader: a tab in front takes its place, and the thawed one follows", async () => {
    const server = new LoopbackServer();
    const locks = new MemoryLocks();
    const roles: Record<string, TabRole> = {};
    let time = 0;
    let isFrozen = false;
    const open = (id: string) =>
      createTabTeam({
        database: "frozen",
        locks: locks.of(id),
        openChannel: (name, hear) =>
          openTabChannel(name, (message) => {
            if (!(isFrozen && id === "first")) hear(message);
          }),
        id,
        now: () => time,
        onRole: (role) => {
          roles[id] = role;
        },
        onTalk: () => {},
      });
    const first = open("first");
    const second = open("second");
    await eventually(() => expect(roles["first"]).toBe("leader"));
    const look = async () => {
      time += 2_000;
      second.watch();
      await new Promise((resolve) => setImmediate(resolve));
    };
    for (let looks = 0; looks < 10; looks += 1) await look();
    expect(second.role()).toBe("follower");
    isFrozen = true;
    for (let looks = 0; looks < 6; looks += 1) await look();
    await eventually(() => expect([first.role(), second.role()]).toEqual(["follower", "leader"]));
    second.close();
    await eventually(() => expect(first.role()).toBe("leader"));
    first.close();
    server.kill();
  });

  it("[two-tabs] a tab of a build that speaks otherwise is not heard and leads nobody: both work, each with its line", async () => {
    const server = new LoopbackServer();
    const { openTab, locks, device } = openBrowser(server);
    const otherName = tabTalkName(device).replace(/\d+\.\d+$/, "0.1");
    locks.of("older").hold(
      otherName,
      () => {},
      () => {},
    );
    const older = openTabChannel(otherName, () => {});
    const tab = await openTab();
    older.post({ from: "older", say: { type: "leading" } });
    older.post({ from: "older", say: { type: "update", room: PLAN, data: "other bytes", edits: 1 } });
    tab.write("新旧并存");
    await synced(tab);
    expect(onServer(server)).toEqual(["新旧并存"]);
    older.close();
  });

  it("[two-tabs] a room only a follower looks at is opened by the leader, and closed with it", async () => {
    const server = new LoopbackServer();
    const { openTab } = openBrowser(server);
    const [a, b] = [await openTab(), await openTab()];
    await synced(a, b);
    const video = asId<VideoId>("v-1");
    const script = b.engine.openScript(BRAND, video);
    await script.ready;
    await eventually(() => expect(server.visits).toContain(scriptRoom(BRAND, video)));
    await synced(a, b);
    script.release();
  });
});
