// `npm run cluster`: a PostgreSQL, a Redis, several nodes and a balancer on this machine; prints one address. For trying
// what an installation of several servers does; everything it made is gone when it ends.
//   -- --nodes 3                 how many (2)
//   -- --proxy round-robin       every connection to the next node, instead of a room's members to the same (hash)
// DATABASE_URL and REDIS_URL, both set, are used as they are. TONGPIN_DATA keeps media and key, PORT is the balancer's.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { build, install } from "./install.mjs";

const { values } = parseArgs({ options: { nodes: { type: "string" }, proxy: { type: "string" } }, strict: false });
const count = Number(values.nodes ?? 2);
const route = values.proxy ?? "hash";
if (!Number.isInteger(count) || count < 1 || count > 16) fail("--nodes is a number from 1 to 16");
if (route !== "hash" && route !== "round-robin") fail("--proxy is hash or round-robin");

install();
if (!build()) process.exit(1);
// Only now: what they need may just have been installed.
const [{ startPostgres }, { startRedis }, { startNodes }] = await Promise.all([
  import("./postgres.mjs"),
  import("./redis.mjs"),
  import("./nodes.mjs"),
]);

/** What is to be ended, the last begun first. */
const running = [];
let ending = null;
function end(code) {
  ending ??= (async () => {
    for (const stop of running.reverse()) await stop();
    process.exit(code);
  })();
  return ending;
}
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => void end(0));
// Ended from outside, npm leaves behind what it started.
if (process.env.npm_lifecycle_event) {
  const parent = process.ppid;
  setInterval(() => process.ppid === parent || void end(0), 500).unref();
}

try {
  const data = process.env.TONGPIN_DATA ?? mkdtempSync(join(tmpdir(), "tongpin-cluster-"));
  if (!process.env.TONGPIN_DATA) running.push(async () => rmSync(data, { recursive: true, force: true }));
  const own = !process.env.DATABASE_URL && !process.env.REDIS_URL;
  const start = async (make) => {
    const made = await make();
    running.push(made.stop);
    return made;
  };
  const databaseUrl = own ? (await start(startPostgres)).url : process.env.DATABASE_URL;
  const redisUrl = own ? (await start(startRedis)).url : process.env.REDIS_URL;
  const port = Number(process.env.PORT ?? 4321);
  const cluster = await start(() => startNodes({ databaseUrl, redisUrl, data, count, route, port }));
  console.log(`Tongpin is at ${cluster.origin} (${count} nodes, ${route})`);
  if (cluster.ownerLink)
    console.log(`First start. This link makes you the owner; it works once:\n  ${cluster.ownerLink}`);
  console.log("Ctrl-C ends all of it and leaves nothing behind.");
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  await end(1);
}

function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}
