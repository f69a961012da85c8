import { expect, type Page, test } from "@playwright/test";
import { type DeployProxy, openDeployProxy } from "../support/deploy-proxy.ts";
import { expectNoComplaints, expectSynced, newPerson, setUpWorkspace } from "../support/people.ts";
import { scriptOf } from "../support/script.ts";
import { startServer, type TestServer } from "../support/server.ts";

let proxy: DeployProxy;
let server: TestServer;
test.beforeEach(async () => {
  proxy = await openDeployProxy();
  process.env["TONGPIN_ORIGINS"] = proxy.origin;
  server = await startServer();
  proxy.aim(server.origin);
});
test.afterEach(async () => {
  delete process.env["TONGPIN_ORIGINS"];
  await proxy.close();
  await server.remove();
});

const buildOf = (page: Page) => page.locator('meta[name="build"]').getAttribute("content");
const controlled = (page: Page) => page.evaluate(() => navigator.serviceWorker.controller !== null);

test("[sw-trap] a new version arrives while two tabs have unsent words: nobody is reloaded unasked, nothing is lost, both end on it", async ({
  browser,
}) => {
  const owner = await newPerson(browser, "沈岚");
  const link = { ...server, ownerLink: server.ownerLink.replace(server.origin, proxy.origin) };
  const base = (await setUpWorkspace(owner, link, "山岚茶事")).replace(server.origin, proxy.origin);
  const { page } = owner;
  await page.goto(`${base}/videos`);
  await page.getByRole("button", { name: "新视频" }).click();
  await page.waitForURL(/\/video\/[^/]+\/overview/);
  const scriptUrl = page.url().replace("/overview", "/script");
  await page.goto(scriptUrl);
  const other = await owner.context.newPage();
  await other.goto(scriptUrl);
  const tabs = [page, other];
  for (const tab of tabs) {
    await expect.poll(() => controlled(tab)).toBe(true);
    await expect(scriptOf(tab).editor).toBeVisible();
  }
  // From the worker's store: the pages of now are of the first build.
  for (const tab of tabs) {
    await tab.reload();
    expect(await buildOf(tab)).toBe("v1");
  }
  await expectSynced(owner);

  await owner.during(async () => {
    await server.kill();
    await scriptOf(page).typeAtEnd(scriptOf(page).voice(0), "第一页没发的话。");
    await expect(page.getByRole("button", { name: /^同步状态：离线·[1-9]\d* 条未发/ })).toBeVisible();
    await scriptOf(other).expectVoices(["第一页没发的话。"]);
    await scriptOf(other).typeAtEnd(scriptOf(other).voice(0), "第二页也有。");
    proxy.deploy("v2");
    await server.start();
    for (const tab of tabs) await tab.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update());
    const offer = page.getByRole("button", { name: "换到新版本" });
    await expect(offer).toBeVisible();
    expect(await Promise.all(tabs.map(buildOf)), "before anybody asked").toEqual(["v1", "v1"]);
    await offer.click();
    await expect.poll(() => buildOf(page)).toBe("v2");
    expect(await buildOf(other), "the other tab goes on until its person asks").toBe("v1");
    await scriptOf(other).typeAtEnd(scriptOf(other).voice(0), "还在写。");
    await other.getByRole("button", { name: "换到新版本" }).click();
    await expect.poll(() => buildOf(other)).toBe("v2");
  });
  for (const tab of tabs) await scriptOf(tab).expectVoices(["第一页没发的话。第二页也有。还在写。"]);
  await expectSynced(owner);
  expectNoComplaints(owner);
});
