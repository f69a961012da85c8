import { expect, type Page, test } from "@playwright/test";
import { expectNoComplaints, expectSynced, inviteLink, join, newPerson, openSample } from "../support/people.ts";
import { scriptOf } from "../support/script.ts";
import { startServer, type TestServer } from "../support/server.ts";

let server: TestServer;
test.beforeEach(async () => {
  server = await startServer();
});
test.afterEach(() => server.remove());

/** The steps are written down a moment after the last of them. */
async function expectKept(page: Page): Promise<void> {
  await expect
    .poll(() =>
      page.evaluate(async () => {
        const { database } = JSON.parse(localStorage.getItem("tongpin.account") ?? "{}") as { database: string };
        const opened = await new Promise<IDBDatabase>((resolve, reject) => {
          const request = indexedDB.open(database);
          request.onsuccess = () => resolve(request.result);
          request.onerror = () => reject(request.error);
        });
        const request = opened.transaction("undo").objectStore("undo").count();
        return await new Promise<number>((resolve) => {
          request.onsuccess = () => {
            opened.close();
            resolve(request.result);
          };
        });
      }),
    )
    .toBeGreaterThan(0);
}

test("[T3] after a reload one's own last steps are taken back, and a colleague's words stay", async ({ browser }) => {
  const lin = await newPerson(browser, "林夏");
  const chen = await newPerson(browser, "陈默");
  const base = await openSample(lin, server);
  await join(chen, await inviteLink(lin, base, "编剧"));
  const script = `${base}/video/sample-choose/script`;
  await lin.page.goto(script);
  const hers = scriptOf(lin.page);
  await expect(hers.voice(0)).not.toBeEmpty();
  const [before = ""] = await hers.voices();
  await hers.typeAtEnd(hers.voice(0), "先看人，再看酒");
  await expectSynced(lin);
  await expectKept(lin.page);

  await chen.page.goto(script);
  const his = scriptOf(chen.page);
  await expect(his.voice(0)).toContainText("先看人");
  await lin.page.goto("about:blank");
  await his.typeAtEnd(his.voice(0), "：陈默加的");
  await expectSynced(chen);

  await lin.page.goto(script);
  await expect(hers.voice(0)).toContainText("陈默加的");
  await hers.voice(0).click();
  await lin.page.keyboard.press("Control+z");
  await expect.poll(async () => (await hers.voices())[0]).toBe(`${before}：陈默加的`);
  await lin.page.keyboard.press("Control+Shift+z");
  await expect.poll(async () => (await hers.voices())[0]).toBe(`${before}先看人，再看酒：陈默加的`);
  expectNoComplaints(lin, chen);
});

test("[T3] a card's last change is taken back by key on another screen, after a reload", async ({ browser }) => {
  const lin = await newPerson(browser, "林夏");
  const { page } = lin;
  const base = await openSample(lin, server);
  await page.goto(`${base}/video/sample-choose/overview`);
  const title = page.getByRole("textbox", { name: "标题" });
  await expect(title).toHaveValue(/礼盒/);
  const before = await title.inputValue();
  await title.fill("改错的标题");
  await page.keyboard.press("Enter");
  await expectSynced(lin);
  await expectKept(page);
  await page.goto(`${base}/videos?view=list`);
  await expect(page.getByText("改错的标题").first()).toBeVisible();
  await expectSynced(lin);
  await page.keyboard.press("Control+z");
  await expect(page.getByText("改错的标题")).toHaveCount(0);
  await page.goto(`${base}/video/sample-choose/overview`);
  await expect(title).toHaveValue(before);
  expectNoComplaints(lin);
});
