import { asId, type BriefItemId, type RowId } from "@tongpin/domain/base";
import { banEntryId } from "@tongpin/domain/brief";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { contentHash, pinContent } from "../canonical/content-hash.ts";
import { versionText } from "../canonical/script-version.ts";
import { mergeScript } from "../merge/merge-script.ts";
import { buildReplica, buildRow, syncAll } from "../replica-builder.ts";
import { openScript } from "../selectors/open-script.ts";
import { createUndo } from "../undo/create-undo.ts";
import { allowClaim } from "./allow-claim.ts";
import { applyScriptChanges } from "./apply-script-changes.ts";
import {
  addBriefItems,
  moveBriefItem,
  removeBriefItem,
  restoreBriefItem,
  setBriefHead,
  tickBriefItem,
  updateBriefItem,
} from "./brief.ts";

function writer(name: string, clientID: number) {
  const replica = buildReplica(name, clientID);
  const room = openScript(replica.doc);
  const add = (text: string): BriefItemId => {
    const done = addBriefItems(room, { kind: "must", items: [{ text, url: "" }] }, replica.ctx());
    return done.ok ? (done.value[0] ?? asId("")) : asId("");
  };
  const words = () => room.getSnapshot().brief.items.map(({ text }) => text);
  return { ...replica, room, add, words };
}

const linked = () => {
  const lin = writer("lin", 5);
  const zhou = writer("zhou", 9);
  return { lin, zhou, sync: () => syncAll([lin, zhou]) };
};

