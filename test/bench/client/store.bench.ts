import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { extname } from "node:path";
import { test } from "@playwright/test";
import { note, QUICK, rounds, taskTime } from "./measure.ts";

const STORES = ["tongpin", "y-indexeddb", "y-dexie"] as const;
/** y-dexie takes a minute to be filled: the quick form loads without it. */
const LOADED = QUICK ? STORES.slice(0, 2) : STORES;
const SIZES = QUICK ? [10_000] : [10_000, 100_000];
const TYPE: Record<string, string> = { ".js": "text/javascript", ".html": "text/html; charset=utf-8" };
const built = new URL("../../results/store-page/", import.meta.url).pathname;

let server: Server;
let address = "";

test.beforeAll(async () => {
  const config = new URL("./store-page/vite.config.mjs", import.meta.url).pathname;
  const vite = new URL("../../../client/node_modules/vite/bin/vite.js", import.meta.url).pathname;
  execFileSync(process.execPath, [vite, "build", "--config", config], { stdio: "inherit" });
  server = createServer((request, response) => {
    const path = new URL(request.url ?? "/", "http://page").pathname;
    try {
      const body = readFileSync(`${built}${path === "/" ? "index.html" : path.slice(1)}`);
      response.writeHead(200, { "content-type": TYPE[extname(path)] ?? TYPE[".html"] }).end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
});
test.afterAll(() => server.close());

test("load and bytes stored, each store in turn", async ({ page }) => {
  for (const size of SIZES) {
    const typed = new Map<string, number>();
    for (const store of LOADED) {
      await page.goto(address);
      const name = `${store}-${size}`;
      const length = await page.evaluate(([s, n, k]) => window.bench.fill(s, n, k), [store, name, size] as const);
      typed.set(store, length);
      note(`bytes-${size}`, store, await page.evaluate((n) => window.bench.bytesIn(n), name));
    }
    // One more than is counted: the first load of each also reads its files for the first time.
    for (let round = 0; round <= rounds(9); round += 1) {
      for (const store of LOADED) {
        await page.goto(address);
        const { ms, length } = await page.evaluate(([s, n]) => window.bench.load(s, n), [
          store,
          `${store}-${size}`,
        ] as const);
        if (length !== typed.get(store))
          throw new Error(`${store} brought ${length} of ${typed.get(store)} characters`);
        if (round > 0) note(`load-${size}`, store, ms);
      }
    }
  }
});

/** How somebody types, and a key held down or a drag: keystrokes, ms from one to the next. */
const RHYTHMS = [
  { row: "keystroke-stored", keys: QUICK ? 200 : 400, every: 8 },
  { row: "keystroke-at-pace", keys: QUICK ? 100 : 200, every: 100 },
] as const;

for (const { row, keys, every } of RHYTHMS) {
  test(`main-thread cost of storing a keystroke, one each ${every} ms`, async ({ page }) => {
    for (let round = 0; round < rounds(5); round += 1) {
      const cost = new Map<string, number>();
      for (const store of ["nothing", ...STORES] as const) {
        await page.goto(address);
        const session = await page.context().newCDPSession(page);
        await page.evaluate(() => window.gc?.());
        const before = await taskTime(session);
        await page.evaluate(([s, n, k, e]) => window.bench.type(s, n, k, e), [
          store,
          `${store}-${row}-${round}`,
          keys,
          every,
        ] as const);
        cost.set(store, (await taskTime(session)) - before);
        await session.detach();
      }
      const idle = cost.get("nothing") ?? 0;
      for (const store of STORES) note(row, store, ((cost.get(store) ?? 0) - idle) / keys);
    }
  });
}

test("a month of 10,000 videos from the rows, and by decoding the document", async ({ page }) => {
  await page.goto(address);
  await page.evaluate(() => window.bench.storePlan("plan", 10_000));
  for (let round = 0; round <= rounds(7); round += 1) {
    for (const way of ["rows", "decoded"] as const) {
      await page.goto(address);
      const { ms, month } = await page.evaluate((chosen) => window.bench.planReady("plan", chosen), way);
      if (month < 300) throw new Error(`${way} found ${month} videos in the month`);
      if (round > 0) note("plan-ready", way, ms);
    }
  }
});
