import { type Dialog, expect, test } from "@playwright/test";
import { expectNoComplaints, expectSynced, newPerson, setUpWorkspace } from "../support/people.ts";
import { scriptOf } from "../support/script.ts";
import { startServer, type TestServer } from "../support/server.ts";

let server: TestServer;
test.beforeEach(async () => {
  server = await startServer();
});
test.afterEach(() => server.remove());

const NARROW = { width: 360, height: 740 } as const;

test("[leave-guard] leaving asks while something is unsent and not afterwards; the words stand at 360 px", async ({
  browser,
}) => {
  const owner = await newPerson(browser, "沈岚");
  const base = await setUpWorkspace(owner, server, "山岚茶事");
  const { page, context } = owner;
  await page.goto(`${base}/videos`);
  await page.getByRole("button", { name: "新视频" }).click();
  await page.waitForURL(/\/video\/[^/]+\/overview/);
  await page.goto(page.url().replace("/overview", "/script"));
  const script = scriptOf(page);
  await expect(script.editor).toBeVisible();
  await expectSynced(owner);
  const asked: string[] = [];
  const stay = (dialog: Dialog) => {
    asked.push(dialog.type());
    return dialog.dismiss();
  };
  page.on("dialog", (dialog) => void stay(dialog));

  await owner.during(async () => {
    await context.setOffline(true);
    await script.typeAtEnd(script.voice(0), "没有网也在写。");
    await page.setViewportSize(NARROW);
    const words = page.getByRole("button", { name: /^同步状态：离线·[1-9]\d* 条未发/ });
    await expect(words).toBeVisible();
    const box = await words.boundingBox();
    expect(box && box.x >= 0 && box.x + box.width <= NARROW.width, "the words lie inside the screen").toBe(true);
    await expect(words.getByText(/离线·[1-9]\d* 条未发/)).toBeVisible();
    await page.evaluate(() => setTimeout(() => location.reload(), 0));
    await expect.poll(() => asked).toEqual(["beforeunload"]);
    await script.expectVoices(["没有网也在写。"]);
    await context.setOffline(false);
  });
  await page.setViewportSize({ width: 1280, height: 800 });
  await expectSynced(owner);
  await page.reload();
  expect(asked).toHaveLength(1);
  await script.expectVoices(["没有网也在写。"]);
  expectNoComplaints(owner);
});
