import { expect, type Page, test } from "@playwright/test";
import { expectNoComplaints, expectSynced, inviteLink, join, newPerson, openSample } from "../support/people.ts";
import { startServer, type TestServer } from "../support/server.ts";

let server: TestServer;
test.beforeAll(async () => {
  server = await startServer();
});
test.afterAll(() => server.remove());

const IDEA = "客服最常被问的十个问题";
const trayOf = (page: Page) => page.getByRole("complementary", { name: "选题池" });
const block = (page: Page, title: string) =>
  page.locator("section").filter({ has: page.getByRole("heading", { name: title, level: 2 }) });

test("[C2] [C16] [C18] [P3] ideas rated by two, one made hot and seen this morning, a post looked at before it goes out", async ({
  browser,
}) => {
  const lin = await newPerson(browser, "林夏");
  const base = await openSample(lin, server);
  const chen = await newPerson(browser, "陈默");
  await join(chen, await inviteLink(lin, base, "策划"));
  const { page } = lin;
  const idea = (person: typeof lin) => trayOf(person.page).getByRole("button", { name: IDEA, exact: true });
  const score = (person: typeof lin, points: number) =>
    trayOf(person.page)
      .getByRole("listitem")
      .filter({ hasText: IDEA })
      .getByRole("button", { name: `评分：${points} 分` });

  await test.step("two people rate an idea by key; both see the mean, and who gave what", async () => {
    for (const person of [lin, chen]) {
      await person.page.goto(`${base}/calendar`);
      await expectSynced(person);
    }
    await idea(lin).focus();
    await page.keyboard.press("5");
    await expect(score(lin, 100)).toBeVisible();
    await expect(score(chen, 100)).toBeVisible();
    await idea(chen).focus();
    await chen.page.keyboard.press("3");
    await expect(score(chen, 80)).toBeVisible();
    await expect(score(lin, 80)).toBeVisible();
    await score(lin, 80).click();
    await expect(page.getByRole("list", { name: "谁评的" })).toContainText("陈默 3 分");
    await page.keyboard.press("Escape");
    await expect(page.getByRole("list", { name: "谁评的" })).toHaveCount(0);
  });

  await test.step("the tray is searched by pinyin, and its address says so", async () => {
    await page.keyboard.press("i");
    await expect(trayOf(page).getByRole("searchbox")).toBeFocused();
    await page.keyboard.type("kfzc");
    await expect(trayOf(page).getByRole("list", { name: "选题" }).getByRole("listitem")).toHaveCount(1);
    await expect(idea(lin)).toBeVisible();
    await expect(page).toHaveURL(/find=kfzc/);
    await page.keyboard.press("Escape");
    await expect(page).not.toHaveURL(/find=/);
  });

  await test.step("h sends it into the hot lane; a colleague sees it there, and this morning", async () => {
    await idea(lin).focus();
    await page.keyboard.press("h");
    const dialog = page.getByRole("dialog", { name: "热点快车道" });
    await dialog.getByText("12 小时", { exact: true }).click();
    await expect(dialog.getByRole("region", { name: "缩短的流程" })).toContainText("品牌审");
    await dialog.getByRole("button", { name: "送入快车道" }).click();
    const lane = trayOf(chen.page).getByRole("region", { name: "热点快车道" });
    await expect(lane).toContainText(IDEA);
    await expect(lane).toContainText(/剩 1[12] 小时/);
    await chen.page.goto(base);
    await expect(block(chen.page, "热点快车道").getByRole("link", { name: new RegExp(IDEA) })).toBeVisible();
  });

  await test.step("today says what goes out and whether it can, and whom one waits for", async () => {
    await page.goto(`${base}/calendar?item=sample-dongzhi`);
    await page.getByRole("textbox", { name: "计划日" }).fill("今天");
    await page.keyboard.press("Enter");
    await expectSynced(lin);
    await chen.page.goto(base);
    await expect(block(chen.page, "今天发布").getByRole("link", { name: /冬至，一家人的一壶茶/ })).toContainText(
      "还没完成",
    );
    const owed = block(chen.page, "我在等谁");
    await expect(owed).toContainText("品牌方");
    await owed.getByRole("link", { name: /冷泡还是热泡/ }).click();
    await expect(chen.page).toHaveURL(/sample-winter-tea\/review/);
  });

  await test.step("a post is seen as the feed folds it, its cover as the profile crops it", async () => {
    await page.goto(`${base}/video/sample-winter-tea/post`);
    const preview = page.getByRole("region", { name: "发布预览" });
    const feed = preview.getByRole("figure", { name: "推荐流" });
    await expect(feed).toContainText("…展开");
    await page.getByRole("region", { name: "发布内容" }).getByRole("textbox", { name: "标题" }).fill("改过的标题");
    await expect(feed).toContainText("改过的标题 同一款冬茶");
    await page.getByRole("heading", { name: "发布预览" }).click();
    await page.keyboard.press("v");
    await expect(page).toHaveURL(/look=cover/);
    await expect(preview.getByRole("figure", { name: "主页里的样子" }).getByRole("img")).toBeVisible();
  });

  await test.step("and among its neighbours, walked by keys", async () => {
    await page.getByRole("link", { name: "放进主页看看" }).click();
    const wall = page.getByRole("list", { name: "主页封面" });
    const tiles = wall.getByRole("button");
    await expect(wall.getByRole("button", { name: /冷泡还是热泡/ })).toHaveAttribute("aria-pressed", "true");
    const planned = await tiles.count();
    await tiles.first().focus();
    await page.keyboard.press("ArrowRight");
    await expect(tiles.nth(1)).toBeFocused();
    await page.keyboard.press("ArrowDown");
    await expect(tiles.nth(4)).toBeFocused();
    await page.getByText("现在", { exact: true }).click();
    await expect(wall.getByRole("button", { name: /冷泡还是热泡/ })).toHaveCount(0);
    expect(await tiles.count()).toBeLessThan(planned);
  });
  await expectSynced(lin);
  expectNoComplaints(lin, chen);
});
