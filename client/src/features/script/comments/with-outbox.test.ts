import type { Annotation, AnnotationCommand } from "@tongpin/domain/annotations";
import { asId, type CommentId, type PersonId, type VideoId } from "@tongpin/domain/base";
import { describe, expect, it } from "vitest";
import { type QueuedCommand, withOutbox } from "./with-outbox.ts";

const videoId = asId<VideoId>("v");
const me = { id: asId<PersonId>("me"), name: "周宁" };
const id = (text: string) => asId<CommentId>(text);
const anchor = { rowId: asId<never>("r1"), span: null, quote: "热茶" };

function buildAnnotation(overrides: Partial<Annotation> = {}): Annotation {
  return {
    ...{ id: id("a1"), videoId, parentId: null, anchor, text: "换个说法", mentions: [], assignee: null, author: me },
    ...{ at: 5, editedAt: null, removedAt: null, resolvedAt: null, resolvedBy: null },
    ...overrides,
  };
}

function queued(command: AnnotationCommand, state: QueuedCommand["state"] = "waiting", code: string | null = null) {
  return { op: `op-${command.type}`, command, queuedAt: 9, state, code };
}

const look = (annotations: readonly Annotation[], ...queue: QueuedCommand[]) =>
  withOutbox(annotations, queue, videoId, me, () => "陈默");

const written: AnnotationCommand = {
  ...{ type: "annotate", videoId, annotationId: id("a2"), parentId: null, anchor },
  ...{ text: " @陈默 再短一点 ", mentions: [asId("p2")], assigneeId: asId("p2") },
};
const on = { videoId, annotationId: id("a1") };

describe("[S11] annotations written without a network", () => {
  it("[S11] stand among the others at once, marked as not sent", () => {
    const view = look([buildAnnotation()], queued(written));
    expect(view.annotations[1]).toMatchObject({
      ...{ text: "@陈默 再短一点", mentions: [{ id: "p2", name: "陈默" }], assignee: { id: "p2" }, at: 9 },
    });
    expect(view.unsent.get(id("a2"))).toMatchObject([{ op: "op-annotate", refusedBecause: null }]);
    expect(view.unsent.has(id("a1"))).toBe(false);
  });

  it("[S11] are not doubled when the server's copy arrives before the outbox is cleared", () => {
    const view = look([buildAnnotation({ id: id("a2") })], queued(written));
    expect(view.annotations).toHaveLength(1);
    expect(view.unsent.size).toBe(0);
  });

  it("[S11] stay in sight, their words to be copied, when they are refused", () => {
    const view = look([], queued(written, "refused", "unknown-member"));
    expect(view.annotations).toHaveLength(1);
    expect(view.unsent.get(id("a2"))).toMatchObject([{ refusedBecause: "unknown-member", words: written.text }]);
  });

  it("[S11] what is done to one shows at once; a refused deed never shows as done", () => {
    const deeds: readonly (readonly [AnnotationCommand, Partial<Annotation>])[] = [
      [
        { type: "edit-annotation", ...on, text: "改过", mentions: [] },
        { text: "改过", editedAt: 9 },
      ],
      [
        { type: "resolve-annotation", ...on, resolved: true },
        { resolvedAt: 9, resolvedBy: me },
      ],
      [{ type: "assign-annotation", ...on, assigneeId: me.id }, { assignee: { id: me.id, name: "陈默" } }],
      [{ type: "remove-annotation", ...on, removed: true }, { removedAt: 9 }],
    ];
    for (const [command, change] of deeds) {
      expect(look([buildAnnotation()], queued(command)).annotations).toEqual([buildAnnotation(change)]);
      const refused = look([buildAnnotation()], queued(command, "refused", "not-your-comment"));
      expect(refused.annotations).toEqual([buildAnnotation()]);
      expect(refused.unsent.get(id("a1"))).toMatchObject([{ type: command.type, refusedBecause: "not-your-comment" }]);
    }
  });

  it("[S11] one that is put back shows when its words are here again", () => {
    const back: AnnotationCommand = { type: "remove-annotation", ...on, removed: false };
    const gone = buildAnnotation({ removedAt: 7, text: "" });
    expect(look([gone], queued(back)).annotations).toEqual([gone]);
    expect(look([buildAnnotation({ removedAt: 7 })], queued(back)).annotations).toEqual([buildAnnotation()]);
  });

  it("[S11] those beside other videos, and other commands, are left alone", () => {
    const view = look([], queued({ ...written, videoId: asId("w") }), {
      ...queued(written),
      command: { type: "resolve-comment", videoId, commentId: id("c1"), resolved: true },
    });
    expect(view).toEqual({ annotations: [], unsent: new Map() });
  });
});
