import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readDelimited, writeCsv } from "./delimited.ts";

const cell = fc.oneof(
  fc.string({ unit: "grapheme" }),
  fc.constantFrom("=1+1", "'=1", "''-2", "＋好", "@a", "\ttab", 'a"b', "行一\n行二", "a,b;c", "，", "sep=;", '"', "\r"),
);

describe("tables as text", () => {
  it("[EXC1] whatever is written as CSV is read back cell by cell", () => {
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 6 }), (grid) => {
        expect(readDelimited(writeCsv(grid))).toEqual(grid);
      }),
    );
  });

  it("[EXC1] nothing a spreadsheet would run as a formula stands first in a cell", () => {
    const text = writeCsv([["=HYPERLINK(1)", "+86", "-1", "@x", "＝1", "\t=1", "'=1", "好=1"]]);
    const first = text
      .slice(1)
      .split(",")
      .map((part) => part.slice(1, 2));
    expect(first).toEqual(["'", "'", "'", "'", "'", "'", "'", "好"]);
  });
});

describe("tables of other people", () => {
  it.each([
    [
      "commas and CRLF",
      '镜号,画面\r\n1,"雪, 初雪"\r\n',
      [
        ["镜号", "画面"],
        ["1", "雪, 初雪"],
      ],
    ],
    [
      "tabs",
      "镜号\t画面\n1\t雪",
      [
        ["镜号", "画面"],
        ["1", "雪"],
      ],
    ],
    [
      "semicolons, as Excel writes in some countries",
      "a;b\n1,5;2",
      [
        ["a", "b"],
        ["1,5", "2"],
      ],
    ],
    ["a line that names its sign", "sep=;\r\na;b\r\n", [["a", "b"]]],
    [
      "a quote that never closes",
      'a,"b\n1,2',
      [
        ["a", '"b'],
        ["1", "2"],
      ],
    ],
    ["inches in a cell", 'a,27" 屏,b', [["a", '27" 屏', "b"]]],
    ["nothing", "", []],
  ])("[EXC1] %s", (_, text, grid) => {
    expect(readDelimited(text)).toEqual(grid);
  });
});
