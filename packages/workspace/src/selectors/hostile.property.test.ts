import { asId, type RowId, type VideoId } from "@tongpin/domain/base";
import { STAGES } from "@tongpin/domain/video";
import fc from "fast-check";
import { encodeUtf8 } from "lib0/string";
import { describe, expect, it, vi } from "vitest";
import * as Y from "yjs";
import { canonicalJson } from "../canonical/canonical-json.ts";
import { contentHash, pinContent } from "../canonical/content-hash.ts";
import { applyScriptChanges } from "../commands/apply-script-changes.ts";
import { rowsToShots } from "../commands/rows-to-shots.ts";
import { updatePost } from "../commands/update-post.ts";
import { addVideo, moveVideo } from "../commands/videos.ts";
import { buildReplica, buildRow } from "../replica-builder.ts";
import { ROOTS } from "../schema/roots.ts";
import { createUndo } from "../undo/create-undo.ts";
import { openPlan } from "./open-plan.ts";
import { openLedger, openMargin, openTalk } from "./open-records.ts";
import { openScript } from "./open-script.ts";

// Many random runs: a busy machine may take its time.
vi.setConfig({ testTimeout: 60_000 });

type Make = () => unknown;

/** Anything a writer can put under a key: wrong types, nested types, prototypes, huge numbers, bytes. */
const value: fc.Arbitrary<Make> = fc.oneof(
  fc.anything({ withNullPrototype: false, maxDepth: 2 }).map(
    (plain): Make =>
      () =>
        JSON.parse(JSON.stringify(plain) ?? "null"),
  ),
  fc.constantFrom<Make>(
    () => 1e9,
    () => -0,
    () => "x".repeat(100_000),
    () => "\ud800",
    () => new Uint8Array([1, 2]),
    () => new Y.Array(),
    () =>
      new Y.Map([
        ["title", "x"],
        ["order", ["a0"]],
        ["voice", 5],
        ["made", true],
      ]),
    () => new Y.Text("words"),
    () => new Y.XmlText("<b>"),
    () => new Y.XmlElement("script"),
    () => JSON.parse('{"__proto__":{"title":"偷"},"order":"a0V","stage":"approved","start":"2026-99-99"}'),
    () => ({ title: ["array"], xonstructor: "x", hasOwnProperty: 1, order: "a0V" }),
    () => [["a0V"]],
    () => true,
  ),
);
const key = fc.constantFrom(
  "a",
  "b",
  "a/title",
  "a/order",
  "b/order",
  "a/stage",
  "a/planDate",
  "a/removed",
  "a/pin.script",
  "a/hot",
  "a/cold",
  "__proto__",
  "__proto__/title",
  "constructor",
  "",
  "/",
  "a/b/c",
  "a:p",
  "a:p/start",
  "a:p:q",
  "a/shotId",
  "a/take",
  "a/bestAt",
  "a:7",
  "a:7/plays",
  "a:8",
  "title",
  "coverAtMs",
  "topic/美妆",
  "link/x",
  "topic/",
  "targetSeconds",
  "0".repeat(64),
  "1",
  "schema",
  "a".repeat(300),
);
const writes = fc.array(fc.record({ root: fc.nat(10), key, value }), { maxLength: 40 });
const inner = fc.array(
  fc.record({
    id: fc.constantFrom("a", "b"),
    name: fc.constantFrom("order", "visual", "voice", "seconds", "beat", "removed", "made"),
    value,
  }),
  { maxLength: 12 },
);

function damage(
  doc: Y.Doc,
  kind: keyof typeof ROOTS,
  list: readonly { root: number; key: string; value: Make }[],
): void {
  const maps = ROOTS[kind].filter((name) => name !== "caption").map((name) => doc.getMap<unknown>(name));
  for (const write of list) maps[write.root % maps.length]?.set(write.key, write.value());
}

const FORGED = encodeUtf8("xonstructor");

/** The same content as another replica decodes it. Keys that Yjs refuses to write itself are forged in the bytes. */
function travel(doc: Y.Doc): Y.Doc {
  const bytes = Y.encodeStateAsUpdate(doc);
  for (let at = 0; at < bytes.length; at++) {
    if (FORGED.every((byte, index) => bytes[at + index] === byte)) bytes[at] = "c".charCodeAt(0);
  }
  const copy = new Y.Doc();
  Y.applyUpdate(copy, bytes);
  return copy;
}

