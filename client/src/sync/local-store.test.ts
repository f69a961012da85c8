// @vitest-environment node
import "fake-indexeddb/auto";
import { LocalOrigin, REMOTE_ORIGIN } from "@tongpin/workspace";
import { afterEach, describe, expect, it, vi } from "vitest";
import * as Y from "yjs";
import { openJournal } from "../platform/journal.ts";
import { openTabChannel } from "../platform/tab-channel.ts";
import { compactRoom } from "./compaction.ts";
import { closeDatabase, openDatabase } from "./database.ts";
import { bindStoredDoc, type StoredDoc } from "./local-store.ts";
import { createStore } from "./readable.ts";
import { roomsWithPending } from "./room-loader.ts";
import type { Addressed, RoomTalk } from "./tab-messages.ts";
import { openTabRoom } from "./tab-room.ts";
import { eventually } from "./testing/eventually.ts";
import { createUpdateLog, type LogHealth } from "./update-log.ts";

vi.setConfig({ testTimeout: 30_000 });

const ROOM = "brand:script:video";
const typing = new LocalOrigin({}, 1, null, true);
let number = 0;
const newName = () => `local-store-${number++}`;
const opened: (() => Promise<void>)[] = [];

interface Tab {
  readonly doc: Y.Doc;
  readonly stored: StoredDoc;
  readonly text: Y.Text;
  readonly health: () => LogHealth;
  type(words: string): void;
  settled(): Promise<void>;
  /** What the page does when it is hidden or closed. */
  leave(): void;
  close(): Promise<void>;
}

/** One tab with the room open. Tabs of one test share a database connection, as they share the database. */
function openTab(name: string, owed = true): Tab {
  const database = openDatabase(name);
  const health = createStore<LogHealth>({ writing: 0, failed: false });
  const journal = openJournal(name, `page-${number++}`);
  const log = createUpdateLog({
    database,
    journal,
    health,
    now: () => 1,
    monotonic: () => performance.now(),
    onLost: () => stored.storeAgain(),
  });
  const doc = new Y.Doc();
  const stored = bindStoredDoc({ database, log, room: ROOM, doc, owed, now: () => 1, onEdit: () => {} });
  const id = `tab-${number++}`;
  const channel = openTabChannel<Addressed<RoomTalk>>(name, ({ from, say }) => tabRoom.hear(from, say));
  const tabRoom = openTabRoom({
    id,
    doc,
    awareness: null,
    role: () => "alone",
    say: (say) => channel.post({ from: id, say }),
    edits: stored.edits,
    confirmed: () => 0,
    isProven: () => false,
    onForeignEdit: stored.countForeign,
    onConfirmed: stored.confirm,
  });
  void stored.loaded.then(() => tabRoom.introduce());
  const text = doc.getText("t");
  const tab: Tab = {
    doc,
    stored,
    text,
    health: health.getSnapshot,
    type: (words) => doc.transact(() => text.insert(text.length, words), typing),
    settled: () => log.settled(),
    leave: () => log.leave(),
    async close() {
      tabRoom.close();
      channel.close();
      await log.close();
      await stored.close();
    },
  };
  opened.push(tab.close);
  return tab;
}

/** What a fresh start reads: nothing of the old page but the database. */
async function reload(name: string): Promise<Tab> {
  const tab = openTab(name);
  await tab.stored.loaded;
  return tab;
}

/** The little of localStorage that the journal uses. */
function stubLocalStorage(): Map<string, string> {
  const entries = new Map<string, string>();
  vi.stubGlobal("localStorage", {
    get length() {
      return entries.size;
    },
    key: (index: number) => [...entries.keys()][index] ?? null,
    getItem: (key: string) => entries.get(key) ?? null,
    setItem: (key: string, value: string) => void entries.set(key, value),
    removeItem: (key: string) => void entries.delete(key),
  });
  return entries;
}

/** From here on the browser refuses every transaction of this page. */
function refuseTransactions(name: string) {
  return vi.spyOn(openDatabase(name).backendDB(), "transaction").mockImplementation(() => {
    throw new DOMException("no space", "QuotaExceededError");
  });
}

afterEach(async () => {
  vi.unstubAllGlobals();
  for (const close of opened.splice(0)) await close();
});

