import { describe, expect, it } from "vitest";
import { asId } from "../base/index.ts";
import { buildAnnotation, CHEN, WRITTEN_AT, ZHOU } from "./annotation-builder.ts";
import type { Annotation } from "./model.ts";
import { concerns, isOpen, mentionsIn, splitMentions, threadsOf } from "./threads.ts";

const answer = (id: string, overrides: Partial<Annotation> = {}) =>
  buildAnnotation({ id: asId(id), parentId: asId("a1"), anchor: null, author: CHEN, ...overrides });

describe("threads", () => {
  it("[ANN10] answers stand under their thread; what is removed is left out, but not what hangs on it", () => {
    const gone = buildAnnotation({ removedAt: WRITTEN_AT });
    expect(threadsOf([buildAnnotation(), answer("a2"), answer("a3", { removedAt: WRITTEN_AT })])).toEqual([
      { first: buildAnnotation(), answers: [answer("a2")] },
    ]);
    expect(threadsOf([gone, answer("a2")])).toEqual([{ first: gone, answers: [answer("a2")] }]);
    expect(threadsOf([gone, answer("a2", { removedAt: WRITTEN_AT })])).toEqual([]);
    expect(threadsOf([answer("a2")])).toEqual([]);
  });

  it("[ANN10] a thread concerns who wrote in it, is named in it, or is to see to it", () => {
    const [thread] = threadsOf([buildAnnotation(), answer("a2")]);
    if (!thread) throw new Error("no thread");
    expect([ZHOU, CHEN].map(({ id }) => concerns(thread, id))).toEqual([true, true]);
    const other = { id: asId<typeof ZHOU.id>("p3"), name: "林夏" };
    expect(concerns(thread, other.id)).toBe(false);
    expect(concerns({ ...thread, first: { ...thread.first, assignee: other } }, other.id)).toBe(true);
    expect(concerns({ ...thread, answers: [answer("a3", { mentions: [other] })] }, other.id)).toBe(true);
    expect(isOpen(thread)).toBe(true);
    expect(isOpen({ ...thread, first: { ...thread.first, resolvedAt: 1 } })).toBe(false);
  });

  it("[ANN7] who was chosen and is no longer in the words is not named", () => {
    expect(mentionsIn("@周宁 看看", [ZHOU, CHEN, ZHOU])).toEqual([ZHOU]);
  });

  it("[ANN7] words and names are told apart, the longer name first", () => {
    const long = { id: asId<typeof ZHOU.id>("p4"), name: "周宁宁" };
    expect(splitMentions("请@周宁宁 和@周宁", [ZHOU, long])).toEqual([
      { text: "请", person: null },
      { text: "@周宁宁", person: long },
      { text: " 和", person: null },
      { text: "@周宁", person: ZHOU },
    ]);
    expect(splitMentions("a@b", [])).toEqual([{ text: "a@b", person: null }]);
  });
});
