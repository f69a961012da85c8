import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { asId, type RowId } from "../base/index.ts";
import { buildPinned, hashOf } from "../records/ledger-builder.ts";
import type { PinnedContent } from "../records/model.ts";
import { type Difference, differences, type PinnedRow } from "./differences.ts";

function row(id: string, voice = id, overrides: Partial<PinnedRow> = {}): PinnedRow {
  return { id: asId(id), visual: "", voice, caption: "", ...overrides };
}

function script(...ids: readonly string[]): PinnedContent {
  return buildPinned({ script: ids.map((id) => row(id)) });
}

function post(overrides: Partial<PinnedContent["post"]>): PinnedContent {
  return buildPinned({ post: { ...buildPinned().post, ...overrides } });
}

describe("differences", () => {
  it("[REV6] the same content has none", () => {
    expect(differences(buildPinned(), buildPinned())).toEqual([]);
  });

  it("[REV6] one character of title, caption, topic, link, cover or cut is found, with both sides", () => {
    const before = buildPinned();
    expect(differences(before, post({ title: "一支洁面用了三个月!" }))).toEqual([
      { part: "title", before: "一支洁面用了三个月", after: "一支洁面用了三个月!" },
    ]);
    expect(differences(before, post({ caption: "真实纪录" }))).toMatchObject([{ part: "caption", after: "真实纪录" }]);
    expect(differences(before, post({ topics: ["国货", "洁面"] }))).toEqual([
      { part: "topics", before: ["国货"], after: ["国货", "洁面"] },
    ]);
    expect(differences(before, post({ links: [{ label: "洁面", url: "https://example.com/1" }] }))).toMatchObject([
      { part: "links", before: [] },
    ]);
    expect(differences(before, post({ coverAtMs: null }))).toEqual([{ part: "cover", before: 3000, after: null }]);
    const recut = buildPinned({ cut: { ...(before.cut as NonNullable<typeof before.cut>), sha256: hashOf("cut2") } });
    expect(differences(before, recut)).toMatchObject([{ part: "cut", after: { sha256: hashOf("cut2") } }]);
    expect(differences(before, buildPinned({ cut: null }))).toMatchObject([{ part: "cut", after: null }]);
  });

  it("[REV6] the order of topics and links is part of what goes out", () => {
    expect(differences(post({ topics: ["a", "b"] }), post({ topics: ["b", "a"] }))).toMatchObject([{ part: "topics" }]);
  });

  it("[REV7] rows added, removed and changed, named by the numbers people read", () => {
    const before = buildPinned({ script: [row("r1"), row("r2", "第一瓶"), row("r3")] });
    const after = buildPinned({ script: [row("r0", "新开场"), row("r2", "第二瓶", { caption: "花字" }), row("r3")] });
    expect(differences(before, after)).toEqual([
      { part: "row", change: "removed", rowId: "r1", row: 1, before: row("r1") },
      { part: "row", change: "added", rowId: "r0", row: 1, after: row("r0", "新开场") },
      { part: "row", change: "changed", rowId: "r2", row: 2, column: "voice", before: "第一瓶", after: "第二瓶" },
      { part: "row", change: "changed", rowId: "r2", row: 2, column: "caption", before: "", after: "花字" },
    ]);
  });

  it("[REV7] a moved row is moved, not changed, and its neighbours are not called moved", () => {
    expect(differences(script("r1", "r2", "r3", "r4"), script("r4", "r1", "r2", "r3"))).toEqual([
      { part: "row", change: "moved", rowId: "r4", fromRow: 4, row: 1 },
    ]);
  });

  it("[REV7] an inserted row moves nobody", () => {
    expect(differences(script("r1", "r2"), script("r0", "r1", "r2"))).toMatchObject([{ change: "added", rowId: "r0" }]);
  });

  it("[REV6] spellings that differ only in Unicode form are the same, as for the hash", () => {
    expect(differences(post({ title: "cafe\u0301" }), post({ title: "caf\u00e9" }))).toEqual([]);
  });
});

const words = fc.constantFrom("", "开场", "价格", "e\u0301", "\u00e9");
const rows = fc
  .uniqueArray(fc.constantFrom("r1", "r2", "r3", "r4", "r5", "r6"), { maxLength: 6 })
  .chain((ids) =>
    fc.tuple(...ids.map((id) => fc.tuple(words, words).map(([voice, caption]) => row(id, voice, { caption })))),
  );
const pinned = fc
  .record({
    script: rows,
    title: words,
    topics: fc.array(words, { maxLength: 2 }),
    cover: fc.option(fc.nat(2)),
    cut: fc.boolean(),
  })
  .map(({ script: rowsOf, title, topics, cover, cut }) =>
    buildPinned({
      script: rowsOf,
      post: { ...buildPinned().post, title, topics, coverAtMs: cover },
      ...(cut ? {} : { cut: null }),
    }),
  );

describe("differences of any two contents", () => {
  it("[REV6] are none exactly when the canonical contents are equal", () => {
    fc.assert(
      fc.property(pinned, pinned, (a, b) => {
        const equal = JSON.stringify(a).normalize("NFC") === JSON.stringify(b).normalize("NFC");
        expect(differences(a, b).length === 0).toBe(equal);
        expect(differences(a, a)).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it("[REV7] are enough to make the second script of the first", () => {
    fc.assert(
      fc.property(rows, rows, (before, after) => {
        const found = differences(buildPinned({ script: before }), buildPinned({ script: after }));
        expect(applied(before, found).map(normal)).toEqual(after.map(normal));
      }),
      { numRuns: 500 },
    );
  });
});

function normal(value: PinnedRow): PinnedRow {
  return { ...value, voice: value.voice.normalize("NFC"), caption: value.caption.normalize("NFC") };
}

/** The first script with the differences carried out: what stays keeps its order, the rest goes to its number. */
function applied(before: readonly PinnedRow[], found: readonly Difference[]): readonly PinnedRow[] {
  const changes = found.filter((difference) => difference.part === "row");
  const gone = new Set<RowId>(
    changes.flatMap((c) => (c.change === "removed" || c.change === "moved" ? [c.rowId] : [])),
  );
  const result = before.filter(({ id }) => !gone.has(id));
  for (const change of changes) {
    if (change.change === "added") result.splice(change.row - 1, 0, change.after);
    const moved = change.change === "moved" ? before[change.fromRow - 1] : undefined;
    if (moved && change.change === "moved") result.splice(change.row - 1, 0, moved);
  }
  return result.map((value) => {
    let changed = value;
    for (const change of changes) {
      if (change.change === "changed" && change.rowId === value.id)
        changed = { ...changed, [change.column]: change.after };
    }
    return changed;
  });
}
