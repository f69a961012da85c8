import { existsSync } from "node:fs";
import { defineConfig } from "@playwright/test";

const system = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find((path) =>
  existsSync(path),
);
const executablePath = process.env["CHROMIUM"] || system;

/** One browser, one page at a time: nothing else of ours may take the processor while something is measured. */
export default defineConfig({
  testDir: ".",
  testMatch: "*.bench.ts",
  outputDir: "../../results/bench-client",
  workers: 1,
  timeout: 1_200_000,
  expect: { timeout: 120_000 },
  reporter: "list",
  use: {
    locale: "zh-CN",
    timezoneId: "Asia/Shanghai",
    viewport: { width: 1440, height: 900 },
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      args: [
        "--no-sandbox",
        "--disable-quic",
        "--disable-background-networking",
        "--disable-component-update",
        "--enable-precise-memory-info",
        "--js-flags=--expose-gc",
      ],
    },
  },
});
