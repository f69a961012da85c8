import { asId } from "@tongpin/domain/base";
import type { Comment, LedgerEntry } from "@tongpin/domain/records";
import { describe, expect, it, vi } from "vitest";
import * as Y from "yjs";
import { entryHash, GENESIS, verifyChain } from "../canonical/chain.ts";
import { isLocalOrigin } from "../origins.ts";
import { openLedger, openTalk, projectComments, projectLedgerEntries, projectTalkEntries } from "./open-records.ts";

function buildEntries(count: number): LedgerEntry[] {
  const entries: LedgerEntry[] = [];
  for (let seq = 1; seq <= count; seq++) {
    const bare = {
      v: 1,
      brandId: asId("b1"),
      seq,
      at: 1000 + seq,
      op: `op-${seq}`,
      actor: { id: asId("p1"), name: "王珂", kind: "guest" },
      body: {
        type: "decision",
        submissionId: asId("s1"),
        videoId: asId(`v${seq % 2}`),
        contentHash: asId("c".repeat(64)),
        decision: "approve",
        level: null,
        reason: "可以",
        late: false,
        seenHead: { seq: 1, hash: asId("d".repeat(64)) },
        clientAt: null,
      },
      prev: entries.at(-1)?.hash ?? GENESIS,
    } as const satisfies Omit<LedgerEntry, "hash" | "signature">;
    entries.push({ ...bare, hash: entryHash(bare), signature: "sig" });
  }
  return entries;
}

function buildComment(id: string, at: number): Comment {
  return {
    id: asId(id),
    videoId: asId("v1"),
    parentId: null,
    cutSha256: asId("a".repeat(64)),
    atMs: 1200,
    text: "字幕有错字",
    level: "must",
    author: { id: asId("g1"), name: "品牌方", kind: "guest" },
    at,
    resolvedAt: null,
  };
}

function travel(from: Y.Doc, to: Y.Doc): void {
  Y.applyUpdate(to, Y.encodeStateAsUpdate(from, Y.encodeStateVector(to)));
}

describe("server-owned rooms", () => {
  it("[L1] a projected ledger arrives whole, by seq, and its chain verifies on the other side", () => {
    const [server, client] = [new Y.Doc(), new Y.Doc()];
    const entries = buildEntries(12);
    const room = openLedger(client);
    const heard = vi.fn();
    room.subscribe(heard);
    projectLedgerEntries(server, entries.slice(0, 11));
    travel(server, client);
    const before = room.getSnapshot().entries;
    projectLedgerEntries(server, entries);
    travel(server, client);
    expect(room.getSnapshot().entries).toEqual(entries);
    expect(room.getSnapshot().entries[0]).toBe(before[0]);
    expect(verifyChain(room.getSnapshot().entries)).toEqual({ ok: true, value: { seq: 12, hash: entries[11]?.hash } });
    expect(heard).toHaveBeenCalledTimes(2);
    room.destroy();
  });

  it("[L1] projecting what is there already writes nothing, also after a restart of the server", () => {
    const server = new Y.Doc();
    const entries = buildEntries(3);
    const updates: unknown[] = [];
    projectLedgerEntries(server, entries);
    const restarted = new Y.Doc();
    travel(server, restarted);
    restarted.on("update", (_update: Uint8Array, origin: unknown) => updates.push(origin));
    projectLedgerEntries(restarted, entries);
    expect(updates).toEqual([]);
    projectLedgerEntries(restarted, buildEntries(4));
    expect(updates.map(isLocalOrigin)).toEqual([true]);
  });

  it("[R3] comments by time beside the entries of the video; a resolved one replaces itself", () => {
    const [server, client] = [new Y.Doc(), new Y.Doc()];
    const room = openTalk(client);
    const first = buildComment("k1", 20);
    const entries = buildEntries(4).filter(({ seq }) => seq % 2 === 1);
    projectComments(server, [first, buildComment("k2", 10)]);
    projectTalkEntries(server, entries);
    travel(server, client);
    expect(room.getSnapshot().comments.map(({ id }) => id)).toEqual(["k2", "k1"]);
    expect(room.getSnapshot().entries).toEqual(entries);
    const before = room.getSnapshot();
    projectComments(server, [{ ...first, resolvedAt: 30 }]);
    travel(server, client);
    expect(room.getSnapshot().comments.map(({ resolvedAt }) => resolvedAt)).toEqual([null, 30]);
    expect(room.getSnapshot().comments[0]).toBe(before.comments[0]);
    expect(room.getSnapshot().entries).toBe(before.entries);
  });
});
