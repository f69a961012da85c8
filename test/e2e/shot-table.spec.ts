import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import { parseTsv } from "../../client/src/platform/clipboard-grid.ts";
import {
  expectNoComplaints,
  expectSynced,
  goOffline,
  inviteLink,
  join,
  newPerson,
  openSample,
} from "../support/people.ts";
import { startServer, type TestServer } from "../support/server.ts";
import { shotCell } from "../support/shots.ts";

let server: TestServer;
test.beforeEach(async () => {
  server = await startServer();
});
test.afterEach(() => server.remove());

const ROWS = 50;
const COLUMNS = 12;

/** What a director's spreadsheet holds: quotes, breaks inside cells, leading zeros, a formula, nothing at all. */
function cellOf(row: number, column: number): string {
  if (column === 8) return row % 3 === 0 ? "" : String(row / 2);
  if (column === 0) return `S${String(row + 1).padStart(3, "0")}`;
  return (
    ["近景", `“${row}”说："好"`, `第${row}行\n第二句`, "", "=1+1", "007", "a\tb".replace("\t", " ")][
      (row + column) % 7
    ] ?? ""
  );
}

const GRID = Array.from({ length: ROWS }, (_, row) =>
  Array.from({ length: COLUMNS }, (_, column) => cellOf(row, column)),
);

