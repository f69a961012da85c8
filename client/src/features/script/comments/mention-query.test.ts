import { describe, expect, it } from "vitest";
import { mentionQuery, putMention } from "./mention-query.ts";

describe("[T4] @", () => {
  it("[T4] asks for a name where it is typed, and nowhere else", () => {
    expect(mentionQuery("请@", 2)).toEqual({ start: 1, typed: "" });
    expect(mentionQuery("请@zn看看", 4)).toEqual({ start: 1, typed: "zn" });
    expect(mentionQuery("请@zn 看看", 6)).toBeNull();
    expect(mentionQuery("a@b.cn", 3)).toBeNull();
    expect(mentionQuery("@@周", 3)).toEqual({ start: 1, typed: "周" });
    expect(mentionQuery(`@${"长".repeat(30)}`, 31)).toBeNull();
  });

  it("[T4] the chosen name stands in its place, with one space behind it", () => {
    const query = mentionQuery("请@zn看看", 4);
    expect(query && putMention("请@zn看看", 4, query, "周宁")).toEqual({ text: "请@周宁 看看", caret: 5 });
    const spaced = mentionQuery("@z 好", 2);
    expect(spaced && putMention("@z 好", 2, spaced, "周宁")).toEqual({ text: "@周宁 好", caret: 4 });
  });
});
