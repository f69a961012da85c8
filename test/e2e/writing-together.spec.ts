import { expect, test } from "@playwright/test";
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

test("[S2] [T2] [T3] [A4] two writers, one script: joined by links, merged after offline work, own undo, whole words", async ({
  browser,
}) => {
  const owner = await newPerson(browser, "沈岚");
  const lin = await newPerson(browser, "林夏");
  const chen = await newPerson(browser, "陈默");
  const base = await setUpWorkspace(owner, server, "山岚茶事");
  const writerLink = await inviteLink(owner, base, "编剧");
  const editorLink = await inviteLink(owner, base, "剪辑");

  await test.step("each link carries its role and brand and works once", async () => {
    await lin.page.goto(writerLink);
    await expect(lin.page.getByText("山岚茶事")).toBeVisible();
    await expect(lin.page.getByText("编剧", { exact: true })).toBeVisible();
    await join(lin, writerLink);
    await join(chen, editorLink);
    const late = await newPerson(browser, "晚到的人");
    await late.page.goto(writerLink);
    await expect(late.page.getByText("这条链接已经用过了。")).toBeVisible();
    await late.context.close();
  });

  await lin.page.goto(`${base}/videos`);
  await lin.page.getByRole("button", { name: "新视频" }).click();
  await lin.page.waitForURL(/\/video\/[^/]+\/overview/);
  await lin.page.getByRole("textbox", { name: "标题" }).fill("围炉煮茶");
  await lin.page.keyboard.press("Enter");
  const scriptUrl = lin.page.url().replace("/overview", "/script");
  await lin.page.goto(scriptUrl);
  await chen.page.goto(scriptUrl);
  const hers = scriptOf(lin.page);
  const his = scriptOf(chen.page);

  await test.step("rows are written, split and seen at once, with the other's caret", async () => {
    await hers.typeAtEnd(hers.visual(0), "雪落在炭炉边");
    await lin.page.keyboard.press("Tab");
    await lin.page.keyboard.type("初雪这天，你会约谁喝茶？一只小炉，两片陈皮。");
    await hers.voice(0).click();
    await lin.page.keyboard.press("Home");
    for (let step = 0; step < "初雪这天，你会约谁喝茶？".length; step += 1) await lin.page.keyboard.press("ArrowRight");
    await lin.page.keyboard.press("Enter");
    await his.expectVoices(["初雪这天，你会约谁喝茶？", "一只小炉，两片陈皮。"]);
    await expect(chen.page.locator(".script-guest[title='林夏']")).toBeVisible();
    await his.typeAtEnd(his.voice(1), "慢慢煮。");
    await hers.expectVoices(["初雪这天，你会约谁喝茶？", "一只小炉，两片陈皮。慢慢煮。"]);
  });

  await test.step("undo takes back only one's own steps", async () => {
    await lin.page.keyboard.press("Control+z");
    // The split is taken back; what the colleague typed into the new row stays, and keeps its row.
    await his.expectVoices(["初雪这天，你会约谁喝茶？一只小炉，两片陈皮。", "慢慢煮。"]);
    await lin.page.keyboard.press("Control+Shift+z");
    await hers.expectVoices(["初雪这天，你会约谁喝茶？", "一只小炉，两片陈皮。慢慢煮。"]);
  });

  await test.step("a word being composed survives a colleague typing in the same row, and shows no letters to anyone", async () => {
    await his.voice(1).click();
    await chen.page.keyboard.press("End");
    await compose(chen.page, "wenshui", "温水", async () => {
      await hers.voice(1).click();
      await lin.page.keyboard.press("Home");
      await lin.page.keyboard.type("记住：");
      await expect(hers.voice(1)).toHaveText("记住：一只小炉，两片陈皮。慢慢煮。");
    });
    const merged = ["初雪这天，你会约谁喝茶？", "记住：一只小炉，两片陈皮。慢慢煮。温水"];
    await his.expectVoices(merged);
    await hers.expectVoices(merged);
  });

  await test.step("one goes offline and both go on: moved, edited and new rows merge, nothing is lost", async () => {
    await expectSynced(chen);
    await chen.during(async () => {
      await goOffline(chen);
      await his.typeAtEnd(his.voice(0), "（离线加的）");
      await his.voice(1).click();
      await chen.page.keyboard.press("Alt+ArrowUp");
      await his.typeAtEnd(his.caption(0), "小火三分钟");
      await expect(chen.page.getByText(/离线·\d+ 条未发/).first()).toBeVisible({ timeout: 25_000 });
      await hers.typeAtEnd(hers.voice(1), "喝五次。");
      await hers.voice(1).click();
      await lin.page.keyboard.press("End");
      await lin.page.keyboard.press("Enter");
      await lin.page.keyboard.type("评论区圈一下。");
      await chen.context.setOffline(false);
    });
    const merged = [
      "记住：一只小炉，两片陈皮。慢慢煮。温水喝五次。",
      "评论区圈一下。",
      "初雪这天，你会约谁喝茶？（离线加的）",
    ];
    await expect.poll(async () => [...(await his.voices())].sort()).toEqual([...merged].sort());
    await expect.poll(async () => await hers.voices()).toEqual(await his.voices());
    await expect(hers.editor.getByText("小火三分钟")).toBeVisible();
    await expectSynced(chen);
    await expectSynced(lin);
  });

  await test.step("[S5] seconds add up against the target", async () => {
    await lin.page.getByRole("button", { name: /目标/ }).click();
    await lin.page.getByRole("textbox", { name: "目标时长" }).fill("5");
    await lin.page.keyboard.press("Enter");
    await expect(lin.page.getByText(/超出 [\d.]+ 秒/)).toBeVisible();
  });

  await test.step("[L5] everything is there after a reload", async () => {
    const before = await hers.voices();
    await lin.page.reload();
    await expect.poll(hers.voices).toEqual(before);
  });
  expectNoComplaints(owner, lin, chen);
});
