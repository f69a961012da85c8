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

const comparisonOf = (page: Page) => page.getByRole("region", { name: "比较版本" });

test("[S3] [S4] [S12] [S9] a structure is filled, made final, opened again, and its two versions are compared; nothing written at the same time is lost", async ({
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
  const his = scriptOf(chen.page);

  await test.step("[S3] an empty script offers structures; one becomes rows with beats whose hints are no words", async () => {
    await lin.page.getByRole("button", { name: "黄金3秒" }).click();
    await expect(hers.rows).toHaveCount(5);
    await hers.expectVoices(["", "", "", "", ""]);
    await expect(hers.rows.first()).toContainText("钩子");
    await expect(hers.rows.first()).toContainText("3 秒");
    await lin.page.keyboard.type("初雪这天，你会约谁喝茶？");
    await hers.typeAtEnd(hers.voice(1), "天一冷，手脚就凉。");
    await expect(lin.page.getByRole("region", { name: "从一个结构开始，或直接写。" })).toBeHidden();
  });

  await test.step("[S4] the strip says how long each part takes, and that an opening is too long", async () => {
    const strip = lin.page.getByRole("img", { name: /钩子 [\d.]+ 秒.*促单/ });
    await expect(strip).toBeVisible();
    await hers.typeAtEnd(hers.voice(0), "一只小炉，一把老白茶，两片陈皮，慢慢煮三分钟就好。");
    const warning = lin.page.getByText(/钩子 [\d.]+ 秒，建议不超过 3 秒/);
    await expect(warning).toBeVisible();
    await hers.voice(0).click({ clickCount: 3 });
    await lin.page.keyboard.type("初雪这天，你会约谁喝茶？");
    await expect(warning).toBeHidden();
  });

  await test.step("[S3] its structure is saved for the brand, and a colleague finds it", async () => {
    await lin.page.getByRole("button", { name: "结构模板" }).click();
    const panel = lin.page.getByRole("complementary", { name: "结构模板" });
    await panel.getByRole("textbox", { name: "把这份脚本的结构存为模板" }).fill("冬茶五段");
    await panel.getByRole("button", { name: "存为模板" }).click();
    await expect(panel.getByRole("button", { name: "加到末尾：冬茶五段" })).toBeVisible();
    await panel.getByRole("button", { name: "关闭结构模板" }).click();
    await chen.page.goto(`${scriptUrl}?templates=1`);
    const his5 = chen.page.getByRole("complementary", { name: "结构模板" });
    await expect(his5.getByRole("button", { name: "加到末尾：冬茶五段" })).toBeVisible();
    await chen.page.keyboard.press("Escape");
    await expect(his5).toBeHidden();
  });

  await test.step("[S12] 定稿 locks it for everybody, and says who", async () => {
    await expectSynced(lin);
    await lin.page.getByRole("button", { name: "脚本状态：草稿" }).click();
    await lin.page.getByRole("menuitem", { name: "定稿 V1" }).click();
    await expect(lin.page.getByText(/林夏 于 .* 定稿 V1/)).toBeVisible();
    await expect(chen.page.getByText(/林夏 于 .* 定稿 V1/)).toBeVisible();
    await expect(his.editor).toHaveAttribute("contenteditable", "false");
  });

  await test.step("[S12] 修改 says what it does, keeps the final as a version, and opens it for both", async () => {
    await expectSynced(lin);
    await lin.page.getByRole("status").getByRole("button", { name: "修改" }).click();
    const dialog = lin.page.getByRole("dialog", { name: "修改定稿 V1" });
    await expect(dialog).toContainText("先留成一个版本");
    await dialog.getByRole("button", { name: "开始修改 V2" }).click();
    await expect(lin.page.getByRole("button", { name: "脚本状态：草稿" })).toContainText("V2");
    await expect(his.editor).toHaveAttribute("contenteditable", "true");
  });

  await test.step("[S9] both versions side by side: what moved, what changed, whose hand; by address too", async () => {
    await his.typeAtEnd(his.voice(1), "喝口热的。");
    await hers.expectVoices(["初雪这天，你会约谁喝茶？", "天一冷，手脚就凉。喝口热的。", "", "", ""]);
    await hers.voice(0).click();
    await lin.page.keyboard.press("Alt+ArrowDown");
    await his.expectVoices(["天一冷，手脚就凉。喝口热的。", "初雪这天，你会约谁喝茶？", "", "", ""]);
    await lin.page.getByRole("button", { name: "历史版本" }).click();
    const panel = lin.page.getByRole("complementary", { name: "历史版本" });
    await panel.getByRole("button", { name: /定稿 V1/ }).click();
    await panel.getByRole("button", { name: "和现在比较" }).click();
    const compared = comparisonOf(lin.page);
    await expect(compared).toContainText("移 1 行");
    await expect(compared.getByText("喝口热的。")).toBeVisible();
    await lin.page.keyboard.press("j");
    await expect(compared.getByText(/^1 \/ [12]$/)).toBeVisible();
    await lin.page.waitForURL(/compare=/);
    await chen.page.goto(lin.page.url());
    await expect(comparisonOf(chen.page)).toContainText("移 1 行");
    await chen.page.keyboard.press("Escape");
    await expect(comparisonOf(chen.page)).toBeHidden();
    await lin.page.keyboard.press("Escape");
  });

  await test.step("[S12] one makes it final while the other writes offline: every word stays, and both are told", async () => {
    await lin.page.goto(scriptUrl);
    await chen.page.goto(scriptUrl);
    await expectSynced(lin);
    await expectSynced(chen);
    await chen.during(async () => {
      await goOffline(chen);
      await expect(chen.page.getByText(/离线/).first()).toBeVisible();
      await his.typeAtEnd(his.voice(2), "离线写的一句。");
      await lin.page.getByRole("button", { name: "脚本状态：草稿" }).click();
      await lin.page.getByRole("menuitem", { name: "定稿 V2" }).click();
      await expect(lin.page.getByText(/林夏 于 .* 定稿 V2/)).toBeVisible();
      await expectSynced(lin);
      await chen.context.setOffline(false);
      await expectSynced(chen);
    });
    for (const { page } of [lin, chen]) {
      await expect(page.getByText("还有人在写")).toBeVisible();
      await expect(scriptOf(page).voice(2)).toContainText("离线写的一句。");
    }
    await lin.page.getByRole("status").getByRole("button", { name: "定稿 V3" }).click();
    await expect(chen.page.getByText(/林夏 于 .* 定稿 V3/)).toBeVisible();
  });

  expectNoComplaints(lin, chen);
});
