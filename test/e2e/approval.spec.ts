import { expect, type Page, test } from "@playwright/test";
import { expectNoComplaints, expectSynced, goOffline, newPerson, openSample, PHONE } from "../support/people.ts";
import { startServer, type TestServer } from "../support/server.ts";

const cutFile = (name: string) => new URL(`../../server/assets/sample/${name}`, import.meta.url).pathname;

let server: TestServer;
test.beforeEach(async () => {
  server = await startServer();
});
test.afterEach(() => server.remove());

/** Chooses a local file as the next version and waits until the server has it. */
async function registerCut(page: Page, file: string, version: string): Promise<void> {
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "登记成片" }).first().click();
  await (await chooser).setFiles(cutFile(file));
  const row = page.getByRole("listitem").filter({ hasText: version }).first();
  await expect(row.getByText(/在服务器/)).toBeVisible({ timeout: 20_000 });
}

async function submit(page: Page): Promise<void> {
  await page.getByRole("button", { name: "送审…" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "送审", exact: true }).click();
}

test("[R1] [R2] [R7] [R9] [R10] [R11] [R12] [R18] [I6] [I7] a cut goes to the brand and comes back approved, bound to its exact content", async ({
  browser,
}) => {
  const owner = await newPerson(browser, "沈岚");
  const base = await openSample(owner, server);
  const { page } = owner;
  const video = `${base}/video/sample-dongzhi`;

  await test.step("a local file is hashed, kept, uploaded and becomes V1; 送审 freezes what is there", async () => {
    await page.goto(`${video}/production`);
    await registerCut(page, "first-snow-v1.webm", "V1");
    await submit(page);
    await page.goto(`${video}/review`);
    await expect(page.getByText(/剩 2[34] 小时/).first()).toBeVisible();
  });

  const link = await test.step("a link for the brand, with its rights", async () => {
    await page.getByRole("button", { name: "给品牌的链接" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("给谁").fill("王琳（市场部）");
    await dialog.getByRole("button", { name: "生成链接" }).click();
    const url = await dialog.getByRole("textbox", { name: "链接" }).inputValue();
    await page.keyboard.press("Escape");
    return url;
  });

  const brand = await newPerson(browser, "王琳", PHONE);
  const phone = brand.page;
  let taps = 0;
  const tap = async (name: string | RegExp) => {
    taps += 1;
    await phone.getByRole("button", { name }).first().tap();
  };

  await test.step("on a phone, without an account: the name, the video, the words, a note at a second", async () => {
    await phone.goto(link);
    await phone.getByLabel("你的名字").fill("王琳");
    await tap("开始看");
    await expect(phone.locator("video")).toBeVisible();
    await expect
      .poll(() => phone.locator("video").evaluate((element: HTMLVideoElement) => element.readyState))
      .toBeGreaterThan(1);
    await phone.locator("video").evaluate((element: HTMLVideoElement) => {
      element.currentTime = 4.6;
    });
    await phone.getByRole("textbox", { name: "写意见" }).fill("片尾加上“广告”字样");
    await tap("发出");
    await expect(phone.getByText("片尾加上“广告”字样")).toBeVisible();
    await expect(page.getByText("片尾加上“广告”字样")).toBeVisible();
  });

  await test.step("需修改 with a reason; ten seconds to take it back", async () => {
    await tap("作出决定");
    await tap(/需修改/);
    await phone.getByRole("textbox", { name: "原因" }).fill("加广告标识后再送");
    await tap(/确定：需修改/);
    await expect(phone.getByText(/秒后送出/)).toBeVisible();
    await tap("现在送出");
    await expect(page.getByText("加广告标识后再送").first()).toBeVisible();
  });

  await test.step("V2 is sent; on the phone it is seen and approved, in eight taps or fewer from the link to the answer", async () => {
    await page.goto(`${video}/production`);
    await registerCut(page, "winter-tea-v2.webm", "V2");
    await submit(page);
    taps = 0;
    await phone.goto(link);
    await phone.getByLabel("你的名字").fill("王琳");
    await tap("开始看");
    await expect(phone.getByRole("combobox", { name: "版本" })).toContainText("第 2 轮");
    await tap("作出决定");
    await tap(/^通过/);
    await tap("现在送出");
    expect(taps).toBeLessThanOrEqual(8);
    await page.goto(`${video}/post`);
    await expect(page.getByText("已通过").first()).toBeVisible();
  });

  await test.step("one character changed: the badge is gone and says what changed; back again, it counts again", async () => {
    const title = page.getByRole("textbox", { name: "标题" }).last();
    const approved = await title.inputValue();
    await title.fill(`${approved}！`);
    await page.keyboard.press("Tab");
    await expect(page.getByText("通过已失效").first()).toBeVisible();
    await expect(page.getByText(`${approved}！`).first()).toBeVisible();
    await title.fill(approved);
    await page.keyboard.press("Tab");
    await expect(page.getByText("已通过").first()).toBeVisible();
  });

  await test.step("the pack is copied out, the link pasted back, board and calendar show it", async () => {
    await page.getByRole("button", { name: "复制标题" }).click();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe("冬至，一家人的一壶茶");
    await page
      .getByRole("textbox", { name: "粘贴抖音口令或链接" })
      .fill("7.99 复制打开抖音，看看【山岚茶事的作品】冬至 https://v.douyin.com/iDongzhi/ 05/12");
    await page.getByRole("button", { name: "记录发布" }).click();
    await expect(page.getByText(/发布，沈岚 记录/)).toBeVisible();
    await page.goto(`${base}/videos`);
    await expect(page.getByRole("region", { name: "已发布" }).getByText("冬至，一家人的一壶茶")).toBeVisible();
    await page.goto(`${base}/calendar`);
    await expect(page.getByRole("button", { name: /^冬至，一家人的一壶茶，已发布/ })).toBeVisible();
  });

  await test.step("every step is in the records, chained", async () => {
    await page.goto(`${video}/records`);
    await expect(page.getByText("王琳 要求修改")).toBeVisible();
    await expect(page.getByText("王琳 通过")).toBeVisible();
    await expect(page.getByText(/台账完整/)).toBeVisible();
  });
  await expectSynced(owner);
  expectNoComplaints(owner, brand);
});

test("[R21] [offline-reviewer] an answer given without a network waits, says it does not count yet, and counts once sent", async ({
  browser,
}) => {
  const owner = await newPerson(browser, "沈岚");
  const base = await openSample(owner, server);
  const { page } = owner;
  await page.goto(`${base}/video/sample-winter-tea/review`);
  await page.getByRole("button", { name: "给品牌的链接" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "生成链接" }).click();
  const link = await page.getByRole("dialog").getByRole("textbox", { name: "链接" }).inputValue();
  const brand = await newPerson(browser, "王琳", PHONE);
  const phone = brand.page;
  await phone.goto(link);
  await phone.getByLabel("你的名字").fill("王琳");
  await phone.getByRole("button", { name: "开始看" }).tap();
  await expect(phone.getByRole("button", { name: "作出决定" })).toBeEnabled();

  await brand.during(async () => {
    await goOffline(brand);
    await phone.getByRole("button", { name: "作出决定" }).tap();
    await phone.getByRole("button", { name: /^通过/ }).tap();
    await phone.getByRole("button", { name: "现在送出" }).tap();
    await expect(phone.getByText(/未计入，等待发送/)).toBeVisible();
    await brand.context.setOffline(false);
  });
  await expect(phone.getByText(/未计入，等待发送/)).toHaveCount(0, { timeout: 30_000 });
  await page.goto(`${base}/video/sample-winter-tea/post`);
  await expect(page.getByText("已通过").first()).toBeVisible();
  expectNoComplaints(owner, brand);
});
