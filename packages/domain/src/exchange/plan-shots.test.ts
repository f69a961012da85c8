import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readDelimited, writeCsv } from "./delimited.ts";
import { type ImportTerms, planImport } from "./plan-shots.ts";
import { buildShot } from "./shot-builder.ts";
import { guessMapping, SHEET_COLUMNS } from "./shot-heads.ts";

const HERE = [
  buildShot("a", { number: "1", picture: "炉火", seconds: 3 }),
  buildShot("b", { number: "2", picture: "雪" }),
  buildShot("c", { number: "3", picture: "茶" }),
];

function plan(grid: readonly (readonly string[])[], terms: Partial<ImportTerms> = {}, shots = HERE) {
  return planImport(grid, shots, {
    mapping: guessMapping(grid),
    known: "update",
    merged: [],
    maxOf: () => 100,
    ...terms,
  });
}

const HEADS = ["镜号", "画面", "时长"];

describe("what taking over a table would do", () => {
  it("[EXC4] a known 镜号 changes its shot, an unknown one is new below it, an equal one stays", () => {
    const { rows, bad } = plan([HEADS, ["01", "炉火更旺", "3"], ["1A", "新镜", "2秒"], ["2", "雪", ""]]);
    expect(bad).toEqual([]);
    expect(rows).toEqual([
      {
        type: "changed",
        line: 2,
        id: "a",
        patch: { picture: "炉火更旺" },
        changes: [{ column: "picture", before: "炉火", after: "炉火更旺" }],
      },
      { type: "new", line: 3, afterId: "a", patch: { number: "1A", picture: "新镜", seconds: 2 } },
      { type: "same", line: 4, id: "b" },
    ]);
  });

  it("[EXC4] an empty cell changes nothing, and no shot is ever removed", () => {
    expect(plan([HEADS, ["1", "", ""]]).rows).toEqual([{ type: "same", line: 2, id: "a" }]);
  });

  it("[EXC4] rows above the first known one go in front of it; with none known, to the end", () => {
    const above = plan([HEADS, ["9", "新", ""], ["2", "雪", ""]]).rows[0];
    expect(above).toMatchObject({ type: "new", afterId: "a" });
    expect(plan([HEADS, ["8", "新", ""], ["1", "炉火", ""]]).rows[0]).toMatchObject({ afterId: null });
    expect(plan([HEADS, ["8", "新", ""], ["9", "新", ""]]).rows).toMatchObject([{ afterId: "c" }, { afterId: "c" }]);
  });

  it("[EXC4] what can't be told apart is skipped and says why", () => {
    const twice = [...HERE, buildShot("d", { number: "2" })];
    const { rows } = plan([HEADS, ["1", "一", ""], ["1", "又一", ""], ["2", "哪个", ""]], {}, twice);
    expect(rows.map((row) => (row.type === "skipped" ? row.why : row.type))).toEqual([
      "changed",
      "number-twice",
      "number-unclear",
    ]);
    const unknown = plan([
      ["镜号", "画面", "播放"],
      ["", "", "一万"],
    ]);
    expect(unknown.rows).toEqual([{ type: "skipped", line: 2, why: "nothing-known", number: "" }]);
  });

  it("[EXC4] bad cells are named as the spreadsheet names them, the rest of their row is taken", () => {
    const { rows, bad } = plan([HEADS, ["7", "字".repeat(101), "很久"]]);
    expect(bad).toEqual([
      { cell: "B2", line: 2, column: "picture", text: "字".repeat(101), why: "too-long" },
      { cell: "C2", line: 2, column: "seconds", text: "很久", why: "seconds" },
    ]);
    expect(rows).toEqual([{ type: "new", line: 2, afterId: "c", patch: { number: "7" } }]);
  });

  it("[EXC4] a scene joined over several rows holds for each; a joined length counts once", () => {
    const merged = [
      { top: 1, bottom: 2, left: 1, right: 1 },
      { top: 1, bottom: 2, left: 2, right: 2 },
    ];
    const { rows } = plan(
      [
        ["镜号", "场景", "时长"],
        ["8", "茶室", "6"],
        ["9", "", ""],
      ],
      { merged },
    );
    expect(rows.map((row) => row.type === "new" && row.patch)).toEqual([
      { number: "8", scene: "茶室", seconds: 6 },
      { number: "9", scene: "茶室" },
    ]);
  });

  it("[EXC4] taken as new, every row is", () => {
    const { rows } = plan([HEADS, ["1", "炉火", "3"], ["1", "炉火", "3"]], { known: "add" });
    expect(rows.map(({ type }) => type)).toEqual(["new", "new"]);
  });

  it("[EXC4] a list written out and read back into itself changes nothing, into an empty list makes it again", () => {
    const words = fc.string({ unit: "grapheme", maxLength: 12 }).map((text) => text.replace(/\r\n?/g, "\n"));
    const kept = words.filter((text) => text === "" || text.trim() !== "");
    const shot = fc.record({
      picture: kept,
      line: kept,
      scene: kept,
      seconds: fc.option(fc.integer({ min: 0, max: 99 })),
    });
    fc.assert(
      fc.property(fc.array(shot, { minLength: 1, maxLength: 8 }), (made) => {
        const shots = made.map((given, at) => buildShot(`s${at}`, { ...given, number: String(at + 1) }));
        const cells = shots.map((one) => SHEET_COLUMNS.map((column) => String(one[column] ?? "")));
        const grid = readDelimited(
          writeCsv([
            [
              "镜号",
              "景别",
              "角度",
              "运镜",
              "画面",
              "台词",
              "字幕",
              "音效",
              "时长",
              "场景",
              "演员",
              "道具",
              "转场",
              "备注",
            ],
            ...cells,
          ]),
        );
        expect(plan(grid, {}, shots).rows.every(({ type }) => type === "same")).toBe(true);
        const again = plan(grid, {}, []).rows.map((row, at) =>
          buildShot(`s${at}`, row.type === "new" ? row.patch : {}),
        );
        expect(again).toEqual(shots);
      }),
    );
  });
});
