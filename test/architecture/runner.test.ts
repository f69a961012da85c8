import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { fromPlaywright, fromVitest } from "../run/steps.mjs";

const folder = mkdtempSync(join(tmpdir(), "runner-"));

function report(content: unknown): string {
  const file = join(folder, `${Math.random()}.json`);
  writeFileSync(file, JSON.stringify(content));
  return file;
}

const vitest = { numPassedTests: 5, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0 };
const playwright = { stats: { expected: 3, unexpected: 0, flaky: 0, skipped: 0 }, errors: [] };

it("[runner] counts what passed", () => {
  expect(fromVitest(report(vitest), 0)).toEqual({ passed: 5, failed: 0 });
  expect(fromPlaywright(report(playwright), 0)).toEqual({ passed: 3, failed: 0 });
});

it("[runner] a skipped test fails the run", () => {
  expect(fromVitest(report({ ...vitest, numPendingTests: 1 }), 0).failed).toBe(1);
  expect(fromVitest(report({ ...vitest, numTodoTests: 2 }), 0).failed).toBe(2);
  expect(fromPlaywright(report({ ...playwright, stats: { ...playwright.stats, skipped: 1 } }), 0).failed).toBe(1);
});

it("[runner] a run that died or left no report fails", () => {
  expect(fromVitest(report(vitest), 1).failed).toBe(1);
  expect(fromVitest(join(folder, "none.json"), 0).failed).toBe(1);
  expect(fromPlaywright(report({ ...playwright, stats: { ...playwright.stats, flaky: 1 } }), 0).failed).toBe(1);
});