describe("storing", () => {
  it("[keystroke-then-reload] a keystroke followed at once by a reload is there", async () => {
    const name = newName();
    const tab = await reload(name);
    tab.type("选题");
    // The page is gone in the same turn: nothing of it runs any more, its connection is cut.
    tab.doc.destroy();
    openDatabase(name).backendDB().close();
    closeDatabase(name);
    expect((await reload(name)).text.toString()).toBe("选题");
  });

  it("[keystroke-then-reload] what a page being left could not store is stored by the next one, and counted as unsent", async () => {
    const notes = stubLocalStorage();
    const name = newName();
    const tab = await reload(name);
    tab.type("已存");
    await tab.settled();
    refuseTransactions(name);
    tab.type("未存");
    tab.leave();
    tab.doc.destroy();
    vi.restoreAllMocks();
    openDatabase(name).backendDB().close();
    closeDatabase(name);
    expect(notes.size).toBe(1);

    const next = await reload(name);
    expect([next.text.toString(), next.stored.edits()]).toEqual(["已存未存", 2]);
    await eventually(() => expect(notes.size).toBe(0));
    expect((await reload(name)).text.toString()).toBe("已存未存");
  });

  it("[keystroke-then-reload] a page that lives on after being hidden takes its note back when all is stored", async () => {
    const notes = stubLocalStorage();
    const tab = await reload(newName());
    tab.type("切走");
    tab.leave();
    expect(notes.size).toBe(1);
    await tab.settled();
    expect(notes.size).toBe(0);
  });

  it("[keystroke-then-reload] an edit made before the database is open is stored once it is", async () => {
    const name = newName();
    const tab = openTab(name);
    tab.type("早");
    await tab.stored.loaded;
    tab.type("晚");
    await tab.settled();
    expect((await reload(name)).text.toString()).toBe("早晚");
  });

  it("[keystroke-then-reload] what came from the server is written no later than the local edit that builds on it", async () => {
    const name = newName();
    const tab = await reload(name);
    const colleague = new Y.Doc();
    colleague.getText("t").insert(0, "他的");
    Y.applyUpdate(tab.doc, Y.encodeStateAsUpdate(colleague), REMOTE_ORIGIN);
    tab.type("我的");
    openDatabase(name).backendDB().close();
    closeDatabase(name);
    const again = await reload(name);
    expect(again.text.toString()).toBe("他的我的");
    expect(again.doc.store.pendingStructs).toBeNull();
  });

  it("[keystroke-then-reload] what comes faster than anybody types gathers: the first edit at once, the rest together, all called unwritten until then", async () => {
    const name = newName();
    const tab = await reload(name);
    await tab.settled();
    const transactions = vi.spyOn(openDatabase(name).backendDB(), "transaction");
    // Only our own patience: the database goes on by itself.
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
    for (const word of "一二三四五六七八九十") tab.type(word);
    expect(transactions).toHaveBeenCalledTimes(1);
    expect(tab.health().writing).toBe(10);
    vi.advanceTimersByTime(50);
    expect(transactions).toHaveBeenCalledTimes(2);
    // A pause ends the rest: the next edit is on its way in its own turn again.
    vi.advanceTimersByTime(50);
    vi.useRealTimers();
    tab.type("十一");
    expect(transactions).toHaveBeenCalledTimes(3);
    transactions.mockRestore();
    tab.doc.destroy();
    openDatabase(name).backendDB().close();
    closeDatabase(name);
    expect((await reload(name)).text.toString()).toBe("一二三四五六七八九十十一");
  });

  it("[power-loss] while somebody types, every edit is forced to disk within a second, by the edits themselves", async () => {
    const name = newName();
    const tab = await reload(name);
    await tab.settled();
    const transactions = vi.spyOn(openDatabase(name).backendDB(), "transaction");
    const durabilities = () =>
      transactions.mock.calls.map(([stores, , options]) => [String(stores), options?.durability]);
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
    for (let key = 0; key < 9; key += 1) {
      tab.type("字");
      vi.advanceTimersByTime(100);
    }
    expect(durabilities()).toEqual([...Array(8).fill(["updates", "relaxed"]), ["updates", "strict"]]);
    transactions.mockClear();
    // The last one before a pause has nobody after it.
    tab.type("末");
    vi.advanceTimersByTime(999);
    expect(durabilities()).toEqual([["updates", "relaxed"]]);
    vi.advanceTimersByTime(1);
    expect(durabilities()).toEqual([
      ["updates", "relaxed"],
      ["updates,shell", "strict"],
    ]);
    vi.useRealTimers();
    transactions.mockRestore();
  });

  it("[keystroke-then-reload] a page left while edits gather writes them with its last breath, and notes them down", async () => {
    const notes = stubLocalStorage();
    const name = newName();
    const tab = await reload(name);
    tab.type("写了");
    tab.type("还在攒");
    tab.leave();
    expect([...notes.values()].join()).not.toBe("");
    tab.doc.destroy();
    openDatabase(name).backendDB().close();
    closeDatabase(name);
    const next = await reload(name);
    await next.settled();
    expect(next.text.toString()).toBe("写了还在攒");
  });

  it("[status] a write counts as writing until it is committed", async () => {
    const tab = await reload(newName());
    tab.type("a");
    expect(tab.health()).toEqual({ writing: 1, failed: false });
    await tab.settled();
    expect(tab.health()).toEqual({ writing: 0, failed: false });
  });

  it("[quota] a failed write is reported, kept and tried again", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    try {
      const name = newName();
      const tab = await reload(name);
      const full = refuseTransactions(name);
      tab.type("写不下");
      expect(tab.health()).toEqual({ writing: 1, failed: true });
      full.mockRestore();
      await vi.advanceTimersByTimeAsync(3_000);
      await tab.settled();
      expect(tab.health()).toEqual({ writing: 0, failed: false });
      expect((await reload(name)).text.toString()).toBe("写不下");
    } finally {
      vi.useRealTimers();
    }
  });

  it("[evicted] a database deleted under the open page is written anew, and what is unsent is still counted", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const warn = vi.spyOn(console, "warn").mockImplementation(() => {});
    try {
      const name = newName();
      const tab = await reload(name);
      for (const word of ["一", "二", "三"]) tab.type(word);
      tab.stored.confirm(1);
      await tab.settled();
      await new Promise<void>((resolve, reject) => {
        const request = indexedDB.deleteDatabase(name);
        request.onsuccess = () => resolve();
        request.onerror = () => reject(request.error);
      });
      expect(tab.health().failed).toBe(true);
      await vi.advanceTimersByTimeAsync(3_000);
      await eventually(() => expect(tab.health()).toEqual({ writing: 0, failed: false }));
      const again = await reload(name);
      expect([again.text.toString(), again.stored.edits()]).toEqual(["一二三", 1]);
    } finally {
      warn.mockRestore();
      vi.useRealTimers();
    }
  });

  it("[own-client] the client id is never stored: every opening has its own", async () => {
    const name = newName();
    const first = await reload(name);
    first.type("a");
    await first.settled();
    const second = await reload(name);
    second.type("b");
    expect(second.doc.clientID).not.toBe(first.doc.clientID);
    expect([...second.doc.store.clients.keys()]).toHaveLength(2);
  });
});

