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
import { scriptOf } from "../support/script.ts";
import { startServer, type TestServer } from "../support/server.ts";

let server: TestServer;
test.beforeAll(async () => {
  server = await startServer();
});
test.afterAll(() => server.remove());

const panelOf = (page: Page) => page.getByRole("complementary", { name: "历史版本" });

test("[S8] a version is named, found again, and restored while a colleague types; a link leads a colleague to it", async ({
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
  await chen.page.goto(scriptUrl);
  const hers = scriptOf(lin.page);
  const his = scriptOf(chen.page);
  const panel = panelOf(lin.page);

  await test.step("what is there now is kept under a name", async () => {
    await hers.typeAtEnd(hers.voice(0), "初雪这天，你会约谁喝茶？");
    await lin.page.keyboard.press("Enter");
    await lin.page.keyboard.type("一只小炉，两片陈皮。");
    await expectSynced(lin);
    await lin.page.getByRole("button", { name: "历史版本" }).click();
    await panel.getByRole("textbox", { name: "给现在的内容起个名字" }).fill("给客户看的");
    await panel.getByRole("button", { name: "保存为版本" }).click();
    await expect(panel.getByRole("button", { name: /给客户看的/ })).toContainText("林夏");
    await panel.getByRole("button", { name: "关闭历史版本" }).click();
    await expect(panel).toBeHidden();
  });

  await test.step("later it says something else, and the version shows where", async () => {
    await hers.typeAtEnd(hers.voice(0), "（改过）");
    await hers.voice(1).click();
    await lin.page.keyboard.press("Control+a");
    await lin.page.keyboard.press("Backspace");
    await his.expectVoices(["初雪这天，你会约谁喝茶？（改过）", ""]);
    await lin.page.getByRole("button", { name: "历史版本" }).click();
    await panel.getByRole("button", { name: /给客户看的/ }).click();
    await expect(panel.getByText("一只小炉，两片陈皮。")).toBeVisible();
    await expect(panel.getByText("（现在写的是别的）")).toHaveCount(2);
  });

  await test.step("it is restored, and what the colleague types meanwhile and later stays", async () => {
    await his.typeAtEnd(his.voice(0), "陈默加的");
    await hers.expectVoices(["初雪这天，你会约谁喝茶？（改过）陈默加的", ""]);
    await panel.getByRole("button", { name: "恢复到此版本" }).click();
    await hers.expectVoices(["初雪这天，你会约谁喝茶？", "一只小炉，两片陈皮。"]);
    await his.expectVoices(["初雪这天，你会约谁喝茶？", "一只小炉，两片陈皮。"]);
    await chen.page.keyboard.type("再加一句");
    await hers.expectVoices(["初雪这天，你会约谁喝茶？再加一句", "一只小炉，两片陈皮。"]);
    await expect(panel.getByText("（现在写的是别的）")).toHaveCount(1);
  });

  await test.step("the restored state and the one before it are versions too, and the toast leads back", async () => {
    await panel.getByRole("button", { name: "返回列表" }).click();
    await expect(panel.getByRole("button", { name: /林夏 恢复后/ })).toBeVisible();
    await expect(panel.getByRole("button", { name: /自动保存/ })).toContainText("陈默");
    await lin.page.getByRole("button", { name: "撤销", exact: true }).last().click();
    // Taken back is what the restore did; what the colleague wrote after it stays.
    await expect(his.voice(0)).toContainText("（改过）陈默加的");
    await expect(his.voice(0)).toContainText("再加一句");
    await expect(his.voice(1)).not.toContainText("一只小炉");
  });

  await test.step("the address leads a colleague to the same version", async () => {
    await panel.getByRole("button", { name: /给客户看的/ }).click();
    await lin.page.waitForURL(/version=/);
    await chen.page.goto(lin.page.url());
    await expect(panelOf(chen.page).getByText("一只小炉，两片陈皮。")).toBeVisible();
    await chen.page.keyboard.press("Escape");
    await expect(panelOf(chen.page).getByRole("button", { name: /给客户看的/ })).toBeVisible();
    await chen.page.keyboard.press("Escape");
    await expect(panelOf(chen.page)).toBeHidden();
  });

  await test.step("without a connection: what was read before is there and says how old it is, the rest says what it needs", async () => {
    await expectSynced(chen);
    await chen.during(async () => {
      await goOffline(chen);
      await chen.page.getByRole("button", { name: "历史版本" }).click();
      await expect(panelOf(chen.page).getByText("现在连不上服务器")).toBeVisible();
      await panelOf(chen.page)
        .getByRole("button", { name: /给客户看的/ })
        .click();
      await expect(panelOf(chen.page).getByText("一只小炉，两片陈皮。")).toBeVisible();
      await panelOf(chen.page).getByRole("button", { name: "返回列表" }).click();
      await panelOf(chen.page)
        .getByRole("button", { name: /自动保存/ })
        .click();
      await expect(panelOf(chen.page).getByText("历史版本要向服务器取")).toBeVisible();
      await panelOf(chen.page).getByRole("button", { name: "返回列表" }).click();
      await chen.context.setOffline(false);
      await panelOf(chen.page).getByRole("button", { name: "再试一次" }).click();
      await expect(panelOf(chen.page).getByText("现在连不上服务器")).toBeHidden();
      await expect(panelOf(chen.page).getByRole("button", { name: /给客户看的/ })).toBeVisible();
    });
  });
  expectNoComplaints(lin, chen);
});

test("[S8] a workspace of this device says that it keeps none, and what helps instead", async ({ browser }) => {
  const zhou = await newPerson(browser, "周宁");
  await zhou.page.goto(server.origin);
  await zhou.page.getByRole("button", { name: /在本机开始/ }).click();
  await zhou.page.waitForURL(/\/b\/[^/]+\/?$/);
  const base = zhou.page.url().replace(/\/$/, "");
  await zhou.page.goto(`${base}/videos`);
  await zhou.page.getByRole("button", { name: "新视频" }).click();
  await zhou.page.waitForURL(/\/video\/[^/]+\/overview/);
  await zhou.page.goto(`${zhou.page.url().replace("/overview", "/script")}?version=list`);
  await expect(panelOf(zhou.page).getByText("历史版本由团队工作区的服务器保存")).toBeVisible();
  await expect(panelOf(zhou.page).getByRole("link", { name: "登录团队工作区" })).toBeVisible();
  expectNoComplaints(zhou);
});
