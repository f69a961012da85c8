import { expect, it } from "vitest";
import * as Y from "yjs";
import type { RoomLog, RoomState } from "./room-log.ts";

/** What a log must keep, whatever it is made of. `open` starts with an empty one. */
export function roomLogContract(open: () => Promise<RoomLog>): void {
  it("[log-order] answers growing numbers over all rooms and loads each room's updates in order", async () => {
    const log = await open();
    const typist = createTypist();
    const first = log.append("b:plan:1", typist.type("a"));
    const other = log.append("b:plan:2", createTypist().type("x"));
    const second = log.append("b:plan:1", typist.type("b"));
    expect(other).toBeGreaterThan(first);
    expect(second).toBeGreaterThan(other);
    const state = await log.load("b:plan:1");
    expect(state.tail.map((entry) => entry.seq)).toEqual([first, second]);
    expect(textOf(state)).toBe("ab");
    await log.close();
  });

  it("[log-empty] an unknown room is empty", async () => {
    const log = await open();
    const state = await log.load("b:plan:none");
    expect(state).toMatchObject({ snapshot: null, seq: 0, tail: [], claims: [] });
    expect(Y.decodeStateVector(state.stateVector).size).toBe(0);
    expect(await log.compact("b:plan:none")).toBeNull();
    await log.close();
  });

  it("[log-copies] keeps the bytes as they were when appended", async () => {
    const log = await open();
    const update = Uint8Array.from(createTypist().type("kept"));
    log.append("b:plan:1", update);
    update.fill(0);
    expect(textOf(await log.load("b:plan:1"))).toBe("kept");
    await log.close();
  });

  it("[log-claims] the first claim on a clientID wins, and a claim needs no update", async () => {
    const log = await open();
    log.append("b:plan:1", Uint8Array.of(), [{ client: 7, person: "ann" }]);
    log.append("b:plan:1", createTypist().type("x"), [
      { client: 7, person: "bob" },
      { client: 2 ** 32 - 1, person: "bob" },
    ]);
    const { claims, tail } = await log.load("b:plan:1");
    expect(tail).toHaveLength(1);
    expect([...claims].sort((a, b) => a.client - b.client)).toEqual([
      { client: 7, person: "ann" },
      { client: 2 ** 32 - 1, person: "bob" },
    ]);
    await log.close();
  });

  it("[log-compact] folding leaves the content, empties the tail and keeps what comes after", async () => {
    const log = await open();
    const typist = createTypist();
    for (const character of "hello") log.append("b:plan:1", typist.type(character));
    log.append("b:plan:1", typist.erase(0, 1), [{ client: 1, person: "ann" }]);
    const folded = await log.compact("b:plan:1");
    const last = log.append("b:plan:1", typist.type("!"));
    const state = await log.load("b:plan:1");
    expect(folded?.tail).toEqual([]);
    expect(state.tail.map((entry) => entry.seq)).toEqual([last]);
    expect(state.seq).toBe(folded?.seq);
    expect(textOf(state)).toBe("ello!");
    expect(Y.decodeStateVector(state.stateVector).get(typist.clientId)).toBe(5);
    expect(Y.decodeUpdate(state.deleteSet).ds.clients.get(typist.clientId)).toMatchObject([{ clock: 0, len: 1 }]);
    expect(state.claims).toEqual([{ client: 1, person: "ann" }]);
    await log.close();
  });

  it("[log-rooms] lists the rooms that begin with a prefix, sorted", async () => {
    const log = await open();
    for (const room of ["b:script:2", "b:plan:1", "b:script:1", "b2:script:1"])
      log.append(room, createTypist().type("x"));
    expect(await log.rooms("b:script:")).toEqual(["b:script:1", "b:script:2"]);
    expect(await log.rooms("")).toHaveLength(4);
    await log.close();
  });

  it("[log-refused] keeps refused updates apart from the content", async () => {
    const log = await open();
    log.keepRefused("b:plan:1", "bob", Uint8Array.of(1, 2, 3), 1_700_000_000_000);
    const [kept] = await log.refused("b:plan:1");
    expect(kept).toMatchObject({ personId: "bob", at: 1_700_000_000_000 });
    expect([...(kept?.update ?? [])]).toEqual([1, 2, 3]);
    expect((await log.load("b:plan:1")).tail).toEqual([]);
    await log.close();
  });

  it("[log-refused] names the rooms of a brand that have any, and no other", async () => {
    const log = await open();
    log.append("b:plan:main", createTypist().type("x"));
    for (const room of ["b:script:2", "b:plan:main", "b2:plan:main", "a:plan:main"]) {
      log.append(room, createTypist().type("x"));
      log.keepRefused(room, "bob", Uint8Array.of(1), 1);
    }
    log.append("b:script:3", createTypist().type("x"));
    expect(await log.roomsWithRefused("b:")).toEqual(["b:plan:main", "b:script:2"]);
    expect(await log.roomsWithRefused("c:")).toEqual([]);
    await log.close();
  });

  it("[log-refused] keeps the newest hundred of a room", async () => {
    const log = await open();
    for (let i = 0; i < 105; i++) log.keepRefused("b:plan:1", "bob", Uint8Array.of(i), i);
    log.keepRefused("b:plan:2", "bob", Uint8Array.of(1), 1);
    const kept = await log.refused("b:plan:1");
    expect([kept.length, kept[0]?.at, kept.at(-1)?.at]).toEqual([100, 5, 104]);
    await log.close();
  });

  it("[log-committed] committed() resolves for what was appended, and at once when nothing is new", async () => {
    const log = await open();
    await log.committed();
    log.append("b:plan:1", createTypist().type("x"));
    void log.flush();
    await log.committed();
    expect(log.health()).toBe("ok");
    await log.close();
  });
}

/** Writes into one text and hands out the updates. */
export function createTypist(clientId?: number) {
  const doc = new Y.Doc();
  if (clientId !== undefined) doc.clientID = clientId;
  const text = doc.getText("text");
  const capture = (edit: () => void): Uint8Array => {
    let update: Uint8Array = Uint8Array.of(0, 0);
    const keep = (bytes: Uint8Array) => {
      update = bytes;
    };
    doc.on("update", keep);
    doc.transact(edit);
    doc.off("update", keep);
    return update;
  };
  return {
    clientId: doc.clientID,
    type: (words: string) => capture(() => text.insert(text.length, words)),
    erase: (at: number, length: number) => capture(() => text.delete(at, length)),
  };
}

export function textOf(state: RoomState): string {
  const doc = new Y.Doc();
  if (state.snapshot) Y.applyUpdate(doc, state.snapshot);
  for (const entry of state.tail) Y.applyUpdate(doc, entry.update);
  return doc.getText("text").toString();
}
