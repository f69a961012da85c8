import { expect, type Page, test } from "@playwright/test";
import { MESSAGE_ACK } from "@tongpin/protocol";
import { countUnsent, roomsOnDevice } from "../support/device.ts";
import {
  expectAppStored,
  expectNoComplaints,
  expectSynced,
  inviteLink,
  join,
  newPerson,
  openSample,
} from "../support/people.ts";
import { scriptOf } from "../support/script.ts";
import { startServer, type TestServer } from "../support/server.ts";
import { shotCell } from "../support/shots.ts";

let server: TestServer;
test.beforeEach(async () => {
  server = await startServer();
});
test.afterEach(() => server.remove());

/** A reconnect after some seconds of outage comes within its pause, on a machine that may be busy. */
const RECONNECT = { timeout: 40_000 };
const SCRIPT = "sample-dongzhi";
const MOVED = "三款礼盒怎么选，一条讲完";

const syncWords = (page: Page) => page.getByRole("button", { name: /^同步状态/ });
const tile = (page: Page, date: string) => page.locator(`td[data-date="${date}"]`).getByRole("button", { name: MOVED });

/** The number in 离线·n 条未发. */
async function saidUnsent(page: Page): Promise<number> {
  const words = (await syncWords(page).textContent()) ?? "";
  return Number(/离线·(\d+) 条未发/.exec(words)?.[1] ?? Number.NaN);
}

test("[L3] [L4] [L5] the server is killed while two people work: both go on, the words count what is owed, all of it merges", async ({
  browser,
}) => {
  const owner = await newPerson(browser, "沈岚");
  const lin = await newPerson(browser, "林夏");
  const base = await openSample(owner, server);
  await join(lin, await inviteLink(owner, base, "编剧"));
  await lin.page.goto(`${base}/video/${SCRIPT}/script`);
  const hers = scriptOf(lin.page);
  // An empty row stands there until the script has come.
  await expect(hers.voice(0)).not.toHaveText("");
  await hers.typeAtEnd(hers.voice(0), "先说结论。");
  await expectSynced(lin);
  await owner.page.goto(`${base}/calendar?date=2026-12-01`);
  await expect(tile(owner.page, "2026-12-09")).toBeVisible();
  await expectSynced(owner);
  await expectAppStored(owner);
  await expectAppStored(lin);

  await owner.during(() =>
    lin.during(async () => {
      await server.kill();

      await test.step("the writer types on; every edit counts as unsent, none as sent", async () => {
        await hers.typeAtEnd(hers.voice(0), "服务器没了，笔没停。");
        await expect(syncWords(lin.page)).toHaveText(/离线·[1-9]\d* 条未发/, RECONNECT);
        await expect.poll(async () => (await saidUnsent(lin.page)) === (await countUnsent(lin.page))).toBe(true);
      });

      await test.step("the planner moves a video: one more; and fills a shot: one more", async () => {
        await expect(syncWords(owner.page)).toHaveText(/离线·0 条未发/, RECONNECT);
        await tile(owner.page, "2026-12-09").focus();
        await owner.page.keyboard.press("Control+Shift+ArrowRight");
        await expect(tile(owner.page, "2026-12-10")).toBeVisible();
        await expect(syncWords(owner.page)).toHaveText(/离线·1 条未发/);
        await owner.page.getByRole("link", { name: "视频", exact: true }).click();
        await owner.page.getByRole("link", { name: MOVED }).click();
        await owner.page.getByRole("tab", { name: "分镜" }).click();
        await shotCell(owner.page, 0, "scene").click();
        await owner.page.keyboard.type("二号棚");
        await owner.page.keyboard.press("Enter");
        await expect(shotCell(owner.page, 0, "scene")).toHaveText("二号棚");
        await expect(syncWords(owner.page)).toHaveText(/离线·2 条未发/);
        expect(await countUnsent(owner.page)).toBe(2);
      });

      await server.start();
      await expect(syncWords(lin.page)).toHaveText(/已同步/, RECONNECT);
      await expect(syncWords(owner.page)).toHaveText(/已同步/, RECONNECT);
    }),
  );
  expect(await countUnsent(lin.page)).toBe(0);
  expect(await countUnsent(owner.page)).toBe(0);

  await test.step("each sees what the other did meanwhile", async () => {
    await owner.page.goto(`${base}/video/${SCRIPT}/script`);
    await expect(scriptOf(owner.page).voice(0)).toContainText("先说结论。服务器没了，笔没停。");
    await lin.page.goto(`${base}/calendar?date=2026-12-01`);
    await expect(tile(lin.page, "2026-12-10")).toBeVisible();
    await lin.page.goto(`${base}/video/sample-choose/shots`);
    await expect(shotCell(lin.page, 0, "scene")).toHaveText("二号棚");
  });
  expectNoComplaints(owner, lin);
});

