import { type Browser, chromium, expect, type Page, test } from "@playwright/test";
import { PHONE } from "../../support/people.ts";
import { note, paintAfterClick, quantile, rounds, slowDown, timeToPaint, UNBOUND, watchFor } from "./measure.ts";
import { TODAY } from "./plan-doc.ts";
import { makeWorld, untilStored, type World } from "./world.ts";

const VIDEOS = 2_000;

let fast: Browser;
let world: World;
test.beforeAll(async ({ browser: _ }, { project }) => {
  const { executablePath, args } = project.use.launchOptions ?? {};
  fast = await chromium.launch({
    ...(executablePath === undefined ? {} : { executablePath }),
    args: [...(args ?? []), ...UNBOUND],
  });
  world = await makeWorld({ videos: VIDEOS, han: 1_000, campaigns: 40 });
});
test.afterAll(async () => {
  await fast.close();
  await world.server.remove();
});

async function inStep(page: Page): Promise<void> {
  await untilStored(page, VIDEOS);
  await expect(page.getByText(/已同步 \d\d:\d\d/).first()).toBeVisible();
}

test("the calendar and its year opened from another screen; a campaign moved by key", async () => {
  const { context, page, base } = await world.enter(fast);
  await page.goto(`${base}/calendar?date=${TODAY}`);
  await inStep(page);
  const view = (name: string) => `fieldset[aria-label="视图"] label:has-text("${name}")`;
  for (let round = 0; round < rounds(8); round += 1) {
    await page.getByRole("link", { name: "视频", exact: true }).first().click();
    await expect(page.locator("main [data-video]").first()).toBeVisible();
    note("calendar", "month", await paintAfterClick(page, "nav a[href$='/calendar']", "main button[data-video]"));
    for (const [name, variant] of [
      ["半年", "half"],
      ["年", "year"],
    ] as const) {
      await page.locator(view("月")).click();
      await expect(page.locator("td[data-date]").first()).toBeVisible();
      const label = page.getByRole("group", { name: "视图" }).getByText(name, { exact: true });
      await label.evaluate((element) => element.closest("label")?.setAttribute("data-bench", ""));
      note("strip", variant, await paintAfterClick(page, "[data-bench]", "main button[data-phase]"));
      await page.evaluate(() => document.querySelector("[data-bench]")?.removeAttribute("data-bench"));
    }
  }
  await page.getByRole("group", { name: "移动活动时，视频" }).getByText("一起移").click();
  const bar = page.locator("button[data-phase]").nth(20);
  await bar.focus();
  await page.evaluate(() => {
    window.benchKeys = [];
    addEventListener(
      "keydown",
      ({ key }) => {
        if (key !== "ArrowRight" && key !== "ArrowLeft") return;
        const from = performance.now();
        requestAnimationFrame(() => setTimeout(() => window.benchKeys.push(performance.now() - from)));
      },
      true,
    );
  });
  for (let move = 0; move < rounds(12) + 2; move += 1) {
    await page.keyboard.press(move % 2 === 0 ? "Control+Shift+ArrowRight" : "Control+Shift+ArrowLeft");
    await page.waitForFunction((count) => window.benchKeys.length > count, move);
    const took = await page.evaluate((at) => window.benchKeys[at] ?? Number.NaN, move);
    if (move > 1) note("strip-key", "25 videos along", took);
  }
  await context.close();
});

test("a campaign dragged over the year", async ({ browser }) => {
  const { context, page, base } = await world.enter(browser);
  await page.goto(`${base}/calendar?view=year&date=${TODAY}`);
  await inStep(page);
  const box = await page.locator("button[data-phase]").nth(20).boundingBox();
  if (!box) throw new Error("no campaign on the strip");
  for (let round = 0; round < rounds(3); round += 1) {
    await page.mouse.move(box.x + box.width / 2, box.y + 4);
    await page.mouse.down();
    await page.evaluate(() => {
      window.benchMoments = [];
      let last = performance.now();
      const beat = (at: number) => {
        window.benchMoments.push(at - last);
        last = at;
        requestAnimationFrame(beat);
      };
      requestAnimationFrame(beat);
    });
    for (let step = 1; step <= 90; step += 1) {
      await page.mouse.move(box.x + box.width / 2 + step * 3, box.y + 4);
    }
    const frames = (await page.evaluate(() => window.benchMoments)).slice(3);
    // Escape, so that every round drags the same bar from the same day.
    await page.keyboard.press("Escape");
    await page.mouse.up();
    note("strip-drag", "2000", quantile(frames, 0.95));
    note("strip-drag-late", "2000", frames.filter((gap) => gap > 32).length);
    await page.reload();
    await expect(page.locator("button[data-phase]").nth(20)).toBeVisible();
  }
  await context.close();
});

test("the agenda of a phone, at a quarter of the speed", async ({ browser }) => {
  const { context, page, base } = await world.enter(browser);
  await page.setViewportSize(PHONE.viewport);
  const address = `${base}/calendar?date=${TODAY}`;
  await page.goto(address);
  await inStep(page);
  await page.close();
  for (let round = 0; round <= rounds(5); round += 1) {
    const opened = await context.newPage();
    await opened.setViewportSize(PHONE.viewport);
    await slowDown(opened, 4);
    await watchFor(opened, "main [data-agenda] button[data-video]");
    const took = await timeToPaint(opened, address);
    // The first start compiles what later ones find compiled.
    if (round > 0) note("agenda", "month", took);
    await opened.close();
  }
  await context.close();
});
