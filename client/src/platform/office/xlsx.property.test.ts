import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readTable } from "./read-table.ts";
import { readXlsx } from "./read-xlsx.ts";
import { writeXlsx } from "./write-xlsx.ts";
import { buildZip } from "./zip-builder.ts";

const AT = 1_795_000_000_000;
const COLUMNS = ["镜号", "画面", "时长"].map((head) => ({ head, width: 12, isNumber: head === "时长" }));
const cell = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.constantFrom(
    "=1+1",
    "_x0041_",
    "\u000b",
    "a\r\nb",
    " 前后 ",
    "<&>\"'",
    "]]>",
    "\ud83d",
    "👩‍👩‍👧",
    "＝SUM(A1)",
    "'=1",
  ),
);

async function sheetsOf(parts: Readonly<Record<string, string>>) {
  const read = await readXlsx(buildZip(parts));
  return read.ok ? read.value : read.error.code;
}

const BOOK = {
  "xl/workbook.xml": `<x:workbook xmlns:x="m" xmlns:r="r"><x:sheets><x:sheet name="隐" sheetId="1" state="hidden" r:id="a"/><x:sheet name="分镜&amp;表" sheetId="2" r:id="b"/></x:sheets></x:workbook>`,
  "xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="a" Target="worksheets/sheet1.xml"/><Relationship Id="b" Target="/xl/worksheets/sheet2.xml"/></Relationships>`,
};

describe("workbooks", () => {
  it("[EXC9] days and times of day are real ones, and come back as they were; what is none stays as it is written", async () => {
    const columns = [
      { head: "日期", width: 12, isNumber: false, kind: "day" as const },
      { head: "时间", width: 8, isNumber: false, kind: "clock" as const },
    ];
    const rows = [
      ["2027-02-28", "18:30"],
      ["2024-02-29", "00:00"],
      ["2060-12-31", "23:59"],
      ["待定", "晚上"],
      ["", ""],
    ];
    const file = writeXlsx({ name: "排期", columns, rows }, AT);
    const read = await readTable(file, null);
    // Midnight is shown without a leading nought, as times of day are.
    const shown = rows.map(([day = "", clock = ""]) => [day, clock === "00:00" ? "0:00" : clock]);
    expect(read.ok && read.value.sheets[0]?.rows.slice(1)).toEqual(shown.slice(0, -1));
  });

  it("[EXC9] every cell that is written comes back, formulas as words", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(cell, cell, fc.constantFrom("", "3", "2.5")), { maxLength: 6 }),
        async (made) => {
          const read = await readXlsx(writeXlsx({ name: "分镜/表", columns: COLUMNS, rows: made }, AT));
          const rows = read.ok ? (read.value[0]?.rows ?? []) : [];
          const shown = made.map((_, at) => COLUMNS.map((_column, x) => rows[at + 1]?.[x] ?? ""));
          expect(shown).toEqual(made);
          expect(rows[0]).toEqual(["镜号", "画面", "时长"]);
        },
      ),
      { numRuns: 60 },
    );
  });

  it("[EXC9] what other programs write: prefixes, hidden sheets, rich text, readings, gaps, joined cells, times", async () => {
    const sheets = await sheetsOf({
      ...BOOK,
      "xl/sharedStrings.xml": `<sst><si><t>镜号</t></si><si><r><t>炉</t></r><r><t xml:space="preserve"> 火</t></r><rPh sb="0" eb="1"><t>ろ</t></rPh></si><si/></sst>`,
      "xl/styles.xml": `<styleSheet><numFmts><numFmt numFmtId="176" formatCode="[$-F400]h:mm:ss\\ AM/PM"/></numFmts><cellStyleXfs><xf numFmtId="20"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="20"/><xf numFmtId="45"/><xf numFmtId="176"/><xf numFmtId="14"/></cellXfs></styleSheet>`,
      "xl/worksheets/sheet2.xml": `<x:worksheet xmlns:x="m"><x:sheetData>
        <x:row r="1"><x:c r="A1" t="s"><x:v>0</x:v></x:c><x:c r="C1" t="inlineStr"><x:is><x:t>甲</x:t></x:is></x:c></x:row>
        <x:row r="3"><x:c t="s"><x:v>1</x:v></x:c><x:c><x:f>1+1</x:f><x:v>2.2000000000000002</x:v></x:c><x:c t="str"><x:v>乙</x:v></x:c><x:c t="e"><x:v>#REF!</x:v></x:c><x:c t="b"><x:v>1</x:v></x:c></x:row>
        <x:row r="4"><x:c r="A4" s="1"><x:v>2.0833333333333333E-3</x:v></x:c><x:c r="B4" s="2"><x:v>3.4722222222222222E-5</x:v></x:c><x:c r="C4" s="3"><x:v>3.4722222222222222E-5</x:v></x:c><x:c r="D4" s="4"><x:v>46348</x:v></x:c></x:row>
        </x:sheetData><x:mergeCells><x:mergeCell ref="A3:B4"/></x:mergeCells></x:worksheet>`,
    });
    expect(sheets).toEqual([
      {
        name: "分镜&表",
        rows: [
          ["镜号", "", "甲"],
          [],
          ["炉 火", "2.2", "乙", "", "TRUE"].slice(0, 5),
          ["0:03", "0:03", "0:00:03", "2026-11-22"],
        ],
        merged: [{ top: 2, bottom: 3, left: 0, right: 1 }],
      },
    ]);
  });

  it("[EXC9] a hostile sheet claims no more than any list needs", async () => {
    const sheets = await sheetsOf({
      ...BOOK,
      "xl/worksheets/sheet2.xml": `<worksheet><sheetData><row r="1048576"><c r="A1048576" t="str"><v>远</v></c></row><row r="1"><c r="XFD1" t="str"><v>宽</v></c><c r="A1" t="str"><v>近</v></c></row></sheetData></worksheet>`,
    });
    expect(sheets).toEqual([{ name: "分镜&表", rows: [["近"]], merged: [] }]);
  });

  it.each([
    ["no workbook", { "a.txt": "x" }, "sheet-foreign"],
    ["a Word file", { "word/document.xml": "<w/>" }, "sheet-word"],
    ["no relations", { "xl/workbook.xml": "<workbook/>" }, "sheet-damaged"],
    ["a sheet that is not there", BOOK, "sheet-damaged"],
  ])("[EXC10] %s is refused", async (_, parts, code) => {
    expect(await sheetsOf(parts)).toBe(code);
  });
});

