import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { applyCleanUps } from "./clean-up.ts";
import { findTraditional, simplifyText } from "./simplify.ts";

describe("Traditional characters", () => {
  it.each([
    ["抖音賬號運營方案", "抖音账号运营方案"],
    ["許多企業選擇代運營服務", "许多企业选择代运营服务"],
    ["頭髮乾燥，發現乾坤", "头发干燥，发现乾坤"],
    ["著名的看著", "著名的看著"],
    ["账号 APP 2026", "账号 APP 2026"],
  ])("[IMP5] %s → %s", (text, simple) => {
    expect(simplifyText(text)).toBe(simple);
  });

  it("[IMP5] is a proposal like the others: taken it gives the converted text, places stay what they are", () => {
    expect(findTraditional("茶香，企業，香")).toEqual([
      { rule: "traditional", start: 4, end: 5, before: "業", after: "业" },
    ]);
    expect(findTraditional("茶香")).toEqual([]);
    fc.assert(
      fc.property(fc.array(fc.constantFrom("業", "茶", "乾", "坤", "😀", "\ud83d", "著", "a")), (chars) => {
        const text = chars.join("");
        expect(simplifyText(text)).toHaveLength(text.length);
        expect(applyCleanUps(text, findTraditional(text))).toBe(simplifyText(text));
        expect(simplifyText(simplifyText(text))).toBe(simplifyText(text));
      }),
    );
  });
});
