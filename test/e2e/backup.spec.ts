import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { type Download, expect, type Page, test } from "@playwright/test";
import { expectNoComplaints, newPerson, openSample, PHONE } from "../support/people.ts";
import { scriptOf } from "../support/script.ts";
import { startServer, type TestServer } from "../support/server.ts";
import { unzip } from "../support/unzip.ts";

let server: TestServer;
test.beforeEach(async () => {
  server = await startServer();
});
test.afterEach(() => server.remove());

const CUT = new URL("../../server/assets/sample/winter-tea-v1.webm", import.meta.url).pathname;

async function enterAlone(page: Page): Promise<string> {
  await page.goto(server.origin);
  await page.getByRole("button", { name: /在本机开始/ }).click();
  await page.waitForURL(/\/b\/[^/]+\/?$/);
  return page.url().replace(/\/$/, "");
}

/** Goes to the section by the app's own links: a reload would ask the network. */
async function openStorage(page: Page, base: string): Promise<void> {
  await page.goto(`${base}/settings/storage`);
  await expect(page.getByRole("heading", { name: "备份", exact: true })).toBeVisible();
}

async function exportBackup(page: Page): Promise<string> {
  const waiting = page.waitForEvent("download");
  await page.getByRole("button", { name: "导出备份" }).click();
  const download: Download = await waiting;
  expect(download.suggestedFilename()).toMatch(/^tongpin-.+-\d{4}-\d{2}-\d{2}-\d{4}\.zip$/);
  return download.path();
}

async function chooseBackup(page: Page, file: string | { name: string; mimeType: string; buffer: Buffer }) {
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "导入备份" }).click();
  await (await chooser).setFiles(file);
}

/** The canonical hash of every document in a backup, by what it is of. */
async function hashesOf(path: string): Promise<Readonly<Record<string, string>>> {
  const entries = await unzip(path);
  const hashes: Record<string, string> = {};
  for (const [name, bytes] of entries) {
    if (/^rooms\/(plan|script)\/.*\.json$/.test(name)) hashes[name] = createHash("sha256").update(bytes).digest("hex");
  }
  expect(Object.keys(hashes).length).toBeGreaterThan(1);
  return hashes;
}

test("[L7] alone and without a network a brand becomes one file, and comes back as a copy: the same hashes, the same film", async ({
  browser,
}) => {
  const me = await newPerson(browser, "一个人");
  const { page, context } = me;
  const base = await enterAlone(page);
  await page.goto(`${base}/videos`);
  await page.getByRole("button", { name: "新视频" }).click();
  await page.waitForURL(/\/video\/[^/]+\/overview/);
  const video = page.url().replace("/overview", "");
  await page.getByRole("textbox", { name: "标题" }).fill("围炉煮茶");
  await page.keyboard.press("Enter");
  await page.getByRole("tab", { name: "脚本" }).click();
  const script = scriptOf(page);
  await script.typeAtEnd(script.voice(0), "水开了先别急着倒");
  await page.goto(`${video}/production`);
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "登记成片" }).click();
  await (await chooser).setFiles(CUT);
  await expect(page.getByText("在这台设备上", { exact: true })).toBeVisible();
  await openStorage(page, base);
  // The app itself is on the device from here on.
  await page.evaluate(async () => void (await navigator.serviceWorker.ready));

  await me.during(async () => {
    await context.setOffline(true);
    const path = await exportBackup(page);
    await expect(page.getByText(/1 条视频，1 个成片/)).toBeVisible();
    const film = [...(await unzip(path))].find(([name]) => name.startsWith("media/"))?.[1];
    expect(film?.equals(await readFile(CUT))).toBe(true);

    await chooseBackup(page, path);
    await page.getByLabel("副本名称").fill("热茶副本");
    await page.getByRole("button", { name: "恢复为副本" }).click();
    await page.getByRole("link", { name: "打开副本" }).click();
    await expect(page.getByRole("button", { name: /热茶副本/ }).first()).toBeVisible();
    await context.setOffline(false);
    const copyBase = page.url().replace(/\/$/, "");
    expect(copyBase).not.toBe(base);
    await page.goto(`${video.replace(base, copyBase)}/script`);
    await scriptOf(page).expectVoices(["水开了先别急着倒"]);
    await openStorage(page, copyBase);
    expect(await hashesOf(await exportBackup(page))).toEqual(await hashesOf(path));
  });
  expectNoComplaints(me);
});

test("[L7] merged into the present brand a removed video comes back, and a snapshot is kept; foreign and cut off files are refused with words", async ({
  browser,
}) => {
  const owner = await newPerson(browser, "林一");
  const { page } = owner;
  const base = await openSample(owner, server);
  await openStorage(page, base);
  await expect.poll(async () => Object.keys(await hashesOf(await exportBackup(page))).length).toBeGreaterThan(5);
  const path = await exportBackup(page);

  await test.step("what is no backup changes nothing", async () => {
    const nothing = { name: "cat.zip", mimeType: "application/zip", buffer: Buffer.from("no zip at all") };
    await chooseBackup(page, nothing);
    await expect(page.getByRole("alert")).toContainText("这不是同频的备份文件");
    await page.getByRole("button", { name: "收起", exact: true }).click();
    const whole = await readFile(path);
    const half = { name: "half.zip", mimeType: "application/zip", buffer: whole.subarray(0, whole.length >> 1) };
    await chooseBackup(page, half);
    await expect(page.getByRole("alert")).toContainText("没有下载完整");
    await page.getByRole("button", { name: "收起", exact: true }).click();
  });

  await test.step("everything is here already: nothing is written", async () => {
    await chooseBackup(page, path);
    await page.getByRole("button", { name: /^合并到/ }).click();
    await expect(page.getByText("这里已经有备份里的全部内容，没有改动。")).toBeVisible();
  });

  await test.step("a removed video comes back", async () => {
    await page.goto(`${base}/videos?view=list`);
    const rows = page.getByRole("row");
    const link = rows.getByRole("link").first();
    const title = ((await link.textContent()) ?? "").trim();
    const mine = page.getByRole("link", { name: title, exact: true });
    await link.click();
    await page.getByRole("button", { name: "移除" }).click();
    await expect(mine).toHaveCount(0);
    await openStorage(page, base);
    await chooseBackup(page, path);
    await page.getByRole("button", { name: /^合并到/ }).click();
    await expect(page.getByText("已合并：找回 1 项，更新 0 项。")).toBeVisible();
    await expect(page.getByText("合并前的快照")).toBeVisible();
    await page.goto(`${base}/videos?view=list`);
    await expect(mine.first()).toBeVisible();
  });

  expectNoComplaints(owner);
});

test("[L7] the section stands on a phone", async ({ browser }) => {
  const me = await newPerson(browser, "一个人", PHONE);
  const { page } = me;
  const base = await enterAlone(page);
  await page.goto(`${base}/videos`);
  await page.getByRole("button", { name: "新视频" }).click();
  await page.waitForURL(/\/video\/[^/]+\/overview/);
  await openStorage(page, base);
  await chooseBackup(page, await exportBackup(page));
  await expect(page.getByRole("button", { name: "恢复为副本" })).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  expectNoComplaints(me);
});