describe("files that are chosen", () => {
  const refusalOf = async (bytes: BlobPart, told: "big5" | null = null) => {
    const read = await readTable(new Blob([bytes]), told);
    return read.ok ? "read" : read.error.code;
  };

  it.each([
    ["nothing", new Uint8Array(0), "sheet-empty"],
    ["ten megabytes", new Uint8Array(10_000_000), "sheet-too-large"],
    ["half a workbook", new Uint8Array([0x50, 0x4b, 3, 4, 1, 2, 3]), "sheet-damaged"],
    ["an old .xls or one with a password", new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), "sheet-old"],
    ["a PDF", "%PDF-1.7", "sheet-pdf"],
    ["a photo", new Uint8Array([0xff, 0xd8, 0xff, 0xe0]), "sheet-picture"],
    ["a web page called .xls", "<html><table></table></html>", "sheet-html"],
    ["a program", new Uint8Array([1, 0, 0, 2, 0, 3]), "text-binary"],
    ["bytes of no writing", new Uint8Array([0x61, 0xff, 0xff, 0x61]), "text-encoding"],
  ])("[EXC10] %s is refused with its reason", async (_, bytes, code) => {
    expect(await refusalOf(bytes)).toBe(code);
  });

  it("[EXC10] a workbook cut short anywhere is refused, never half read", async () => {
    const whole = writeXlsx({ name: "a", columns: COLUMNS, rows: [["1", "炉火", "3"]] }, AT);
    for (const part of [0.2, 0.5, 0.9, 0.99]) {
      const read = await readTable(whole.slice(0, Math.floor(whole.size * part)), null);
      expect(read).toEqual({ ok: false, error: { code: "sheet-damaged" } });
    }
  });
});
