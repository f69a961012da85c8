import { expect, test } from "@playwright/test";
import { expectNoComplaints, expectSynced, inviteLink, join, newPerson, openSample } from "../support/people.ts";
import { startServer, type TestServer } from "../support/server.ts";

let server: TestServer;
test.beforeEach(async () => {
  server = await startServer();
});
test.afterEach(() => server.remove());

test("[C1] [C11] [C13] a day by hours, a list by day, kinds of dates, and a look that a colleague opens by its name", async ({
  browser,
}) => {
  const owner = await newPerson(browser, "沈岚");
  const base = await openSample(owner, server);
  const { page } = owner;
  const tile = page.getByRole("button", { name: /^冬至，一家人的一壶茶，计划/ });

  await test.step("hours down one day: a key moves by half hours, then to another day, and the focus goes along", async () => {
    await page.goto(`${base}/calendar?date=2026-12-22`);
    await expect(page.getByRole("textbox", { name: "新选题，回车添加" })).toBeEnabled();
    await page.keyboard.press("3");
    await expect(page).toHaveURL(/view=day/);
    const hour = (name: string) => page.locator(`td[data-hour="${name}"]`);
    await expect(hour("19").locator(tile)).toBeVisible();
    await tile.focus();
    await page.keyboard.press("Control+Shift+ArrowDown");
    await expect(hour("20").locator(tile)).toBeFocused();
    await expect(page.getByRole("region", { name: "消息" })).toContainText("排到 12月22日 周二 20:00");
    await page.keyboard.press("Control+Shift+ArrowLeft");
    await expect(page).toHaveURL(/date=2026-12-21/);
    await expect(hour("20").locator(tile)).toBeFocused();
    await page.keyboard.press("Control+z");
    await expect(tile).toHaveCount(0);
    await hour("7").focus();
    await page.keyboard.press("ArrowDown");
    await expect(hour("8")).toBeFocused();
    await page.keyboard.press("ArrowRight");
    await expect(page).toHaveURL(/date=2026-12-22/);
    await expect(hour("20").locator(tile)).toBeVisible();
    await page.keyboard.press("Control+z");
    await expect(hour("19").locator(tile)).toBeVisible();
  });

  await test.step("the list by day: keys walk and move, a head sorts, the address says so", async () => {
    await page.keyboard.press("4");
    await expect(page).toHaveURL(/view=list/);
    const row = page.locator('tr[data-date="2026-12-22"] button[data-kind="plan"]', {
      hasText: "冬至，一家人的一壶茶",
    });
    await row.focus();
    await page.keyboard.press("Control+Shift+ArrowRight");
    await expect(
      page.locator('tr[data-date="2026-12-23"] button[data-kind="plan"]', { hasText: "冬至，一家人的一壶茶" }),
    ).toBeFocused();
    await page.keyboard.press("Control+z");
    await expect(row).toBeVisible();
    await page.getByRole("button", { name: "标题", exact: true }).click();
    await expect(page.getByRole("columnheader", { name: "标题" })).toHaveAttribute("aria-sort", "ascending");
    await expect(page).toHaveURL(/sort=title/);
  });

  await test.step("filters hold together, by pinyin too, and say what they hide", async () => {
    await page.goto(`${base}/calendar?date=2026-12-01`);
    await expect(page.getByRole("textbox", { name: "新选题，回车添加" })).toBeEnabled();
    await page.keyboard.press("Shift+F");
    await page.getByRole("menuitem", { name: "账号" }).click();
    await page.getByRole("menuitemcheckbox", { name: "阿岚泡茶" }).click();
    await page.keyboard.press("Escape");
    await page.keyboard.press("Escape");
    await expect(page.getByText(/\d+ 条被筛掉/).first()).toBeVisible();
    await expect(tile).toHaveCount(0);
    await page.getByRole("button", { name: "去掉账号：阿岚泡茶" }).click();
    await expect(tile).toBeVisible();
    await page.keyboard.press("f");
    await page.keyboard.type("dongzhi");
    await expect(page).toHaveURL(/q=dongzhi/);
    await expect(page.locator("td[data-date] button[data-video]")).toHaveCount(1);
    await page.getByRole("button", { name: "清除", exact: true }).click();
    await expect(page.getByRole("searchbox", { name: "找标题或备注" })).toHaveValue("");
  });

  await test.step("each kind of date is switched in the legend", async () => {
    const legend = page.getByRole("group", { name: "日期种类" });
    const shoots = page.locator('td[data-date] [data-mark="shoot"]');
    await expect(shoots).toHaveCount(0);
    await legend.getByRole("button", { name: "拍摄" }).click();
    await expect(shoots.first()).toBeVisible();
    await legend.getByRole("button", { name: "发布" }).click();
    await expect(page.locator("td[data-date] button[data-video]")).toHaveCount(0);
    await expect(page).toHaveURL(/dates=shoot\.clock/);
  });

  const lin = await newPerson(browser, "林夏");
  await test.step("the look gets a name; a colleague opens it from the palette and sees the same", async () => {
    await page.keyboard.press("Shift+V");
    await page.getByRole("textbox", { name: "名称" }).fill("拍摄日历");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("button", { name: "视图 拍摄日历" })).toBeVisible();
    await expect(page).toHaveURL(/saved=/);
    await expect(page).not.toHaveURL(/dates=/);
    await expectSynced(owner);
    const calendar = page.url();
    await join(lin, await inviteLink(owner, base, "编剧"));
    await lin.page.goto(`${base}/calendar?date=2026-12-01`);
    await expect(lin.page.locator("td[data-date] button[data-video]").first()).toBeVisible();
    await lin.page.keyboard.press("Control+k");
    await lin.page.keyboard.type("拍摄日历");
    await lin.page.getByRole("option", { name: "视图：拍摄日历" }).click();
    await expect(lin.page.locator('td[data-date] [data-mark="shoot"]').first()).toBeVisible();
    await expect(lin.page.locator("td[data-date] button[data-video]")).toHaveCount(0);
    await page.goto(calendar);
    await expect(page.getByRole("button", { name: "视图 拍摄日历" })).toBeVisible();
  });

  await test.step("a new name reaches her; removed it is gone for both, and undone it is back", async () => {
    await page.keyboard.press("v");
    await page.getByRole("menuitem", { name: "改名" }).click();
    await page.getByRole("textbox", { name: "名称" }).fill("拍摄与到点");
    await page.keyboard.press("Enter");
    await expect(lin.page.getByRole("button", { name: "视图 拍摄与到点" })).toBeVisible();
    await page.keyboard.press("v");
    await page.getByRole("menuitem", { name: "移除“拍摄与到点”" }).click();
    await expect(lin.page.getByText("视图已移除")).toBeVisible();
    await page.getByRole("button", { name: "撤销" }).last().click();
    await expect(lin.page.getByRole("button", { name: "视图 拍摄与到点" })).toBeVisible();
  });
  await expectSynced(owner);
  expectNoComplaints(owner, lin);
});
