// The parts of `npm test` and `npm run check`: each step answers how many checks passed and failed.
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { root, run } from "../../server/bootstrap/install.mjs";

const results = `${root}test/results`;

/** A tool that says yes or no counts as one check. */
export function tool(name, command, args) {
  return { name, run: () => one(run(command, args).status === 0) };
}

function one(passed) {
  return { passed: passed ? 1 : 0, failed: passed ? 0 : 1 };
}

export const types = tool("types", "tsc", ["-b", "test/tsconfig.all.json"]);
export const format = tool("format", "biome", ["check", "."]);
export const lint = tool("lint", "oxlint", ["--type-aware", "--deny-warnings"]);
export const deadCode = tool("dead code", "knip", ["--config", "test/knip.json"]);

/** Vitest, counted from its own report. */
export function vitest(name, projects, extraEnv = {}, filters = []) {
  return {
    name,
    run() {
      const file = `${results}/${name.replaceAll(/[^a-z0-9]+/gi, "-")}.json`;
      mkdirSync(results, { recursive: true });
      rmSync(file, { force: true });
      const args = [
        "run",
        "-c",
        "test/vitest.config.ts",
        "--reporter=dot",
        "--reporter=json",
        `--outputFile.json=${file}`,
      ];
      const chosen = [...projects.flatMap((project) => ["--project", project]), ...filters];
      const { status } = run("vitest", [...args, ...chosen], { extraEnv });
      return fromVitest(file, status);
    },
  };
}

export function fromVitest(file, status) {
  const report = readReport(file);
  if (!report) return { passed: 0, failed: 1, names: ["the run left no report"] };
  const tests = report.testResults.flatMap((each) => each.assertionResults);
  const names = tests.filter(({ status: each }) => each !== "passed").map((each) => `${each.status}: ${each.fullName}`);
  const failed = report.numFailedTests + report.numPendingTests + report.numTodoTests;
  return ended({ passed: report.numPassedTests, failed, names }, status);
}

/** A skipped or focused-out test is a failure, and so is a run that ended badly although no test says so. */
function ended(count, status) {
  if (status === 0 || count.failed > 0) return count;
  return { ...count, failed: 1, names: ["the run ended badly outside of its tests"] };
}

export function playwright(name, args = [], extraEnv = {}) {
  return {
    name,
    run(context) {
      const file = `${results}/e2e.json`;
      mkdirSync(results, { recursive: true });
      rmSync(file, { force: true });
      const { status } = run(
        "node",
        ["node_modules/@playwright/test/cli.js", "test", "-c", "playwright.config.ts", ...args],
        {
          cwd: `${root}test`,
          extraEnv: { ...extraEnv, CHROMIUM: context.chromium, PLAYWRIGHT_JSON_OUTPUT_NAME: file },
        },
      );
      return fromPlaywright(file, status);
    },
  };
}

export function fromPlaywright(file, status) {
  const report = readReport(file);
  if (!report) return { passed: 0, failed: 1, names: ["the run left no report"] };
  const { expected, unexpected, flaky, skipped } = report.stats;
  const bad = specsOf(report.suites).filter(({ tests }) => tests.some((each) => each.status !== "expected"));
  const names = [...bad.map((each) => `failed: ${each.title}`), ...report.errors.map(({ message }) => message)];
  const failed = unexpected + flaky + skipped + report.errors.length;
  return ended({ passed: expected, failed, names }, status);
}

function specsOf(suites) {
  return suites.flatMap((suite) => [...suite.specs, ...specsOf(suite.suites ?? [])]);
}

function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return null;
  }
}

/** Runs the steps in order, prints a line for each, what was not well by name, and the sum; ends with the result. */
export function runSteps(steps, context = {}) {
  let passed = 0;
  let failed = 0;
  const bad = [];
  for (const step of steps) {
    const started = Date.now();
    const result = step.run(context);
    passed += result.passed;
    failed += result.failed;
    const seconds = ((Date.now() - started) / 1000).toFixed(1);
    console.log(`— ${step.name}: ${result.passed} passed, ${result.failed} failed (${seconds} s)`);
    bad.push(...(result.names ?? []).map((name) => `${step.name}: ${name}`));
    if (result.failed > 0 && !result.names) bad.push(step.name);
    if (result.failed > 0 && step.stops) break;
  }
  for (const name of bad) console.log(`✗ ${name}`);
  console.log(`${passed} passed, ${failed} failed`);
  process.exit(failed > 0 || passed === 0 ? 1 : 0);
}
