import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import {
  expectNoComplaints,
  expectSynced,
  goOffline,
  inviteLink,
  join,
  newPerson,
  PHONE,
  setUpWorkspace,
} from "../support/people.ts";
import { scriptOf } from "../support/script.ts";
import { startServer, type TestServer } from "../support/server.ts";

let server: TestServer;
test.beforeAll(async () => {
  server = await startServer();
});
test.afterAll(() => server.remove());

const WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

async function expectAccessible(page: Page, part: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).include(part).withTags(WCAG).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
}

const cardOf = (page: Page) => page.getByRole("complementary", { name: "Brief 卡" });

async function addItem(page: Page, what: string, text: string): Promise<void> {
  const line = cardOf(page).getByRole("textbox", { name: what });
  await line.fill(text);
  await line.press("Enter");
  await expect(line).toHaveValue("");
}

test("[S16] what the brief asks for is ticked as it is written, what it bans is marked, and 送审 tells what is left", async ({
  browser,
}) => {
  const lin = await newPerson(browser, "林夏");
  const chen = await newPerson(browser, "陈默");
  const base = await setUpWorkspace(lin, server, "山岚茶事");
  await join(chen, await inviteLink(lin, base, "编剧"));
  await lin.page.goto(`${base}/videos`);
  await lin.page.getByRole("button", { name: "新视频" }).click();
  await lin.page.waitForURL(/\/video\/[^/]+\/overview/);
  const scriptUrl = lin.page.url().replace("/overview", "/script");
  await lin.page.goto(scriptUrl);
  const hers = scriptOf(lin.page);

  await test.step("two people fill the card at once, and both keep what they wrote", async () => {
    await expect(hers.editor).toBeVisible();
    await lin.page.keyboard.press("b");
    await expect(cardOf(lin.page)).toBeVisible();
    await chen.page.goto(lin.page.url());
    await addItem(lin.page, "加一个必说点", "零添加|不加糖");
    await addItem(chen.page, "加一个必说点", "省百分之五十");
    await addItem(chen.page, "加一个必说点", "产地新会");
    await addItem(lin.page, "加一个禁说", "全网最低");
    await cardOf(lin.page).getByRole("textbox", { name: "目标", exact: true }).fill("种草新品");
    await lin.page.keyboard.press("Enter");
    for (const { page } of [lin, chen]) {
      await expect(cardOf(page).getByRole("textbox", { name: /^必说第 \d 条$/ })).toHaveCount(3);
      await expect(cardOf(page).getByRole("textbox", { name: "目标", exact: true })).toHaveValue("种草新品");
    }
    await expectAccessible(lin.page, "aside");
  });

  await test.step("a row that says a point ticks it, in either script and with figures as they are read", async () => {
    await hers.typeAtEnd(hers.voice(0), "今天這杯，零 添 加。");
    await lin.page.keyboard.press("Enter");
    await lin.page.keyboard.type("比外卖省50%，但不是產地新會。");
    await expect(lin.page.getByRole("button", { name: "Brief：3 个必说点，已覆盖 2 个" })).toBeVisible();
    await expect(cardOf(chen.page).getByRole("button", { name: "第 2 行 · 台词" })).toBeVisible();
    await expect(cardOf(lin.page).getByText("第 2 行有“產地新會”，但前面是否定，不算说到")).toBeVisible();
  });

  await test.step("pressing the place leads to the words", async () => {
    await cardOf(lin.page).getByRole("button", { name: "第 1 行 · 台词" }).click();
    await expect(lin.page.locator(".script-shown")).toHaveText("零 添 加");
    await expect.poll(() => lin.page.evaluate(() => String(window.getSelection()))).toBe("零 添 加");
  });

  await test.step("a person vouches for a point with a row, and takes it back", async () => {
    const menu = async (item: string) => {
      await cardOf(lin.page).getByRole("button", { name: `“产地新会”的菜单` }).click();
      await lin.page.getByRole("menuitem", { name: item }).click();
    };
    await menu("手动标记到行");
    await lin.page.getByRole("menuitemradio", { name: /^1 今天這杯/ }).click();
    await expect(cardOf(chen.page).getByText(/林夏 手动标记：第 1 行/)).toBeVisible();
    await expect(lin.page.getByRole("button", { name: "Brief：3 个必说点，已覆盖 3 个" })).toBeVisible();
    await menu("取消手动标记");
    await expect(lin.page.getByRole("button", { name: "Brief：3 个必说点，已覆盖 2 个" })).toBeVisible();
  });

  await test.step("banned words are marked in the script and listed", async () => {
    await hers.typeAtEnd(hers.voice(1), "全網最低！");
    await expect(lin.page.locator(".script-claim-brief")).toHaveText("全網最低");
    await expect(cardOf(lin.page).getByRole("button", { name: "出现 1 处" })).toBeVisible();
    await cardOf(lin.page).getByRole("button", { name: "去“用语检查”处理" }).click();
    const words = lin.page.getByRole("complementary", { name: "用语检查" });
    await expect(words.getByText("Brief 里写明不能说的。")).toBeVisible();
  });

  await test.step("an item goes and comes back; a link leads to the card", async () => {
    const tones = () => cardOf(chen.page).getByRole("textbox", { name: /^调性第 \d 条$/ });
    await addItem(chen.page, "加一个调性", "安静");
    await cardOf(chen.page).getByRole("button", { name: "“安静”的菜单" }).click();
    await chen.page.getByRole("menuitem", { name: "删除" }).click();
    await expect(tones()).toHaveCount(0);
    await chen.page.getByRole("button", { name: "撤销", exact: true }).last().click();
    await expect(tones()).toHaveValue("安静");
  });

  await test.step("before it goes out, the dialog says what is left, and the ban asks for a reason", async () => {
    await expectSynced(lin);
    await lin.page.goto(scriptUrl.replace("/script", "/production"));
    await lin.page.getByRole("button", { name: "送审…" }).click();
    const dialog = lin.page.getByRole("dialog");
    await expect(dialog.getByText("还有 1 个必说点没有说到")).toBeVisible();
    await expect(dialog.getByText("产地新会")).toBeVisible();
    const confirm = dialog.getByRole("button", { name: "送审", exact: true });
    await expect(confirm).toBeDisabled();
    await dialog.getByLabel("照样送审的理由").fill("品牌已口头同意");
    await confirm.click();
    await expect(dialog).toBeHidden();
    await expect(lin.page.getByText(/第 1 轮/).first()).toBeVisible();
  });
  expectNoComplaints(lin, chen);
});

