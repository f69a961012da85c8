import type { Anchor } from "@tongpin/domain/annotations";
import { asId, must, type RowId } from "@tongpin/domain/base";
import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import * as Y from "yjs";
import { contentHash, pinContent } from "../canonical/content-hash.ts";
import { applyScriptChanges } from "../commands/apply-script-changes.ts";
import { REMOTE_ORIGIN } from "../origins.ts";
import { buildReplica, buildRow, type Replica, syncAll } from "../replica-builder.ts";
import type { ScriptChange } from "../text/row-changes.ts";
import { createUndo } from "../undo/create-undo.ts";
import { createAnchor, placeAnchor } from "./anchors.ts";
import { openScript, type ScriptRoom } from "./open-script.ts";

// Many random runs: a busy machine may take its time.
vi.setConfig({ testTimeout: 60_000 });

const R1 = asId<RowId>("r1");
const TEXT = "天地玄黄宇宙洪荒日月盈昃辰宿列张";

interface Writer extends Replica {
  readonly room: ScriptRoom;
}

function buildWriters(): readonly Writer[] {
  const writers = ["lin", "zhou", "chen"].map((name, index) => {
    const replica = buildReplica(name, 1000 + index * 7);
    return { ...replica, room: openScript(replica.doc) };
  });
  change(must(writers[0], "first"), { type: "insert-row", row: buildRow(R1, { voice: TEXT }), afterId: null });
  syncAll(writers);
  return writers;
}

function change(writer: Writer, ...changes: ScriptChange[]): void {
  expect(applyScriptChanges(writer.room, { changes, source: writer }, writer.ctx()).ok).toBe(true);
}

const step = fc.record({
  who: fc.nat(2),
  kind: fc.constantFrom("insert", "insert", "delete", "move-row", "add-row", "sync"),
  at: fc.nat(40),
  length: fc.integer({ min: 1, max: 4 }),
});

