// `npm run bench -- sync [--only T1,T4] [--rounds 5] [--names floor-ws,…] [--case 'mine:fanout clients=100'] [--harness DIR] [--baseline]`
// `npm run bench -- client [--quick] [--only store|start|work] [--baseline]`
// The server beside other sync servers (bench/sync-load/README.md), the client in Chromium (bench/client/README.md).
import { parseArgs } from "node:util";
import { benchClient } from "../bench/client/run.mjs";
import { benchCluster } from "../bench/cluster/run.mjs";
import { benchSync } from "../bench/sync-load/run.mjs";

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: "string", default: "5" },
    names: { type: "string" },
    case: { type: "string", multiple: true, default: [] },
    quick: { type: "boolean", default: false },
    only: { type: "string" },
    baseline: { type: "boolean", default: false },
    harness: { type: "string", default: "../shared/bench/sync-load" },
  },
});

if (positionals[0] === "client") process.exit(benchClient(values));
if (positionals[0] === "cluster") process.exit(await benchCluster(values));
if (positionals[0] === "sync") process.exit(benchSync(values));
console.error(
  "usage: npm run bench -- sync [--only T1,T4] [--rounds N] [--names a,b] [--case name:scenario …] [--harness DIR] [--baseline]",
);
console.error("       npm run bench -- client [--quick] [--only store|start|work] [--baseline]");
console.error("       npm run bench -- cluster [--quick]");
process.exit(2);