describe("damaged and hostile documents", () => {
  it("[E13] a plan is read as sound data and goes on taking commands", () => {
    fc.assert(
      fc.property(writes, (list) => {
        const { doc, ctx } = buildReplica("lin", 1);
        damage(doc, "plan", list);
        doc.getMap("meta").delete("schema");
        const room = openPlan(travel(doc));
        for (const video of room.getSnapshot().videos.values()) {
          expect(STAGES).toContain(video.stage);
          expect(typeof video.title).toBe("string");
          expect(video.title).not.toBe("偷");
          expect(video.planDate === null || /^\d{4}-\d\d-\d\d$/.test(video.planDate)).toBe(true);
        }
        canonicalJson([...room.getSnapshot().videos.values(), ...room.getSnapshot().campaigns.values()]);
        const made = addVideo(room, { title: "好的" }, ctx());
        expect(made.ok).toBe(true);
        const videoId = made.ok ? made.value : asId<VideoId>("");
        expect(moveVideo(room, { videoId, afterId: null }, ctx()).ok).toBe(true);
        expect(Object.hasOwn(Object.prototype, "title")).toBe(false);
      }),
      { numRuns: 300 },
    );
  });

  it("[E13] a script is read as sound data, goes on taking commands, and hashes alike on every replica", () => {
    fc.assert(
      fc.property(writes, inner, (list, cells) => {
        const { doc, ctx } = buildReplica("lin", 1);
        damage(doc, "script", list);
        for (const id of ["a", "b"]) doc.getMap<unknown>("rows").set(id, new Y.Map());
        for (const cell of cells) {
          const row = doc.getMap<unknown>("rows").get(cell.id);
          if (row instanceof Y.Map) row.set(cell.name, cell.value());
        }
        doc.getText("caption").insertEmbed(0, { evil: true });
        doc.getMap("meta").delete("schema");
        const copy = travel(doc);
        const room = openScript(copy);
        const undo = createUndo(room);
        const pages: unknown[] = [];
        room.onRowsChange((changes) => pages.push(changes));
        const hash = (from: ReturnType<typeof openScript>) =>
          contentHash(pinContent(from.getSnapshot(), asId("v1"), null));
        expect(hash(openScript(travel(copy)))).toBe(hash(room));
        const first = room.getSnapshot().rows.at(-1)?.id ?? null;
        const changes = [
          { type: "insert-row", row: buildRow("new", { voice: "好" }), afterId: first },
          { type: "edit-cell", id: asId<RowId>("new"), column: "voice", ops: [{ retain: 1 }, { insert: "的" }] },
        ] as const;
        expect(applyScriptChanges(room, { changes, source: null }, ctx()).ok).toBe(true);
        expect(room.getSnapshot().rows.at(-1)).toMatchObject({ id: "new", voice: "好的" });
        expect(rowsToShots(room, { rowIds: "all" }, ctx()).ok).toBe(true);
        expect(updatePost(room, { patch: { caption: "文案", topics: ["美妆"], links: [] } }, ctx()).ok).toBe(true);
        expect(room.getSnapshot().post).toMatchObject({ caption: "文案", topics: ["美妆"], links: [] });
        while (undo.undo());
        expect(hash(openScript(travel(copy)))).toBe(hash(room));
      }),
      { numRuns: 120 },
    );
  });

  it("[E13] server-owned rooms show only what is a record", () => {
    fc.assert(
      fc.property(writes, (list) => {
        const doc = new Y.Doc();
        damage(doc, "talk", list);
        const copy = travel(doc);
        expect(openLedger(copy).getSnapshot().entries).toEqual([]);
        expect(openTalk(copy).getSnapshot()).toEqual({ comments: [], entries: [] });
        const margin = new Y.Doc();
        damage(margin, "margin", list);
        expect(openMargin(travel(margin)).getSnapshot()).toEqual({ annotations: [] });
      }),
      { numRuns: 100 },
    );
  });
});