describe("anchors while three people write, apart and together", () => {
  it("[ANN1] [57 anchors-survive] what is left of the words stays marked, nobody else's word of before ever is, and all see the same place", () => {
    let survived = 0;
    let orphaned = 0;
    fc.assert(
      fc.property(
        fc.array(step, { minLength: 1, maxLength: 40 }),
        fc.nat(TEXT.length - 1),
        fc.integer({ min: 1, max: 6 }),
        (steps, from, wanted) => {
          const writers = buildWriters();
          const [first] = writers;
          const end = Math.min(TEXT.length, from + wanted);
          const anchor = must(
            createAnchor(must(first, "first").room, { rowId: R1, span: { column: "voice", start: from, end } }),
            "anchor",
          );
          const meant = [...TEXT.slice(from, end)];
          // Every character ever typed is one of a kind, so that each can be told from every other.
          let typed = 0x3400;
          let added = 0;
          for (const { who, kind, at, length } of steps) {
            const writer = must(writers[who], "writer");
            const voice = must(
              writer.room.getSnapshot().rows.find(({ id }) => id === R1),
              "row",
            ).voice;
            const place = at % (voice.length + 1);
            if (kind === "sync") syncAll([writer, must(writers[(who + 1) % 3], "writer")]);
            else if (kind === "insert") {
              const insert = Array.from({ length }, () => String.fromCharCode(typed++)).join("");
              change(writer, { type: "edit-cell", id: R1, column: "voice", ops: [{ retain: place }, { insert }] });
            } else if (kind === "delete" && place < voice.length) {
              const count = Math.min(length, voice.length - place);
              change(writer, {
                ...{ type: "edit-cell", id: R1, column: "voice" },
                ops: [{ retain: place }, { delete: count }],
              });
            } else if (kind === "add-row") {
              const row = buildRow(`n${added++}`, { voice: String.fromCharCode(typed++) });
              change(writer, { type: "insert-row", row, afterId: at % 2 ? R1 : null });
            } else if (kind === "move-row") {
              const last = writer.room.getSnapshot().rows.at(-1)?.id ?? null;
              change(writer, { type: "move-row", id: R1, afterId: last === R1 ? null : last });
            }
          }
          syncAll(writers);
          const [place, ...others] = writers.map(({ room }) => placeAnchor(room, anchor));
          for (const other of others) expect(other).toEqual(place);
          const { voice } = must(
            must(first, "first")
              .room.getSnapshot()
              .rows.find(({ id }) => id === R1),
            "row",
          );
          const left = meant.filter((character) => voice.includes(character));
          if (left.length === 0) {
            orphaned += 1;
            expect(place).toEqual({ type: "gone", rowId: R1 });
            return;
          }
          survived += 1;
          expect(left.every((character) => marked().includes(character))).toBe(true);
          expect([marked().at(0), marked().at(-1)]).toEqual([left.at(0), left.at(-1)]);
          expect([...marked()].filter((each) => TEXT.includes(each) && !meant.includes(each))).toEqual([]);
          expect(place?.type).toBe(marked() === meant.join("") ? "here" : "changed");

          function marked(): string {
            const span = place?.type === "gone" ? null : place?.span;
            return span ? voice.slice(span.start, span.end) : "";
          }
        },
      ),
      { numRuns: 300 },
    );
    expect(survived).toBeGreaterThan(50);
    expect(orphaned).toBeGreaterThan(5);
  });

  it("[ANN2] words that undo brings back are found again, on the screens of those, too, who did not press it", () => {
    fc.assert(
      fc.property(fc.nat(TEXT.length - 4), fc.integer({ min: 2, max: 6 }), fc.nat(6), (from, wanted, wider) => {
        const [lin, zhou] = buildWriters() as [Writer, Writer, Writer];
        const undo = createUndo(lin.room);
        const end = Math.min(TEXT.length, from + wanted);
        const span = { column: "voice", start: from, end } as const;
        const anchor = must(createAnchor(zhou.room, { rowId: R1, span }), "anchor");
        const start = Math.max(0, from - wider);
        const ops = [{ retain: start }, { delete: Math.min(TEXT.length, end + wider) - start }];
        change(lin, { type: "edit-cell", id: R1, column: "voice", ops });
        syncAll([lin, zhou]);
        expect(placeAnchor(zhou.room, anchor)).toEqual({ type: "gone", rowId: R1 });
        undo.undo();
        syncAll([lin, zhou]);
        for (const { room } of [lin, zhou]) {
          expect(placeAnchor(room, anchor)).toEqual({ type: "here", rowId: R1, span: { rowId: R1, ...span } });
        }
      }),
      { numRuns: 100 },
    );
  });

  it("[ANN2] words that were written over and brought back in pieces are found whole", () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ at: fc.nat(TEXT.length), length: fc.integer({ min: 1, max: 5 }) }), {
          minLength: 2,
          maxLength: 6,
        }),
        fc.nat(TEXT.length - 4),
        (cuts, from) => {
          const [lin, zhou] = buildWriters() as [Writer, Writer, Writer];
          const undo = createUndo(lin.room);
          const span = { column: "voice", start: from, end: from + 4 } as const;
          const anchor = must(createAnchor(zhou.room, { rowId: R1, span }), "anchor");
          for (const { at, length } of cuts) {
            const voice = must(lin.room.getSnapshot().rows[0], "row").voice;
            const start = Math.min(at, voice.length - 1);
            const ops = [{ retain: start }, { delete: Math.min(length, voice.length - start) }, { insert: "新的" }];
            change(lin, { type: "edit-cell", id: R1, column: "voice", ops });
            lin.wait(1_000);
          }
          for (const _ of cuts) undo.undo();
          syncAll([lin, zhou]);
          expect(zhou.room.getSnapshot().rows[0]?.voice).toBe(TEXT);
          for (const { room } of [lin, zhou]) {
            expect(placeAnchor(room, anchor)).toEqual({ type: "here", rowId: R1, span: { rowId: R1, ...span } });
          }
        },
      ),
      { numRuns: 200 },
    );
  });

  it("[ANN2] a row that is split takes the words along, a removed row and its return are told", () => {
    const [lin, zhou] = buildWriters() as [Writer, Writer, Writer];
    const span = { column: "voice", start: 8, end: 12 } as const;
    const anchor = must(createAnchor(lin.room, { rowId: R1, span }), "anchor");
    change(
      lin,
      { type: "edit-cell", id: R1, column: "voice", ops: [{ retain: 6 }, { delete: TEXT.length - 6 }] },
      { type: "insert-row", row: buildRow("r2", { voice: TEXT.slice(6) }), afterId: R1 },
    );
    syncAll([lin, zhou]);
    const inR2 = { rowId: "r2", column: "voice", start: 2, end: 6 };
    expect(placeAnchor(zhou.room, anchor)).toEqual({ type: "here", rowId: "r2", span: inR2 });
    change(lin, { type: "remove-row", id: asId<RowId>("r2") });
    expect(placeAnchor(lin.room, anchor)).toEqual({ type: "gone", rowId: R1 });
    change(lin, { type: "remove-row", id: R1 });
    expect(placeAnchor(lin.room, anchor)).toEqual({ type: "gone", rowId: null });
  });
});

