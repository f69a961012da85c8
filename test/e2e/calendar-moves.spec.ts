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

const DONGZHI = /冬至，一家人的一壶茶/;
const day = (page: Page, date: string) => page.locator(`td[data-date="${date}"]`);
const tile = (page: Page, date: string, title: RegExp) => day(page, date).getByRole("button", { name: title });
const news = (page: Page) => page.getByRole("region", { name: "消息" });

test("[C3] [C5] [C10] [C12] rules before the drop by key, the chain a move brings, the next free slot, many at once", async ({
  browser,
}) => {
  const owner = await newPerson(browser, "沈岚");
  const base = await openSample(owner, server);
  const { page } = owner;
  await page.goto(`${base}/calendar?date=2026-12-01`);
  await expectSynced(owner);

  await test.step("picked up by M, every day says what speaks against it; Escape puts it back, Enter down", async () => {
    await tile(page, "2026-12-22", DONGZHI).focus();
    await page.keyboard.press("m");
    await expect(day(page, "2026-12-22")).toBeFocused();
    await page.keyboard.press("ArrowRight");
    await expect(day(page, "2026-12-23").locator("[data-drop-hint]")).toContainText("晚于承诺日 12月22日");
    await page.keyboard.press("Escape");
    await expect(tile(page, "2026-12-22", DONGZHI)).toBeFocused();
    await page.keyboard.press("m");
    await expect(day(page, "2026-12-22")).toBeFocused();
    await page.keyboard.press("ArrowDown");
    await expect(day(page, "2026-12-29").locator("[data-drop-hint]")).toBeVisible();
    await page.keyboard.press("Enter");
    await expect(tile(page, "2026-12-29", DONGZHI)).toBeFocused();
    await expect(news(page)).toContainText(/排到 12月29日 周二，\d 个截止日随之改动/);
    await expect(news(page)).toContainText("晚于承诺日 12月22日");
  });

  await test.step("what follows from it: old and new day, how it was counted, an old day kept, all of it taken back", async () => {
    await page.getByRole("button", { name: "查看" }).click();
    const dialog = page.getByRole("dialog", { name: /的截止变化/ });
    const row = dialog.getByRole("row", { name: /品牌审/ });
    await expect(row).toContainText("12月21日 周一");
    await expect(row).toContainText("12月28日 周一");
    await expect(row).toContainText("减 1 个工作日");
    await expect(dialog.getByRole("row", { name: /^精剪/ })).toContainText("跳过 12-26…12-27");
    await row.getByRole("checkbox", { name: /固定在 12月21日/ }).click();
    await expect(row).toContainText("手动固定");
    await dialog.getByRole("button", { name: "撤销移动" }).click();
    await expect(tile(page, "2026-12-22", DONGZHI)).toBeVisible();
    await expect(dialog).toHaveCount(0);
  });

  await test.step("Shift+Enter in the tray takes the next free slot, the next one another", async () => {
    await page.goto(`${base}/calendar?date=2026-12-01`);
    await expectSynced(owner);
    const tray = page.getByRole("complementary", { name: "选题池" });
    const first = tray.getByRole("button", { name: /客服最常被问的十个问题/ });
    await first.focus();
    await page.keyboard.press("Shift+Enter");
    const moved = page.locator("td[data-date]").getByRole("button", { name: /客服最常被问的十个问题/ });
    await expect(moved).toBeFocused();
    const taken = await moved.evaluate((element) => element.closest("td")?.dataset["date"]);
    await tray.getByRole("button", { name: /和茶农视频连线十分钟/ }).focus();
    await page.keyboard.press("Shift+Enter");
    const second = page.locator("td[data-date]").getByRole("button", { name: /和茶农视频连线十分钟/ });
    await expect(second).toBeFocused();
    expect(await second.evaluate((element) => element.closest("td")?.dataset["date"])).not.toBe(taken);
  });

  await test.step("gaps ahead are listed and jumped to", async () => {
    await page.keyboard.press("Shift+G");
    const gaps = page.getByRole("dialog", { name: "未来 8 周的缺口" });
    await gaps
      .getByRole("button", { name: /1月4日—1月10日/ })
      .first()
      .click();
    await expect(page).toHaveURL(/date=2027-01-04/);
    await expect(day(page, "2027-01-04")).toBeFocused();
  });

  await test.step("several are chosen and shifted: what breaks is said before, one undo for all", async () => {
    await page.goto(`${base}/calendar?date=2026-12-01`);
    await expectSynced(owner);
    await tile(page, "2026-12-22", DONGZHI).click({ modifiers: ["Control"] });
    await tile(page, "2026-12-24", /平安夜/).click({ modifiers: ["Control"] });
    const bar = page.getByRole("region", { name: "对选中的视频" });
    await expect(bar).toContainText("已选 2 条");
    await bar.getByRole("button", { name: "移动日期" }).click();
    await page.getByRole("textbox", { name: "天数" }).fill("4");
    await page.keyboard.press("Enter");
    const ask = page.getByRole("dialog", { name: "移动 2 条的日期" });
    await expect(ask).toContainText("晚于承诺日");
    await ask.getByRole("button", { name: "移动 2 条的日期" }).click();
    await expect(tile(page, "2026-12-26", DONGZHI)).toBeVisible();
    await expect(tile(page, "2026-12-28", /平安夜/)).toBeVisible();
    await news(page).getByRole("button", { name: "撤销" }).last().click();
    await expect(tile(page, "2026-12-22", DONGZHI)).toBeVisible();
    await expect(tile(page, "2026-12-24", /平安夜/)).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(bar).toHaveCount(0);
  });
  await expectSynced(owner);
  expectNoComplaints(owner);
});

