import { describe, expect, it } from "vitest";
import { asId, type BriefItemId, type PersonId, type RowId, type ShotId } from "../base/index.ts";
import type { BriefItem } from "../brief/index.ts";
import { type ScriptRow, SHOT_TEXT_FIELDS, type Shot } from "../video/index.ts";
import { shotCoverage } from "./coverage.ts";
import { castOf, shootOrder } from "./shoot-order.ts";

function buildShot(id: string, overrides: Partial<Shot> = {}): Shot {
  const words = Object.fromEntries(SHOT_TEXT_FIELDS.map((field) => [field, ""]));
  const bare = { id: asId<ShotId>(id), seconds: null, status: "open", rowId: null, rowText: null } as const;
  return { ...(words as unknown as Shot), ...bare, ...overrides };
}
const row = (id: string, voice: string): ScriptRow => ({
  id: asId<RowId>(id),
  visual: "",
  voice,
  caption: "",
  seconds: null,
  beat: null,
});

describe("the order of shooting", () => {
  const shots = [
    buildShot("1", { scene: "厨房", angle: "平视", cast: "小林、阿周" }),
    buildShot("2", { scene: "客厅", angle: "俯拍", cast: "阿周" }),
    buildShot("3", { scene: "厨房 ", angle: "俯拍", cast: "阿周, 小林" }),
    buildShot("4", { scene: "", cast: "" }),
    buildShot("5", { scene: "客厅", angle: "俯拍", cast: "阿周", status: "dropped" }),
    buildShot("6", { scene: "客厅", angle: "俯拍", cast: "阿周" }),
  ];
  const ids = (by: "scene" | "setup" | "cast") =>
    shootOrder(shots, by).groups.map((group) => group.shots.map(({ id }) => id).join(""));

  it("[LST5] shots of one place stand together in cut order, the unknown last, the dropped nowhere", () => {
    expect(ids("scene")).toEqual(["13", "26", "4"]);
    expect(shootOrder(shots, "scene").groups.map(({ names }) => names[0])).toEqual(["厨房", "客厅", ""]);
  });

  it("[LST5] setups saved: changes in cut order less those in this one", () => {
    expect(shootOrder(shots, "scene").saved).toBe(2);
    expect(ids("setup")).toEqual(["1", "26", "3", "4"]);
    expect(shootOrder(shots, "setup").saved).toBe(1);
    expect(shootOrder([], "cast")).toEqual({ groups: [], saved: 0 });
  });

  it("[LST5] the same people are the same whatever stands between their names", () => {
    expect(castOf("小林、阿周")).toEqual(castOf("阿周 / 小林"));
    expect(ids("cast")).toEqual(["13", "26", "4"]);
  });
});

describe("shots against the script", () => {
  it("[LST6] every spoken row needs a shot made from it or one that says its words", () => {
    const rows = [row("r1", "你好。"), row("r2", "再见！"), row("r3", "（转身）"), row("r4", "明天，见")];
    const shots = [
      buildShot("1", { rowId: asId<RowId>("r1"), seconds: 2 }),
      buildShot("2", { line: "好的，明天见。", seconds: 3 }),
      buildShot("3", { rowId: asId<RowId>("r2"), status: "dropped", seconds: 9 }),
    ];
    expect(shotCoverage({ rows, shots, points: [] }, null)).toEqual({
      unshot: ["r2"],
      unsaid: [],
      untimed: 0,
      seconds: 5,
      off: 0,
    });
  });

  it("[LST6] every 必说 point needs a shot that says it, or one of the row ticked for it", () => {
    const point = (id: string, text: string, rowId?: string): BriefItem => {
      const tick = rowId ? { rowId: asId<RowId>(rowId), by: asId<PersonId>("p"), at: 1 } : null;
      return { id: asId<BriefItemId>(id), kind: "must", text, url: "", tick };
    };
    const points = [point("a", "十年陈皮"), point("b", "产地新会", "r1"), point("c", "不加糖", "r9")];
    const shots = [
      buildShot("1", { rowId: asId<RowId>("r1"), caption: "十年陈皮" }),
      buildShot("2", { line: "不加糖", status: "dropped" }),
    ];
    expect(shotCoverage({ rows: [], shots, points }, null).unsaid.map(({ id }) => id)).toEqual(["c"]);
  });

  it("[LST6] the total may differ from the target by a second or a twentieth", () => {
    const of = (seconds: number, target: number) =>
      shotCoverage({ rows: [], shots: [buildShot("1", { seconds })], points: [] }, target).off;
    expect([of(11, 10), of(11.1, 10), of(57, 60), of(56.9, 60), of(63, 60)]).toEqual([0, 1.1, 0, -3.1, 0]);
    expect(shotCoverage({ rows: [], shots: [buildShot("1")], points: [] }, 10).untimed).toBe(1);
  });
});
