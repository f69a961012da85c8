import { type Download, expect, type Page, test } from "@playwright/test";
import { planRoom } from "@tongpin/protocol";
import * as Y from "yjs";
import { openDoor } from "../support/door.ts";
import { expectNoComplaints, expectSynced, newPerson, openSample } from "../support/people.ts";
import { scriptOf } from "../support/script.ts";
import { startServer, type TestServer } from "../support/server.ts";
import { unzip } from "../support/unzip.ts";
import { joinRoom } from "../support/writer.ts";

let server: TestServer;
test.beforeEach(async () => {
  server = await startServer();
});
test.afterEach(() => server.remove());

async function enterAlone(page: Page): Promise<string> {
  await page.goto(server.origin);
  await page.getByRole("button", { name: /在本机开始/ }).click();
  await page.waitForURL(/\/b\/[^/]+\/?$/);
  return page.url().replace(/\/$/, "");
}

async function addVideo(page: Page, base: string, title: string): Promise<void> {
  await page.goto(`${base}/videos`);
  await page.getByRole("button", { name: "新视频" }).click();
  await page.waitForURL(/\/video\/[^/]+\/overview/);
  await page.getByRole("textbox", { name: "标题" }).fill(title);
  await page.keyboard.press("Enter");
}

/** Puts a record into the page's own database, as a disk that forgets would leave it. */
async function spoil(page: Page, room: string): Promise<void> {
  await page.evaluate(async (name) => {
    const { database } = JSON.parse(localStorage.getItem("tongpin.account") ?? "{}") as { database: string };
    const opened = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open(database);
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const writing = opened.transaction("updates", "readwrite");
    writing.objectStore("updates").add({ room: name, data: new Uint8Array([1, 2, 3]), sum: 7 });
    await new Promise<void>((resolve) => {
      writing.oncomplete = () => resolve();
    });
    opened.close();
  }, room);
}

test("[L8] a chosen folder gets the backups by itself and turns them over; a permission that ends is said and given again", async ({
  browser,
}) => {
  const me = await newPerson(browser, "一个人");
  const { page, context } = me;
  // No test can click in the browser's own window: a folder of the page's own stands for the one that is chosen.
  await context.addInitScript(() => {
    const pick = async () => (await navigator.storage.getDirectory()).getDirectoryHandle("每日备份", { create: true });
    Object.defineProperty(window, "showDirectoryPicker", { value: pick });
    const answer = async () => (sessionStorage.getItem("may-write") ?? "granted") as PermissionState;
    const given = async (): Promise<PermissionState> => {
      sessionStorage.removeItem("may-write");
      return "granted";
    };
    Object.assign(FileSystemDirectoryHandle.prototype, { queryPermission: answer, requestPermission: given });
  });
  const base = await enterAlone(page);
  await addVideo(page, base, "围炉煮茶");
  await page.goto(`${base}/settings/storage`);
  const files = page.getByRole("list", { name: "文件夹里的备份" }).getByRole("listitem");
  await page.getByRole("button", { name: "选择文件夹…" }).click();
  await expect(files).toHaveCount(1);
  await expect(page.getByText(/已是最新/)).toBeVisible();
  const first = await files
    .first()
    .getByText(/^tongpin-.*\.zip$/)
    .textContent();
  await page.getByRole("button", { name: `固定 ${first}` }).click();
  await expect(page.getByRole("button", { name: `固定 ${first}` })).toHaveAttribute("aria-pressed", "true");
  await page.getByRole("combobox", { name: "保留份数" }).click();
  await page.getByRole("option", { name: "保留 3 份" }).click();
  const now = page.getByRole("button", { name: "现在备份" });
  for (const count of [2, 3, 4, 4, 4]) {
    await now.click();
    await expect(now).toBeEnabled();
    await expect(files).toHaveCount(count);
  }
  // Of the loose ones the newest three stay, and the pinned one below them.
  await expect(files.last()).toContainText(first ?? "no name");

  // The folder and what is in it are known after a reload.
  await page.evaluate(() => sessionStorage.setItem("may-write", "prompt"));
  await page.reload();
  await expect(files).toHaveCount(4);
  await now.click();
  const alert = page.getByRole("alert");
  await expect(alert).toContainText("再次允许");
  await alert.getByRole("button", { name: "重新允许" }).click();
  await expect(alert).toHaveCount(0);
  await page.getByRole("button", { name: "停用" }).click();
  await expect(page.getByRole("button", { name: "选择文件夹…" })).toBeVisible();

  const other = await newPerson(browser, "别的浏览器");
  await other.context.addInitScript(() => {
    Object.defineProperty(window, "showDirectoryPicker", { value: undefined });
  });
  await other.page.goto(`${await enterAlone(other.page)}/settings/storage`);
  await expect(other.page.getByText("这个浏览器不能直接写入文件夹")).toBeVisible();
  expectNoComplaints(me, other);
});

