import { readFile } from "node:fs/promises";
import { join as joinPath } from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Locator, type Page, test } from "@playwright/test";
import {
  expectNoComplaints,
  expectSynced,
  goOffline,
  inviteLink,
  join,
  newPerson,
  openSample,
} from "../support/people.ts";
import { GPS_NOTE, pastePicture, phonePhoto } from "../support/pictures.ts";
import { startServer, type TestServer } from "../support/server.ts";
import { shotCell } from "../support/shots.ts";

let server: TestServer;
test.beforeAll(async () => {
  server = await startServer();
});
test.afterAll(() => server.remove());

const dialogOf = (page: Page) => page.getByRole("dialog", { name: /镜号 .+ 的画面/ });
const earlierOf = (page: Page) => page.getByRole("region", { name: "之前的画面" }).getByRole("listitem");
const boardOf = (page: Page) => page.getByRole("list", { name: "分镜板" });
const cardOf = (page: Page, number: number) => page.getByRole("button", { name: new RegExp(`^镜号 ${number}：`) });

/** Which picture stands there, by its paint in the middle; "" while there is none. */
async function paintOf(picture: Locator): Promise<string> {
  if ((await picture.count()) === 0) return "";
  return picture.first().evaluate((element) => {
    const image = element as HTMLImageElement;
    if (!image.complete || image.naturalWidth === 0) return "";
    const canvas = document.createElement("canvas");
    canvas.width = 1;
    canvas.height = 1;
    const context = canvas.getContext("2d");
    context?.drawImage(image, image.naturalWidth / 2, image.naturalHeight / 2, 1, 1, 0, 0, 1, 1);
    const [red = 0, green = 0, blue = 0] = context?.getImageData(0, 0, 1, 1).data ?? [];
    return ["red", "green", "blue"].find((_, at) => [red, green, blue][at] === Math.max(red, green, blue)) ?? "";
  });
}
const expectPaint = (picture: Locator, paint: string) => expect.poll(() => paintOf(picture)).toBe(paint);

async function choose(page: Page, file: { name: string; mimeType: string; buffer: Buffer }): Promise<void> {
  const chooser = page.waitForEvent("filechooser");
  await dialogOf(page).getByRole("button", { name: "选择图片" }).click();
  await (await chooser).setFiles(file);
}

