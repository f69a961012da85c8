// Runs our built server in the load harness for sync servers, interleaved with its peers; prints the harness's own
// tables and then T1–T13 with their bounds and verdicts, and writes both as JSON.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { relative, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { install, pnpm, root, run } from "../../../server/bootstrap/install.mjs";
import { CASES, summarizeAttacks, TARGETS } from "./targets.mjs";

const OURS = "tongpin";
const here = fileURLToPath(new URL(".", import.meta.url));
const results = `${root}test/results`;
const BASELINE = `${here}baselines.json`;

/** Answers the exit code: 1 if something could not be run, 0 otherwise, whatever the verdicts. */
export function benchSync({ harness: given, only, rounds, names, case: extra, baseline }) {
  const harness = resolve(root, given);
  const lacking = whatIsLacking(harness, given);
  if (lacking) {
    console.error(lacking);
    return 2;
  }
  install();
  if (pnpm(["run", "build"], { quiet: true }).status !== 0) return 1;
  mkdirSync(results, { recursive: true });
  const out = `${results}/sync-load.jsonl`;
  rmSync(out, { force: true });
  const peers = writePeers(harness);
  const wanted = only?.split(",") ?? TARGETS.map((target) => target.id);
  const targets = extra.length > 0 && !only ? [] : TARGETS.filter((target) => wanted.includes(target.id));
  const labels = new Set(targets.flatMap((target) => target.cases));
  const runs = [
    ...CASES.filter((each) => labels.has(each.label)).map(({ label, scenario, beside }) => ({
      text: `${label}:${scenarioFor(harness, scenario)}`,
      names: [OURS, ...beside.filter((peer) => isThere(harness, peer) && (!names || names.split(",").includes(peer)))],
    })),
    ...extra.map((text) => ({ text, names: names?.split(",") ?? [OURS, "floor-ws"] })),
  ];
  let status = 0;
  for (const { text, names: who } of runs) {
    const args = ["--peers", peers, "--names", who.join(","), "--rounds", rounds, "--out", out, "--case", text];
    status ||= run("node", ["compare.mjs", ...args], { cwd: harness }).status;
  }
  if (targets.length > 0) report(targets, readRuns(out), baseline);
  return status;
}

function whatIsLacking(harness, given) {
  const hint = "Name the harness's folder with --harness; test/bench/sync-load/README.md says what it is.";
  if (!existsSync(`${harness}/compare.mjs`)) return `There is no load harness in ${given}. ${hint}`;
  if (!existsSync(`${harness}/node_modules`)) {
    return `The load harness in ${given} is not installed. Copy it to where you may write, run "npm install" in the copy (and in its peers/*), and name the copy with --harness.`;
  }
  return null;
}

/** The harness's own peers and floors beside our server, in one file, so that rounds can be interleaved. */
function writePeers(harness) {
  const file = `${results}/peers.mjs`;
  const [theirs, ours] = [`${harness}/peers.mjs`, `${here}peers.mjs`].map((each) =>
    JSON.stringify(pathToFileURL(each).href),
  );
  writeFileSync(
    file,
    `import theirs from ${theirs};\nimport ours from ${ours};\nexport default { ...theirs, ...ours };\n`,
  );
  return file;
}

/** Floors come with the harness; other servers are there once they were installed in its peers folder. */
function isThere(harness, peer) {
  return peer.startsWith("floor-") || existsSync(`${harness}/peers/${peer.split("+")[0]}/node_modules`);
}

/** A scenario of ours is named by its path from the harness's. */
function scenarioFor(harness, scenario) {
  const [name, ...rest] = scenario.split(" ");
  if (!existsSync(`${here}${name}.mjs`)) return scenario;
  return [relative(`${harness}/scenarios`, `${here}${name}`), ...rest].join(" ");
}

function readRuns(file) {
  if (!existsSync(file)) return [];
  return readFileSync(file, "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line))
    .map((each) =>
      each.result?.attacks ? { ...each, result: { ...each.result, ...summarizeAttacks(each.result.attacks) } } : each,
    );
}

function report(targets, runs, baseline) {
  const of = (label, key, peer = OURS) => {
    const values = runs
      .filter((each) => each.label === label && each.peer === peer && typeof each.result?.[key] === "number")
      .map((each) => each.result[key])
      .sort((a, b) => a - b);
    if (values.length === 0) return null;
    const middle = values.length >> 1;
    return values.length % 2 === 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
  };
  const before = existsSync(BASELINE) ? JSON.parse(readFileSync(BASELINE, "utf8")).figures : {};
  const rows = targets.flatMap(({ id, what, figures }) =>
    figures(of).map(({ name, value, most }) => ({
      id,
      what,
      figure: name,
      value: value === null ? null : Number(value.toPrecision(4)),
      most,
      verdict: value === null ? "not run" : value <= most ? "met" : "missed",
      baseline: before[`${id} ${name}`] ?? null,
    })),
  );
  console.log(`\n${table(rows)}\n`);
  writeFileSync(`${results}/sync-targets.json`, `${JSON.stringify({ node: process.version, rows }, null, 1)}\n`);
  if (!baseline) return;
  const figures = Object.fromEntries(
    rows.filter((row) => row.value !== null).map((row) => [`${row.id} ${row.figure}`, row.value]),
  );
  writeFileSync(
    BASELINE,
    `${JSON.stringify({ node: process.version, figures: { ...before, ...figures } }, null, 2)}\n`,
  );
}

function table(rows) {
  const head = ["", "what", "figure", "ours", "at most", "verdict", "baseline"];
  const lines = rows.map((row) => [row.id, row.what, row.figure, row.value, row.most, row.verdict, row.baseline]);
  const cells = [head, ...lines].map((line) => line.map((cell) => (cell === null ? "–" : String(cell))));
  const widths = head.map((_, column) => Math.max(...cells.map((line) => line[column].length)));
  return cells
    .map((line) =>
      line
        .map((cell, column) => cell.padEnd(widths[column]))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}
