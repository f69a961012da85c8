import { expect, type Page, test } from "@playwright/test";
import { expectNoComplaints, expectSynced, newPerson, openSample } from "../support/people.ts";
import { compose, scriptOf } from "../support/script.ts";
import { startServer, type TestServer } from "../support/server.ts";

let server: TestServer;
test.beforeEach(async () => {
  server = await startServer();
});
test.afterEach(() => server.remove());

const palette = (page: Page) => page.getByRole("dialog", { name: "搜索或执行" });
const keySheet = (page: Page) => page.getByRole("dialog", { name: "快捷键" });
const messages = (page: Page) => page.getByRole("region", { name: "消息" });

/** Opens the palette, types and waits for this result. */
async function search(page: Page, letters: string, result: string): Promise<void> {
  await page.keyboard.press("Control+k");
  await expect(palette(page)).toBeVisible();
  await page.keyboard.type(letters);
  await expect(palette(page).getByRole("option", { name: result })).toBeVisible();
}

/** Walks down to a result and takes it, without a mouse. */
async function take(page: Page, result: string): Promise<void> {
  const option = palette(page).getByRole("option", { name: result });
  for (let step = 0; step < 12; step += 1) {
    if ((await option.getAttribute("aria-selected")) === "true") break;
    await page.keyboard.press("ArrowDown");
  }
  await page.keyboard.press("Enter");
  await expect(palette(page)).toHaveCount(0);
}

test("[U2] [U3] palette, keys and the sheet of keys lead everywhere without a mouse", async ({ browser }) => {
  const owner = await newPerson(browser, "沈岚");
  const base = await openSample(owner, server);
  const { page } = owner;

  await test.step("[U2] pinyin initials find a video, and Enter opens it", async () => {
    await search(page, "dzyjr", "冬至，一家人的一壶茶");
    await take(page, "冬至，一家人的一壶茶");
    await expect(page).toHaveURL(/\/video\/sample-dongzhi/);
  });

  await test.step("[U2] pinyin initials find a place and a deed, with their keys beside them", async () => {
    await search(page, "pq", "排期");
    await take(page, "排期");
    await expect(page).toHaveURL(/\/calendar/);
    await page.goto(`${base}/videos`);
    await expect(page.getByRole("button", { name: "新视频" })).toBeEnabled();
    await search(page, "xsp", "新视频");
    await expect(palette(page).getByRole("option", { name: "新视频" })).toContainText("N");
    await take(page, "新视频");
    await page.waitForURL(/\/video\/[^/]+\/overview/);
  });

  await test.step("[U2] nothing found is said; Esc gives the focus back to where it was", async () => {
    await page.goto(`${base}/videos`);
    const card = page.getByRole("link", { name: /三款礼盒怎么选，一条讲完/ });
    await card.focus();
    await page.keyboard.press("Control+k");
    await page.keyboard.type("qqqqxxxx");
    await expect(palette(page)).toContainText("没有与“qqqqxxxx”相符的结果");
    await page.keyboard.press("Escape");
    await expect(palette(page)).toHaveCount(0);
    await expect(card).toBeFocused();
    await page.keyboard.press("/");
    await expect(palette(page)).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(card).toBeFocused();
  });

  await test.step("[U3] “?” shows every key of this screen, and gives the focus back", async () => {
    const card = page.getByRole("link", { name: /三款礼盒怎么选，一条讲完/ });
    await page.keyboard.press("?");
    for (const words of ["今天", "排期", "视频", "审核", "新视频", "看板", "列表", "搜索或执行"])
      await expect(keySheet(page).getByRole("listitem").filter({ hasText: words }).first()).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(keySheet(page)).toHaveCount(0);
    await expect(card).toBeFocused();
  });

  await test.step("[U3] g then c, v, t, r; a dialog swallows them; n begins something new", async () => {
    for (const [letter, place] of [
      ["c", /\/calendar/],
      ["v", /\/videos/],
      ["r", /\/review/],
      ["t", /\/b\/[^/]+\/?$/],
    ] as const) {
      await page.keyboard.press("g");
      await page.keyboard.press(letter);
      await expect(page).toHaveURL(place);
    }
    await page.keyboard.press("?");
    await expect(keySheet(page)).toBeVisible();
    await page.keyboard.press("g");
    await page.keyboard.press("v");
    await page.keyboard.press("Escape");
    await expect(keySheet(page)).toHaveCount(0);
    await expect(page).toHaveURL(/\/b\/[^/]+\/?$/);
    await page.keyboard.press("g");
    await page.keyboard.press("c");
    await expect(page.getByRole("textbox", { name: "新选题，回车添加" })).toBeEnabled();
    await page.keyboard.press("n");
    await expect(page.getByRole("textbox", { name: "新选题，回车添加" })).toBeFocused();
    await page.goto(`${base}/videos`);
    await expect(page.getByRole("button", { name: "新视频" })).toBeEnabled();
    await page.keyboard.press("n");
    await page.waitForURL(/\/video\/[^/]+\/overview/);
  });
  await expectSynced(owner);
  expectNoComplaints(owner);
});

