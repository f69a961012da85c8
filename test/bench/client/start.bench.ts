import { expect, type Page, test } from "@playwright/test";
import { note, QUICK, rounds, slowDown, timeToPaint, watchFor } from "./measure.ts";
import { TODAY } from "./plan-doc.ts";
import { makeWorld, untilStored, type World } from "./world.ts";

const SCREENS = {
  calendar: { path: `/calendar?date=${TODAY}`, shows: "main button[data-video]" },
  list: { path: "/videos?view=list", shows: "main tr[data-video]" },
  board: { path: "/videos", shows: "main [data-stage] [data-video]" },
  today: { path: "/", shows: "main a[href*='/video/']" },
} as const;

/** Nothing of the code is on this device any more; its data is. */
async function forgetCode(page: Page): Promise<void> {
  await page.evaluate(async () => {
    for (const registration of await navigator.serviceWorker.getRegistrations()) await registration.unregister();
    for (const name of await caches.keys()) await caches.delete(name);
  });
  const session = await page.context().newCDPSession(page);
  await session.send("Network.clearBrowserCache");
  await session.detach();
}

for (const videos of QUICK ? [10_000] : [1_000, 10_000]) {
  test.describe(`${videos} videos`, () => {
    let world: World;
    test.beforeAll(async () => {
      world = await makeWorld({ videos, han: 1_000 });
    });
    test.afterAll(() => world.server.remove());

    test("first paint, warm and cold, at a quarter of the speed", async ({ browser }) => {
      const { context, page, base } = await world.enter(browser);
      await page.goto(`${base}${SCREENS.calendar.path}`);
      await untilStored(page, videos);
      await page.close();

      async function measure(row: string, screen: keyof typeof SCREENS, before?: (page: Page) => Promise<void>) {
        const opened = await context.newPage();
        if (before) {
          await opened.goto(`${world.server.origin}/mark.svg`);
          await before(opened);
        }
        await slowDown(opened, 4);
        await watchFor(opened, SCREENS[screen].shows);
        note(row, screen, await timeToPaint(opened, `${base}${SCREENS[screen].path}`));
        await opened.close();
      }
      // The first start after all was fetched is not counted: it compiles what later ones find compiled.
      for (let round = 0; round <= rounds(5); round += 1) {
        for (const screen of Object.keys(SCREENS) as (keyof typeof SCREENS)[]) {
          if (round > 0) await measure(`warm-${videos}`, screen);
          else await measure("compiled", screen);
        }
      }
      for (let round = 0; round < rounds(5); round += 1) await measure(`cold-${videos}`, "calendar", forgetCode);
      await context.close();
    });

    test("nobody was here before: the entrance", async ({ browser }) => {
      for (let round = 0; round < rounds(5); round += 1) {
        const context = await browser.newContext();
        const page = await context.newPage();
        await slowDown(page, 4);
        await watchFor(page, "main h1, main input, h1");
        note("entrance", "first visit", await timeToPaint(page, `${world.server.origin}/`));
        await context.close();
      }
    });

    test("no Y.Doc is decoded for the first paint", async ({ browser }) => {
      const { context, page, base } = await world.enter(browser);
      await page.goto(`${base}${SCREENS.list.path}`);
      await untilStored(page, videos);
      // Without the engine's code there is nothing that could decode one.
      await context.route(/\/assets\/sync-[^/]*\.js$/, (route) => route.abort());
      await page.evaluate(async () => {
        for (const registration of await navigator.serviceWorker.getRegistrations()) await registration.unregister();
      });
      const opened = await context.newPage();
      await opened.goto(`${base}${SCREENS.list.path}`);
      await expect(opened.locator(SCREENS.list.shows).first()).toBeVisible();
      await context.close();
    });
  });
}
