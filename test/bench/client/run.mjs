// `npm run bench -- client [--quick] [--only start|store|work|plan] [--baseline]`
import { appendFileSync, copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { install, pnpm, root, run } from "../../../server/bootstrap/install.mjs";
import { findChromium } from "../../run/browser.mjs";
import { firstLoadFiles } from "../../run/first-load.mjs";
import { medians, report } from "./report.mjs";

const results = `${root}test/results`;

/** @param options quick: fewer rounds, smaller worlds; only: one of the bench files; baseline: keep these medians */
export function benchClient({ quick, only, baseline }) {
  install();
  if (pnpm(["run", "build"], { quiet: true }).status !== 0) return 1;
  mkdirSync(results, { recursive: true });
  rmSync(`${results}/client.jsonl`, { force: true });
  const bytes = firstLoadFiles().reduce(
    (sum, file) => sum + gzipSync(readFileSync(`${root}client/dist/${file}`)).length,
    0,
  );
  const row = { row: "first-load", variant: "entry", value: bytes / 1024 };
  appendFileSync(`${results}/client.jsonl`, `${JSON.stringify(row)}\n`);
  const { status } = run(
    "node",
    [
      "node_modules/@playwright/test/cli.js",
      "test",
      "-c",
      "bench/client/playwright.config.ts",
      ...(only ? [only] : []),
    ],
    { cwd: `${root}test`, extraEnv: { CHROMIUM: findChromium(), ...(quick ? { BENCH_QUICK: "1" } : {}) } },
  );
  report();
  if (baseline) {
    const file = new URL("./baselines.json", import.meta.url).pathname;
    writeFileSync(file, `${JSON.stringify({ medians: medians() }, null, 1)}\n`);
    copyFileSync(file, `${results}/baselines.json`);
  }
  return status ?? 1;
}