test("[T7] two move the same video, one offline: both days are kept, on the tile and on its card, until one is chosen", async ({
  browser,
}) => {
  const owner = await newPerson(browser, "沈岚");
  const planner = await newPerson(browser, "周野");
  const base = await openSample(owner, server);
  await join(planner, await inviteLink(owner, base, "策划·运营"));
  for (const { page } of [owner, planner]) {
    await page.goto(`${base}/calendar?date=2026-12-01`);
    await expectSynced(owner);
    await expect(tile(page, "2026-12-22", DONGZHI)).toBeVisible();
  }
  await expectSynced(planner);
  await goOffline(planner);
  await tile(planner.page, "2026-12-22", DONGZHI).focus();
  await planner.page.keyboard.press("Control+Shift+ArrowLeft");
  await expect(tile(planner.page, "2026-12-21", DONGZHI)).toBeVisible();
  await tile(owner.page, "2026-12-22", DONGZHI).focus();
  await owner.page.keyboard.press("Control+Shift+ArrowDown");
  await expect(tile(owner.page, "2026-12-29", DONGZHI)).toBeVisible();
  await expectSynced(owner);
  await planner.context.setOffline(false);

  const asked = (page: Page) =>
    page.locator("td[data-date]").getByRole("button", { name: /冬至，一家人的一壶茶.*两人同时改过/ });
  await expect(asked(planner.page)).toBeVisible();
  await expect(asked(owner.page)).toBeVisible();
  await asked(owner.page).click();
  const both = owner.page.getByRole("region", { name: "同时改过的地方" });
  await expect(both).toContainText("12月21日");
  await expect(both).toContainText("12月29日");
  await both
    .getByRole("button", { name: "改用12月21日 周一" })
    .or(both.getByRole("button", { name: "保留12月21日 周一" }))
    .click();
  await expect(both).toHaveCount(0);
  for (const { page } of [owner, planner]) {
    await expect(tile(page, "2026-12-21", DONGZHI)).toBeVisible();
    await expect(asked(page)).toHaveCount(0);
  }
  expectNoComplaints(owner, planner);
});
