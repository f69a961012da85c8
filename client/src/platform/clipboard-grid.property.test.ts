import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseHtmlTable, parseTsv, readClipboardGrid, writeHtmlTable, writeTsv } from "./clipboard-grid.ts";

const cell = fc.oneof(
  fc.string({ unit: fc.constantFrom("a", "镜", '"', "\t", "\n", " ", "，", "&", "<"), maxLength: 8 }),
  fc.constantFrom("", "01", "12A", '"', '""', "近景", "第一行\n第二行"),
);
const grid = fc
  .integer({ min: 1, max: 6 })
  .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 6 }));

/** A lone empty cell is no text at all, and so no grid. */
const telling = grid.filter((rows) => rows.length > 1 || rows.some((row) => row.length > 1 || row[0] !== ""));
const lastRowSpeaks = telling.filter((rows) => (rows.at(-1) ?? []).length > 1 || rows.at(-1)?.[0] !== "");

describe("clipboard grid", () => {
  it("[B5] any block survives tab-separated text, quotes and breaks included", () => {
    fc.assert(
      fc.property(lastRowSpeaks, (rows) => {
        expect(parseTsv(writeTsv(rows))).toEqual(rows);
      }),
    );
  });

  it("[B5] 50×12 cells come back cell for cell from HTML", () => {
    const rows = Array.from({ length: 50 }, (_, y) => Array.from({ length: 12 }, (_, x) => `${y}.${x}\n<b>&"`));
    expect(parseHtmlTable(writeHtmlTable(rows))).toEqual(rows);
  });

  it("[B5] a block copied in Excel keeps the break inside its cell", () => {
    expect(parseTsv('1\t近景\t"她笑\r\n转身"\r\n2\t特写\t手\r\n')).toEqual([
      ["1", "近景", "她笑\n转身"],
      ["2", "特写", "手"],
    ]);
  });

  it("[B5] a quote that is not Excel's is only a character", () => {
    expect(parseTsv('"开头\t5" 屏幕')).toEqual([['"开头', '5" 屏幕']]);
  });

  it("[B5] HTML from Word: paragraphs are lines of one cell, merged cells leave gaps", () => {
    const html = `<html><body><table><tr><td rowspan="2"><p>画 面</p><p>第二段</p></td><td>台\n 词</td></tr>
      <tr><td>字<br>幕</td></tr></table></body></html>`;
    expect(parseHtmlTable(html)).toEqual([
      ["画 面\n第二段", "台 词"],
      ["", "字\n幕"],
    ]);
  });

  it("[B5] prose is no table", () => {
    const data = { getData: (type: string) => (type === "text/plain" ? "第一句\n第二句" : "<p>第一句</p>") };
    expect(readClipboardGrid(data)).toBeNull();
  });
});
