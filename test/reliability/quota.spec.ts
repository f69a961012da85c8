import { type CDPSession, expect, type Page, test } from "@playwright/test";
import { countUnsent } from "../support/device.ts";
import { expectSynced, inviteLink, join, newPerson, openSample } from "../support/people.ts";
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

/** The page's origin may store no more than this. */
async function limitStorage(page: Page, bytes: number | null): Promise<CDPSession> {
  const session = await page.context().newCDPSession(page);
  await session.send("Storage.overrideQuotaForOrigin", {
    origin: new URL(page.url()).origin,
    ...(bytes === null ? {} : { quotaSize: bytes }),
  });
  return session;
}

test("[quota] the disk is full: it is said, typing goes on and reaches the colleague, and is stored once there is room", async ({
  browser,
}) => {
  const owner = await newPerson(browser, "沈岚");
  const lin = await newPerson(browser, "林夏");
  const base = await openSample(owner, server);
  await join(lin, await inviteLink(owner, base, "编剧"));
  const { page } = lin;
  await page.goto(`${base}/video/${SCRIPT}/script`);
  const mine = scriptOf(page);
  await expect(mine.voice(0)).not.toHaveText("");
  await expectSynced(lin);
  await mine.typeAtEnd(mine.voice(0), "还有地方。");
  await expect(mine.voice(0)).toContainText("还有地方。");

  const limit = await limitStorage(page, 1);
  await mine.typeAtEnd(mine.voice(0), "存不下了，笔没停");
  // Chromium asks for the quota again only now and then: we type until it does.
  await expect(async () => {
    await page.keyboard.type("。");
    await expect(syncWords(page)).toHaveText("出错·怎么办", { timeout: 500 });
  }).toPass({ timeout: 60_000 });
  await syncWords(page).click();
  await expect(page.getByText("这台设备存不下新内容了。")).toBeVisible();
  await page.keyboard.press("Escape");
  await owner.page.goto(`${base}/video/${SCRIPT}/script`);
  await expect(scriptOf(owner.page).voice(0)).toContainText("还有地方。存不下了，笔没停");

  await limit.detach();
  await limitStorage(page, null);
  await expect(syncWords(page)).toHaveText(/已同步/, RECONNECT);
  await expect.poll(() => countUnsent(page)).toBe(0);
  await page.reload();
  await expect(mine.voice(0)).toContainText("还有地方。存不下了，笔没停");
});

test("[quota] every transaction is aborted while nobody is online: nothing is called stored, and nothing typed is lost", async ({
  browser,
}) => {
  const lin = await newPerson(browser, "林夏");
  const base = await openSample(lin, server);
  const { page } = lin;
  await page.goto(`${base}/video/${SCRIPT}/script`);
  const mine = scriptOf(page);
  // A reload without a server needs the app on this device.
  await page.evaluate(async () => void (await navigator.serviceWorker.ready));
  await expect(mine.voice(0)).not.toHaveText("");
  await mine.typeAtEnd(mine.voice(0), "先存一句。");
  await expectSynced(lin);

  await lin.during(async () => {
    await server.stop();
    await page.evaluate(() => {
      const open = IDBDatabase.prototype.transaction;
      Object.assign(window, { storeAgain: () => Object.assign(IDBDatabase.prototype, { transaction: open }) });
      IDBDatabase.prototype.transaction = function refuse(...given) {
        const transaction = open.apply(this, given);
        if (given[1] === "readwrite") transaction.abort();
        return transaction;
      };
    });
    await mine.typeAtEnd(mine.voice(0), "这一句只在屏幕上。");
    await expect(syncWords(page)).toHaveText("出错·怎么办", RECONNECT);
    await expect(mine.voice(0)).toContainText("先存一句。这一句只在屏幕上。");
    expect(await countUnsent(page)).toBe(0);
    await page.evaluate(() => (window as unknown as { storeAgain(): void }).storeAgain());
    await expect(syncWords(page)).toHaveText(/离线·[1-9]\d* 条未发/, RECONNECT);
    await expect.poll(() => countUnsent(page)).toBeGreaterThan(0);
    await page.reload();
    await expect(mine.voice(0)).toContainText("先存一句。这一句只在屏幕上。");
    await server.start();
    await expect(syncWords(page)).toHaveText(/已同步/, RECONNECT);
  });
});

test("[quota] a browser that gives no storage at all: work goes on with the server, and it is said that this device keeps nothing", async ({
  browser,
}) => {
  const owner = await newPerson(browser, "沈岚");
  const base = await openSample(owner, server);
  await expectSynced(owner);
  const lin = await newPerson(browser, "林夏");
  await lin.context.addInitScript(() => {
    indexedDB.open = () => {
      throw new DOMException("private", "SecurityError");
    };
  });
  await lin.during(async () => {
    await join(lin, await inviteLink(owner, base, "编剧"));
    await lin.page.getByRole("link", { name: "视频", exact: true }).click();
    await lin.page.locator("main [data-video]").first().waitFor();
    await expect(syncWords(lin.page)).toHaveText("出错·怎么办", RECONNECT);
    await lin.page.locator(`main [data-video="${SCRIPT}"]`).click();
    await lin.page.getByRole("tab", { name: "脚本" }).click();
    const hers = scriptOf(lin.page);
    await hers.typeAtEnd(hers.voice(0), "无痕窗口里写的。");
    await owner.page.goto(`${base}/video/${SCRIPT}/script`);
    await expect(scriptOf(owner.page).voice(0)).toContainText("无痕窗口里写的。");
  });
});
