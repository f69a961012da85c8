import { expect, test } from "@playwright/test";
import { goOffline, inviteLink, join, newPerson, setUpWorkspace } from "../support/people.ts";
import { scriptOf } from "../support/script.ts";
import { startServer, type TestServer } from "../support/server.ts";

let server: TestServer;
test.beforeEach(async () => {
  server = await startServer();
});
test.afterEach(() => server.remove());

test("[revoked-offline] words typed without a network after the right to write had ended: refused, said, offered as a file, never merged", async ({
  browser,
}) => {
  const owner = await newPerson(browser, "沈岚");
  const lin = await newPerson(browser, "林夏");
  const base = await setUpWorkspace(owner, server, "山岚茶事");
  await join(lin, await inviteLink(owner, base, "编剧"));
  await owner.page.goto(`${base}/videos`);
  await owner.page.getByRole("button", { name: "新视频" }).click();
  await owner.page.waitForURL(/\/video\/[^/]+\/overview/);
  const scriptUrl = owner.page.url().replace("/overview", "/script");
  await lin.page.goto(scriptUrl);
  await expect(scriptOf(lin.page).editor).toBeVisible();
  await expect(lin.page.getByText(/已同步 \d\d:\d\d/).first()).toBeVisible();

  await goOffline(lin);
  await scriptOf(lin.page).typeAtEnd(scriptOf(lin.page).voice(0), "权限没了还在写。");
  await expect(lin.page.getByRole("button", { name: /^同步状态：离线·[1-9]\d* 条未发/ })).toBeVisible();
  const brandId = new URL(base).pathname.split("/")[2] ?? "";
  const changed = await owner.page.evaluate(async (brand) => {
    const members = (await (await fetch(`/api/members?brandId=${brand}`)).json()) as {
      members: { personId: string; name: string }[];
    };
    const personId = members.members.find(({ name }) => name === "林夏")?.personId;
    const answer = await fetch("/api/members/role", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ brandId: brand, personId, role: "reviewer" }),
    });
    return answer.status;
  }, brandId);
  expect(changed).toBe(200);
  await lin.context.setOffline(false);

  const words = lin.page.getByRole("button", { name: "同步状态：出错·怎么办" });
  await expect(words).toBeVisible();
  await words.click();
  await expect(lin.page.getByText("未并入的副本 1 份")).toBeVisible();
  if (process.env["SHOT"]) await lin.page.screenshot({ path: process.env["SHOT"] });
  const saving = lin.page.waitForEvent("download");
  await lin.page.getByRole("button", { name: "存成文件" }).click();
  expect((await saving).suggestedFilename()).toMatch(/^revoked-.*\.zip$/);
  await lin.page.getByRole("button", { name: "收起", exact: true }).click();
  await expect(lin.page.getByText("未并入的副本 1 份")).toBeHidden();
  await owner.page.goto(scriptUrl);
  await scriptOf(owner.page).expectVoices([""]);
});
