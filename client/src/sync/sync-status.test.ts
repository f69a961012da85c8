import { describe, expect, it } from "vitest";
import { isSameStatus, type RoomFact, type SyncFacts, syncStatus } from "./sync-status.ts";

const room: RoomFact = {
  wanted: true,
  unsent: 0,
  offline: false,
  synced: true,
  stopped: null,
  storeReadOnly: false,
  corrupt: false,
  diverged: false,
};
const quiet: SyncFacts = {
  server: true,
  networkGone: false,
  rooms: [room],
  outbox: 0,
  outboxOffline: false,
  storageFailed: false,
  refusedEdits: false,
  writing: 0,
  syncedAt: 1_000,
};
const facts = (changes: Partial<SyncFacts>): SyncFacts => ({ ...quiet, ...changes });
const rooms = (...changes: Partial<RoomFact>[]) => ({ rooms: changes.map((change) => ({ ...room, ...change })) });

describe("the sync words", () => {
  it.each([
    ["all is confirmed", {}, { state: "synced", at: 1_000 }],
    ["an edit is not confirmed", rooms({ unsent: 2, synced: false }), { state: "saving", unsent: 2 }],
    [
      "edits of several rooms add up",
      rooms({ unsent: 2 }, { unsent: 1, wanted: false }),
      { state: "saving", unsent: 3 },
    ],
    ["edits lie here that may not be sent", { refusedEdits: true }, { state: "error", reason: "forbidden", unsent: 0 }],
    [
      "others read something else out of the same updates",
      rooms({ diverged: true }),
      { state: "error", reason: "diverged", unsent: 0 },
    ],
    ["a looked-at room has not heard the server out", rooms({ synced: false }), { state: "saving", unsent: 0 }],
    [
      "a background fetch is not spoken of",
      rooms({}, { wanted: false, synced: false, offline: true }),
      { state: "synced", at: 1_000 },
    ],
    [
      "a background room with unsent edits is",
      rooms({}, { wanted: false, unsent: 1, offline: true, synced: false }),
      { state: "offline", unsent: 1 },
    ],
    ["nothing was ever confirmed", { syncedAt: null }, { state: "saving", unsent: 0 }],
    ["a command waits", { outbox: 1 }, { state: "saving", unsent: 1 }],
    [
      "a command waits and the server can't be reached",
      { outbox: 1, outboxOffline: true },
      { state: "offline", unsent: 1 },
    ],
    ["the outbox failed once and is empty now", { outboxOffline: true }, { state: "synced", at: 1_000 }],
    ["no network", { networkGone: true }, { state: "offline", unsent: 0 }],
    [
      "no network and edits",
      { networkGone: true, ...rooms({ unsent: 4, synced: false }) },
      { state: "offline", unsent: 4 },
    ],
    ["a room has lost its line", rooms({}, { offline: true, synced: false }), { state: "offline", unsent: 0 }],
    ["local writes in flight do not matter with a server", { writing: 3 }, { state: "synced", at: 1_000 }],
    [
      "the device can't store",
      { storageFailed: true, ...rooms({ unsent: 1 }) },
      { state: "error", reason: "storage", unsent: 1 },
    ],
    [
      "the right ended",
      rooms({ stopped: "forbidden", unsent: 1, synced: false }),
      { state: "error", reason: "forbidden", unsent: 1 },
    ],
    [
      "a background room is closed to this role",
      rooms({}, { wanted: false, stopped: "forbidden", synced: false }),
      { state: "synced", at: 1_000 },
    ],
    [
      "this app is too old",
      rooms({ stopped: "outdated", synced: false }),
      { state: "error", reason: "outdated", unsent: 0 },
    ],
    [
      "the server's disk is full",
      rooms({ storeReadOnly: true, unsent: 2 }),
      { state: "error", reason: "storeReadOnly", unsent: 2 },
    ],
    ["a record could not be read", rooms({ corrupt: true }), { state: "error", reason: "corrupt", unsent: 0 }],
    [
      "what can lose work comes first",
      { storageFailed: true, ...rooms({ stopped: "outdated", corrupt: true }) },
      { state: "error", reason: "storage", unsent: 0 },
    ],
    [
      "without a server all is stored",
      { server: false, syncedAt: null, ...rooms({ synced: false }) },
      { state: "local" },
    ],
    ["without a server a write is in flight", { server: false, writing: 2 }, { state: "saving", unsent: 2 }],
    [
      "without a server the device can't store",
      { server: false, storageFailed: true, writing: 2 },
      { state: "error", reason: "storage", unsent: 2 },
    ],
    ["without a server the network does not matter", { server: false, networkGone: true }, { state: "local" }],
  ] as const)("[status] %s", (_when, changes, words) => {
    expect(syncStatus(facts(changes))).toEqual(words);
  });

  it("[status] says the same only when every word is the same", () => {
    const all = [
      { state: "local" },
      { state: "saving", unsent: 1 },
      { state: "saving", unsent: 2 },
      { state: "offline", unsent: 1 },
      { state: "synced", at: 1 },
      { state: "synced", at: 2 },
      { state: "error", reason: "storage", unsent: 1 },
      { state: "error", reason: "corrupt", unsent: 1 },
    ] as const;
    for (const a of all) for (const b of all) expect(isSameStatus(a, { ...b })).toBe(a === b);
  });
});
