import { expect, type Page, test } from "@playwright/test";
import { expectNoComplaints, expectSynced, newPerson, setUpWorkspace } from "../support/people.ts";
import { figure, runs } from "../support/runs.ts";
import { scriptOf } from "../support/script.ts";
import { startServer, type TestServer } from "../support/server.ts";

let server: TestServer;
test.beforeEach(async () => {
  server = await startServer();
});
test.afterEach(() => server.remove());

/** Each time the leading tab goes: closed, or killed as a browser kills a tab that runs out of memory. */
const LEADERS = runs({ short: 2, full: 12 });

/** The rooms' sockets each page has open. */
function countSockets(page: Page): () => readonly string[] {
  const open = new Set<{ readonly room: string }>();
  page.on("websocket", (socket) => {
    const line = { room: new URL(socket.url()).pathname };
    open.add(line);
    socket.on("close", () => open.delete(line));
  });
  return () => Array.from(open, ({ room }) => room);
}

test("[two-tabs] in Chromium: three tabs, one socket a room; the leading tab is closed or crashes, and every word arrives", async ({
  browser,
}) => {
  const owner = await newPerson(browser, "沈岚");
  const base = await setUpWorkspace(owner, server, "山岚茶事");
  await owner.page.goto(`${base}/videos`);
  await owner.page.getByRole("button", { name: "新视频" }).click();
  await owner.page.waitForURL(/\/video\/[^/]+\/overview/);
  const scriptUrl = owner.page.url().replace("/overview", "/script");
  // A page that only stays open, so that the context does.
  await owner.page.goto("about:blank");

  const tabs: { readonly page: Page; sockets(): readonly string[] }[] = [];
  async function openTab(): Promise<void> {
    const page = await owner.context.newPage();
    const sockets = countSockets(page);
    tabs.push({ page, sockets });
    await page.goto(scriptUrl);
    await expect(scriptOf(page).editor).toBeVisible();
    await expect(page.getByText(/已同步 \d\d:\d\d/).first()).toBeVisible();
  }
  for (let tab = 0; tab < 3; tab += 1) await openTab();

  let words = "";
  for (let round = 0; round < LEADERS; round += 1) {
    await expect
      .poll(() => tabs.map(({ sockets }) => sockets().length > 0), "one tab has the sockets")
      .toEqual([true, false, false]);
    const rooms = tabs.flatMap(({ sockets }) => sockets());
    expect(new Set(rooms).size, "one socket a room").toBe(rooms.length);
    const [leader, follower] = tabs;
    if (!leader || !follower) throw new Error("three tabs");
    const word = `第${round + 1}段。`;
    words += word;
    await scriptOf(follower.page).typeAtEnd(scriptOf(follower.page).voice(0), word);
    await owner.during(async () => {
      if (round % 2 === 0) await leader.page.close();
      else {
        const session = await owner.context.newCDPSession(leader.page);
        const crashed = leader.page.waitForEvent("crash");
        void session.send("Page.crash").catch(() => undefined);
        await crashed;
        await leader.page.close();
      }
    });
    tabs.shift();
    for (const { page } of tabs) {
      await scriptOf(page).expectVoices([words]);
      await expect(page.getByText(/已同步 \d\d:\d\d/).first()).toBeVisible();
    }
    await openTab();
  }
  const reader = await owner.context.newPage();
  await reader.goto(scriptUrl);
  await scriptOf(reader).expectVoices([words]);
  await expectSynced({ ...owner, page: reader });
  expectNoComplaints(owner);
  figure("two-tabs", { "leaders gone in Chromium": LEADERS, "words lost": 0 });
});
