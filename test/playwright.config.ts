import { existsSync } from "node:fs";
import { defineConfig } from "@playwright/test";

const system = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find((path) =>
  existsSync(path),
);
const executablePath = process.env["CHROMIUM"] || system;

/** Each spec starts its own server on its own port and data folder (support/server.ts), so nothing is shared. */
export default defineConfig({
  testDir: ".",
  testMatch: ["e2e/**/*.spec.ts", "reliability/**/*.spec.ts"],
  outputDir: "results/playwright",
  workers: 2,
  forbidOnly: true,
  timeout: 300_000,
  expect: { timeout: 20_000 },
  reporter: [["list"], ["json"]],
  use: {
    locale: "zh-CN",
    timezoneId: "Asia/Shanghai",
    // What cannot be pressed within a minute never will be.
    actionTimeout: 60_000,
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      args: ["--no-sandbox", "--disable-quic", "--disable-background-networking", "--disable-component-update"],
    },
  },
});