/** Puts a table on the real clipboard the way Excel does. */
async function copyFromExcel(page: Page, grid: readonly (readonly string[])[]): Promise<void> {
  await page.evaluate(async (cells) => {
    const html = cells
      .map(
        (row) =>
          `<tr>${row.map((cell) => `<td>${cell.replaceAll("<", "&lt;").replaceAll("\n", "<br>")}</td>`).join("")}</tr>`,
      )
      .join("\n");
    const text = cells
      .map((row) => row.map((cell) => (/[\n\t"]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join("\t"))
      .join("\r\n");
    const blob = (type: string, words: string) => new Blob([words], { type });
    await navigator.clipboard.write([
      new ClipboardItem({
        "text/html": blob("text/html", `<html><body><table>${html}</table></body></html>`),
        "text/plain": blob("text/plain", text),
      }),
    ]);
  }, grid);
}

async function clipboard(page: Page): Promise<{ readonly text: string; readonly html: string }> {
  return page.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    const read = async (type: string) => ((await item?.getType(type)) ?? new Blob()).text();
    return { text: await read("text/plain"), html: await read("text/html") };
  });
}

/** The cells of a copied table, read here: a page would complain of the styles that are meant for spreadsheets. */
function cellsOf(html: string): readonly (readonly string[])[] {
  const words = (cell: string) =>
    cell
      .replace(/<br[^>]*>/g, "\n")
      .replaceAll("&lt;", "<")
      .replaceAll("&gt;", ">")
      .replaceAll("&quot;", '"')
      .replaceAll("&amp;", "&");
  const rows = [...html.matchAll(/<tr[^>]*>(.*?)<\/tr>/gs)].map(([, row = ""]) => row);
  return rows.map((row) => [...row.matchAll(/<td[^>]*>(.*?)<\/td>/gs)].map(([, cell = ""]) => words(cell)));
}

test("[B1] [B3] [B4] [B5] [B10] [B14] a table from Excel and back, filled, numbered, arranged and checked", async ({
  browser,
}) => {
  const owner = await newPerson(browser, "沈岚");
  const base = await openSample(owner, server);
  const { page } = owner;
  const shots = page.locator("[data-shot]");
  await page.goto(`${base}/video/sample-dongzhi/shots`);
  await page.getByRole("button", { name: "添加镜头" }).first().click();
  await expect(shots).toHaveCount(1);

  await test.step("50 × 12 cells land true, are copied back true, and go in one step", async () => {
    await shotCell(page, 0, "number").click();
    await copyFromExcel(page, GRID);
    await page.keyboard.press("Control+v");
    await expect(shots).toHaveCount(ROWS);
    await expect(shotCell(page, ROWS - 1, "number")).toHaveText("S050");
    await page.keyboard.press("Control+c");
    await expect.poll(async () => parseTsv((await clipboard(page)).text)).toEqual(GRID);
    expect(cellsOf((await clipboard(page)).html)).toEqual(GRID);
    await page.keyboard.press("Control+z");
    await expect(shots).toHaveCount(1);
  });

  await page.getByRole("button", { name: /从脚本生成镜头/ }).click();
  await expect(shots).toHaveCount(7);

  await test.step("initials pick, Ctrl+Enter fills what is selected, Tab walks through it, Ctrl+R and the handle fill on", async () => {
    await shotCell(page, 0, "size").click();
    await page.keyboard.type("tx");
    await expect(page.getByRole("option", { name: "特写", exact: true }).locator("svg").first()).toBeVisible();
    await page.keyboard.press("Enter");
    await expect(shotCell(page, 0, "size")).toHaveText("特写");
    await shotCell(page, 0, "scene").click();
    await page.keyboard.press("Shift+ArrowDown");
    await page.keyboard.press("Shift+ArrowDown");
    await page.keyboard.type("厨房");
    await page.keyboard.press("Control+Enter");
    for (const row of [0, 1, 2]) await expect(shotCell(page, row, "scene")).toHaveText("厨房");
    await page.keyboard.press("Tab");
    await page.keyboard.type("客厅");
    await page.keyboard.press("Tab");
    await expect(shotCell(page, 0, "scene")).toHaveText("客厅");
    await page.keyboard.press("Control+z");
    await shotCell(page, 0, "caption").click();
    await page.keyboard.type("小字");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Control+r");
    await expect(shotCell(page, 0, "sound")).toHaveText("小字");
    await shotCell(page, 0, "size").click();
    await page.locator("[data-fill]").dragTo(shotCell(page, 3, "size"));
    await expect(shotCell(page, 3, "size")).toHaveText("特写");
  });

  await test.step("numbers follow the order until they are locked; then a new shot becomes 1A and nothing else moves", async () => {
    await expect(shotCell(page, 6, "number")).toHaveText("7");
    await page.getByRole("button", { name: "镜号随顺序变动" }).click();
    await page.getByRole("menuitem", { name: "锁定镜号" }).click();
    await shotCell(page, 0, "picture").click();
    await page.keyboard.press("Shift+F10");
    await page.getByRole("menuitem", { name: "下方插入镜头" }).click();
    await expect(shots).toHaveCount(8);
    await expect(shotCell(page, 1, "number")).toHaveText("1A");
    await expect(shotCell(page, 2, "number")).toHaveText("2");
    await shotCell(page, 1, "number").click();
    await page.keyboard.type("2");
    await page.keyboard.press("Enter");
    await expect(page.getByText("镜号 2 已属于另一个镜头。")).toBeVisible();
    await expect(shotCell(page, 1, "number")).toHaveText("1A");
  });

  await test.step("columns are hidden and moved, and stay so", async () => {
    await page.getByRole("button", { name: "列设置" }).click();
    await page.getByRole("checkbox", { name: "角度" }).click();
    await page.getByRole("button", { name: "运镜前移" }).click();
    await page.getByRole("button", { name: "运镜前移" }).click();
    await page.keyboard.press("Escape");
    await page.reload();
    const heads = page.getByRole("columnheader");
    await expect(heads.nth(2)).toHaveText("运镜");
    await expect(page.getByRole("columnheader", { name: "角度" })).toHaveCount(0);
  });

  await test.step("the check leads to what is missing; shooting order brings one place together", async () => {
    await page.getByRole("button", { name: /处待补/ }).click();
    await page.getByRole("button", { name: /个镜头没有时长/ }).click();
    await expect(page).toHaveURL(/shot=/);
    await page.getByText("拍摄顺序", { exact: true }).click();
    await expect(page).toHaveURL(/order=shoot/);
    await expect(page.getByRole("region", { name: "厨房" }).getByRole("listitem")).toHaveCount(3);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations).toEqual([]);
  });
  await expectSynced(owner);
  expectNoComplaints(owner);
});

test("[T7] two write one cell while one of them is offline: both answers stay until somebody chooses", async ({
  browser,
}) => {
  const owner = await newPerson(browser, "沈岚");
  const director = await newPerson(browser, "周牧");
  const base = await openSample(owner, server);
  await join(director, await inviteLink(owner, base, "导演"));
  const address = `${base}/video/sample-dongzhi/shots`;
  await owner.page.goto(address);
  await owner.page.getByRole("button", { name: "从脚本生成镜头" }).first().click();
  await director.page.goto(address);
  await expect(director.page.locator("[data-shot]")).toHaveCount(6);
  await expectSynced(owner);

  const write = async ({ page }: typeof owner, words: string) => {
    await shotCell(page, 0, "scene").click();
    await page.keyboard.type(words);
    await page.keyboard.press("Enter");
    await expect(shotCell(page, 0, "scene")).toHaveText(words);
  };
  await director.during(async () => {
    await goOffline(director);
    await write(director, "外婆的厨房");
    await write(owner, "老宅厨房");
    await expectSynced(owner);
    await director.context.setOffline(false);
    for (const { page } of [owner, director]) {
      await expect(shotCell(page, 0, "scene").getByRole("button", { name: "另有写法" })).toBeVisible();
    }
  });

  await shotCell(owner.page, 0, "scene").getByRole("button", { name: "另有写法" }).click();
  const choice = owner.page.getByRole("dialog");
  await expect(choice).toContainText("外婆的厨房");
  await expect(choice).toContainText("老宅厨房");
  const kept = (await choice.getByRole("listitem").filter({ hasText: "同时写下" }).textContent())?.includes("外婆")
    ? "外婆的厨房"
    : "老宅厨房";
  await choice.getByRole("button", { name: "改用这个" }).click();
  for (const { page } of [owner, director]) await expect(shotCell(page, 0, "scene")).toHaveText(kept);
  await expectSynced(owner);
  await expectSynced(director);
  expectNoComplaints(owner, director);
});