test("[U3] [U1] letters typed in a field and in a word being composed are words, never commands", async ({
  browser,
}) => {
  const owner = await newPerson(browser, "沈岚");
  const base = await openSample(owner, server);
  const { page } = owner;

  await test.step("in a field", async () => {
    await page.goto(`${base}/calendar?date=2026-12-01`);
    const field = page.getByRole("textbox", { name: "新选题，回车添加" });
    await expect(field).toBeEnabled();
    await field.focus();
    await page.keyboard.type("gv/?n2.d");
    await expect(field).toHaveValue("gv/?n2.d");
    await expect(page).toHaveURL(/\/calendar\?date=2026-12-01$/);
    await expect(page.getByRole("dialog")).toHaveCount(0);
  });

  await test.step("in a field, composing: Enter takes the word and adds nothing", async () => {
    const field = page.getByRole("textbox", { name: "新选题，回车添加" });
    const tray = page.getByRole("complementary", { name: "选题池" });
    const before = await tray.locator("button[data-video]").count();
    await field.fill("");
    await compose(page, "gvnn", "小雪", async () => {
      await expect(field).toHaveValue("gvnn");
      await expect(page).toHaveURL(/\/calendar\?date=2026-12-01$/);
    });
    await expect(field).toHaveValue("小雪");
    await expect(tray.locator("button[data-video]")).toHaveCount(before);
    await page.keyboard.press("Enter");
    await expect(tray.locator("button[data-video]")).toHaveCount(before + 1);
    await expect(field).toBeFocused();
  });

  await test.step("in the script, typing and composing", async () => {
    await page.goto(`${base}/video/sample-dongzhi/script`);
    const script = scriptOf(page);
    const before = "我家冬至，饺子只是第二位。";
    await expect(script.voice(0)).toHaveText(before);
    await script.typeAtEnd(script.voice(0), "gv?/n");
    await expect(script.voice(0)).toHaveText(`${before}gv?/n`);
    await compose(page, "gcgtn", "过场", async () => {
      await expect(script.voice(0)).toHaveText(`${before}gv?/ngcgtn`);
    });
    await expect(script.voice(0)).toHaveText(`${before}gv?/n过场`);
    await expect(page).toHaveURL(/\/video\/sample-dongzhi\/script/);
    await expect(page.getByRole("dialog")).toHaveCount(0);
  });

  await test.step("Ctrl+K still works there, and the caret comes back to the sentence", async () => {
    const script = scriptOf(page);
    await page.keyboard.press("Control+k");
    await expect(palette(page)).toBeVisible();
    await compose(page, "gvn", "茶", async () => {
      await expect(palette(page)).toBeVisible();
    });
    await page.keyboard.press("Escape");
    await expect(palette(page)).toHaveCount(0);
    await expect(script.editor).toBeFocused();
    await page.keyboard.type("，继续写");
    await expect(script.voice(0)).toContainText("过场，继续写");
  });
  await expectSynced(owner);
  expectNoComplaints(owner);
});

