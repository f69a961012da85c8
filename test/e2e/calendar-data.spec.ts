import { readFile } from "node:fs/promises";
import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import { expectNoComplaints, expectSynced, newPerson, openSample } from "../support/people.ts";
import { startServer, type TestServer } from "../support/server.ts";

let server: TestServer;
test.beforeEach(async () => {
  server = await startServer();
});
test.afterEach(() => server.remove());

const NOTICE = `国务院办公厅关于2027年部分节假日安排的通知
一、元旦：1月1日（周五）至3日（周日）放假，共3天。
二、春节：2月5日（周五）至11日（周四）放假调休，共7天。1月31日（周日）、2月13日（周六）上班。`;

const day = (page: Page, date: string) => page.locator(`td[data-date="${date}"]`);
const dialogOf = (page: Page) => page.getByRole("dialog");

async function chooseFile(page: Page, name: string, words: string | Buffer): Promise<void> {
  const [chooser] = await Promise.all([
    page.waitForEvent("filechooser"),
    dialogOf(page)
      .getByRole("button", { name: /选择文件|换一个文件/ })
      .click(),
  ]);
  await chooser.setFiles({ name, mimeType: "application/octet-stream", buffer: Buffer.from(words) });
}

async function expectOpenToAll(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).include("[role=dialog]").analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join(", ")}`)).toEqual(
    [],
  );
}

test("[C6] [CAL14] [PLN-03] a year is read from the notice, a day changed by hand, an event added; the calendar and campaigns go by them", async ({
  browser,
}) => {
  const lin = await newPerson(browser, "林夏");
  const { page } = lin;
  const base = await openSample(lin, server);

  await test.step("a year that is not announced says so, and leads to where it is brought in", async () => {
    await page.goto(`${base}/calendar?date=2027-02-09`);
    await expect(page.getByText("2027 年放假安排未公布")).toBeVisible();
    await page.getByRole("link", { name: "导入安排" }).click();
    await expect(dialogOf(page)).toBeVisible();
  });

  await test.step("the notice in words: what changes is shown day by day, with what is odd, before it is done", async () => {
    const dialog = dialogOf(page);
    await dialog.getByLabel("粘贴内容").fill(NOTICE.replace("（周四）放假", "（周三）放假"));
    await expect(dialog.getByRole("alert")).toContainText("星期不对");
    await dialog.getByLabel("粘贴内容").fill(NOTICE);
    await expect(dialog.getByRole("listitem").filter({ hasText: "1月31日" })).toContainText("班 春节");
    await expect(dialog.getByRole("region", { name: "请核对" })).toContainText("清明节");
    await expectOpenToAll(page);
    await dialog.getByRole("button", { name: "导入", exact: true }).click();
    await expect(dialog).toHaveCount(0);
    await expect(page.getByRole("listitem").filter({ hasText: "林夏" }).first()).toContainText("2027");
  });

  await test.step("a day of the company's own", async () => {
    const field = page.getByRole("textbox", { name: "哪天" });
    await field.fill("2027-02-12");
    await field.press("Tab");
    await page.getByRole("textbox", { name: "名称" }).fill("公司年假");
    await page.getByRole("button", { name: "改这天" }).click();
    await expect(page.getByRole("region", { name: "手工改的日子" }).getByRole("listitem")).toContainText("公司年假");
  });

  await test.step("an event of one's own, with the next times it falls", async () => {
    await page.getByRole("button", { name: "新建节点" }).click();
    const dialog = dialogOf(page);
    await dialog.getByRole("textbox", { name: "名称", exact: true }).fill("2027 女足世界杯");
    for (const [label, date] of [
      ["第 1 次开始", "2027-06-24"],
      ["第 1 次结束", "2027-07-25"],
    ] as const) {
      const field = dialog.getByRole("textbox", { name: label });
      await field.fill(date);
      await field.press("Tab");
    }
    await expect(dialog.getByRole("region", { name: "接下来五次" })).toContainText("6月24日");
    await expectOpenToAll(page);
    await dialog.getByRole("button", { name: "保存" }).click();
    await expect(page.getByRole("region", { name: "节点" }).getByRole("listitem")).toContainText("2027 女足世界杯");
  });

  await test.step("they stand in the calendar, and a campaign is made from the event", async () => {
    await page.goto(`${base}/calendar?date=2027-02-09`);
    await expect(day(page, "2027-02-09")).toContainText("休");
    await expect(day(page, "2027-02-12")).toContainText("公司年假");
    await expect(day(page, "2027-02-13")).toContainText("班");
    await expect(page.getByText("放假安排未公布")).toHaveCount(0);
    await page.goto(`${base}/calendar?date=2027-06-24`);
    await expect(day(page, "2027-06-24")).toContainText("2027 女足世界杯");
    await page.goto(`${base}/campaigns`);
    await page.getByRole("button", { name: "从节点新建" }).first().click();
    await page
      .getByRole("combobox", { name: /节点|名称|拼音/ })
      .first()
      .fill("女足");
    await expect(page.getByRole("option", { name: /女足世界杯/ })).toBeVisible();
    await page.keyboard.press("Escape");
  });

  await test.step("all of it leaves as one file, which changes nothing where it is known", async () => {
    await page.goto(`${base}/settings/calendar`);
    const [file] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "导出日历文件" }).click(),
    ]);
    await page.getByRole("button", { name: "导入日历" }).click();
    await chooseFile(page, "calendar.json", await readFile(await file.path()));
    await expect(dialogOf(page).getByRole("status").first()).toHaveText("和现在一样，没有要变的。");
    await page.keyboard.press("Escape");
  });
  await expectSynced(lin);
  expectNoComplaints(lin);
});

test("[I1] [I2] [EXC16] a schedule comes in from a table with its dry run, goes back by one undo, and comes back from its own export unchanged", async ({
  browser,
}) => {
  const lin = await newPerson(browser, "林夏");
  const { page } = lin;
  const base = await openSample(lin, server);
  await page.goto(`${base}/calendar?date=2027-03-01`);
  await expect(day(page, "2027-03-09")).toBeVisible();

  await test.step("a page of a calendar is refused with words", async () => {
    await page.getByRole("button", { name: "导入与导出排期" }).click();
    await page.getByRole("menuitem", { name: "导入排期与选题" }).click();
    await chooseFile(page, "old.csv", "三月排期\n周一,周二,周三,周四,周五,周六,周日\n1,2,3,4,5,6,7\n,口红,,底妆,,,\n");
    await expect(dialogOf(page).getByRole("alert")).toContainText("按月排开");
  });

  await test.step("row by row: new, an impossible date named, a row without a title; then taken in one step", async () => {
    const dialog = dialogOf(page);
    await chooseFile(
      page,
      "plan.csv",
      "发布日期,选题,负责人,状态,备注\n2027/3/9,春茶开采,林夏,写稿,早上拍\n2027-02-30,采茶一天,,,\n,炒青的火候,,,\n2027-03-10,,,,没有标题\n",
    );
    await expect(dialog.getByRole("region", { name: "导入结果预览" }).getByRole("status")).toHaveText(
      "新增 3，更新 0，相同 0，跳过 1，冲突 0",
    );
    await expect(dialog.getByText("没有“2027-02-30”这一天")).toBeVisible();
    await expectOpenToAll(page);
    await dialog.getByRole("button", { name: "写入 3 行" }).click();
    await expect(dialog).toHaveCount(0);
    await expect(day(page, "2027-03-09").locator("[data-video]")).toContainText("春茶开采");
  });

  await test.step("one undo takes all of it back, one redo brings it again", async () => {
    await page.keyboard.press("Control+z");
    await expect(day(page, "2027-03-09").locator("[data-video]")).toHaveCount(0);
    await page.keyboard.press("Control+Shift+z");
    await expect(day(page, "2027-03-09").locator("[data-video]")).toContainText("春茶开采");
  });

  await test.step("the workbook that is written out comes back with nothing to do, and knows its videos by their ids", async () => {
    await page.getByRole("button", { name: "导入与导出排期" }).click();
    const [file] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("menuitem", { name: /Excel/ }).click(),
    ]);
    expect(file.suggestedFilename()).toMatch(/-排期-\d{4}-\d\d-\d\d\.xlsx$/);
    await expect(page.getByRole("menu")).toHaveCount(0);
    await page.keyboard.press("Shift+I");
    await chooseFile(page, "plan.xlsx", await readFile(await file.path()));
    const preview = dialogOf(page).getByRole("region", { name: "导入结果预览" }).getByRole("status");
    await expect(preview).toHaveText(/^新增 0，更新 0，相同 [1-9]\d*，跳过 0，冲突 0$/);
    await expect(dialogOf(page).getByRole("button", { name: "写入 0 行" })).toBeDisabled();
    await page.keyboard.press("Escape");
  });
  await expectSynced(lin);
  expectNoComplaints(lin);
});
