// `npm run bench -- sync [--rounds 5] [--names tongpin,floor-ws] [--case 'fan100:fanout clients=100'] [--harness DIR]`
// `npm run bench -- client [--quick] [--only store|start|work]`: the client in Chromium (bench/client/README.md).
// Runs our server in the load harness for sync servers, interleaved with its peers, and prints the table.
import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { install, pnpm, root, run } from "../../server/bootstrap/install.mjs";
import { benchClient } from "../bench/client/run.mjs";
import { benchCluster } from "../bench/cluster/run.mjs";

const DEFAULT_CASES = ["fan100:fanout clients=100 writers=5", "durability:durability", "reconnect:reconnect"];
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: "string", default: "3" },
    names: { type: "string", default: "tongpin,floor-ws" },
    case: { type: "string", multiple: true, default: DEFAULT_CASES },
    quick: { type: "boolean", default: false },
    only: { type: "string" },
    baseline: { type: "boolean", default: false },
    harness: { type: "string", default: "../shared/bench/sync-load" },
  },
});

if (positionals[0] === "client") process.exit(benchClient(values));
if (positionals[0] === "cluster") process.exit(await benchCluster(values));
if (positionals[0] !== "sync") {
  console.error("usage: npm run bench -- sync [--rounds N] [--names a,b] [--case name:scenario …] [--harness DIR]");
  console.error("       npm run bench -- client [--quick] [--only store|start|work] [--baseline]");
  console.error("       npm run bench -- cluster [--quick]");
  process.exit(2);
}
const harness = resolve(root, values.harness);
if (!existsSync(`${harness}/compare.mjs`)) {
  console.error(`No load harness in ${values.harness}. Name its folder with --harness.`);
  process.exit(2);
}
install();
if (pnpm(["run", "build"], { quiet: true }).status !== 0) process.exit(1);
mkdirSync(`${root}test/results`, { recursive: true });
const out = `${root}test/results/sync-load.jsonl`;
rmSync(out, { force: true });
const cases = values.case.flatMap((text) => ["--case", text]);
// The harness's own peers and floors beside our server, in one file, so that rounds can be interleaved.
const peers = `${root}test/results/peers.mjs`;
const both = [`${harness}/peers.mjs`, `${root}test/bench/sync-load/peers.mjs`].map((file) => pathToFileURL(file).href);
writeFileSync(
  peers,
  `import theirs from ${JSON.stringify(both[0])};\nimport ours from ${JSON.stringify(both[1])};\nexport default { ...theirs, ...ours };\n`,
);
const compared = run(
  "node",
  ["compare.mjs", "--peers", peers, "--names", values.names, "--rounds", values.rounds, "--out", out, ...cases],
  { cwd: harness },
);
process.exit(compared.status || run("node", ["report.mjs", out], { cwd: harness }).status);
