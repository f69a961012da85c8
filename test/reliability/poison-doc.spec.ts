import { type BrowserContext, expect, type Page, test } from "@playwright/test";
import { scriptRoom } from "@tongpin/protocol";
import * as Y from "yjs";
import { type Door, openDoor } from "../support/door.ts";
import { expectNoComplaints, newPerson, openSample, type Person } from "../support/people.ts";
import { scriptOf } from "../support/script.ts";
import { startServer, type TestServer } from "../support/server.ts";
import { joinRoom } from "../support/writer.ts";

let server: TestServer;
test.beforeEach(async () => {
  server = await startServer();
});
test.afterEach(() => server.remove());

const VIDEO = "sample-choose";
const OTHER = "sample-unboxing";
const SIDES = ["overview", "script", "shots", "production", "review", "post", "data", "records"] as const;
const plainOf = (page: Page) => page.getByRole("region", { name: "只读内容" });

/** The same rights as the person, with none of the app's manners. */
async function doorOf(context: BrowserContext): Promise<Door> {
  const cookies = await context.cookies(server.origin);
  return openDoor(server.origin, { cookie: cookies.map(({ name, value }) => `${name}=${value}`).join("; ") });
}

async function poison(door: Door, base: string, video: string, write: (doc: Y.Doc) => void): Promise<void> {
  const brandId = base.split("/").at(-1) ?? "";
  const writer = await joinRoom(door, scriptRoom(brandId, video));
  await writer.ready;
  await writer.write(() => writer.doc.transact(() => write(writer.doc)));
  writer.leave();
}

const rowsOf = (doc: Y.Doc) => doc.getMap<unknown>("rows");
const firstVoice = (doc: Y.Doc): Y.Text | null => {
  for (const row of rowsOf(doc).values()) {
    const voice = row instanceof Y.Map ? row.get("voice") : null;
    if (voice instanceof Y.Text) return voice;
  }
  return null;
};

/** No side of the video is a white page, and another video opens as ever. */
async function expectOpens({ page }: Person, base: string): Promise<void> {
  for (const side of SIDES) {
    await page.goto(`${base}/video/${VIDEO}/${side}`);
    await expect(page.getByRole("tab", { name: "脚本" })).toBeVisible();
    await expect(page.locator("main")).not.toBeEmpty();
    await expect(page.getByText("这一页出错了")).toHaveCount(0);
  }
  await page.goto(`${base}/calendar`);
  await expect(page.getByRole("grid").or(page.getByRole("table")).first()).toBeVisible();
}

test("[poison-doc] wrong types, embedded objects, nested maps and markup everywhere: the editor opens with what can be read", async ({
  browser,
}) => {
  const owner = await newPerson(browser, "林一");
  const base = await openSample(owner, server);
  await poison(await doorOf(owner.context), base, VIDEO, (doc) => {
    const odd = [42, null, ["a"], { deep: { deeper: [1, { x: 2 }] } }, "", "<img src=x onerror=alert(1)>"];
    for (const [at, value] of odd.entries()) {
      rowsOf(doc).set(`odd-${at}`, value);
      doc.getMap("shots").set(`odd-${at}`, value);
      doc.getMap("cuts").set(`odd-${at}`, value);
      doc.getMap("post").set(`topic/odd-${at}`, value);
      doc.getMap("settings").set(`odd-${at}`, value);
    }
    rowsOf(doc).set(
      "xml",
      new Y.Map([
        ["voice", new Y.XmlText("markup")],
        ["order", 7],
      ]),
    );
    const voice = firstVoice(doc);
    voice?.insertEmbed(0, { image: "javascript:alert(1)" });
    voice?.insert(0, "粗", { bold: ["not", "a", "flag"] });
    doc.getMap("post").set("title", { toString: "no" });
    doc.getMap("post").set("link/x", { label: "点我", url: "javascript:alert(1)", order: "a0" });
  });
  await expectOpens(owner, base);
  await owner.page.goto(`${base}/video/${VIDEO}/script`);
  await expect(scriptOf(owner.page).voice(0)).toBeVisible();
  await expect(owner.page.locator('a[href^="javascript:"]')).toHaveCount(0);
  expectNoComplaints(owner);
});

test("[poison-doc] a giant text is shown as plain words, cut short; the other videos are not touched", async ({
  browser,
}) => {
  const owner = await newPerson(browser, "林一");
  const { page } = owner;
  const base = await openSample(owner, server);
  await poison(await doorOf(owner.context), base, VIDEO, (doc) => firstVoice(doc)?.insert(0, "啊".repeat(300_000)));
  await page.goto(`${base}/video/${VIDEO}/script`);
  await expect(plainOf(page)).toContainText("异常地大");
  await expect(plainOf(page)).toContainText("字未显示");
  await expect(scriptOf(page).editor).toHaveCount(0);
  await expectOpens(owner, base);
  await page.goto(`${base}/video/${OTHER}/script`);
  await expect(scriptOf(page).editor).toBeVisible();
  expectNoComplaints(owner);
});

test("[old-client-destroys-nothing] a document of a later version is read, bound to no editor, and not a byte of it changes", async ({
  browser,
}) => {
  const owner = await newPerson(browser, "林一");
  const { page, context } = owner;
  const base = await openSample(owner, server);
  const door = await doorOf(context);
  await poison(door, base, VIDEO, (doc) => {
    doc.getMap("meta").set("schema", 2);
    for (const row of rowsOf(doc).values()) if (row instanceof Y.Map) row.set("speaker", "小林");
    doc.getMap("settings").set("aspect", "9:16");
  });
  const brandId = base.split("/").at(-1) ?? "";
  const stateOf = async () => {
    const reader = await joinRoom(door, scriptRoom(brandId, VIDEO));
    await reader.heard;
    reader.leave();
    return Buffer.from(Y.encodeStateAsUpdate(reader.doc)).toString("hex");
  };
  const before = await stateOf();
  for (const side of ["script", "shots", "production", "post"]) {
    await page.goto(`${base}/video/${VIDEO}/${side}`);
    await expect(plainOf(page)).toContainText("更新版本的同频");
    await expect(scriptOf(page).editor).toHaveCount(0);
    await page.keyboard.type("abc");
    await page.keyboard.press("Control+z");
  }
  expect(await stateOf()).toBe(before);
  expectNoComplaints(owner);
});

test("[gate] closed with 4426, an old page shows plain words, binds no editor and sends nothing more", async ({
  browser,
}) => {
  const owner = await newPerson(browser, "林一");
  const { page, context } = owner;
  const base = await openSample(owner, server);
  await page.goto(`${base}/video/${VIDEO}/script`);
  await expect(scriptOf(page).editor).toBeVisible();
  const sent: string[] = [];
  await owner.during(async () => {
    await context.routeWebSocket(/\/sync\//, (socket) => {
      socket.onMessage((message) => sent.push(typeof message === "string" ? message : message.toString("hex")));
      void socket.close({ code: 4426, reason: "outdated" });
    });
    await page.reload();
    await expect(plainOf(page)).toContainText("版本太旧");
    await expect(scriptOf(page).editor).toHaveCount(0);
    await expect(page.getByRole("button", { name: "换到新版本" })).toBeVisible();
    await page.keyboard.type("不该写进去");
    expect(sent).toEqual([]);
  });
  expectNoComplaints(owner);
});