describe("tabs", () => {
  it("[two-tabs] what one tab writes the other shows, both ways, without a server", async () => {
    const name = newName();
    const a = await reload(name);
    const b = await reload(name);
    a.type("甲");
    await eventually(() => expect(b.text.toString()).toBe("甲"));
    b.type("乙");
    await eventually(() => expect(a.text.toString()).toBe("甲乙"));
  });

  it("[two-tabs] an edit is stored once, by the tab it was made in", async () => {
    const name = newName();
    const a = await reload(name);
    const b = await reload(name);
    a.type("甲");
    await eventually(() => expect(b.text.toString()).toBe("甲"));
    await Promise.all([a.settled(), b.settled()]);
    expect(await openDatabase(name).updates.count()).toBe(1);
  });

  it("[two-tabs] a tab that opens learns what another could not store", async () => {
    const name = newName();
    const a = await reload(name);
    const full = refuseTransactions(name);
    a.type("只在内存");
    full.mockRestore();
    const b = await reload(name);
    await eventually(() => expect(b.text.toString()).toBe("只在内存"));
  });
});

describe("what the server has not confirmed", () => {
  it("[unsent-survives] the count is there after a reload and gone after the confirmation", async () => {
    const name = newName();
    const tab = await reload(name);
    for (const word of ["一", "二", "三"]) tab.type(word);
    await tab.settled();
    await tab.close();
    expect(await roomsWithPending(openDatabase(name))).toEqual([ROOM]);

    const again = await reload(name);
    expect(again.stored.edits()).toBe(3);
    again.type("四");
    expect(again.stored.edits()).toBe(4);
    again.stored.confirm(3);
    await again.settled();
    await again.close();
    const third = await reload(name);
    expect([third.stored.edits(), third.text.toString()]).toEqual([1, "一二三四"]);
    third.stored.confirm(1);
    await third.close();
    expect(await roomsWithPending(openDatabase(name))).toEqual([]);
  });

  it("[quota] a confirmation that could not be noted on a full disk is noted once there is room", async () => {
    const name = newName();
    const tab = await reload(name);
    tab.type("一");
    await tab.settled();
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    try {
      const full = vi.spyOn(openDatabase(name).updates, "where").mockImplementationOnce(() => {
        throw new DOMException("no space", "QuotaExceededError");
      });
      tab.stored.confirm(1);
      await vi.advanceTimersByTimeAsync(500);
      expect(full).toHaveBeenCalled();
      full.mockRestore();
      expect(await roomsWithPending(openDatabase(name))).toEqual([ROOM]);
      await vi.advanceTimersByTimeAsync(3_000);
      await eventually(async () => expect(await roomsWithPending(openDatabase(name))).toEqual([]));
    } finally {
      vi.useRealTimers();
    }
  });

  it("[local] without a server nothing is owed", async () => {
    const name = newName();
    const tab = openTab(name, false);
    await tab.stored.loaded;
    tab.type("本机");
    await tab.settled();
    expect(await roomsWithPending(openDatabase(name))).toEqual([]);
  });
});

