import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join as joinPath } from "node:path";
import { expect, type Page, test } from "@playwright/test";
import { CLOSE, encodeUpdate, LIMITS, planRoom, scriptRoom } from "@tongpin/protocol";
import fc from "fast-check";
import * as Y from "yjs";
import { type Door, doorOf } from "../support/door.ts";
import { expectNoComplaints, expectSynced, inviteLink, join, newPerson, openSample } from "../support/people.ts";
import { scriptOf } from "../support/script.ts";
import { runCli, startServer, type TestServer } from "../support/server.ts";
import { shotCell } from "../support/shots.ts";

let server: TestServer;
let folder: string;
test.beforeEach(async () => {
  folder = mkdtempSync(joinPath(tmpdir(), "tongpin-bad-input-"));
  server = await startServer();
});
test.afterEach(async () => {
  await server.remove();
  rmSync(folder, { recursive: true, force: true });
});

const SEED = 20_261_122;
const VIDEO = "sample-dongzhi";
/** Ten megabytes of Chinese, three bytes a character. */
const TEN_MEGABYTES = Math.ceil((10 * 1024 * 1024) / 3);

const brandIdOf = (base: string) => base.split("/b/")[1]?.split("/")[0] ?? "";

async function uptimeOf(door: Door): Promise<number> {
  return (JSON.parse((await door.get("/healthz")).text) as { uptime: number }).uptime;
}

/** One real edit of a plan, as a client would send it. */
function honestUpdate(): Uint8Array {
  const doc = new Y.Doc();
  doc.getMap("videos").set("bad-input:title", "一句老实话");
  return encodeUpdate(Y.encodeStateAsUpdate(doc));
}

test("[A2] [A3] wrong rooms, worn tickets, cut frames and noise on a raw socket: refused, the server stays up, others type on", async ({
  browser,
}) => {
  const owner = await newPerson(browser, "沈岚");
  const lin = await newPerson(browser, "林夏");
  const base = await openSample(owner, server);
  await join(lin, await inviteLink(owner, base, "编剧"));
  for (const { page } of [owner, lin]) await page.goto(`${base}/video/${VIDEO}/script`);
  const hers = scriptOf(lin.page);
  const his = scriptOf(owner.page);
  await expect(hers.rows).not.toHaveCount(0);

  const brandId = brandIdOf(base);
  const room = planRoom(brandId);
  const door = await doorOf(lin, server.origin);
  const ownersDoor = await doorOf(owner, server.origin);
  const startedAt = await uptimeOf(door);
  const early = { ticket: await door.ticket(room), at: Date.now() };

  await test.step("a room has one spelling", async () => {
    const wrong = [
      `${brandId}:Plan:main`,
      `${brandId}:plan`,
      `${brandId}:plan:main:main`,
      `${brandId}_plan_main`,
      `${brandId}%3Aplan%3Amain`,
      `${brandId}:plan:main%00`,
      `${brandId}:plan:${"a".repeat(41)}`,
      `${brandId}:secret:main`,
      `${brandId}:plan:..%2Fmain`,
      " ",
    ];
    for (const name of wrong) {
      expect(await door.ticket(name), name).toBeUndefined();
      const knock = door.knock(name, await door.ticket(room));
      expect(await knock.closed, name).toBe(CLOSE.ticket);
      expect(knock.heard, name).toHaveLength(0);
    }
  });

  await test.step("a ticket works once, for its room, for whoever asked for it", async () => {
    const used = await door.ticket(room);
    const first = door.knock(room, used);
    expect(await first.opened).toBe(true);
    expect(await door.knock(room, used).closed).toBe(CLOSE.ticket);
    first.socket.close();
    expect(await door.knock(room, await ownersDoor.ticket(room)).closed).toBe(CLOSE.ticket);
    expect(await door.knock(scriptRoom(brandId, VIDEO), await door.ticket(room)).closed).toBe(CLOSE.ticket);
    expect(await door.knock(room).closed).toBe(CLOSE.ticket);
  });

  const knockWith = async (frame: Uint8Array): Promise<number> => {
    const knock = door.knock(room, await door.ticket(room));
    expect(await knock.opened).toBe(true);
    knock.socket.send(frame);
    knock.socket.close();
    return knock.closed;
  };

  await test.step("a frame cut short, at any place, ends its connection and nothing else", async () => {
    const whole = honestUpdate();
    for (let length = 1; length < whole.length; length += 3) {
      const knock = door.knock(room, await door.ticket(room));
      expect(await knock.opened).toBe(true);
      knock.socket.send(whole.subarray(0, length));
      expect(await knock.closed, `${length} of ${whole.length} bytes`).toBe(CLOSE.malformed);
    }
    await his.typeAtEnd(his.voice(0), "照常写。");
    await expect(hers.voice(0)).toContainText("照常写。");
  });

  await test.step(`sixteen frames of noise (seed ${SEED})`, async () => {
    const noise = fc.sample(fc.uint8Array({ minLength: 1, maxLength: 200 }), { seed: SEED, numRuns: 16 });
    for (const frame of noise) await knockWith(frame);
    await hers.typeAtEnd(hers.voice(0), "我也没停。");
    await expect(his.voice(0)).toContainText("照常写。我也没停。");
  });

  await test.step("a ticket not used in its half minute is nothing", async () => {
    await expect.poll(() => Date.now() - early.at, { timeout: 40_000 }).toBeGreaterThan(LIMITS.ticketMs);
    expect(await door.knock(room, early.ticket).closed).toBe(CLOSE.ticket);
  });
  // The same process as before: it never went down and came back.
  expect(await uptimeOf(door)).toBeGreaterThan(startedAt);
  await expectSynced(owner);
  await expectSynced(lin);
  expectNoComplaints(owner, lin);
});

