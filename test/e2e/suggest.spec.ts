import { AxeBuilder } from "@axe-core/playwright";
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

const panelOf = (page: Page) => page.getByRole("complementary", { name: "建议" });
const modeOf = (page: Page) => page.getByRole("button", { name: "建议模式", exact: true });
const comes = (page: Page) => scriptOf(page).editor.locator("ins");
const goes = (page: Page) => scriptOf(page).editor.locator("del");

test("[S10] words and rows are suggested, one colleague offline, and taken up once by two at once", async ({
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
  await chen.page.goto(`${scriptUrl}?suggest=1`);
  const hers = scriptOf(lin.page);
  const his = scriptOf(chen.page);
  await hers.typeAtEnd(hers.voice(0), "初雪这天，你会约谁喝茶？");
  await lin.page.keyboard.press("Enter");
  await lin.page.keyboard.type("一只小炉，两片陈皮。");
  await his.expectVoices(["初雪这天，你会约谁喝茶？", "一只小炉，两片陈皮。"]);

  await test.step("what he types, erases and composes while suggesting is shown to both, in its own way", async () => {
    await expect(modeOf(chen.page)).toHaveAttribute("aria-pressed", "true");
    await his.typeAtEnd(his.voice(0), "一起");
    await compose(chen.page, "lai", "来", async () => {});
    await expect(comes(chen.page)).toHaveText(["一起来"]);
    await his.voice(1).click();
    await chen.page.keyboard.press("Home");
    for (let count = 0; count < 4; count++) await chen.page.keyboard.press("Delete");
    await chen.page.keyboard.type("粗陶炉");
    await expect(goes(lin.page)).toHaveText(["一只小炉"]);
    await expect(comes(lin.page)).toHaveText(["一起来", "粗陶炉"]);
    await expect(lin.page.getByRole("button", { name: "2 条建议" })).toBeVisible();
  });

  await test.step("she decides by key at the place, takes it back, and decides the other from the list", async () => {
    await hers.voice(0).click();
    await lin.page.keyboard.press("Control+]");
    const card = lin.page.getByRole("region", { name: "陈默的建议" });
    await expect(card).toContainText("一起来");
    await expect(card.getByRole("button", { name: "接受" })).toBeFocused();
    const { violations } = await new AxeBuilder({ page: lin.page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
    await lin.page.keyboard.press("Enter");
    await expect(comes(chen.page)).toHaveText(["粗陶炉"]);
    await expect(card).toContainText("粗陶炉");
    await lin.page.keyboard.press("Escape");
    await lin.page.keyboard.press("Control+z");
    await expect(comes(chen.page)).toHaveText(["一起来", "粗陶炉"]);
    await lin.page.getByRole("button", { name: "2 条建议" }).click();
    const item = panelOf(lin.page).getByRole("listitem").filter({ hasText: "粗陶炉" });
    await item.getByRole("button", { name: "拒绝" }).click();
    await expect(item).toBeHidden();
    await his.expectVoices(["初雪这天，你会约谁喝茶？一起来", "一只小炉，两片陈皮。"]);
  });

  await test.step("offline he suggests rows; she goes on writing; both take the first up before they hear of each other", async () => {
    await expectSynced(chen);
    await chen.during(async () => {
      await goOffline(chen);
      await his.typeAtEnd(his.voice(1), "");
      await chen.page.keyboard.press("Enter");
      await chen.page.keyboard.type("茶烟起来的时候，雪也停了。");
      await his.voice(0).click();
      await chen.page.keyboard.press("Control+Shift+Backspace");
      await chen.page.getByRole("button", { name: "3 条建议" }).click();
      const own = panelOf(chen.page).getByRole("listitem");
      await own.filter({ hasText: "一起来" }).getByRole("button", { name: "接受" }).click();
      await expect(own).toHaveCount(2);
      await hers.typeAtEnd(hers.voice(1), "慢慢煮。");
      await panelOf(lin.page).getByRole("button", { name: "全部接受" }).click();
      await hers.expectVoices(["初雪这天，你会约谁喝茶？一起来", "一只小炉，两片陈皮。慢慢煮。"]);
      await chen.context.setOffline(false);
    });
    const both = ["初雪这天，你会约谁喝茶？一起来", "一只小炉，两片陈皮。慢慢煮。", "茶烟起来的时候，雪也停了。"];
    await hers.expectVoices(both);
    await his.expectVoices(both);
    await expect(hers.rows.nth(0)).toHaveAttribute("data-suggest-note", /建议删除 · 陈默/);
    await expect(hers.rows.nth(2)).toHaveAttribute("data-suggest-note", /建议新增 · 陈默/);
  });

  await test.step("what is submitted is the settled script, and the dialog says so", async () => {
    await lin.page.goto(scriptUrl.replace("/script", "/production"));
    await lin.page.getByRole("button", { name: "送审…" }).click();
    await expect(lin.page.getByRole("dialog")).toContainText("还有 2 条建议没处理，它们不在这次送审的内容里。");
    await expect(lin.page.getByRole("dialog")).toContainText("2 行");
    await lin.page.keyboard.press("Escape");
    await lin.page.goto(scriptUrl);
  });

  await test.step("all of it is taken up, and nothing is left to decide", async () => {
    await lin.page.getByRole("button", { name: "2 条建议" }).click();
    await panelOf(lin.page).getByRole("button", { name: "全部接受" }).click();
    await his.expectVoices(["一只小炉，两片陈皮。慢慢煮。", "茶烟起来的时候，雪也停了。"]);
    await expect(panelOf(lin.page).getByText("没有待处理的建议")).toBeVisible();
  });
  expectNoComplaints(lin, chen);
});
