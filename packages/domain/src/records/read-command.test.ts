import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { asId } from "../base/index.ts";
import { buildDecide, buildPublish, buildSubmit, hashOf, VIDEO } from "./ledger-builder.ts";
import type { RecordCommand } from "./model.ts";
import { readRecordCommand } from "./read-command.ts";

const COMMANDS: readonly RecordCommand[] = [
  buildSubmit("a", "s1"),
  buildDecide("a", "s1", "changes", {
    level: "must",
    seenHead: { seq: 3, hash: hashOf("h") },
    clientAt: 1_790_000_000_000,
  }),
  buildDecide("a", "s1", "approve"),
  buildPublish("a", "s1"),
  {
    type: "comment",
    videoId: VIDEO,
    commentId: asId("c1"),
    parentId: null,
    cutSha256: hashOf("cut"),
    atMs: 1200,
    text: "好",
    level: "should",
  },
  { type: "resolve-comment", videoId: VIDEO, commentId: asId("c1"), resolved: true },
  {
    type: "annotate",
    videoId: VIDEO,
    annotationId: asId("a1"),
    parentId: null,
    anchor: {
      rowId: asId("r".repeat(60)),
      span: { column: "voice", characters: "AQAE", before: "每天", after: "。", only: true },
      quote: "一杯热茶",
    },
    text: "@周宁 看看",
    mentions: [asId("p1")],
    assigneeId: asId("p1"),
  },
  { type: "edit-annotation", videoId: VIDEO, annotationId: asId("a1"), text: "再看看", mentions: [asId("p2")] },
  { type: "resolve-annotation", videoId: VIDEO, annotationId: asId("a1"), resolved: true },
  { type: "assign-annotation", videoId: VIDEO, annotationId: asId("a1"), assigneeId: asId("p1") },
  { type: "remove-annotation", videoId: VIDEO, annotationId: asId("a1"), removed: true },
];

function field(value: unknown): unknown {
  const result = readRecordCommand(value);
  return result.ok ? "ok" : result.error.params?.["field"];
}

describe("commands from the wire", () => {
  it("[REC15] [CLM7] a field that may be left out is read where it is given, and must be sound then", () => {
    const command = { ...buildSubmit("a", "s1"), overrideReason: "品牌自有商标" };
    expect(readRecordCommand(command)).toEqual({ ok: true, value: command });
    expect(field({ ...command, overrideReason: 5 })).toBe("overrideReason");
  });

  it("[REC15] a good command is read as it was sent, and what does not belong stays behind", () => {
    for (const command of COMMANDS) {
      const sent: unknown = JSON.parse(JSON.stringify(command));
      expect(readRecordCommand(sent)).toEqual({ ok: true, value: command });
      expect(readRecordCommand({ ...command, actor: { role: "owner" }, at: 5 })).toEqual({ ok: true, value: command });
    }
  });

  it("[REC15] every field that is missing or of another kind is named", () => {
    const wrong: readonly unknown[] = [undefined, {}, [], -1, 0.5, "", "a b", "A".repeat(64), Number.NaN, "\ud800"];
    for (const command of COMMANDS) {
      for (const name of Object.keys(command)) {
        for (const value of wrong) {
          const isText = name === "reason" || name === "text" || name === "url";
          if (name === "mentions" && Array.isArray(value)) continue;
          if (isText && typeof value === "string" && value !== "\ud800") continue;
          expect(`${command.type}.${name}: ${String(field({ ...command, [name]: value })).split(".")[0]}`).toBe(
            `${command.type}.${name}: ${name}`,
          );
        }
      }
    }
  });

  it("[REC15] ids, hashes and text have their limits", () => {
    const submit = buildSubmit("a", "s1");
    expect(field({ ...submit, videoId: "v".repeat(41) })).toBe("videoId");
    expect(field({ ...submit, videoId: "../v1" })).toBe("videoId");
    expect(field({ ...submit, videoId: "v1\n" })).toBe("videoId");
    expect(field({ ...submit, expectHash: `${hashOf("a")}0` })).toBe("expectHash");
    expect(field({ ...buildDecide("a", "s1", "reject"), reason: "字".repeat(20_001) })).toBe("reason");
    expect(field({ ...buildPublish("a", "s1"), publishedAt: 9e15 })).toBe("publishedAt");
    expect(field({ ...buildDecide("a", "s1", "approve"), seenHead: { seq: 1 } })).toBe("seenHead.hash");
    expect(field({ ...buildDecide("a", "s1", "approve"), decision: "approved" })).toBe("decision");
  });

  it("[REC15] what is no command at all is refused, never thrown at", () => {
    for (const value of [null, 5, "submit", [], { type: "approve-all" }, { type: "toString" }, { type: null }]) {
      expect(readRecordCommand(value)).toMatchObject({ ok: false, error: { code: "bad-command" } });
    }
    expect(readRecordCommand(Object.create(buildSubmit("a", "s1")))).toMatchObject({ ok: false });
    fc.assert(fc.property(fc.anything({ withNullPrototype: true }), (value) => !readRecordCommand(value).ok));
  });
});
