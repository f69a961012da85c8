import { expect, type Page, test } from "@playwright/test";
import {
  expectNoComplaints,
  expectSynced,
  goOffline,
  inviteLink,
  join,
  newPerson,
  openSample,
  PHONE,
} from "../support/people.ts";
import { startServer, type TestServer } from "../support/server.ts";
import { shotCell } from "../support/shots.ts";

let server: TestServer;
test.beforeAll(async () => {
  server = await startServer();
});
test.afterAll(() => server.remove());

const takes = (page: Page) => page.locator("[data-take]");
const number = (page: Page) => page.locator("[data-number]");

test("[B6] [B11] a day without a signal: takes on the phone, changes in the office, and both are there afterwards", async ({
  browser,
}) => {
  const office = await newPerson(browser, "沈岚");
  const phone = await newPerson(browser, "陈默", { ...PHONE, viewport: { width: 360, height: 740 } });
  const base = await openSample(office, server);
  await join(phone, await inviteLink(office, base, "导演·摄影"));
  const shotsUrl = `${base}/video/sample-dongzhi/shots`;

  await test.step("the office makes shots, with a scene and props", async () => {
    await office.page.goto(shotsUrl);
    await office.page
      .getByRole("button", { name: /从脚本生成镜头/ })
      .first()
      .click();
    await expect(office.page.locator("[data-shot]")).toHaveCount(6);
    for (const [shot, column, words] of [
      [0, "scene", "厨房"],
      [1, "scene", "客厅"],
      [2, "scene", "厨房"],
    ] as const) {
      await shotCell(office.page, shot, column).click();
      await office.page.keyboard.type(words);
      await office.page.keyboard.press("Enter");
    }
    await expectSynced(office);
  });

  await test.step("the phone is on the set when the signal goes", async () => {
    await phone.page.goto(`${base}/set/sample-dongzhi`);
    await expect(number(phone.page)).toHaveText("1");
    await expect(phone.page.getByText("厨房", { exact: false }).first()).toBeVisible();
    await expectSynced(phone);
  });

  await phone.during(async () => {
    await goOffline(phone);
    const { page } = phone;

    await test.step("takes are counted, noted, starred and taken back with no network", async () => {
      await page.getByRole("button", { name: /^补拍/ }).tap();
      await page.getByRole("button", { name: /^已拍/ }).tap();
      await expect(takes(page)).toHaveCount(2);
      await page.getByRole("textbox", { name: "第 2 条的备注" }).fill("情绪最好");
      await page.getByRole("button", { name: "第 2 条设为最佳" }).tap();
      await expect(page.getByText("最佳：第 2 条")).toBeVisible();
      await page.getByRole("button", { name: /^已拍/ }).tap();
      await expect(takes(page)).toHaveCount(3);
      await page.getByRole("button", { name: "撤销上一步" }).last().tap();
      await expect(takes(page)).toHaveCount(2);
      await expect(page.locator("[data-progress]")).toHaveText("1/6");
    });

    await test.step("on to the next ones; one is dropped", async () => {
      await page.getByRole("button", { name: "下一镜" }).tap();
      await expect(number(page)).toHaveText("2");
      await page.getByRole("button", { name: /^已拍/ }).tap();
      await expect(page.locator("[data-progress]")).toHaveText("2/6");
      await page.getByRole("button", { name: "下一镜" }).tap();
      await expect(number(page)).toHaveText("3");
      await page.getByRole("button", { name: /^弃用/ }).tap();
      await expect(page.locator("[data-progress]")).toHaveText("2/5");
    });

    await test.step("meanwhile the office renames the first, moves it, and removes the second", async () => {
      const desk = office.page;
      await shotCell(desk, 0, "number").click();
      await desk.keyboard.type("1A");
      await desk.keyboard.press("Enter");
      await shotCell(desk, 0, "number").click();
      await desk.keyboard.press("Alt+ArrowDown");
      await expect(shotCell(desk, 1, "number")).toHaveText("1A");
      await shotCell(desk, 0, "number").click({ button: "right" });
      await desk.getByRole("menuitem", { name: "删除镜头" }).click();
      await expect(desk.locator("[data-shot]")).toHaveCount(5);
      await expectSynced(office);
    });
    await phone.context.setOffline(false);
  });

  await test.step("back in reach, nothing of a take is lost and the removed shot is there again", async () => {
    await expectSynced(phone);
    const desk = office.page;
    await expect(desk.locator("[data-shot]")).toHaveCount(6);
    await expect(desk.locator('[data-shot][data-status="done"]')).toHaveCount(2);
    await expect(desk.locator('[data-shot][data-status="dropped"]')).toHaveCount(1);
    await desk.getByRole("link", { name: "现场" }).click();
    await desk.getByRole("button", { name: "1A 镜，已拍" }).click();
    await expect(number(desk)).toHaveText("1A");
    await expect(takes(desk)).toHaveCount(2);
    await expect(desk.getByRole("textbox", { name: "第 2 条的备注" })).toHaveValue("情绪最好");
    await desk.getByRole("button", { name: "上一镜" }).click();
    await expect(takes(desk)).toHaveCount(1);
  });

  await test.step("by key: two more takes at the desk, one taken back", async () => {
    const desk = office.page;
    await desk.keyboard.press("1");
    await desk.keyboard.press("2");
    await expect(takes(desk)).toHaveCount(3);
    await desk.keyboard.press("Control+z");
    await expect(takes(desk)).toHaveCount(2);
  });

  await test.step("a shooting day from what is left: two people fill the call sheet", async () => {
    const desk = office.page;
    await desk.goto(`${base}/shoots`);
    await desk.getByRole("button", { name: "新拍摄日" }).first().click();
    await desk.getByRole("checkbox", { name: "冬至，一家人的一壶茶" }).click();
    await expect(desk.getByText("将排入 3 个镜头")).toBeVisible();
    await desk.getByRole("textbox", { name: "集合地点" }).fill("静安寺 2 号口");
    await desk.getByRole("button", { name: "建立通告单" }).click();
    await expect(desk.getByRole("heading", { name: "拍摄顺序" })).toBeVisible();
    await expectSynced(office);
    await phone.page.goto(desk.url());
    await phone.page.getByRole("textbox", { name: "雨备" }).fill("改棚拍");
    await phone.page.getByRole("textbox", { name: "雨备" }).blur();
    await desk.getByRole("combobox", { name: "姓名" }).fill("陈默");
    await desk.getByRole("textbox", { name: /职能，如/ }).fill("摄影");
    await desk.keyboard.press("Enter");
    await desk.getByRole("textbox", { name: "陈默 的联系方式" }).fill("138 0000 0000");
    await desk.keyboard.press("Enter");
    await expect(desk.getByRole("textbox", { name: "雨备" })).toHaveValue("改棚拍");
    await expect(phone.page.getByRole("textbox", { name: "陈默 的姓名" })).toHaveValue("陈默");
  });

  await test.step("impossible times are refused; the text for WeChat says it all, but no contact", async () => {
    const desk = office.page;
    const wrap = desk.getByRole("textbox", { name: "收工时间" });
    await wrap.fill("07:00");
    await wrap.press("Enter");
    await expect(desk.getByText("没有改：收工时间不晚于开始时间。")).toBeVisible();
    await expect(wrap).toHaveValue("");
    await wrap.fill("18:00");
    await wrap.press("Enter");
    await desk.getByRole("button", { name: "复制微信文本" }).click();
    await expect(desk.getByRole("button", { name: "已复制" })).toBeVisible();
    const text = await desk.evaluate(() => navigator.clipboard.readText());
    for (const line of ["集合：08:00 静安寺 2 号口", "收工：18:00", "陈默（摄影）", "改棚拍", "3 镜"]) {
      expect(text).toContain(line);
    }
    expect(text).not.toContain("138");
  });
  await expectSynced(office);
  expectNoComplaints(office, phone);
});
