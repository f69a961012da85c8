import { readFile } from "node:fs/promises";
import { expect, type Page, test } from "@playwright/test";
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

let server: TestServer;
test.beforeEach(async () => {
  server = await startServer();
});
test.afterEach(() => server.remove());

const PLAN = "/campaigns?id=sample-double12&tab=plan";
const words = (page: Page, section: string) => page.getByRole("textbox", { name: `${section}的说明` });
const table = (page: Page, name: string) => page.getByRole("table", { name, exact: true });

/** Types into a cell that was put in last. */
async function fill(page: Page, label: string, text: string): Promise<void> {
  const cell = page.getByRole("textbox", { name: label, exact: true });
  // A click turns the shown words into typed ones; what is filled in then stands alone.
  await cell.click();
  await cell.press("Control+a");
  await cell.pressSequentially(text);
  await page.keyboard.press("Enter");
}

async function addSpend(page: Page, item: string, yuan: string): Promise<void> {
  const budget = page.getByRole("region", { name: /预算/ });
  await budget.getByRole("button", { name: "添加一行" }).click();
  const row = table(page, "预算").getByRole("row").last();
  await row.getByRole("textbox", { name: /^项目/ }).fill(item);
  await page.keyboard.press("Enter");
  await expect(row.getByRole("textbox", { name: `项目：${item}` })).toHaveValue(item);
  await fill(page, `计划：${item}`, yuan);
}

test("[C7] [C9] [PLN5] [PLN7] two people write one plan, one of them offline; phases, cells and money are the calendar's own", async ({
  browser,
}) => {
  const owner = await newPerson(browser, "沈岚");
  const base = await openSample(owner, server);
  const colleague = await newPerson(browser, "周野");
  await join(colleague, await inviteLink(owner, base, "策划·运营"));
  const [mine, theirs] = [owner.page, colleague.page];
  await mine.goto(`${base}${PLAN}`);
  await theirs.goto(`${base}${PLAN}`);
  for (const page of [mine, theirs]) await expect(words(page, "人群")).toBeEnabled();

  await test.step("words of two people merge, also those written without a network", async () => {
    await words(mine, "人群").pressSequentially("送礼的人");
    await expect(words(theirs, "人群")).toHaveValue("送礼的人");
    await expectSynced(owner);
    await colleague.during(async () => {
      await goOffline(colleague);
      await words(theirs, "人群").press("Control+End");
      await words(theirs, "人群").pressSequentially("，三十到四十五岁");
      await words(mine, "人群").press("Control+Home");
      // At one stroke, so that it is one step to take back however slow the machine.
      await mine.keyboard.insertText("年底");
      await expect(words(mine, "人群")).toHaveValue("年底送礼的人");
      await colleague.context.setOffline(false);
      await expect(words(mine, "人群")).toHaveValue("年底送礼的人，三十到四十五岁");
    });
    await expect(words(theirs, "人群")).toHaveValue("年底送礼的人，三十到四十五岁");
    await words(mine, "人群").press("Control+z");
    await expect(words(theirs, "人群")).toHaveValue("送礼的人，三十到四十五岁");
  });

  await test.step("a goal without a measure is not measurable; money adds up to the fen", async () => {
    await mine.getByRole("button", { name: "添加目标" }).click();
    await fill(mine, "目标：第 1 行", "双12 涨粉");
    await expect(mine.getByText("不可衡量：缺指标、数字、日期")).toBeVisible();
    await fill(mine, "数字：双12 涨粉", "3.5万");
    await expect(mine.getByText("不可衡量：缺指标、日期")).toBeVisible();
    await addSpend(mine, "千川", "1,000");
    await addSpend(mine, "达人短片", "2,500");
    await expect(mine.getByText("计划合计 ¥3,500.00")).toBeVisible();
    await expect(theirs.getByText("计划合计 ¥3,500.00")).toBeVisible();
  });

  await test.step("a cell of the matrix is a video; what a phase lacks is put into the tray in one press", async () => {
    const cell = theirs.getByRole("textbox", { name: "新选题：返场，山岚茶事" });
    await cell.fill("晒单合集");
    await theirs.keyboard.press("Enter");
    await expect(table(mine, "内容矩阵").getByRole("link", { name: "晒单合集" })).toBeVisible();
    await theirs.getByRole("tab", { name: "阶段" }).click();
    const burst = theirs.getByRole("region", { name: "爆发", exact: true });
    await fill(theirs, "爆发数量", "5");
    await burst.getByRole("button", { name: "为爆发放 2 个选题进选题池" }).click();
    await expect(burst.getByRole("link", { name: "双12 年终礼 · 爆发 选题 2" })).toBeVisible();
    await expect(burst.getByRole("button", { name: /进选题池/ })).toHaveCount(0);
    await theirs.getByRole("button", { name: "添加阶段" }).click();
    await theirs.getByRole("menuitem", { name: "返场" }).click();
    await expect(theirs.getByRole("region", { name: "返场", exact: true })).toHaveCount(2);
    await theirs.getByRole("button", { name: "撤销" }).last().click();
    await expect(theirs.getByRole("region", { name: "返场", exact: true })).toHaveCount(1);
  });

  await test.step("the plan leaves as Markdown with its live tables", async () => {
    await mine.getByRole("button", { name: "导出", exact: true }).click();
    const [download] = await Promise.all([
      mine.waitForEvent("download"),
      mine.getByRole("menuitem", { name: "导出 Markdown" }).click(),
    ]);
    const text = await readFile(await download.path(), "utf8");
    expect(text).toContain("## 人群\n\n送礼的人，三十到四十五岁");
    expect(text).toContain("| 制作 | 千川 |");
    expect(text).toContain("晒单合集");
  });
  expectNoComplaints(owner, colleague);
});
