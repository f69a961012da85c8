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

const tests = (...statuses: string[]) => statuses.map((status) => ({ status, fullName: `[S1] ${status}` }));
const vitest = {
  numPassedTests: 5,
  numFailedTests: 0,
  numPendingTests: 0,
  numTodoTests: 0,
  testResults: [{ assertionResults: tests("passed") }],
};
const playwright = { stats: { expected: 3, unexpected: 0, flaky: 0, skipped: 0 }, errors: [], suites: [] };
const specs = (status: string) => [{ specs: [], suites: [{ specs: [{ title: "[C1] a day", tests: [{ status }] }] }] }];

it("[runner] counts what passed", () => {
  expect(fromVitest(report(vitest), 0)).toEqual({ passed: 5, failed: 0, names: [] });
  expect(fromPlaywright(report(playwright), 0)).toEqual({ passed: 3, failed: 0, names: [] });
});

it("[runner] a skipped test fails the run, and is named", () => {
  const skipped = { ...vitest, numPendingTests: 1, testResults: [{ assertionResults: tests("passed", "skipped") }] };
  expect(fromVitest(report(skipped), 0)).toMatchObject({ failed: 1, names: ["skipped: [S1] skipped"] });
  expect(fromVitest(report({ ...vitest, numTodoTests: 2 }), 0).failed).toBe(2);
  expect(fromPlaywright(report({ ...playwright, stats: { ...playwright.stats, skipped: 1 } }), 0).failed).toBe(1);
});

it("[runner] what failed is named", () => {
  const failed = { ...vitest, numFailedTests: 1, testResults: [{ assertionResults: tests("failed", "passed") }] };
  expect(fromVitest(report(failed), 1)).toMatchObject({ failed: 1, names: ["failed: [S1] failed"] });
  const stats = { ...playwright.stats, unexpected: 1 };
  expect(fromPlaywright(report({ ...playwright, stats, suites: specs("unexpected") }), 1)).toMatchObject({
    failed: 1,
    names: ["failed: [C1] a day"],
  });
  expect(fromPlaywright(report({ ...playwright, suites: specs("expected") }), 0).names).toEqual([]);
});

it("[runner] a run that died or left no report fails", () => {
  expect(fromVitest(report(vitest), 1).failed).toBe(1);
  expect(fromVitest(join(folder, "none.json"), 0).failed).toBe(1);
  expect(fromPlaywright(report({ ...playwright, stats: { ...playwright.stats, flaky: 1 } }), 0).failed).toBe(1);
});
