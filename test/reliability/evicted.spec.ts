import { expect, type Page, test } from "@playwright/test";
import { countUnsent, dropDatabases } from "../support/device.ts";
import { expectNoComplaints, expectSynced, inviteLink, join, newPerson, openSample } from "../support/people.ts";
import { scriptOf } from "../support/script.ts";
import { startServer, type TestServer } from "../support/server.ts";

let server: TestServer;
test.beforeEach(async () => {
  server = await startServer();
});
test.afterEach(() => server.remove());

const SCRIPT = "sample-dongzhi";
const RECONNECT = { timeout: 40_000 };
const syncWords = (page: Page) => page.getByRole("button", { name: /^同步状态/ });

test("[evicted] the database is deleted under the running app: the count of the unsent was shown, nothing of it is lost", async ({
  browser,
}) => {
  const owner = await newPerson(browser, "沈岚");
  const base = await openSample(owner, server);
  const { page } = owner;
  await page.goto(`${base}/video/${SCRIPT}/script`);
  const mine = scriptOf(page);
  await expect(mine.voice(0)).not.toHaveText("");
  await mine.typeAtEnd(mine.voice(0), "已经发出的一句。");
  await expectSynced(owner);

  await owner.during(async () => {
    await server.stop();
    await expect(mine.voice(0)).not.toHaveText("");
    await mine.typeAtEnd(mine.voice(0), "还没发出的一句。");
    await expect(syncWords(page)).toHaveText(/离线·[1-9]\d* 条未发/, RECONNECT);
    await dropDatabases(page);
    await mine.typeAtEnd(mine.voice(0), "删库之后的一句。");
    await expect(syncWords(page)).toHaveText(/离线·[1-9]\d* 条未发/, RECONNECT);
    // The store is made anew from what the page holds.
    await expect.poll(() => countUnsent(page), RECONNECT).toBeGreaterThan(0);
    await server.start();
    await expect(syncWords(page)).toHaveText(/已同步/, RECONNECT);
    await page.reload();
  });
  await expect(mine.voice(0)).toContainText("已经发出的一句。还没发出的一句。删库之后的一句。");
  await expectSynced(owner);
  const lin = await newPerson(browser, "林夏");
  await join(lin, await inviteLink(owner, base, "编剧"));
  await lin.page.goto(`${base}/video/${SCRIPT}/script`);
  await expect(scriptOf(lin.page).voice(0)).toContainText("还没发出的一句。删库之后的一句。");
});

test("[evicted] the database is gone when the app is opened: it comes back from the server, without signing in", async ({
  browser,
}) => {
  const owner = await newPerson(browser, "沈岚");
  const base = await openSample(owner, server);
  await owner.page.goto(`${base}/video/${SCRIPT}/script`);
  const words = scriptOf(owner.page);
  await words.typeAtEnd(words.voice(0), "服务器上有的一句。");
  await expectSynced(owner);
  const page = await owner.context.newPage();
  // A page of this origin without the app; Chromium asks for an icon of its own there.
  await page.route("**/favicon.ico", (route) => route.fulfill({ status: 204 }));
  await page.goto(`${server.origin}/mark.svg`);
  await owner.page.close();
  await dropDatabases(page);

  await page.goto(`${base}/video/${SCRIPT}/script`);
  const mine = scriptOf(page);
  await expect(mine.voice(0)).toContainText("服务器上有的一句。");
  await expect(mine.voice(0)).not.toHaveText("");
  await mine.typeAtEnd(mine.voice(0), "接着写。");
  // The words tell of what is stored a moment before: what counts is what the store says in the end.
  await expect.poll(() => countUnsent(page)).toBe(0);
  await expect(syncWords(page)).toHaveText(/已同步/);
  await page.reload();
  await expect(mine.voice(0)).toContainText("服务器上有的一句。接着写。");
  expectNoComplaints(owner);
});
