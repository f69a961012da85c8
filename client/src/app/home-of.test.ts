import { describe, expect, it } from "vitest";
import { safePath } from "../features/start/safe-path.ts";
import { homeOf } from "./home-of.ts";
import { accountOf, localAccount } from "./runtime/account.ts";

const session = {
  person: { id: "p1", name: "苏禾", kind: "member" },
  workspace: { id: "w1", name: "山岚" },
  brands: [
    { id: "b1", name: "茶", role: "owner" },
    { id: "b2", name: "瓷", role: "owner" },
  ],
  serverNow: 1,
  ledgerKey: "",
  minSchema: 1,
} as const;

describe("where an account lands", () => {
  it("[U10] in the brand last open, else in the first", () => {
    expect(homeOf(accountOf(session), "b2")).toBe("/b/b2");
    expect(homeOf(accountOf(session), "gone")).toBe("/b/b1");
  });

  it("nobody lands on the start page, an owner without brands where one is made", () => {
    expect(homeOf(null, "b1")).toBe("/start");
    expect(homeOf(accountOf({ ...session, brands: [] }), null)).toBe("/new-brand");
  });

  it("[R11] a guest lands on the one video of the link, whatever was open before", () => {
    const person = { ...session.person, kind: "guest" } as const;
    const guest = { brandId: "b1", videoId: "v9", rights: ["view"], expiresAt: 9 };
    expect(homeOf(accountOf({ ...session, person, guest }), "b2")).toBe("/b/b1/review/v9");
  });

  it("[L1] a workspace of this device has one brand and one owner", () => {
    let next = 0;
    const account = localAccount({ person: "我", workspace: "本机", brand: "我的品牌" }, () => `id${++next}`);
    expect(homeOf(account, null)).toBe("/b/id3");
    expect(account.session.brands).toEqual([{ id: "id3", name: "我的品牌", role: "owner" }]);
  });

  it("after signing in only paths of this app are followed", () => {
    expect(safePath("/b/b1/video/v1/script?row=3")).toBe("/b/b1/video/v1/script?row=3");
    for (const evil of ["https://evil.example", "//evil.example/b/", "/b/../../x", "javascript:alert(1)", undefined]) {
      expect(safePath(evil)).toBe("/");
    }
  });
});
