import { type Browser, chromium, expect, type Page, test } from "@playwright/test";
import { note, paintAfterClick, QUICK, quantile, rounds, slowDown, taskTime, UNBOUND } from "./measure.ts";
import { TODAY } from "./plan-doc.ts";
import { makeWorld, untilStored, type World } from "./world.ts";

let fast: Browser;
test.beforeAll(async ({ browser: _ }, { project }) => {
  const { executablePath, args } = project.use.launchOptions ?? {};
  fast = await chromium.launch({
    ...(executablePath === undefined ? {} : { executablePath }),
    args: [...(args ?? []), ...UNBOUND],
  });
});
test.afterAll(() => fast.close());

/** Notes the time from each input to the frame that shows it. */
async function watchKeys(page: Page): Promise<void> {
  await page.evaluate(() => {
    window.benchKeys = [];
    addEventListener(
      "beforeinput",
      () => {
        const from = performance.now();
        requestAnimationFrame(() => setTimeout(() => window.benchKeys.push(performance.now() - from)));
      },
      true,
    );
  });
}

async function typeKeys(page: Page, keys: number): Promise<readonly number[]> {
  const words = "围炉煮茶三五个人慢慢喝完一壶";
  for (let key = 0; key < keys; key += 1) {
    await page.keyboard.insertText(words.charAt(key % words.length));
    await page.waitForFunction((count) => window.benchKeys.length >= count, key + 1);
  }
  return page.evaluate(() => window.benchKeys);
}

for (const han of QUICK ? [50_000] : [1_000, 10_000, 50_000]) {
  test(`a script of ${han} characters: open, type, see a colleague's words`, async () => {
    const world = await makeWorld({ videos: 50, han });
    const { context, page, base } = await world.enter(fast);
    await page.goto(`${base}/video/${world.longId}/overview`);
    await untilStored(page, 50);
    for (const rate of [4, 1]) {
      const session = await slowDown(page, rate);
      for (let round = 0; round < rounds(3); round += 1) {
        await page.goto(`${base}/video/${world.longId}/overview`);
        await expect(page.getByText(/已同步 \d\d:\d\d/).first()).toBeVisible();
        await page.getByRole("tab", { name: "脚本" }).evaluate((tab) => tab.setAttribute("data-bench", ""));
        note(`editor-open-${rate}x`, String(han), await paintAfterClick(page, "[data-bench]", ".script-row"));
      }
      const cells = page.locator('.script-cell[data-column="voice"]');
      await cells.nth(Math.floor(han / 200)).click();
      await watchKeys(page);
      const keys = await typeKeys(page, QUICK ? 20 : 60);
      note(`key-paint-${rate}x`, String(han), quantile(keys, 0.95));
      await session.detach();
    }
    await seeRemote(world, page, han);
    await context.close();
    await world.server.remove();
  });
}

/** What one person types until the other's screen shows it; both pages tell time by the same clock. */
async function seeRemote(world: World, writer: Page, han: number): Promise<void> {
  const { context, page: reader, base } = await world.enter(fast);
  await reader.goto(`${base}/video/${world.longId}/script`);
  const row = Math.floor(han / 200);
  const cell = reader.locator('.script-cell[data-column="voice"]').nth(row);
  await expect(cell).toBeVisible();
  await expect(reader.getByText(/已同步 \d\d:\d\d/).first()).toBeVisible();
  await cell.evaluate((element) => {
    window.benchMoments = [];
    new MutationObserver(() => {
      const at = () => performance.timeOrigin + performance.now();
      requestAnimationFrame(() => setTimeout(() => window.benchMoments.push(at())));
    }).observe(element, { subtree: true, characterData: true, childList: true });
  });
  const times: number[] = [];
  for (let key = 0; key < (QUICK ? 10 : 30); key += 1) {
    const seen = await reader.evaluate(() => window.benchMoments.length);
    const from = await writer.evaluate(() => performance.timeOrigin + performance.now());
    await writer.keyboard.insertText("喝");
    await reader.waitForFunction((count) => window.benchMoments.length > count, seen);
    times.push(((await reader.evaluate((index) => window.benchMoments[index], seen)) ?? Number.NaN) - from);
  }
  note("remote-paint", String(han), quantile(times, 0.5));
  await context.close();
}

