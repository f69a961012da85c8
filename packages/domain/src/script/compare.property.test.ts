import fc from "fast-check";
import { expect, it } from "vitest";
import { asId, type RowId } from "../base/index.ts";
import { BEATS, ROW_COLUMNS, type ScriptRow } from "../video/model.ts";
import { authorsByRow, compareRows, isDifferent, type RowComparison } from "./compare.ts";
import { createSplitter, diffSegments } from "./segments.ts";

const split = createSplitter("zh");

function buildRow(id: string, fields: Partial<ScriptRow> = {}): ScriptRow {
  return { id: asId<RowId>(id), visual: "", voice: id, caption: "", seconds: null, beat: null, ...fields };
}

const words = fc.constantFrom(
  "",
  "开场白",
  "这一瓶只要九块九",
  "这一瓶只要十九块九",
  "e\u0301",
  "\u00e9",
  "第二行\n第三行",
);
const rows = fc
  .uniqueArray(fc.constantFrom("r1", "r2", "r3", "r4", "r5", "r6", "r7", "r8"), { maxLength: 8 })
  .chain((ids) =>
    fc.tuple(
      ...ids.map((id) =>
        fc.record({
          id: fc.constant(asId<RowId>(id)),
          visual: words,
          voice: words,
          caption: words,
          seconds: fc.constantFrom(null, 0, 2.5, 3),
          beat: fc.constantFrom(null, ...BEATS),
        }),
      ),
    ),
  );

it("[CMP2] [S9] the comparison, carried out on the first script, gives the second", () => {
  fc.assert(
    fc.property(rows, rows, (a, b) => {
      expect(carriedOut(a, compareRows(a, b)).map(normal)).toEqual(b.map(normal));
    }),
    { numRuns: 1_000 },
  );
});

it("[CMP2] nothing is different between a script and itself, and every row is told once", () => {
  fc.assert(
    fc.property(rows, rows, (a, b) => {
      expect(compareRows(a, a).filter(isDifferent)).toEqual([]);
      const told = compareRows(a, b).map(({ id }) => id);
      expect(new Set(told).size).toBe(told.length);
      expect(new Set(told)).toEqual(new Set([...a, ...b].map(({ id }) => id)));
    }),
    { numRuns: 500 },
  );
});

it("[CMP2] [S9] a moved row is not a changed row, a changed row is not a moved one, and one row may be both", () => {
  const before = [buildRow("a"), buildRow("b", { voice: "九块九" }), buildRow("c"), buildRow("d")];
  const after = [buildRow("d"), buildRow("a"), buildRow("b", { voice: "十块" }), buildRow("c")];
  const told = compareRows(before, after).map(({ id, moved, words: cells }) => [id, moved, [...cells.keys()]]);
  expect(told).toEqual([
    ["d", true, []],
    ["a", false, []],
    ["b", false, ["voice"]],
    ["c", false, []],
  ]);
  const both = compareRows(
    [buildRow("a"), buildRow("b"), buildRow("c")],
    [buildRow("c", { voice: "改" }), buildRow("a"), buildRow("b")],
  );
  expect(both[0]).toMatchObject({ id: "c", moved: true, before: { place: 3 }, after: { place: 1 } });
  expect(both[0]?.words.get("voice")).toEqual({ before: "c", after: "改" });
});

it("[CMP2] a removed row stands where it stood; seconds and beats are told beside the words", () => {
  const before = [buildRow("a"), buildRow("b", { seconds: 3 }), buildRow("c", { beat: "hook" })];
  const after = [buildRow("a"), buildRow("x"), buildRow("c", { beat: "call", seconds: 2 })];
  const told = compareRows(before, after);
  expect(told.map(({ id }) => id)).toEqual(["a", "b", "x", "c"]);
  expect(told[3]).toMatchObject({
    seconds: { before: null, after: 2 },
    beat: { before: "hook", after: "call" },
    moved: false,
  });
  expect(told[3]?.words.size).toBe(0);
});

it("[CMP3] [S9] a row's hands are the authors of the steps it changed in, unknown ones too", () => {
  const first = [buildRow("a"), buildRow("b"), buildRow("c")];
  const second = [buildRow("a", { voice: "林改" }), buildRow("b"), buildRow("c")];
  const third = [buildRow("b"), buildRow("a", { voice: "林改" }), buildRow("c")];
  const now = [buildRow("b"), buildRow("a", { voice: "谁改" }), buildRow("c")];
  const hands = authorsByRow(first, [
    { rows: second, authors: ["lin"] },
    { rows: third, authors: ["chen", "zhou"] },
    { rows: now, authors: [] },
  ]);
  const moved = compareRows(second, third).flatMap((told) => (told.moved ? [told.id] : []));
  expect(moved).toHaveLength(1);
  expect([...(hands.get(asId<RowId>("a")) ?? [])]).toEqual(
    moved[0] === "a" ? ["lin", "chen", "zhou", ""] : ["lin", ""],
  );
  expect(hands.has(asId<RowId>("c"))).toBe(false);
});

function normal(row: ScriptRow): ScriptRow {
  const cells = Object.fromEntries(ROW_COLUMNS.map((column) => [column, row[column].normalize("NFC")]));
  return { ...row, ...cells };
}

/** The first script with the comparison carried out on it; of the second only what the comparison says is used. */
function carriedOut(a: readonly ScriptRow[], told: readonly RowComparison[]): readonly ScriptRow[] {
  const byId = new Map(a.map((row) => [row.id, row]));
  const gone = new Set(told.flatMap(({ id, after, moved }) => (!after || moved ? [id] : [])));
  const result = a.filter(({ id }) => !gone.has(id));
  for (const { id, before, after, moved } of told) {
    if (!after) continue;
    const old = byId.get(id);
    if (!before) result.splice(after.place - 1, 0, after.row);
    else if (moved && old) result.splice(after.place - 1, 0, old);
  }
  const toldById = new Map(told.map((each) => [each.id, each]));
  return result.map((row) => {
    const each = toldById.get(row.id);
    let next = row;
    for (const [column, said] of each?.words ?? []) {
      const segments = diffSegments(said.before, said.after, split);
      const [was, is] = (["added", "removed"] as const).map((other) =>
        segments.flatMap(({ type, text }) => (type === other ? [] : [text])).join(""),
      );
      expect(was).toBe(row[column].normalize("NFC"));
      next = { ...next, [column]: is };
    }
    if (each?.seconds) next = { ...next, seconds: each.seconds.after };
    return each?.beat ? { ...next, beat: each.beat.after } : next;
  });
}
