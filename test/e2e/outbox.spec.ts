import { expect, test } from "@playwright/test";
import { expectNoComplaints, newPerson, openSample } from "../support/people.ts";
import { startServer, type TestServer } from "../support/server.ts";

let server: TestServer;
test.beforeEach(async () => {
  server = await startServer();
});
test.afterEach(() => server.remove());

const CUT = new URL("../../server/assets/sample/winter-tea-v1.webm", import.meta.url).pathname;

test("[outbox] [R2] a cut registered without a network is in the list of what is owed, and goes on by itself on the next page", async ({
  browser,
}) => {
  const lin = await newPerson(browser, "林夏");
  const { page, context } = lin;
  const base = await openSample(lin, server);
  // The app itself must be on the device before the network goes.
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  await page.goto(`${base}/video/sample-choose/production`);
  await expect(page.getByRole("button", { name: "登记成片" }).first()).toBeVisible();
  await lin.during(async () => {
    await context.setOffline(true);
    const chooser = page.waitForEvent("filechooser");
    await page.getByRole("button", { name: "登记成片" }).first().click();
    await (await chooser).setFiles(CUT);
    await expect(page.getByText("在这台设备上", { exact: true })).toBeVisible();
    await page.getByRole("button", { name: /^同步状态：离线·2 条未发/ }).click();
    await expect(page.getByRole("heading", { name: "待上传的成片 1 个" })).toBeVisible();
    await page.close({ runBeforeUnload: false });
    await context.setOffline(false);

    const next = await context.newPage();
    await next.goto(base);
    await expect(next.getByRole("navigation", { name: "主导航" })).toBeVisible();
    await next.goto(`${base}/video/sample-choose/production`);
    await expect(next.getByText(/在服务器/).first()).toBeVisible();
    await next.goto(`${base}/settings/storage`);
    await expect(next.getByRole("button", { name: "释放 winter-tea-v1.webm" })).toBeEnabled();
    await next.getByRole("button", { name: "释放 winter-tea-v1.webm" }).click();
    await expect(next.getByRole("heading", { name: "本机文件" })).toHaveCount(0);
  });
  expectNoComplaints(lin);
});
