import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, type Page, test } from "@playwright/test";
import { type OwnChromium, startChromium } from "../support/own-chromium.ts";
import { figure, runs } from "../support/runs.ts";
import { scriptOf } from "../support/script.ts";
import { startServer, type TestServer } from "../support/server.ts";
import { createRandom, seedsFor } from "../support/sim-random.ts";

const KILLS = runs({ short: 3, full: 50 });

let server: TestServer;
let profile = "";
let chromium: OwnChromium | null = null;
test.beforeEach(async () => {
  server = await startServer();
  profile = mkdtempSync(join(tmpdir(), "tongpin-profile-"));
});
test.afterEach(async () => {
  await chromium?.kill().catch(() => undefined);
  await server.remove();
  rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
});

const syncWords = (page: Page) => page.getByRole("button", { name: /^同步状态/ });

/** The n-th character somebody types: each only once, so that one can say which are missing. */
const characterOf = (key: number) => String.fromCodePoint(0x4e00 + key);

async function type(page: Page, from: number, keys: number): Promise<void> {
  for (let key = from; key < from + keys; key += 1) await page.keyboard.insertText(characterOf(key));
}

function missing(found: string, keys: number): readonly number[] {
  return Array.from({ length: keys }, (_, key) => key).filter((key) => !found.includes(characterOf(key)));
}

/** Waits until the words say that this device has all of it. What is worse they say within a frame. */
async function untilCalledStored(page: Page): Promise<void> {
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))));
  await expect(syncWords(page)).toHaveText("本机已存");
}

async function enterLocal(page: Page): Promise<string> {
  await page.goto(server.origin);
  await page.getByRole("button", { name: /在本机开始/ }).click();
  await page.waitForURL(/\/b\/[^/]+\/?$/);
  const base = page.url().replace(/\/$/, "");
  await page.goto(`${base}/videos`);
  await page.getByRole("button", { name: "新视频" }).first().click();
  await page.waitForURL(/\/video\/[^/]+\/overview/);
  await page.evaluate(async () => void (await navigator.serviceWorker.ready));
  return page.url().replace("overview", "script");
}

for (const seed of seedsFor({ kept: [], fresh: 1 })) {
  test(`[browser-kill] seed ${seed}: Chromium is killed ${KILLS} times while somebody types offline: nothing called stored is lost`, async () => {
    test.setTimeout(KILLS * 20_000 + 60_000);
    const random = createRandom(seed);
    let script = "";
    let typed = 0;
    let stored = 0;
    /** Characters that were typed right before a kill and never called stored. */
    const lost = new Set<number>();
    for (let kill = 0; kill <= KILLS; kill += 1) {
      chromium = await startChromium(profile);
      const page = await chromium.context.newPage();
      if (script === "") {
        script = await enterLocal(page);
        // From here on there is nobody to ask: the app comes from this device alone.
        await server.stop();
      }
      await page.goto(script);
      const mine = scriptOf(page);
      await expect(mine.rows.first()).toBeVisible();
      const found = (await mine.voices())[0] ?? "";
      const gone = missing(found, typed).filter((key) => !lost.has(key));
      expect(gone.filter((key) => key < stored)).toEqual([]);
      for (const key of gone) lost.add(key);
      if (kill === KILLS) break;
      await mine.voice(0).click();
      await page.keyboard.press("End");
      const calm = 1 + random.below(20);
      await type(page, typed, calm);
      await untilCalledStored(page);
      stored = typed + calm;
      const rest = random.below(20);
      await type(page, typed + calm, rest);
      typed += calm + rest;
      await chromium.kill();
    }
    expect(typed).toBeGreaterThan(KILLS);
    figure("browser-kill", {
      seed,
      kills: KILLS,
      characters: typed,
      "called stored and lost": 0,
      "last keys lost": lost.size,
    });
  });
}