describe("compaction", () => {
  it("[torn-compaction] loses nothing, keeps the unsent count and shrinks the log", async () => {
    const name = newName();
    const tab = await reload(name);
    // Too few for the tab to begin by itself.
    for (let i = 0; i < 60; i++) tab.type(String(i % 10));
    tab.stored.confirm(50);
    await tab.settled();
    await tab.close();
    const database = openDatabase(name);
    expect(await compactRoom(database, ROOM, () => 1)).not.toBeNull();
    expect(await database.updates.count()).toBe(10);
    const again = await reload(name);
    expect(again.text.toString()).toBe(tab.text.toString());
    expect(again.stored.edits()).toBe(10);
    again.stored.confirm(10);
    await again.close();
    expect(await roomsWithPending(database)).toEqual([]);
    expect((await reload(name)).text.toString()).toBe(tab.text.toString());
  });

  it("[torn-compaction] a fold that another tab has overtaken changes nothing", async () => {
    const name = newName();
    const tab = await reload(name);
    for (let i = 0; i < 10; i++) tab.type("字");
    await tab.settled();
    const database = openDatabase(name);
    // Both read the same state; whoever swaps second finds a newer snapshot and leaves it.
    const both = await Promise.all([compactRoom(database, ROOM, () => 1), compactRoom(database, ROOM, () => 1)]);
    expect(both.filter((folded) => folded !== null)).toHaveLength(1);
    expect((await reload(name)).text.toString()).toBe("字".repeat(10));
  });

  it("[torn-compaction] edits made while folding are kept", async () => {
    const name = newName();
    const tab = await reload(name);
    for (let i = 0; i < 70; i++) tab.type("旧");
    await tab.settled();
    const folding = compactRoom(openDatabase(name), ROOM, () => 1);
    for (let i = 0; i < 5; i++) tab.type("新");
    await folding;
    await tab.settled();
    expect((await reload(name)).text.toString()).toBe(tab.text.toString());
  });
});

describe("damage", () => {
  async function damagedRoom(damage: (name: string) => Promise<void>) {
    const name = newName();
    const tab = await reload(name);
    for (const word of ["一", "二", "三"]) tab.type(word);
    await tab.settled();
    await tab.close();
    await damage(name);
    const again = openTab(name);
    return { name, again, loaded: await again.stored.loaded };
  }

  it("[corrupt-record] a cut-off record is set aside, the rest is served", async () => {
    const { name, again, loaded } = await damagedRoom(async (db) => {
      const last = await openDatabase(db).updates.orderBy("seq").last();
      await openDatabase(db).updates.update(last?.seq ?? 0, { data: last?.data.slice(0, -1) ?? new Uint8Array() });
    });
    expect(loaded.damaged).toBe(1);
    expect(again.text.toString()).toBe("一二");
    expect(await openDatabase(name).damaged.count()).toBe(1);
    expect(await openDatabase(name).updates.count()).toBe(2);
  });

  it("[corrupt-record] one changed byte is found, also where the record can still be read as an update", async () => {
    const { again, loaded } = await damagedRoom(async (db) => {
      const last = await openDatabase(db).updates.orderBy("seq").last();
      const data = last?.data.slice() ?? new Uint8Array();
      // The last byte of the word 三: the update decodes as well as before, and says something else.
      const at = data.lastIndexOf(0x89);
      data[at] = 0x8a;
      expect(() => Y.decodeUpdate(data)).not.toThrow();
      await openDatabase(db).updates.update(last?.seq ?? 0, { data });
    });
    expect(loaded.damaged).toBe(1);
    expect(again.text.toString()).toBe("一二");
  });

  it("[corrupt-record] a record that is no update at all is set aside too", async () => {
    const { again, loaded } = await damagedRoom(async (db) => {
      await openDatabase(db).updates.add({ room: ROOM, data: new Uint8Array([255, 255, 255, 1, 7]) });
    });
    expect(loaded.damaged).toBe(1);
    expect(again.text.toString()).toBe("一二三");
  });

  it("[corrupt-record] without its snapshot a room still serves the rows after it", async () => {
    const { again, loaded } = await damagedRoom(async (db) => {
      await openDatabase(db).snapshots.put({ room: ROOM, data: new Uint8Array([9, 9]), upTo: 0 });
    });
    expect(loaded.damaged).toBe(1);
    expect(again.text.toString()).toBe("一二三");
  });

  it("[corrupt-record] the next start has nothing left to complain about", async () => {
    const { name } = await damagedRoom(async (db) => {
      await openDatabase(db).updates.add({ room: ROOM, data: new Uint8Array([1]) });
    });
    expect((await (await reload(name)).stored.loaded).damaged).toBe(0);
  });
});
