import { expect, test } from "@playwright/test";
import {
  expectNoComplaints,
  expectSynced,
  goOffline,
  inviteLink,
  join,
  newPerson,
  openSample,
} from "../support/people.ts";
import { compose, scriptOf } from "../support/script.ts";
import { startServer, type TestServer } from "../support/server.ts";

let server: TestServer;
test.beforeAll(async () => {
  server = await startServer();
});
test.afterAll(() => server.remove());

const VIDEO = "sample-dongzhi";

test("[S6] [S7] [CNT-10] wording: underlined while typing, offline too; answered for with proof; a prohibited one stops 送审 without a reason", async ({
  browser,
}) => {
  const owner = await newPerson(browser, "沈岚");
  const lin = await newPerson(browser, "林夏");
  const base = await openSample(owner, server);
  await join(lin, await inviteLink(owner, base, "编剧"));
  const scriptUrl = `${base}/video/${VIDEO}/script`;
  await owner.page.goto(scriptUrl);
  await lin.page.goto(scriptUrl);
  const his = scriptOf(owner.page);
  const hers = scriptOf(lin.page);
  await expect(owner.page.getByRole("button", { name: "用语无碍" })).toBeVisible();

  await test.step("what is typed is marked where it stands, noise in it or not; a harmless phrase is not", async () => {
    await his.typeAtEnd(his.voice(0), "国 家 级配方，国家级非遗。");
    await expect(his.voice(0).locator(".script-claim")).toHaveText(["国 家 级"]);
    await expect(his.voice(0).locator(".script-claim")).toHaveAttribute("title", /禁用 · 绝对化用语/);
    await expect(owner.page.getByRole("button", { name: "1 处禁用语" })).toBeVisible();
    await expect(hers.voice(0).locator(".script-claim")).toHaveText(["国 家 级"]);
  });

  await test.step("a word composed beside it by an input method stays whole", async () => {
    await hers.voice(0).click();
    await lin.page.keyboard.press("End");
    await compose(lin.page, "zuijia", "最佳", async () => {
      await his.typeAtEnd(his.voice(0), "好");
      await expect(his.voice(0)).toContainText("好");
    });
    await expect.poll(() => hers.voices().then(([first]) => first ?? "")).toContain("最佳");
    await expect(hers.voice(0).locator(".script-claim")).toHaveText(["国 家 级", "最佳"]);
  });

  await test.step("the panel opens by key, says why and what instead, and leads to the row", async () => {
    await owner.page.keyboard.press("Escape");
    await owner.page.getByRole("button", { name: "2 处禁用语" }).focus();
    await owner.page.keyboard.press("w");
    const panel = owner.page.getByRole("complementary", { name: "用语检查" });
    await expect(panel).toBeVisible();
    await expect(owner.page).toHaveURL(/claims=1/);
    await expect(panel.getByText("广告法第九条").first()).toBeVisible();
    await panel.getByRole("button", { name: "第 1 行 · 台词" }).first().click();
    await expect(his.editor).toBeFocused();
  });

  await test.step("offline, somebody answers for one wording; it is kept with name, reason and proof, and undone", async () => {
    await owner.during(async () => {
      await goOffline(owner);
      const panel = owner.page.getByRole("complementary", { name: "用语检查" });
      await panel.getByRole("button", { name: "有依据，可以用" }).first().click();
      await panel.getByLabel("为什么可以用").fill("国家级非遗传承人配方");
      await panel.getByLabel("证明在哪里").fill("证书 2024-12");
      await panel.getByRole("button", { name: "记下" }).click();
      await expect(panel.getByText("证明：证书 2024-12")).toBeVisible();
      await panel.getByRole("button", { name: "撤回说明" }).click();
      await owner.page.getByRole("button", { name: "撤销" }).last().click();
      await expect(panel.getByText("国家级非遗传承人配方")).toBeVisible();
      await owner.context.setOffline(false);
    });
    await expectSynced(owner);
    await lin.page.getByRole("button", { name: "1 处禁用语" }).click();
    const hersPanel = lin.page.getByRole("complementary", { name: "用语检查" });
    await expect(hersPanel.getByText("国家级非遗传承人配方")).toBeVisible();
    await expect(hersPanel.getByText(/沈岚 ·/)).toBeVisible();
  });

  await test.step("a title is checked too, and what is prohibited goes to the brand only under a reason", async () => {
    await owner.page.goto(`${base}/video/${VIDEO}/post`);
    await owner.page
      .getByRole("region", { name: "发布内容" })
      .getByRole("textbox", { name: "标题" })
      .fill("冬至的国家级滋味");
    await expect(owner.page.getByRole("region", { name: "用语" })).toContainText("国家级");
    await owner.page.goto(`${base}/video/${VIDEO}/production`);
    await expectSynced(owner);
    await owner.page.getByRole("button", { name: "送审…" }).click();
    const dialog = owner.page.getByRole("dialog");
    await expect(dialog.getByText("还有 1 处禁用语没有说明")).toBeVisible();
    const send = dialog.getByRole("button", { name: "送审", exact: true });
    await expect(send).toBeDisabled();
    await dialog.getByLabel("照样送审的理由").fill("产品线注册名");
    await send.click();
    await expect(owner.page.getByText(/第 1 轮/).first()).toBeVisible();
  });

  expectNoComplaints(owner, lin);
});