test("[B7] [B8] photos and sketches become pictures of shots, on a board, for two people, with and without a network", async ({
  browser,
}) => {
  const lin = await newPerson(browser, "林夏");
  const chen = await newPerson(browser, "陈默");
  const base = await openSample(lin, server);
  await join(chen, await inviteLink(lin, base, "编剧"));
  const shots = `${base}/video/sample-dongzhi/shots`;
  const red = await phonePhoto(lin.page, "rgb(220, 40, 40)");
  const green = await phonePhoto(lin.page, "rgb(40, 190, 40)");
  const blue = await phonePhoto(lin.page, "rgb(40, 40, 220)");
  const dialog = dialogOf(lin.page);

  await test.step("a photo is put to a shot by keys and loses what the phone noted beside it", async () => {
    await lin.page.goto(shots);
    await lin.page
      .getByRole("button", { name: /从脚本生成镜头/ })
      .first()
      .click();
    await shotCell(lin.page, 0, "picture").click();
    await lin.page.keyboard.press("Alt+p");
    await choose(lin.page, { name: "IMG_1.jpg", mimeType: "image/jpeg", buffer: red });
    await expectPaint(dialog.locator("img"), "red");
    expect(await dialog.locator("img").evaluate((image: HTMLImageElement) => image.naturalHeight)).toBe(1600);
    await expect.poll(async () => (await picturesOnServer(lin.page)).length).toBe(1);
    const [{ sha256, mime } = { sha256: "", mime: "" }] = await picturesOnServer(lin.page);
    expect(mime).toBe("image/webp");
    const kept = await readFile(joinPath(server.data, "media", sha256), "latin1");
    expect(red.toString("latin1")).toContain(GPS_NOTE);
    expect(kept).not.toContain("GPS");
  });

  await test.step("what is no picture is refused in words, and the one there stays", async () => {
    const svg = Buffer.from("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>");
    await choose(lin.page, { name: "IMG_2.png", mimeType: "image/png", buffer: svg });
    await expect(lin.page.getByText("这不是可以使用的图片。")).toBeVisible();
    await expect(lin.page.getByText("原来的画面没有变化。")).toBeVisible();
    await expectPaint(dialog.locator("img"), "red");
  });

  await test.step("a sketch is drawn by keys, kept with its strokes, and drawn on", async () => {
    await dialog.getByRole("button", { name: "下一镜" }).click();
    await dialog.getByRole("button", { name: "画草图" }).click();
    const paper = dialog.getByRole("application", { name: /草图纸/ });
    await paper.focus();
    await lin.page.keyboard.press("2");
    await lin.page.keyboard.press("f");
    await lin.page.keyboard.press("Space");
    for (const key of ["ArrowDown", "ArrowRight", "ArrowDown"]) await lin.page.keyboard.press(`Shift+${key}`);
    await lin.page.keyboard.press("Space");
    await lin.page.keyboard.press("Enter");
    await dialog.getByRole("button", { name: "修改草图" }).click();
    const undo = dialog.getByRole("button", { name: "撤销" });
    await expect(undo).toBeEnabled();
    await undo.click();
    await expect(undo).toBeDisabled();
    await dialog.getByRole("button", { name: "重做" }).click();
    await dialog.getByRole("button", { name: "放弃" }).click();
    expect((await new AxeBuilder({ page: lin.page }).include('[role="dialog"]').analyze()).violations).toEqual([]);
    await lin.page.keyboard.press("Escape");
    await expect(dialog).toBeHidden();
  });

  await test.step("a colleague opens the board by its address and has the pictures without a network as well", async () => {
    await expectSynced(lin);
    await chen.page.goto(`${shots}?view=board`);
    await expectPaint(cardOf(chen.page, 1).locator("img"), "red");
    await expect(cardOf(chen.page, 2).locator("img")).toBeVisible();
    await chen.page.getByRole("button", { name: "抖音遮挡区" }).click();
    expect((await new AxeBuilder({ page: chen.page }).include("main").analyze()).violations).toEqual([]);
    await expectSynced(chen);
  });

  await test.step("both replace one picture, one of them offline: both see the same, and no picture is lost", async () => {
    await chen.during(async () => {
      await goOffline(chen);
      await cardOf(chen.page, 1).focus();
      await pastePicture(chen.page, green);
      await expectPaint(cardOf(chen.page, 1).locator("img"), "green");
      await shotCell(lin.page, 0, "picture").click();
      await pastePicture(lin.page, blue);
      await lin.page.keyboard.press("Alt+b");
      await expectPaint(cardOf(lin.page, 1).locator("img"), "blue");
      await expectSynced(lin);
      await chen.context.setOffline(false);
      await expectSynced(chen);
    });
    await expect.poll(async () => (await picturesOnServer(lin.page)).length).toBe(4);
    await expect
      .poll(async () => {
        const paints = await Promise.all([lin, chen].map(({ page }) => paintOf(cardOf(page, 1).locator("img"))));
        return paints[0] === paints[1] && paints[0] !== "red" && paints[0] !== "";
      })
      .toBe(true);
    await cardOf(lin.page, 1).click();
    await expect(earlierOf(lin.page)).toHaveCount(2);
    const winner = await paintOf(dialog.locator("img"));
    await lin.page
      .getByRole("button", { name: /^换回这张/ })
      .first()
      .click();
    const loser = winner === "blue" ? "green" : "blue";
    await expectPaint(dialog.locator("img"), loser);
    await expectPaint(cardOf(chen.page, 1).locator("img"), loser);
    await lin.page.keyboard.press("Escape");
    await expect(dialog).toBeHidden();
  });

  await test.step("on the board keys walk, move a shot, take its picture away, and take that back", async () => {
    const line = (page: Page, at: number) => boardOf(page).getByRole("listitem").nth(at);
    await cardOf(lin.page, 1).focus();
    await lin.page.keyboard.press("Alt+ArrowRight");
    await expect(line(lin.page, 1)).toContainText("我家冬至，饺子只是第二位。");
    await expect(line(chen.page, 1)).toContainText("我家冬至，饺子只是第二位。");
    await expect(line(lin.page, 1).getByRole("button")).toBeFocused();
    await lin.page.keyboard.press("Delete");
    await expect(line(lin.page, 1).locator("img")).toHaveCount(0);
    await lin.page.keyboard.press("Control+z");
    await expect(line(lin.page, 1).locator("img")).toHaveCount(1);
    await lin.page.keyboard.press("Control+z");
    await expect(line(lin.page, 0)).toContainText("我家冬至，饺子只是第二位。");
  });
  expectNoComplaints(lin, chen);
});

/** The pictures the server has of the brand the page shows. */
async function picturesOnServer(page: Page): Promise<readonly { sha256: string; mime: string }[]> {
  const brandId = /\/b\/([^/]+)\//.exec(page.url())?.[1] ?? "";
  const response = await page.request.get(`${new URL(page.url()).origin}/api/media?brandId=${brandId}`);
  const { media } = (await response.json()) as { media: readonly { sha256: string; mime: string }[] };
  return media.filter(({ mime }) => mime.startsWith("image/"));
}