test("[L7] a stored record that can't be read is told of, comes as a file, and takes nothing else with it", async ({
  browser,
}) => {
  const me = await newPerson(browser, "一个人");
  const { page } = me;
  const base = await enterAlone(page);
  await addVideo(page, base, "围炉煮茶");
  const video = page.url().split("/").at(-2) ?? "";
  await page.getByRole("tab", { name: "脚本" }).click();
  const script = scriptOf(page);
  await script.typeAtEnd(script.voice(0), "水开了先别急着倒");
  await spoil(page, `${base.split("/").at(-1)}:script:${video}`);
  await page.reload();
  await expect(script.voice(0)).toContainText("水开了先别急着倒");
  await page.goto(`${base}/settings/storage`);
  await expect(page.getByText("本机有 1 条记录读不出来")).toBeVisible();
  const waiting = page.waitForEvent("download");
  await page.getByRole("button", { name: "存成文件" }).click();
  const download: Download = await waiting;
  const entries = new Map(await unzip(await download.path()));
  expect([...entries.keys()].filter((name) => name.endsWith(".yjs"))).toHaveLength(1);
  expect(entries.get("records.json")?.toString()).toContain(video);
  await page.getByRole("button", { name: "删除", exact: true }).click();
  await expect(page.getByText(/读不出来/)).toHaveCount(0);
  expectNoComplaints(me);
});

test("[gate] a plan of a later version is read on every screen of it, and not a byte of it changes", async ({
  browser,
}) => {
  const owner = await newPerson(browser, "林一");
  const { page, context } = owner;
  const base = await openSample(owner, server);
  await expectSynced(owner);
  const cookies = await context.cookies(server.origin);
  const door = await openDoor(server.origin, {
    cookie: cookies.map(({ name, value }) => `${name}=${value}`).join("; "),
  });
  const room = planRoom(base.split("/").at(-1) ?? "");
  const stateOf = async () => {
    const reader = await joinRoom(door, room);
    await reader.heard;
    reader.leave();
    return Buffer.from(Y.encodeStateAsUpdate(reader.doc)).toString("hex");
  };
  const writer = await joinRoom(door, room);
  await writer.ready;
  await writer.write(() => writer.doc.getMap("meta").set("schema", 2));
  writer.leave();
  // Whoever looks at the plan is told in the moment it arrives.
  const plain = page.getByRole("region", { name: "只读内容" });
  await expect(plain).toContainText("更新版本的同频");
  const before = await stateOf();
  for (const screen of ["calendar", "videos"]) {
    await page.goto(`${base}/${screen}`);
    await expect(plain.getByRole("link", { name: /礼盒/ }).first()).toBeVisible();
    await page.keyboard.press("n");
    await page.keyboard.press("Control+z");
  }
  expect(await stateOf()).toBe(before);
  await plain.getByRole("link", { name: "导出备份" }).click();
  await expect(page.getByRole("heading", { name: "备份", exact: true })).toBeVisible();
  await page.goto(`${base}/videos`);
  await plain.getByRole("link", { name: /礼盒/ }).first().click();
  await expect(scriptOf(page).editor).toBeVisible();
  expectNoComplaints(owner);
});