describe("making an anchor", () => {
  const [lin] = buildWriters() as [Writer, Writer, Writer];

  it("[S11] is no edit: the content, its hash and what is to be sent stay as they were", () => {
    const state = Y.encodeStateAsUpdate(lin.doc);
    const hash = () => contentHash(pinContent(lin.room.getSnapshot(), asId("v1"), null));
    const before = hash();
    lin.outgoing.length = 0;
    const anchor = createAnchor(lin.room, { rowId: R1, span: { column: "voice", start: 0, end: 2 } });
    expect(anchor).toMatchObject({ quote: "天地", span: { before: "", after: TEXT.slice(2), only: true } });
    expect([lin.outgoing, Y.encodeStateAsUpdate(lin.doc), hash()]).toEqual([[], state, before]);
  });

  it("[S11] a choice of nothing, or of more than a quote holds, is about the row; a row that is not there has none", () => {
    const ofRow = { rowId: R1, span: null, quote: TEXT };
    expect(createAnchor(lin.room, { rowId: R1, span: null })).toEqual(ofRow);
    expect(createAnchor(lin.room, { rowId: R1, span: { column: "voice", start: 3, end: 3 } })).toEqual(ofRow);
    const long = buildRow("long", { visual: "😀".repeat(400) });
    change(lin, { type: "insert-row", row: long, afterId: R1 });
    expect(createAnchor(lin.room, { rowId: long.id, span: { column: "visual", start: 0, end: 800 } })).toEqual({
      ...{ rowId: long.id, span: null, quote: "😀".repeat(250) },
    });
    expect(createAnchor(lin.room, { rowId: asId("nowhere"), span: null })).toBeNull();
  });

  it("[E13] characters that are none, or of another text, mark nothing", () => {
    const good = must(createAnchor(lin.room, { rowId: R1, span: { column: "voice", start: 0, end: 2 } }), "anchor");
    const span = must(good.span, "span");
    for (const characters of ["", "!!", "AAAA", "_____w", "AQAB"]) {
      const bad: Anchor = { ...good, quote: "没有", span: { ...span, characters } };
      expect(placeAnchor(lin.room, bad)).toEqual({ type: "gone", rowId: R1 });
    }
    const elsewhere: Anchor = { ...good, quote: "没有", span: { ...span, column: "visual" } };
    expect(placeAnchor(lin.room, elsewhere)).toEqual({ type: "gone", rowId: R1 });
    const fresh = new Y.Doc();
    Y.applyUpdate(fresh, Y.encodeStateAsUpdate(buildReplica("x", 5).doc), REMOTE_ORIGIN);
    expect(placeAnchor(openScript(fresh), good)).toEqual({ type: "gone", rowId: null });
  });
});