test("[U4] removing, handing on and moving can be taken back for at least ten seconds", async ({ browser }) => {
  const owner = await newPerson(browser, "沈岚");
  const base = await openSample(owner, server);
  const { page } = owner;
  const TITLE = "三款礼盒怎么选，一条讲完";
  const undo = messages(page).getByRole("button", { name: "撤销" });
  await page.clock.install();
  const now = () => page.evaluate(() => Date.now());
  /** Does it, sees the undo still stand when ten seconds are as good as over, and gone a little later. */
  const expectTenSeconds = async (deed: () => Promise<void>) => {
    // A pointer resting on a message would hold it.
    await page.mouse.move(700, 5);
    const before = await now();
    await deed();
    await expect(undo).toBeVisible();
    await page.clock.pauseAt(before + 9_999);
    await expect(undo).toBeVisible();
    await page.clock.runFor(10_000);
    await expect(undo).toHaveCount(0);
    await page.clock.resume();
  };
  /** Does it, takes it back, and does not look away from it. */
  const takeBack = async (deed: () => Promise<void>) => {
    await deed();
    await undo.click();
    await expect(undo).toHaveCount(0);
  };

  await test.step("a stage changed on the board by key", async () => {
    await page.goto(`${base}/videos`);
    await expectSynced(owner);
    const card = page.getByRole("link", { name: new RegExp(TITLE) });
    const stageOf = () =>
      page.getByRole("main").locator("[data-stage]").filter({ has: card }).getAttribute("data-stage");
    const before = await stageOf();
    const handOn = async () => {
      await card.focus();
      await page.keyboard.press("Control+Shift+ArrowRight");
      await expect.poll(stageOf).not.toBe(before);
      await expect(messages(page)).toContainText(`“${TITLE}”到了`);
    };
    await takeBack(handOn);
    await expect.poll(stageOf).toBe(before);
    await expectTenSeconds(handOn);
  });

  await test.step("a day changed in the calendar", async () => {
    await page.goto(`${base}/calendar?date=2026-12-01`);
    await expectSynced(owner);
    const tile = (date: string) => page.locator(`td[data-date="${date}"]`).getByRole("button", { name: TITLE });
    const move = async () => {
      await tile("2026-12-09").focus();
      await page.keyboard.press("Control+Shift+ArrowRight");
      await expect(tile("2026-12-10")).toBeFocused();
    };
    await takeBack(move);
    await expect(tile("2026-12-09")).toBeVisible();
    await expectTenSeconds(move);
  });

  await test.step("a video removed", async () => {
    const remove = async () => {
      await page.goto(`${base}/video/sample-choose/overview`);
      await expectSynced(owner);
      await page.getByRole("button", { name: "移除" }).click();
      await expect(messages(page)).toContainText(`已移除“${TITLE}”`);
      await expect(page.getByRole("heading", { name: "视频", exact: true })).toBeVisible();
      await expect(page.getByRole("link", { name: new RegExp(TITLE) })).toHaveCount(0);
    };
    await takeBack(remove);
    await expect(page.getByRole("link", { name: new RegExp(TITLE) })).toBeVisible();
    await page.goto(`${base}/video/sample-choose/overview`);
    await expectSynced(owner);
    await expectTenSeconds(() => page.getByRole("button", { name: "移除" }).click());
  });
  await expectSynced(owner);
  expectNoComplaints(owner);
});

test("[U3] a closed dialog, panel or list gives the focus back to what opened it", async ({ browser }) => {
  const owner = await newPerson(browser, "沈岚");
  const base = await openSample(owner, server);
  const { page } = owner;
  /** Opens with Enter on the button, sees a dialog, closes it with Esc. */
  const expectFocusBack = async (opener: string) => {
    const button = page.getByRole("button", { name: opener });
    await expect(button).toBeEnabled();
    await button.focus();
    await page.keyboard.press("Enter");
    await expect(page.getByRole("dialog")).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(page.getByRole("dialog")).toHaveCount(0);
    await expect(button).toBeFocused();
  };

  await page.goto(`${base}/settings/members`);
  await expectFocusBack("邀请成员");
  await page.goto(`${base}/settings/channels`);
  await expectFocusBack("添加账号");
  await expectFocusBack("编辑“阿岚泡茶”");
  await page.goto(`${base}/campaigns`);
  await expectFocusBack("从节点新建");
  await page.goto(`${base}/video/sample-dongzhi/production`);
  await expectFocusBack("送审…");

  await page.goto(`${base}/calendar?date=2026-12-01`);
  await expectSynced(owner);
  const tile = page.locator('td[data-date="2026-12-09"]').getByRole("button", { name: "三款礼盒怎么选，一条讲完" });
  await tile.focus();
  await page.keyboard.press("Enter");
  const panel = page.getByRole("complementary", { name: "三款礼盒怎么选，一条讲完" });
  await expect(panel).toBeVisible();
  const stage = panel.getByRole("combobox", { name: "阶段" });
  await stage.focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("listbox")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("listbox")).toHaveCount(0);
  await expect(stage).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(panel).toHaveCount(0);
  await expect(tile).toBeFocused();
  await page.keyboard.press("d");
  await expect(page.getByRole("dialog", { name: "跳到日期" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(tile).toBeFocused();
  expectNoComplaints(owner);
});
