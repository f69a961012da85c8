import { describe, expect, it } from "vitest";
import { asId } from "../base/index.ts";
import { decideRecords } from "../records/decide.ts";
import { buildFacts, buildGuest, buildMember } from "../records/ledger-builder.ts";
import { buildAnnotate, buildAnnotation, buildSpanAnchor, CHEN, WRITTEN_AT, ZHOU } from "./annotation-builder.ts";
import { ANNOTATION_LIMIT, type Annotator, decideAnnotation } from "./decide-annotation.ts";
import type { Annotation, AnnotationCommand } from "./model.ts";

const NOW = WRITTEN_AT + 60_000;
const MEMBERS = [ZHOU, CHEN];
const asWriter = (person: typeof ZHOU): Annotator => ({ ...person, leads: false });

function decide(command: AnnotationCommand, known: readonly Annotation[] = [], by = asWriter(CHEN)) {
  const done = decideAnnotation(command, { annotations: known, members: MEMBERS }, by, NOW);
  return done.ok ? done.value : done.error.code;
}

const on = { videoId: asId<Annotation["videoId"]>("v1"), annotationId: asId<Annotation["id"]>("a1") };

describe("writing", () => {
  it("[ANN5] author, time and the names of those it names come from the server", () => {
    const command = buildAnnotate({ text: " @周宁 太长了 ", mentions: [ZHOU.id, ZHOU.id], assigneeId: ZHOU.id });
    expect(decide(command)).toEqual(
      buildAnnotation({
        ...{ id: command.annotationId, text: "@周宁 太长了", mentions: [ZHOU], assignee: ZHOU, author: CHEN, at: NOW },
      }),
    );
  });

  it("[ANN5] empty and endless words are refused, and an id is used once", () => {
    expect(decide(buildAnnotate({ text: " \n" }))).toBe("comment-empty");
    expect(decide(buildAnnotate({ text: "😀".repeat(ANNOTATION_LIMIT) }))).toMatchObject({ author: CHEN });
    expect(decide(buildAnnotate({ text: "字".repeat(ANNOTATION_LIMIT + 1) }))).toBe("comment-too-long");
    expect(decide(buildAnnotate({ annotationId: asId("a1") }), [buildAnnotation()])).toBe("comment-exists");
  });

  it("[ANN6] a thread is about a place, an answer is about its thread, one level deep", () => {
    expect(decide(buildAnnotate({ anchor: null }))).toBe("anchor-missing");
    expect(decide(buildAnnotate({ anchor: buildSpanAnchor("字".repeat(501)) }))).toBe("anchor-missing");
    expect(decide(buildAnnotate({ anchor: buildSpanAnchor("") }))).toBe("anchor-missing");
    const answer = buildAnnotate({ parentId: asId("a1"), anchor: null, assigneeId: ZHOU.id });
    expect(decide(answer)).toBe("unknown-comment");
    expect(decide(answer, [buildAnnotation({ parentId: asId("a0") })])).toBe("unknown-comment");
    expect(decide(answer, [buildAnnotation({ videoId: asId("v2") })])).toBe("unknown-comment");
    expect(decide({ ...answer, anchor: buildSpanAnchor("茶") }, [buildAnnotation()])).toBe("anchor-missing");
    expect(decide(answer, [buildAnnotation()])).toMatchObject({ parentId: "a1", assignee: null });
  });

  it("[ANN7] only people of the brand are named or asked to see to it", () => {
    expect(decide(buildAnnotate({ mentions: [asId("stranger")] }))).toBe("unknown-member");
    expect(decide(buildAnnotate({ assigneeId: asId("stranger") }))).toBe("unknown-member");
    expect(decide({ type: "assign-annotation", ...on, assigneeId: asId("x") }, [buildAnnotation()])).toBe(
      "unknown-member",
    );
  });
});

describe("what comes after", () => {
  const edit = { type: "edit-annotation", ...on, text: "改过", mentions: [CHEN.id] } as const;
  const remove = (removed: boolean) => ({ type: "remove-annotation", ...on, removed }) as const;

  it("[ANN8] only the author edits; saying the same again is no edit", () => {
    expect(decide(edit, [buildAnnotation()])).toBe("not-your-comment");
    expect(decide(edit, [buildAnnotation()], { ...CHEN, leads: true })).toBe("not-your-comment");
    expect(decide(edit, [buildAnnotation()], asWriter(ZHOU))).toMatchObject({ text: "改过", editedAt: NOW });
    const same = buildAnnotation({ text: "改过", mentions: [CHEN] });
    expect(decide(edit, [same], asWriter(ZHOU))).toBe(same);
  });

  it("[ANN8] the author or a lead takes it away and puts it back; meanwhile nothing is done with it", () => {
    expect(decide(remove(true), [buildAnnotation()])).toBe("not-your-comment");
    const gone = buildAnnotation({ removedAt: NOW });
    expect(decide(remove(true), [buildAnnotation()], asWriter(ZHOU))).toEqual(gone);
    expect(decide(remove(true), [buildAnnotation()], { ...CHEN, leads: true })).toEqual(gone);
    expect(decide(remove(false), [gone], asWriter(ZHOU))).toEqual(buildAnnotation());
    expect(decide(edit, [gone], asWriter(ZHOU))).toBe("unknown-comment");
    expect(decide({ type: "resolve-annotation", ...on, resolved: true }, [gone])).toBe("unknown-comment");
    const answer = buildAnnotation({ id: asId("a9"), parentId: asId("a1"), anchor: null });
    expect(decide({ type: "resolve-annotation", ...on, resolved: true }, [gone, answer])).toMatchObject({
      resolvedBy: CHEN,
    });
  });

  it("[ANN9] a thread is resolved once, by somebody, and reopened; answers are neither resolved nor assigned", () => {
    const resolve = { type: "resolve-annotation", ...on, resolved: true } as const;
    const done = decide(resolve, [buildAnnotation()]);
    expect(done).toMatchObject({ resolvedAt: NOW, resolvedBy: CHEN });
    expect(decide(resolve, [done as Annotation], asWriter(ZHOU))).toBe(done);
    expect(decide({ ...resolve, resolved: false }, [done as Annotation])).toEqual(buildAnnotation());
    const answer = buildAnnotation({ parentId: asId("a0") });
    expect(decide(resolve, [answer])).toBe("unknown-comment");
    expect(decide({ type: "assign-annotation", ...on, assigneeId: ZHOU.id }, [answer])).toBe("unknown-comment");
    expect(decide({ type: "assign-annotation", ...on, assigneeId: ZHOU.id }, [buildAnnotation()])).toMatchObject({
      assignee: ZHOU,
    });
  });

  it("[ACC3] every member annotates, the reviewer and the analyst too; no guest does, whatever the link allows", () => {
    const facts = buildFacts({ members: MEMBERS });
    const run = (actor: Parameters<typeof decideRecords>[2]) => decideRecords(buildAnnotate(), facts, actor, NOW);
    for (const role of ["writer", "reviewer", "analyst"] as const) {
      expect(run(buildMember(role))).toEqual({ ok: true, value: [] });
    }
    expect(run(buildGuest(["view", "comment", "approve", "download"]))).toMatchObject({
      error: { code: "not-allowed" },
    });
  });
});
