import { expect, type Page, test } from "@playwright/test";
import {
  expectNoComplaints,
  expectSynced,
  goOffline,
  inviteLink,
  join,
  newPerson,
  setUpWorkspace,
} from "../support/people.ts";
import { compose, scriptOf } from "../support/script.ts";
import { startServer, type TestServer } from "../support/server.ts";

let server: TestServer;
test.beforeAll(async () => {
  server = await startServer();
});
test.afterAll(() => server.remove());

const panelOf = (page: Page) => page.getByRole("complementary", { name: "批注" });
/** The annotated words; a colleague's caret between them cuts what is drawn in two. */
const expectMarked = (page: Page, words: string) =>
  expect.poll(async () => (await page.locator(".script-annotation").allTextContents()).join("")).toBe(words);

/** Chooses the first characters of a cell as a keyboard does. */
async function chooseStart(page: Page, cell: ReturnType<ReturnType<typeof scriptOf>["voice"]>, count: number) {
  await cell.click();
  await page.keyboard.press("Home");
  for (let index = 0; index < count; index += 1) await page.keyboard.press("Shift+ArrowRight");
}

test("[S11] [T4] [T8] words are discussed by three people, one of them offline, until they are gone; who may only read joins in", async ({
  browser,
}) => {
  const lin = await newPerson(browser, "林夏");
  const chen = await newPerson(browser, "陈默");
  const zhao = await newPerson(browser, "赵评");
  const base = await setUpWorkspace(lin, server, "山岚茶事");
  await join(chen, await inviteLink(lin, base, "编剧"));
  await join(zhao, await inviteLink(lin, base, "品牌审核"));
  await lin.page.goto(`${base}/videos`);
  await lin.page.getByRole("button", { name: "新视频" }).click();
  await lin.page.waitForURL(/\/video\/[^/]+\/overview/);
  const scriptUrl = lin.page.url().replace("/overview", "/script");
  await lin.page.goto(scriptUrl);
  await chen.page.goto(scriptUrl);
  const hers = scriptOf(lin.page);
  const his = scriptOf(chen.page);
  const herPanel = panelOf(lin.page);
  const hisPanel = panelOf(chen.page);

  await test.step("chosen words, a key, a name by its initials, and a colleague has the task", async () => {
    await hers.typeAtEnd(hers.voice(0), "初雪这天，你会约谁喝茶？");
    await his.expectVoices(["初雪这天，你会约谁喝茶？"]);
    await chooseStart(lin.page, hers.voice(0), 4);
    await lin.page.keyboard.press("Control+Alt+m");
    const field = herPanel.getByRole("textbox", { name: "批注内容" });
    await expect(field).toBeFocused();
    await lin.page.keyboard.type("@cm");
    await expect(herPanel.getByRole("option", { name: "陈默" })).toBeVisible();
    await expect(herPanel.getByRole("option")).toHaveCount(1);
    await lin.page.keyboard.press("Enter");
    await lin.page.keyboard.type("换成大雪");
    await herPanel.getByRole("checkbox", { name: "并交给 陈默 处理" }).check();
    await field.press("Enter");
    await expect(herPanel.getByRole("listitem")).toContainText("@陈默 换成大雪");
    await expectMarked(lin.page, "初雪这天");
  });

  await test.step("he sees the words marked, the row's and the tab's count, and that it is his", async () => {
    await expectMarked(chen.page, "初雪这天");
    await expect(chen.page.getByRole("tab", { name: "脚本 1 条未解决的批注" })).toBeVisible();
    await his.editor.getByRole("button", { name: "这一行有 1 条批注" }).click();
    await expect(hisPanel.getByRole("combobox", { name: "由 陈默 处理" })).toBeVisible();
    await expect(hisPanel.getByText("我的 1")).toBeVisible();
    await chen.page.waitForURL(/comment=/);
  });

  await test.step("the mark goes along with what both write, also through an input method", async () => {
    await his.voice(0).click();
    await chen.page.keyboard.press("Home");
    await chen.page.keyboard.type("今年");
    await expectMarked(lin.page, "初雪这天");
    await hers.voice(0).click();
    await lin.page.keyboard.press("Home");
    for (let index = 0; index < 4; index += 1) await lin.page.keyboard.press("ArrowRight");
    await compose(lin.page, "luo", "落", async () => {
      await chen.page.keyboard.type("的");
      await expect(his.voice(0)).toContainText("今年的初雪这天");
    });
    await hers.expectVoices(["今年的初雪落这天，你会约谁喝茶？"]);
    await his.expectVoices(["今年的初雪落这天，你会约谁喝茶？"]);
    for (const { page } of [lin, chen]) await expectMarked(page, "初雪落这天");
    await expect(herPanel.getByText("有改动")).toBeVisible();
    await lin.page.keyboard.press("Backspace");
    for (const { page } of [lin, chen]) await expectMarked(page, "初雪这天");
    await expect(herPanel.getByText("有改动")).toBeHidden();
  });

  await test.step("he answers without a network; she deletes the words meanwhile: quote and thread stay", async () => {
    await expectSynced(chen);
    await chen.during(async () => {
      await goOffline(chen);
      await hisPanel.getByRole("button", { name: "回复", exact: true }).click();
      await expect(hisPanel.getByRole("textbox", { name: "回复这条批注" })).toBeFocused();
      await chen.page.keyboard.type("大雪在十二月，赶得上");
      await chen.page.keyboard.press("Enter");
      await expect(hisPanel.getByText("待发送")).toBeVisible();
      await expect(herPanel.getByText("赶得上")).toBeHidden();
      await hers.voice(0).click();
      await lin.page.keyboard.press("Control+a");
      await lin.page.keyboard.insertText("谁来陪你喝茶？");
      await expect(herPanel.getByText("原文已改")).toBeVisible();
      await expect(herPanel.getByText("初雪这天")).toBeVisible();
      await expectMarked(lin.page, "");
      await chen.context.setOffline(false);
      await expect(herPanel.getByText("大雪在十二月，赶得上")).toBeVisible();
    });
    await expect(hisPanel.getByText("待发送")).toBeHidden();
    await expect(hisPanel.getByText("原文已改")).toBeVisible();
  });

  await test.step("undo brings the words back on both screens, and the mark with them", async () => {
    await hers.voice(0).click();
    await lin.page.keyboard.press("Control+z");
    await expect(hers.voice(0)).toContainText("初雪这天");
    for (const { page } of [lin, chen]) await expectMarked(page, "初雪这天");
    await expect(hisPanel.getByText("原文已改")).toBeHidden();
  });

  await test.step("own words are edited, deleted and brought back; the thread is resolved, which can be undone", async () => {
    const answer = hisPanel.getByText("大雪在十二月，赶得上");
    // What comes in just then draws the thread anew, and an open menu closes with it.
    await expect(async () => {
      await hisPanel.getByRole("button", { name: "更多操作" }).last().click();
      await chen.page.getByRole("menuitem", { name: "删除" }).click({ timeout: 3_000 });
    }).toPass();
    await expect(answer).toBeHidden();
    await expect(herPanel.getByText("大雪在十二月，赶得上")).toBeHidden();
    await chen.page.getByRole("button", { name: "撤销", exact: true }).last().click();
    await expect(herPanel.getByText("大雪在十二月，赶得上")).toBeVisible();
    await hisPanel.getByRole("button", { name: "解决" }).click();
    await expect(herPanel.getByText("陈默 已解决")).toBeVisible();
    await expect(lin.page.getByRole("tab", { name: "脚本", exact: true })).toBeVisible();
    await herPanel.getByRole("button", { name: "重新打开" }).click();
    await expect(hisPanel.getByText("已解决 ·")).toBeHidden();
  });

  await test.step("who may only read follows the link, chooses words, and writes beside them", async () => {
    await zhao.page.goto(chen.page.url());
    const theirs = scriptOf(zhao.page);
    const panel = panelOf(zhao.page);
    await expect(panel.getByText("大雪在十二月，赶得上")).toBeVisible();
    await expect(theirs.editor).toHaveAttribute("contenteditable", "false");
    await zhao.page.keyboard.press("Escape");
    await expect(panel).toBeHidden();
    await theirs.voice(0).selectText();
    await zhao.page.keyboard.press("Control+Alt+m");
    await panel.getByRole("textbox", { name: "批注内容" }).fill("品牌名要出现一次");
    await panel.getByRole("button", { name: "发送" }).click();
    await expect(herPanel.getByText("品牌名要出现一次")).toBeVisible();
    await expect(herPanel.getByText("未解决 2")).toBeVisible();
    await expect(theirs.voice(0)).toContainText("你会约谁喝茶？");
  });
  expectNoComplaints(lin, chen, zhao);
});
