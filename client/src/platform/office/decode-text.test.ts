import { describe, expect, it } from "vitest";
import { decodeText } from "./decode-text.ts";

const WORDS = "镜号,画面\r\n1,炉火";
/** “镜号” in GB18030 and “鏡號” in Big5. */
const GB = [0xbe, 0xb5, 0xba, 0xc5];
const BIG5 = [0xc3, 0xe8, 0xb8, 0xb9];

const utf16 = (text: string, little: boolean, mark: boolean) => {
  const units = [...(mark ? "\ufeff" : ""), ...text].map((char) => char.charCodeAt(0));
  return Uint8Array.from(units.flatMap((unit) => (little ? [unit & 255, unit >> 8] : [unit >> 8, unit & 255])));
};

describe("encodings", () => {
  it.each([
    ["UTF-8", new TextEncoder().encode(WORDS), "utf-8"],
    ["UTF-8 with its mark", new TextEncoder().encode(`\ufeff${WORDS}`), "utf-8"],
    ["UTF-16 as Excel writes it", utf16(WORDS, true, true), "utf-16le"],
    ["UTF-16, the other way round", utf16(WORDS, false, true), "utf-16be"],
    ["UTF-16 without a mark", utf16(WORDS, true, false), "utf-16le"],
    ["UTF-16 without a mark, the other way round", utf16(WORDS, false, false), "utf-16be"],
  ])("[EXC11] %s", (_, bytes, encoding) => {
    expect(decodeText(bytes)).toEqual({ ok: true, value: { text: WORDS, encoding } });
  });

  it("[EXC11] GB18030 is found by itself, Big5 when it is told", () => {
    expect(decodeText(Uint8Array.from(GB))).toMatchObject({ value: { text: "镜号", encoding: "gb18030" } });
    expect(decodeText(Uint8Array.from(BIG5), "big5")).toMatchObject({ value: { text: "鏡號" } });
  });

  it("[EXC11] a telling that is wrong is refused", () => {
    expect(decodeText(Uint8Array.from([...GB, 0xff]), "utf-8")).toEqual({
      ok: false,
      error: { code: "text-encoding" },
    });
  });
});
