import { expect, type Locator, type Page, test } from "@playwright/test";
import { expectNoComplaints, expectSynced, newPerson, openSample } from "../support/people.ts";
import { startServer, type TestServer } from "../support/server.ts";

let server: TestServer;
test.beforeEach(async () => {
  server = await startServer();
});
test.afterEach(() => server.remove());

/** The columns of the shot list, in the order crews write it. */
const COLUMNS = [
  "number",
  "size",
  "angle",
  "movement",
  "picture",
  "line",
  "caption",
  "sound",
  "seconds",
  "scene",
] as const;

/** The cell of a shot's column. */
function shotCell(page: Page, shot: number, column: (typeof COLUMNS)[number]): Locator {
  return page
    .locator("[data-shot]")
    .nth(shot)
    .locator(`[data-column="${COLUMNS.indexOf(column)}"]`);
}

test("[B1] [B2] [B5] rows become shots and keep their link; the table edits like a spreadsheet", async ({
  browser,
}) => {
  const owner = await newPerson(browser, "沈岚");
  const base = await openSample(owner, server);
  const { page } = owner;
  await page.goto(`${base}/video/sample-dongzhi/shots`);

  await test.step("one action makes a shot of every row", async () => {
    await page
      .getByRole("button", { name: /从脚本生成镜头/ })
      .first()
      .click();
    await expect(page.locator("[data-shot]")).toHaveCount(6);
    await expect(shotCell(page, 0, "line")).toHaveText("我家冬至，饺子只是第二位。");
  });

  await test.step("a block copied from Excel lands in cells", async () => {
    await page.evaluate(() => navigator.clipboard.writeText('特写\t平视\t推\n近景\t俯拍\t"固定\n（手持备用）"'));
    await shotCell(page, 0, "size").click();
    await page.keyboard.press("Control+v");
    await expect(shotCell(page, 0, "size")).toHaveText("特写");
    await expect(shotCell(page, 1, "angle")).toHaveText("俯拍");
    await expect(shotCell(page, 1, "movement")).toContainText("（手持备用）");
  });

  await test.step("typing replaces, Ctrl+D fills down, undo takes one step back", async () => {
    await shotCell(page, 0, "scene").click();
    await page.keyboard.type("厨房");
    await page.keyboard.press("Enter");
    await shotCell(page, 0, "scene").click();
    await page.keyboard.press("Shift+ArrowDown");
    await page.keyboard.press("Shift+ArrowDown");
    await page.keyboard.press("Control+d");
    await expect(shotCell(page, 2, "scene")).toHaveText("厨房");
    await page.keyboard.press("Control+z");
    await expect(shotCell(page, 2, "scene")).toHaveText("");
    await expect(shotCell(page, 0, "scene")).toHaveText("厨房");
  });

  await test.step("Alt+↓ moves a shot", async () => {
    const line = (await shotCell(page, 0, "line").textContent()) ?? "";
    await shotCell(page, 0, "line").click();
    await page.keyboard.press("Alt+ArrowDown");
    await expect(shotCell(page, 1, "line")).toHaveText(line);
  });

  await test.step("a changed line marks its shot and can be taken over", async () => {
    await page.goto(`${base}/video/sample-dongzhi/script`);
    const voice = page.locator('.script-cell[data-column="voice"]').nth(1);
    await voice.click();
    await page.keyboard.press("End");
    await page.keyboard.type("所以格外珍惜。");
    await page.goto(`${base}/video/sample-dongzhi/shots`);
    await page.getByRole("button", { name: /脚本已变/ }).click();
    await page.getByRole("button", { name: "采用新脚本" }).click();
    await expect(page.getByRole("gridcell", { name: /所以格外珍惜。/ }).first()).toBeVisible();
    await expect(page.getByRole("button", { name: /脚本已变/ })).toHaveCount(0);
  });
  await expectSynced(owner);
  expectNoComplaints(owner);
});

test("[C1] [C2] [C3] [C4] [C5] [C6] from the tray onto the calendar by drag and by key, over the real holidays", async ({
  browser,
}) => {
  const owner = await newPerson(browser, "沈岚");
  const base = await openSample(owner, server);
  const { page } = owner;
  await page.goto(`${base}/calendar?date=2026-12-01`);
  const day = (date: string) => page.locator(`td[data-date="${date}"]`);
  const tray = page.getByRole("complementary", { name: "选题池" });

  await test.step("drag from the tray", async () => {
    await tray.getByRole("button", { name: /客服最常被问的十个问题/ }).dragTo(day("2026-12-16"));
    await expect(day("2026-12-16").getByRole("button", { name: /客服最常被问的十个问题/ })).toBeVisible();
    await expect(page.getByRole("region", { name: "消息" })).toContainText("排到 12月16日 周三");
    await page.getByRole("button", { name: "撤销" }).click();
    await expect(tray.getByRole("button", { name: /客服最常被问的十个问题/ })).toBeVisible();
  });

  await test.step("by key: stand on a day, then Ctrl+Shift+→ in the tray; Ctrl+Shift+↓ moves a week on", async () => {
    await day("2026-12-16").focus();
    await page.keyboard.press("ArrowRight");
    await expect(day("2026-12-17")).toBeFocused();
    await tray.getByRole("button", { name: /和茶农视频连线十分钟/ }).focus();
    await page.keyboard.press("Control+Shift+ArrowRight");
    const tile = (date: string) => day(date).getByRole("button", { name: /和茶农视频连线十分钟/ });
    await expect(tile("2026-12-17")).toBeVisible();
    await tile("2026-12-17").focus();
    await page.keyboard.press("Control+Shift+ArrowDown");
    await expect(tile("2026-12-24")).toBeVisible();
    await page.keyboard.press("Control+Shift+ArrowLeft");
    await expect(tile("2026-12-23")).toBeVisible();
  });

  await test.step("deadlines follow in working days; the promise stays; three dates are apart", async () => {
    await page
      .getByRole("button", { name: /冬至，一家人的一壶茶/ })
      .first()
      .click();
    const panel = page.getByRole("complementary", { name: "冬至，一家人的一壶茶" });
    await expect(panel.getByRole("textbox", { name: "计划日" })).toHaveValue(/12月22日/);
    await expect(panel.getByRole("textbox", { name: "品牌审截止" })).toHaveValue(/12月21日/);
    await panel.getByRole("textbox", { name: "计划日" }).fill("12-25");
    await page.keyboard.press("Enter");
    await expect(panel.getByRole("textbox", { name: "品牌审截止" })).toHaveValue(/12月24日/);
    await expect(panel.getByRole("textbox", { name: "承诺日" })).toHaveValue(/12月22日/);
    await expect(panel).toContainText("晚于承诺日");
    await expect(panel).toContainText("未发布");
    await page.keyboard.press("Escape");
    await expect(panel).toHaveCount(0);
  });

  await test.step("2026 and 2027 are right: days off, make-up days, lunar days, terms", async () => {
    await page.goto(`${base}/calendar?date=2026-10-01`);
    await expect(day("2026-10-01")).toContainText("休");
    await expect(day("2026-10-10")).toContainText("班");
    await expect(day("2026-09-25")).toHaveCount(0);
    await page.goto(`${base}/calendar?date=2027-02-01`);
    await expect(day("2027-02-06")).toContainText("正月");
    await expect(day("2027-02-05")).toContainText("除夕");
    await expect(day("2027-02-04")).toContainText("立春");
    await page.keyboard.press("2");
    await expect(page).toHaveURL(/view=week/);
  });
  await expectSynced(owner);
  expectNoComplaints(owner);
});