test("[L3] “已同步” is not said while the server's acknowledgement is missing, even when others see the words already", async ({
  browser,
}) => {
  const owner = await newPerson(browser, "沈岚");
  const lin = await newPerson(browser, "林夏");
  const base = await openSample(owner, server);
  await join(lin, await inviteLink(owner, base, "编剧"));
  const held: (() => void)[] = [];
  let isHolding = false;
  await lin.page.routeWebSocket(/\/sync\//, (socket) => {
    const upstream = socket.connectToServer();
    upstream.onMessage((message) => {
      const isAck = typeof message !== "string" && message[0] === MESSAGE_ACK;
      if (isAck && isHolding) held.push(() => socket.send(message));
      else socket.send(message);
    });
  });
  await lin.page.goto(`${base}/video/${SCRIPT}/script`);
  await owner.page.goto(`${base}/video/${SCRIPT}/script`);
  const hers = scriptOf(lin.page);
  await expect(hers.rows.first()).toBeVisible();
  await expectSynced(lin);

  isHolding = true;
  await hers.typeAtEnd(hers.voice(0), "已经到了别人的屏幕上。");
  await expect(scriptOf(owner.page).voice(0)).toContainText("已经到了别人的屏幕上。");
  await expect.poll(() => held.length).toBeGreaterThan(0);
  await expect(syncWords(lin.page)).toHaveText(/同步中·\d+ 条/);
  expect(await countUnsent(lin.page)).toBeGreaterThan(0);

  isHolding = false;
  for (const release of held) release();
  await expect(syncWords(lin.page)).toHaveText(/已同步/);
  await expect.poll(() => countUnsent(lin.page)).toBe(0);
  expectNoComplaints(owner, lin);
});

test("[L2] [L5] everything closed, no network, no server: the app opens from this device with all its work, and loses none", async ({
  browser,
}) => {
  const owner = await newPerson(browser, "沈岚");
  const lin = await newPerson(browser, "林夏");
  const base = await openSample(owner, server);
  await join(lin, await inviteLink(owner, base, "编剧"));
  await test.step("one look at today brings the rest to this device", async () => {
    await lin.page.goto(base);
    await expectSynced(lin);
    await expectAppStored(lin);
    await expect
      .poll(() => roomsOnDevice(lin.page), { timeout: 60_000 })
      .toContainEqual(expect.stringContaining(`:script:${SCRIPT}`));
  });
  for (const page of lin.context.pages()) await page.close();
  await owner.page.goto("about:blank");
  await server.stop();
  await lin.context.setOffline(true);

  const page = await lin.context.newPage();
  const mine = scriptOf(page);
  await lin.during(async () => {
    await test.step("today, the calendar, and a script never opened here", async () => {
      await page.goto(base);
      await expect(page.getByRole("heading", { level: 1 })).toContainText("今天");
      await expect(page.getByText("围炉煮茶，初雪这天约你").first()).toBeVisible();
      await page.goto(`${base}/calendar?date=2026-12-01`);
      await expect(tile(page, "2026-12-09")).toBeVisible();
      await page.goto(`${base}/video/${SCRIPT}/script`);
      await expect(mine.rows).not.toHaveCount(0);
      await expect(mine.voice(0)).not.toHaveText("");
    });

    await test.step("typed without a network, there after a reload, counted as unsent", async () => {
      await mine.typeAtEnd(mine.voice(0), "断网写下的一句。");
      await expect(syncWords(page)).toHaveText(/离线·[1-9]\d* 条未发/);
      await page.reload();
      await expect(mine.voice(0)).toContainText("断网写下的一句。");
      await expect.poll(async () => (await saidUnsent(page)) === (await countUnsent(page))).toBe(true);
    });

    await test.step("a second tab of this device has it too, and both go on together", async () => {
      const second = await lin.context.newPage();
      await second.goto(`${base}/video/${SCRIPT}/script`);
      const other = scriptOf(second);
      await expect(other.voice(0)).toContainText("断网写下的一句。");
      await other.typeAtEnd(other.voice(0), "第二个标签页接着写。");
      await expect(mine.voice(0)).toContainText("断网写下的一句。第二个标签页接着写。");
      await server.start();
      await lin.context.setOffline(false);
      await expect(syncWords(page)).toHaveText(/已同步/, RECONNECT);
      await expect(syncWords(second)).toHaveText(/已同步/, RECONNECT);
      expect(await other.voices()).toEqual(await mine.voices());
    });
  });
  await owner.page.goto(`${base}/video/${SCRIPT}/script`);
  await expect(scriptOf(owner.page).voice(0)).toContainText("断网写下的一句。第二个标签页接着写。");
  await expect.poll(() => countUnsent(page)).toBe(0);
  expectNoComplaints(owner, lin);
});
