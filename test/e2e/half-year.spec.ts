import { type Browser, expect, type Page, test } from "@playwright/test";
import { expectNoComplaints, expectSynced, goOffline, newPerson, openSample, PHONE } from "../support/people.ts";
import { startServer, type TestServer } from "../support/server.ts";

let server: TestServer;
test.beforeEach(async () => {
  server = await startServer();
});
test.afterEach(() => server.remove());

const CAMPAIGN = "双12 年终礼";
const phase = (page: Page, name: string) =>
  page.getByRole("row", { name: CAMPAIGN }).getByRole("button", { name: new RegExp(`^${CAMPAIGN} ${name}`) });

/** Pages of a PDF, counted in its page tree. */
async function pagesOf(page: Page): Promise<number> {
  const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true });
  return pdf.toString("latin1").match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;
}

async function sizeOf(page: Page): Promise<string> {
  const pdf = await page.pdf({ preferCSSPageSize: true });
  const [, width = "", height = ""] = /\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)/.exec(pdf.toString("latin1")) ?? [];
  const mm = (points: string) => Math.round((Number(points) * 25.4) / 72);
  return `${mm(width)}×${mm(height)}`;
}

async function ownerAt(browser: Browser) {
  const owner = await newPerson(browser, "沈岚");
  return { owner, base: await openSample(owner, server) };
}

test("[C8] [PLN01] a half-year on one page: gaps named, a campaign moved by key and by hand, offline too, and printed", async ({
  browser,
}) => {
  const { owner, base } = await ownerAt(browser);
  const { page } = owner;
  const said = page.getByRole("region", { name: "消息" });
  await page.goto(`${base}/calendar?date=2026-12-01`);
  await page.getByRole("group", { name: "视图" }).getByText("半年").click();
  await expect(page).toHaveURL(/view=half/);

  await test.step("how far the plan reaches, and what its months lack", async () => {
    await expect(page.getByText("只排到 1月1日，共 3 个月，不到半年。")).toBeVisible();
    const gaps = page.getByRole("region", { name: "空档" });
    await expect(gaps).toContainText("没有活动，也没有视频");
    await expect(gaps.getByRole("button", { name: "2027年2月" })).toBeVisible();
    await expect(page.getByRole("row", { name: /^山岚茶事/ })).toContainText("8 周内差");
  });

  await test.step("Ctrl+Shift+↓ moves the campaign by a week; whether its videos follow is asked once", async () => {
    await phase(page, "爆发").focus();
    await page.keyboard.press("Control+Shift+ArrowDown");
    await page
      .getByRole("dialog", { name: /里有 8 条已排的视频/ })
      .getByRole("button", { name: "8 条一起移" })
      .press("Enter");
    await expect(phase(page, "爆发")).toHaveAccessibleName(/12月15日—12月19日/);
    await expect(said).toContainText("“双12 年终礼”移到 12月1日—12月24日，8 条视频跟着");
    await said.getByRole("button", { name: "撤销" }).click();
    await expect(phase(page, "爆发")).toHaveAccessibleName(/12月8日—12月12日/);
  });

  await test.step("Shift+→ and Ctrl+← change one phase; Ctrl+Z takes it back", async () => {
    await phase(page, "返场").focus();
    await page.keyboard.press("Shift+ArrowRight");
    await expect(phase(page, "返场")).toHaveAccessibleName(/12月14日—12月18日/);
    await page.keyboard.press("Control+ArrowLeft");
    await expect(phase(page, "返场")).toHaveAccessibleName(/12月13日—12月18日/);
    await page.keyboard.press("Control+z");
    await expect(phase(page, "返场")).toHaveAccessibleName(/12月14日—12月18日/);
  });

  await test.step("dragged without a network: a day is a day, and it arrives", async () => {
    await goOffline(owner);
    const row = page.getByRole("row", { name: CAMPAIGN }).getByRole("cell");
    const lane = await row.boundingBox();
    const bar = await phase(page, "蓄水").boundingBox();
    if (!lane || !bar) throw new Error("the campaign is not on the strip");
    const [x, y] = [bar.x + bar.width / 2, bar.y + bar.height / 3];
    await page.mouse.move(x, y);
    await page.mouse.down();
    // 27 weeks from Monday 28 September on.
    await page.mouse.move(x + (lane.width * 14) / (27 * 7), y, { steps: 4 });
    await expect(row).toContainText("12月8日—1月1日（+14 天）");
    await page.mouse.up();
    await expect(phase(page, "蓄水")).toHaveAccessibleName(/12月8日—12月14日/);
    await owner.context.setOffline(false);
    await expectSynced(owner);
  });

  await test.step("arrows walk, Enter zooms to the week, Back returns", async () => {
    await phase(page, "蓄水").focus();
    await page.keyboard.press("ArrowRight");
    await expect(phase(page, "预热")).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(/view=week/);
    await expect(page.locator('td[data-date="2026-12-15"]')).toBeFocused();
    await page.goBack();
    await expect(phase(page, "预热")).toHaveAccessibleName(/12月15日—12月21日/);
  });

  await test.step("on paper: one A3 for the half-year and the year, one A4 for a month", async () => {
    await page.keyboard.press("Control+p");
    await expect(page.getByRole("heading", { name: "山岚茶事 · 2026年10月—2027年3月" })).toBeVisible();
    await expect(page.getByText(/^打印于 \d{4}年/)).toBeVisible();
    expect([await pagesOf(page), await sizeOf(page)]).toEqual([1, "420×297"]);
    await page.keyboard.press("3");
    await expect(page.getByRole("heading", { name: "山岚茶事 · 2026年10月—2027年9月" })).toBeVisible();
    expect([await pagesOf(page), await sizeOf(page)]).toEqual([1, "420×297"]);
    await page.keyboard.press("1");
    await expect(page.getByRole("heading", { name: "山岚茶事 · 2026年12月" })).toBeVisible();
    expect([await pagesOf(page), await sizeOf(page)]).toEqual([1, "297×210"]);
  });
  expectNoComplaints(owner);
});

test("[C8] [U12] on a phone the agenda tells the phase and the nodes of a day, and jumps to any day", async ({
  browser,
}) => {
  const phone = await newPerson(browser, "沈岚", { ...PHONE, viewport: { width: 360, height: 780 } });
  const base = await openSample(phone, server);
  const { page } = phone;
  await page.goto(`${base}/calendar?date=2026-12-01`);
  const day = (date: string) => page.locator(`[data-agenda="${date}"]`);
  await expect(day("2026-12-12")).toContainText("双12");
  await expect(day("2026-12-12").getByRole("link", { name: `${CAMPAIGN} · 爆发 5/5` })).toBeVisible();
  await page.getByRole("button", { name: "2026年12月" }).tap();
  await page.getByRole("textbox", { name: "跳到日期" }).fill("2027-02-09");
  await page.keyboard.press("Enter");
  await expect(day("2027-02-09")).toBeFocused();
  await expect(day("2027-02-06")).toContainText("春节");
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(wide).toBeLessThanOrEqual(0);
  expectNoComplaints(phone);
});