test("one field edit with 10,000 videos; search in pinyin; memory", async () => {
  const world = await makeWorld({ videos: 10_000, han: 1_000 });
  const { context, page, base } = await world.enter(fast);
  await page.goto(`${base}/calendar?date=${TODAY}`);
  await untilStored(page, 10_000);
  await expect(page.getByText(/已同步 \d\d:\d\d/).first()).toBeVisible();
  const session = await slowDown(page, 4);
  await page.evaluate(() => {
    window.benchKeys = [];
    addEventListener(
      "keydown",
      (event) => {
        if (!event.key.startsWith("Arrow")) return;
        const from = performance.now();
        requestAnimationFrame(() => setTimeout(() => window.benchKeys.push(performance.now() - from)));
      },
      true,
    );
  });
  await page.locator("td[data-date] button[data-video]").first().focus();
  for (let edit = 0; edit < (QUICK ? 6 : 20); edit += 1) {
    await page.evaluate(() => window.benchKeys.splice(0));
    await page.keyboard.press(edit % 2 === 0 ? "Control+Shift+ArrowRight" : "Control+Shift+ArrowLeft");
    await page.waitForFunction(() => window.benchKeys.length > 0);
    if (edit > 1) note("field-edit", "10000", await page.evaluate(() => window.benchKeys[0] ?? Number.NaN));
  }
  await session.send("Emulation.setCPUThrottlingRate", { rate: 1 });
  await page.keyboard.press("Control+k");
  const box = page.getByRole("combobox").first();
  await box.fill("w");
  await expect(page.getByRole("option").first()).toBeVisible();
  // The dictionary arrives with the first letter.
  await page.waitForLoadState("networkidle");
  for (const typed of ["weilu", "nhqd", "tanchang", "9999", "zzzz"]) {
    await box.fill("");
    await watchKeys(page);
    const before = await taskTime(session);
    await box.fill(typed);
    await page.waitForFunction(() => new Promise((done) => requestIdleCallback(() => done(true))));
    note("search", "10000", (await taskTime(session)) - before);
  }
  await page.keyboard.press("Escape");
  await session.send("HeapProfiler.enable");
  await session.send("HeapProfiler.collectGarbage");
  const { usedSize } = await session.send("Runtime.getHeapUsage");
  note("memory", "10000 videos", usedSize / 1e6);
  await context.close();
  await world.server.remove();
});

test("a month forward with 2,000 videos; 500 shots scrolled", async ({ browser }) => {
  const world = await makeWorld({ videos: 2_000, han: 50_000 });
  const { context, page, base } = await world.enter(fast);
  await page.goto(`${base}/calendar?date=${TODAY}`);
  await untilStored(page, 2_000);
  await expect(page.getByText(/已同步 \d\d:\d\d/).first()).toBeVisible();
  for (let round = 0; round < rounds(8); round += 1) {
    const heading = await page.locator("td[data-date]").first().getAttribute("data-date");
    const shown = `td[data-date]:first-child:not([data-date="${heading}"])`;
    note("month", "2000", await paintAfterClick(page, 'button[aria-label="下个月"]', shown));
  }
  await context.close();
  const real = await world.enter(browser);
  await real.page.goto(`${real.base}/video/${world.longId}/shots`);
  await expect(real.page.locator("[data-shot]").first()).toBeVisible();
  await real.page.waitForLoadState("networkidle");
  const frames = await real.page.locator(".shot-scroller").evaluate(
    (scroller) =>
      new Promise<readonly number[]>((resolve) => {
        const gaps: number[] = [];
        let last = performance.now();
        const beat = (at: number) => {
          gaps.push(at - last);
          last = at;
          scroller.scrollTop += 120;
          if (gaps.length < 200) requestAnimationFrame(beat);
          else resolve(gaps.slice(5));
        };
        requestAnimationFrame(beat);
      }),
  );
  note("scroll-p95", "500", quantile(frames, 0.95));
  note("scroll-late", "500", frames.filter((gap) => gap > 32).length);
  await real.context.close();
  await world.server.remove();
});