/** Repeated until they are ten megabytes: one endless word, hundreds of thousands of lines, a table of as many rows. */
const PIECES = { word: "茶", lines: "一只小炉，两片陈皮\n", table: "一只小炉\t两片陈皮\n" } as const;

async function pasteTenMegabytes(page: Page, as: keyof typeof PIECES): Promise<void> {
  await page.evaluate(
    ([length, piece]) => navigator.clipboard.writeText(piece.repeat(Math.ceil(length / piece.length))),
    [TEN_MEGABYTES, PIECES[as]] as const,
  );
  await page.keyboard.press("Control+v");
}

/** Refused in its three parts, and taken off the screen. */
async function expectRefused(page: Page, sentences: readonly string[]): Promise<void> {
  const news = page.getByRole("region", { name: "消息" });
  for (const sentence of sentences) await expect(news).toContainText(sentence, { timeout: 30_000 });
  for (const close of await news.getByRole("button", { name: "关闭" }).all()) await close.click();
  for (const sentence of sentences) await expect(news).not.toContainText(sentence);
}

test("[S1] [B2] ten megabytes pasted into a script or a shot are refused in words, nothing changes, the page goes on", async ({
  browser,
}) => {
  const owner = await newPerson(browser, "沈岚");
  const base = await openSample(owner, server);
  const { page } = owner;
  const safe = "脚本其余内容没有变化，已回到改动之前。";
  const todo = "请缩短内容后再试";

  await test.step("into the script, as a word, as lines, as a table", async () => {
    await page.goto(`${base}/video/${VIDEO}/script`);
    const script = scriptOf(page);
    // An empty row stands there until the script has come.
    await expect(script.voice(0)).not.toHaveText("");
    const before = await script.voices();
    await script.voice(0).click();
    await pasteTenMegabytes(page, "word");
    await expectRefused(page, ["这一格太长，最多 20,000 个字符。", safe, todo]);
    await script.expectVoices(before);
    for (const rows of ["lines", "table"] as const) {
      await script.voice(0).click();
      await pasteTenMegabytes(page, rows);
      await expectRefused(page, ["行数太多，最多 2,000 行。", safe, todo]);
      await script.expectVoices(before);
    }
    await script.typeAtEnd(script.voice(0), "还能写。");
    await script.expectVoices([`${before[0]}还能写。`, ...before.slice(1)]);
    await expectSynced(owner);
  });

  await test.step("into a shot's cell: chosen, and while it is being edited", async () => {
    await page.goto(`${base}/video/sample-choose/shots`);
    const cell = shotCell(page, 0, "scene");
    const refusal = ["内容太长，每格最多 5,000 个字符。", "其余内容没有变化。", "请改短后再试"];
    const before = (await cell.textContent()) ?? "";
    await cell.click();
    await pasteTenMegabytes(page, "word");
    await expectRefused(page, refusal);
    await expect(cell).toHaveText(before);
    await cell.click();
    await pasteTenMegabytes(page, "table");
    await expectRefused(page, ["镜头太多，最多 5,000 个。", "其余内容没有变化。"]);
    await expect(cell).toHaveText(before);
    await cell.dblclick();
    await pasteTenMegabytes(page, "word");
    await page.keyboard.press("Enter");
    await expectRefused(page, refusal);
    await expect(cell).toHaveText(before);
    const next = shotCell(page, 1, "scene");
    await next.click();
    await page.keyboard.type("二号棚");
    await page.keyboard.press("Enter");
    await expect(next).toHaveText("二号棚");
    await expect(cell).toHaveText(before);
    await expectSynced(owner);
  });
  expectNoComplaints(owner);
});