const progressOf = (page: Page) => page.getByRole("toolbar", { name: "提词器控制" });
/** How far the text has moved, px: less is further. */
const shiftOf = (page: Page) =>
  page.locator(".prompter-content").evaluate((content) => new DOMMatrix(getComputedStyle(content).transform).f);
/** The words of the line that stands at the mark, and where that is. */
const atMark = (page: Page) =>
  page.locator(".prompter-stage").evaluate((stage) => {
    const mark = stage.querySelector(".prompter-marker")?.getBoundingClientRect().top ?? 0;
    const lines = [...stage.querySelectorAll(".prompter-line")];
    const line = lines.findLast((one) => one.getBoundingClientRect().top <= mark + 1);
    return { words: line?.textContent ?? "", top: Math.round(line?.getBoundingClientRect().top ?? 0) };
  });

test("[S15] the script runs over the whole window at the host's speed; edits elsewhere do not move the line that is read", async ({
  browser,
}) => {
  const lin = await newPerson(browser, "林夏");
  const zhou = await newPerson(browser, "周宁", PHONE);
  const own = await startServer();
  const base = await setUpWorkspace(lin, own, "山岚茶事");
  await join(zhou, await inviteLink(lin, base, "编剧"));
  await lin.page.goto(`${base}/videos`);
  await lin.page.getByRole("button", { name: "新视频" }).click();
  await lin.page.waitForURL(/\/video\/[^/]+\/overview/);
  const videoUrl = lin.page.url().replace("/overview", "");
  await lin.page.goto(`${videoUrl}/script`);
  const hers = scriptOf(lin.page);
  const texts = [
    "冬天的早晨，先醒的是水壶。",
    "水开之前，先把杯子烫热。",
    "茶叶只放一小撮。",
    "第一口不急着喝，先闻一闻。",
  ];
  await hers.voice(0).click();
  for (const [index, text] of texts.entries()) {
    if (index > 0) await lin.page.keyboard.press("Enter");
    await lin.page.keyboard.type(text);
  }
  await expectSynced(lin);

  const his = zhou.page;
  await test.step("it opens on a phone with everything there, at the script's speed, and says what is left", async () => {
    await his.goto(`${videoUrl}/prompter`);
    await expect(his.locator(".prompter-line")).toHaveText(texts);
    await expect(progressOf(his)).toContainText("260 字/分");
    await expect(progressOf(his)).toContainText("第 1/4 段");
    await expect(his.getByRole("navigation", { name: "主导航" })).toHaveCount(0);
    await expectAccessible(his, ".prompter");
  });

  await test.step("a tap starts it, a tap pauses it, a finger moves it", async () => {
    const stage = his.locator(".prompter-stage");
    const before = await shiftOf(his);
    await stage.tap({ position: { x: 180, y: 500 } });
    await expect.poll(() => shiftOf(his)).toBeLessThan(before - 20);
    await stage.tap({ position: { x: 180, y: 500 } });
    await expect(progressOf(his).getByRole("button", { name: "开始" })).toBeVisible();
    const paused = await shiftOf(his);
    await his.mouse.move(180, 400);
    await his.mouse.down();
    await his.mouse.move(180, 300, { steps: 4 });
    await his.mouse.up();
    await expect.poll(() => shiftOf(his)).toBeLessThan(paused - 60);
    await expect(progressOf(his).getByRole("button", { name: "开始" })).toBeVisible();
  });

  await test.step("by key: the beginning, the next part, the speed of this script, mirrored", async () => {
    await his.keyboard.press("Home");
    await expect(progressOf(his)).toContainText("第 1/4 段");
    await his.keyboard.press("ArrowRight");
    await his.keyboard.press("ArrowRight");
    await expect(progressOf(his)).toContainText("第 3/4 段");
    await his.keyboard.press("ArrowUp");
    await his.keyboard.press("ArrowUp");
    await expect(progressOf(his)).toContainText("280 字/分");
    await his.keyboard.press("m");
    await expect(his.locator(".prompter-mirror")).toHaveCSS("transform", "matrix(-1, 0, 0, 1, 0, 0)");
    await his.keyboard.press("m");
  });

  await test.step("what a colleague writes above, in and below the line that is read appears, and that line stays", async () => {
    const before = await atMark(his);
    expect(before.words).toBe(texts[2]);
    await hers.typeAtEnd(
      hers.voice(0),
      "然后才是人，一个接一个，慢慢地，都到厨房里来了，谁也不说话，只看着炉子上的火。",
    );
    await hers.typeAtEnd(hers.voice(3), "再喝。");
    await hers.typeAtEnd(hers.voice(2), "不要多。");
    await expect(his.locator(".prompter-line").nth(3)).toHaveText(`${texts[3]}再喝。`);
    await expect(his.locator(".prompter-line").nth(2)).toHaveText(`${texts[2]}不要多。`);
    await expect.poll(async () => (await atMark(his)).words).toBe(`${texts[2]}不要多。`);
    await expect.poll(async () => Math.abs((await atMark(his)).top - before.top)).toBeLessThanOrEqual(1);
  });

  await test.step("without a network it opens again, with the words and this script's speed", async () => {
    await expectSynced(lin);
    await zhou.during(async () => {
      await goOffline(zhou);
      await his.reload();
      await expect(his.locator(".prompter-line").nth(2)).toHaveText(`${texts[2]}不要多。`);
      await expect(progressOf(his)).toContainText("280 字/分");
      await his.keyboard.press("Space");
      await expect(progressOf(his).getByRole("button", { name: "暂停" })).toBeVisible();
      await his.keyboard.press("Space");
      await zhou.context.setOffline(false);
    });
  });

  await test.step("reading aloud gives the host's speed; it is kept for the script and can be undone", async () => {
    await lin.page.getByRole("button", { name: "260 字/分" }).click();
    await lin.page.getByRole("button", { name: /朗读校准/ }).click();
    const dialog = lin.page.getByRole("dialog", { name: "朗读校准" });
    await dialog.getByRole("button", { name: "开始" }).click();
    await dialog.getByRole("button", { name: "念完了" }).click();
    await expect(dialog.getByText(/不在 60 到 600 字\/分之间/)).toBeVisible();
    await lin.page.clock.install();
    await dialog.getByRole("button", { name: "重来" }).click();
    await lin.page.clock.fastForward(20_000);
    await dialog.getByRole("button", { name: "念完了" }).click();
    await expect(dialog.getByText(/个音，.*字\/分。/)).toBeVisible();
    await dialog.getByRole("button", { name: "只用于这份脚本" }).click();
    await expect(lin.page.getByText(/这份脚本的语速已改为/)).toBeVisible();
    await lin.page.getByRole("button", { name: "撤销", exact: true }).last().click();
    await expect(lin.page.getByRole("button", { name: "260 字/分" })).toBeVisible();
  });
  expectNoComplaints(lin, zhou);
  await own.remove();
});
