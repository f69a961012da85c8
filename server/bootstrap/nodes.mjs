// Nodes of a cluster on this machine: the built server several times, on one database, one bus and one data folder.
import { spawn } from "node:child_process";
import { createServer } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { startBalancer } from "./balancer.mjs";

const main = fileURLToPath(new URL("../dist/main.js", import.meta.url));
const READY_MS = 30_000;
const KEPT_OUTPUT = 200_000;

export async function startNodes({ databaseUrl, redisUrl, data, count = 2, route = "hash", port = 0, env = {} }) {
  const ports = [];
  while (ports.length < count) ports.push(await freePort());
  const balancer = await startBalancer({ port, nodes: ports, route });
  const origin = `http://127.0.0.1:${balancer.port}`;
  const shared = {
    ...process.env,
    ...env,
    TONGPIN_HOST: "127.0.0.1",
    TONGPIN_DATA: data,
    TONGPIN_ORIGINS: origin,
    TONGPIN_TRUST_PROXY: "loopback",
    DATABASE_URL: databaseUrl,
    REDIS_URL: redisUrl,
  };
  const nodes = ports.map((nodePort) => createNode(nodePort, shared));
  const stop = async () => {
    await Promise.all(nodes.map((node) => node.stop()));
    await balancer.stop();
  };
  try {
    // One after the other: the first makes the tables and the ledger's key.
    for (const node of nodes) await node.start();
  } catch (error) {
    await stop();
    throw error;
  }
  const links = nodes.map((node) => /https?:\/\/\S+\/setup#\S+/.exec(node.output())?.[0]);
  return { origin, port: balancer.port, ownerLink: links.findLast(Boolean) ?? null, nodes, stop };
}

function createNode(port, env) {
  let child = null;
  let output = "";

  async function start() {
    const started = spawn(process.execPath, [main, "serve"], {
      env: { ...env, PORT: String(port) },
      stdio: ["ignore", "pipe", "pipe"],
    });
    child = started;
    let said = "";
    for (const stream of [started.stdout, started.stderr]) {
      stream.on("data", (chunk) => {
        output = `${output}${chunk}`.slice(-KEPT_OUTPUT);
        said = `${said}${chunk}`.slice(-KEPT_OUTPUT);
      });
    }
    for (const deadline = performance.now() + READY_MS; performance.now() < deadline; await pause(50)) {
      if (started.exitCode !== null || started.signalCode !== null)
        throw new Error(`a node ended at start:\n${output}`);
      // The last it says at start, with the owner's link if there is one.
      if (said.includes("Tongpin is at")) return;
    }
    throw new Error(`a node did not answer:\n${output}`);
  }

  async function end(signal) {
    const running = child;
    child = null;
    if (!running || running.exitCode !== null || running.signalCode !== null) return;
    const gone = new Promise((resolve) => running.once("exit", resolve));
    running.kill(signal);
    await gone;
  }

  return {
    port,
    pid: () => child?.pid ?? null,
    isUp: () => child !== null && child.exitCode === null && child.signalCode === null,
    start,
    kill: () => end("SIGKILL"),
    stop: () => end("SIGTERM"),
    output: () => output,
  };
}

async function freePort() {
  const probe = createServer();
  await new Promise((resolve) => probe.listen(0, "127.0.0.1", resolve));
  const { port } = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  return port;
}