/** In each language: the button, then what, what is safe, what to do. */
const TOO_LARGE = {
  简体中文: [
    "登记成片",
    "母带.mp4”有 2048 MB，超过上限 1024 MB。",
    "文件没有被读取，也没有登记。",
    "请导出审片用的小文件",
  ],
  繁體中文: [
    "登記成片",
    "母带.mp4」有 2048 MB，超過上限 1024 MB。",
    "檔案沒有被讀取，也沒有登記。",
    "請匯出審片用的小檔案",
  ],
  English: [
    "Register a cut",
    "母带.mp4” has 2048 MB; the limit is 1024 MB.",
    "The file was not read and nothing was registered.",
    "Export a smaller file for review",
  ],
} as const;

test("[R2] a “video” of two gigabytes is refused at once, in the language of the reader: what, what is safe, what to do", async ({
  browser,
}) => {
  const file = joinPath(folder, "母带.mp4");
  writeFileSync(file, "");
  truncateSync(file, 2 * 1024 * 1024 * 1024);
  const owner = await newPerson(browser, "沈岚");
  const base = await openSample(owner, server);
  const { page } = owner;
  for (const [language, [button, ...sentences]] of Object.entries(TOO_LARGE)) {
    await page.goto(`${base}/settings/device`);
    await page.getByText(language, { exact: true }).click();
    await page.goto(`${base}/video/${VIDEO}/production`);
    const chooser = page.waitForEvent("filechooser");
    await page.getByRole("button", { name: button }).first().click();
    await (await chooser).setFiles(file);
    const alert = page.getByRole("alert");
    for (const sentence of sentences) await expect(alert).toContainText(sentence);
    await expect(page.getByText("V1", { exact: true })).toHaveCount(0);
  }
  expectNoComplaints(owner);
});

test("[L7] a damaged backup is not restored: exit code 3, a sentence, nothing written", async ({ browser }) => {
  const owner = await newPerson(browser, "沈岚");
  await openSample(owner, server);
  const whole = joinPath(folder, "backup.tar");
  expect((await server.cli("backup", whole)).code).toBe(0);
  const bytes = readFileSync(whole);
  const damages = {
    "cut short": bytes.subarray(0, Math.floor(bytes.length / 2)),
    "one byte": Buffer.from(bytes).fill((bytes[40_000] ?? 0) ^ 1, 40_000, 40_001),
    "not a backup": Buffer.from("these are holiday pictures"),
  };
  for (const [what, damaged] of Object.entries(damages)) {
    const file = joinPath(folder, "damaged.tar");
    writeFileSync(file, damaged);
    const before = readdirSync(folder).sort();
    const target = joinPath(folder, "restored");
    const refused = await runCli(["restore", file, "--data", target]);
    expect(refused.code, what).toBe(3);
    expect(refused.stderr, what).toMatch(/^tongpin restore: .+\n?$/);
    expect(existsSync(target), what).toBe(false);
    expect(readdirSync(folder).sort(), what).toEqual(before);
  }
  await expectSynced(owner);
  expectNoComplaints(owner);
});
