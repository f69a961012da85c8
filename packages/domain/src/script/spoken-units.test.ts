import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { integerSyllables } from "./number-reading.ts";
import { spokenUnits } from "./spoken-units.ts";

describe("spoken units", () => {
  it.each([
    ["只要99元", 6],
    ["APP下载", 5],
    ["（镜头拉近）你好", 2],
    ["100", 2],
    ["105", 4],
    ["2026年", 5],
    ["50%", 5],
    ["3.5", 3],
    ["¥199", 6],
    ["12345", 9],
  ])("[SCR1] %s takes %i", (text, units) => {
    expect(spokenUnits(text)).toBe(units);
  });

  it.each([
    ["", 0],
    ["，。！？…—“”《》、 \n\t", 0],
    ["😀🎉", 0],
    ["你好，世界。", 4],
    ["𠮷野家", 3],
    ["一〇一", 3],
  ])("[SCR1] Han characters count one each, punctuation and emoji nothing: %j", (text, units) => {
    expect(spokenUnits(text)).toBe(units);
  });

  it.each([
    ["(笑)你好[停顿]吗", 3],
    ["你（看向（镜头）再转身）好", 2],
    ["你（看镜头)好", 2],
    ["［环境声］好", 1],
    ["（没有关上 你好", 6],
    ["你好）吗", 3],
    ["(看[镜头)好", 1],
    ["1（停）2", 2],
  ])("[SCR2] stage directions are silent: %s", (text, units) => {
    expect(spokenUnits(text)).toBe(units);
  });

  it.each([
    ["OK", 2],
    ["A款", 2],
    ["SPF值", 4],
    ["VITAMIN", 3],
    ["hello", 2],
    ["don't", 1],
    ["Wi-Fi", 2],
    ["pH值", 2],
    ["happy", 2],
    ["rhythm", 1],
    ["5G网", 3],
  ])("[SCR3] capitals one each, words by vowel groups: %s", (text, units) => {
    expect(spokenUnits(text)).toBe(units);
  });

  it.each([
    ["12,345件", 10],
    ["１００", 2],
    ["99，100", 5],
    ["￥199", 6],
    ["¥199元", 6],
    ["$20", 4],
    ["0.5%", 6],
    ["3‰", 4],
    ["1949年", 5],
    ["10年", 2],
    ["2000元", 3],
    ["20:30开播", 7],
    ["8:00", 2],
    ["9:16", 4],
    ["618大促", 5],
    ["618元", 6],
    ["双11", 3],
    ["13800138000", 11],
    ["007", 3],
  ])("[SCR4] figures count as they are read: %s", (text, units) => {
    expect(spokenUnits(text)).toBe(units);
  });

  it("[SCR1] two texts with a pause between them take as long as both", () => {
    const piece = fc.constantFrom("你好", "99元", "3.5", "（笑）", "hello", "APP", "50%", "，", "2026年", "20:30");
    fc.assert(
      fc.property(fc.array(piece), fc.array(piece), (a, b) => {
        const [left, right] = [a.join("。"), b.join("。")];
        expect(spokenUnits(`${left}。${right}`)).toBe(spokenUnits(left) + spokenUnits(right));
      }),
    );
  });

  it("[SCR1] any text at all has a length, and a stage direction around it takes it away", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        expect(Number.isSafeInteger(spokenUnits(text)) && spokenUnits(text) >= 0).toBe(true);
        expect(spokenUnits(`（${text.replace(/[()[\]（）［］]/g, "")}）`)).toBe(0);
      }),
    );
  });
});

/** Reads a number out in characters, written from the school rule and apart from the counting. */
function readOut(value: number): string {
  const units = ["", "十", "百", "千"];
  const sections = ["", "万", "亿", "万亿"];
  const digits = [...String(value)].reverse().map(Number);
  let text = "";
  for (let section = Math.floor((digits.length - 1) / 4); section >= 0; section -= 1) {
    let part = "";
    for (let place = 3; place >= 0; place -= 1) {
      const digit = digits[section * 4 + place] ?? 0;
      part += digit === 0 ? "零" : `${"零一二三四五六七八九"[digit]}${units[place]}`;
    }
    part = part.replace(/零+$/, "");
    text += part === "" ? "零" : `${part}${sections[section]}`;
  }
  const read = text
    .replace(/零+/g, "零")
    .replace(/^零(?=.)/, "")
    .replace(/(?<=.)零$/, "");
  return read.replace(/^一十/, "十");
}

describe("reading whole numbers", () => {
  it("[SCR4] counts what a reader says, up to 9,999 亿", () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.nat(99_999), fc.nat(999_999_999), fc.integer({ min: 0, max: 999_999_999_999 })),
        (value) => {
          fc.pre(!/^1[3-9]\d{9}$/.test(String(value)));
          expect(integerSyllables(String(value))).toBe(readOut(value).length);
        },
      ),
      { numRuns: 3000 },
    );
  });

  it.each([
    [0, "零"],
    [10, "十"],
    [1010, "一千零一十"],
    [10005, "一万零五"],
    [120500, "十二万零五百"],
    [100001000, "一亿零一千"],
    [20000010, "二千万零一十"],
  ])("[SCR4] %i is %s", (value, read) => {
    expect(readOut(value)).toBe(read);
    expect(integerSyllables(String(value))).toBe(read.length);
  });
});