describe("the brief of a video", () => {
  it("[S16] two people who add, reorder and edit at once both keep what they did", () => {
    const { lin, zhou, sync } = linked();
    const a = lin.add("甲");
    const b = lin.add("乙");
    sync();
    lin.add("丙");
    updateBriefItem(zhou.room, { id: a, patch: { text: "甲改" } }, zhou.ctx());
    zhou.add("丁");
    moveBriefItem(lin.room, { id: b, afterId: null }, lin.ctx());
    setBriefHead(lin.room, { patch: { goal: "涨粉" } }, lin.ctx());
    setBriefHead(zhou.room, { patch: { audience: "新手妈妈" } }, zhou.ctx());
    sync();
    expect(lin.room.getSnapshot().brief).toEqual(zhou.room.getSnapshot().brief);
    expect(lin.words().slice(0, 2)).toEqual(["乙", "甲改"]);
    expect(new Set(lin.words())).toEqual(new Set(["甲改", "乙", "丙", "丁"]));
    expect(lin.room.getSnapshot().brief).toMatchObject({ goal: "涨粉", audience: "新手妈妈" });
  });

  it("[S16] a removal is undone, and gives way to words that came at the same time", () => {
    const { lin, zhou, sync } = linked();
    const a = lin.add("甲");
    sync();
    const undo = createUndo(lin.room);
    removeBriefItem(lin.room, { id: a }, lin.ctx());
    expect(lin.words()).toEqual([]);
    restoreBriefItem(lin.room, { id: a }, lin.ctx());
    expect(lin.words()).toEqual(["甲"]);
    undo.undo();
    undo.undo();
    expect(lin.words()).toEqual(["甲"]);
    removeBriefItem(lin.room, { id: a }, lin.ctx());
    updateBriefItem(zhou.room, { id: a, patch: { text: "甲，说清楚" } }, zhou.ctx());
    sync();
    expect([lin.words(), zhou.words()]).toEqual([["甲，说清楚"], ["甲，说清楚"]]);
  });

  it("[S16] [undo-isolation] an item a colleague reworded outlives the undo of its adding, under its kind", () => {
    const { lin, zhou, sync } = linked();
    const undo = createUndo(lin.room);
    const a = lin.add("甲");
    sync();
    updateBriefItem(zhou.room, { id: a, patch: { text: "甲改" } }, zhou.ctx());
    // Offline: lin takes it back before the other words arrive.
    undo.undo();
    expect(lin.words()).toEqual([]);
    sync();
    expect(lin.room.getSnapshot().brief.items).toMatchObject([{ id: a, kind: "must", text: "甲改" }]);
    expect(zhou.words()).toEqual(["甲改"]);
  });

  it("[S16] lines pasted at once are one step; empty ones are left out; what may not stand is refused whole", () => {
    const { room, ctx, words } = writer("lin", 5);
    const undo = createUndo(room);
    const lines = ["一", " ", "二"].map((text) => ({ text, url: "" }));
    addBriefItems(room, { kind: "ban", items: lines }, ctx());
    expect(words()).toEqual(["一", "二"]);
    undo.undo();
    expect(words()).toEqual([]);
    const bad = (url: string) => addBriefItems(room, { kind: "reference", items: [{ text: "x", url }] }, ctx());
    expect(bad("javascript:alert(1)")).toMatchObject({ ok: false, error: { code: "url-invalid" } });
    const many = Array.from({ length: 201 }, () => ({ text: "x", url: "" }));
    expect(addBriefItems(room, { kind: "tone", items: many }, ctx())).toMatchObject({
      error: { code: "too-many-brief-items" },
    });
    const id = asId<BriefItemId>("nobody");
    expect(updateBriefItem(room, { id, patch: { text: "x" } }, ctx())).toMatchObject({
      error: { code: "brief-item-unknown" },
    });
  });

  it("[S16] a tick keeps who, when and which row, and is taken back by undo", () => {
    const { room, ctx, add } = writer("lin", 5);
    applyScriptChanges(
      room,
      { changes: [{ type: "insert-row", row: buildRow("r1"), afterId: null }], source: null },
      ctx(),
    );
    const id = add("产地");
    const undo = createUndo(room);
    const rowId = asId<RowId>("r1");
    tickBriefItem(room, { id, rowId }, ctx());
    expect(room.getSnapshot().brief.items[0]?.tick).toEqual({ rowId, by: "lin", at: 1_790_000_000_000 });
    undo.undo();
    expect(room.getSnapshot().brief.items[0]?.tick).toBeNull();
    expect(tickBriefItem(room, { id, rowId: asId<RowId>("gone") }, ctx())).toMatchObject({
      error: { code: "row-unknown" },
    });
  });

  it("[BRF7] the answer for a banned wording falls with the words it was given for", () => {
    const { room, ctx } = writer("lin", 5);
    const done = addBriefItems(room, { kind: "ban", items: [{ text: "最低价", url: "" }] }, ctx());
    const id = done.ok ? (done.value[0] ?? asId<BriefItemId>("")) : asId<BriefItemId>("");
    allowClaim(room, { entryId: banEntryId({ id }), reason: "品牌同意", evidence: "" }, ctx());
    moveBriefItem(room, { id, afterId: null }, ctx());
    expect(room.getSnapshot().allowances).toHaveLength(1);
    updateBriefItem(room, { id, patch: { text: "全网最低" } }, ctx());
    expect(room.getSnapshot().allowances).toEqual([]);
  });

  it("[S16] [REV4] nothing of a brief is content: hash and version stay as they were", () => {
    const { room, ctx, add } = writer("lin", 5);
    const read = () => [contentHash(pinContent(room.getSnapshot(), asId("v1"), null)), versionText(room.getSnapshot())];
    const before = read();
    add("甲");
    setBriefHead(room, { patch: { goal: "涨粉" } }, ctx());
    expect(read()).toEqual(before);
  });

  it("[L7] a copy brings what is missing, and the preferred side's words; twice changes nothing", () => {
    const { lin, zhou } = linked();
    const a = lin.add("甲");
    lin.add("乙");
    setBriefHead(lin.room, { patch: { goal: "涨粉" } }, lin.ctx());
    const copy = new Y.Doc();
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(lin.doc));
    const from = openScript(copy);
    mergeScript(zhou.room, { from, prefer: "present" }, zhou.ctx());
    expect(zhou.room.getSnapshot().brief).toEqual(lin.room.getSnapshot().brief);
    updateBriefItem(lin.room, { id: a, patch: { text: "甲改" } }, lin.ctx());
    removeBriefItem(lin.room, { id: asId<BriefItemId>(lin.room.getSnapshot().brief.items[1]?.id ?? "") }, lin.ctx());
    mergeScript(lin.room, { from, prefer: "present" }, lin.ctx());
    expect(lin.words()).toEqual(["甲改", "乙"]);
    mergeScript(lin.room, { from, prefer: "incoming" }, lin.ctx());
    expect(lin.words()).toEqual(["甲", "乙"]);
    expect(mergeScript(lin.room, { from, prefer: "incoming" }, lin.ctx())).toEqual({
      ok: true,
      value: { added: 0, changed: 0 },
    });
  });

  it("[S16] whatever two people do apart, they end with the same brief and every item once", () => {
    const deed = fc.record({ who: fc.nat(1), what: fc.nat(4), at: fc.nat(9), to: fc.nat(9), sync: fc.boolean() });
    fc.assert(
      fc.property(fc.array(deed, { maxLength: 25 }), (deeds) => {
        const { lin, zhou, sync } = linked();
        const undo = [createUndo(lin.room), createUndo(zhou.room)];
        for (const [index, { who, what, at, to, sync: now }] of deeds.entries()) {
          const { room, ctx, add } = who === 0 ? lin : zhou;
          const { items } = room.getSnapshot().brief;
          const id = items[at % Math.max(1, items.length)]?.id;
          if (what === 0 || !id) add(`点${index}`);
          else if (what === 1) updateBriefItem(room, { id, patch: { text: `改${index}` } }, ctx());
          else if (what === 2) moveBriefItem(room, { id, afterId: items[to % items.length]?.id ?? null }, ctx());
          else if (what === 3) removeBriefItem(room, { id }, ctx());
          else undo[who]?.undo();
          if (now) sync();
        }
        sync();
        expect(lin.room.getSnapshot().brief).toEqual(zhou.room.getSnapshot().brief);
        const ids = lin.room.getSnapshot().brief.items.map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
      }),
    );
  });
});
