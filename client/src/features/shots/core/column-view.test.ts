import { describe, expect, it } from "vitest";
import {
  isUsualView,
  moveColumn,
  readColumnView,
  resizeColumn,
  shownColumns,
  toggleColumn,
  USUAL_VIEW,
  writeColumnView,
} from "./column-view.ts";
import { SHOT_COLUMNS } from "./shot-columns.ts";

const shown = (view = USUAL_VIEW) => shownColumns(view).map(({ name }) => name);

describe("columns of the shot table", () => {
  it("[B1] columns hide, move and change their width; 镜号 stays first and shown", () => {
    let view = toggleColumn(USUAL_VIEW, "angle");
    expect(shown(view)).not.toContain("angle");
    expect(shown(toggleColumn(view, "angle"))).toEqual(shown());
    view = moveColumn(view, "movement", -1);
    expect(shown(moveColumn(view, "movement", -1)).slice(0, 3)).toEqual(["number", "movement", "size"]);
    expect(toggleColumn(view, "number")).toBe(view);
    expect(moveColumn(USUAL_VIEW, "size", -1)).toBe(USUAL_VIEW);
    expect(shownColumns(resizeColumn(view, "line", 500)).find(({ name }) => name === "line")?.width).toBe(40);
  });

  it("[B1] what was kept comes back; what makes no sense is left out, new columns stand where they usually do", () => {
    const view = resizeColumn(moveColumn(toggleColumn(USUAL_VIEW, "note"), "size", 1), "line", 20);
    expect(readColumnView(writeColumnView(view))).toEqual(view);
    expect(isUsualView(readColumnView(null))).toBe(true);
    expect(isUsualView(readColumnView("{no"))).toBe(true);
    const odd = readColumnView('{"order":["note","note","gone",3,"number"],"hidden":["number"],"widths":{"line":"x"}}');
    expect(shown(odd)[0]).toBe("number");
    expect([...shown(odd)].sort()).toEqual(SHOT_COLUMNS.map(({ name }) => name).sort());
    expect(shown(odd).indexOf("angle")).toBe(shown(odd).indexOf("size") + 1);
  });
});
