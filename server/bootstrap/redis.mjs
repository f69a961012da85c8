// A Redis of our own, for tests and for trying a cluster: the machine's, or Debian's package unpacked beside the build.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";

const READY_MS = 15_000;
const unpacked = fileURLToPath(new URL("../../.tsbuild/redis", import.meta.url));

/** Starts one on a free port of 127.0.0.1 that keeps nothing. `stop` ends it and removes its folder. */
export async function startRedis() {
  const { command, env } = findRedis();
  const home = mkdtempSync(join(tmpdir(), "tongpin-redis-"));
  const port = await freePort();
  const flags = ["--bind", "127.0.0.1", "--save", "", "--appendonly", "no", "--dir", home];
  let server = null;

  async function start() {
    let said = "";
    const started = spawn(command, ["--port", String(port), ...flags], { env, stdio: ["ignore", "pipe", "inherit"] });
    server = started;
    const ready = new Promise((resolve, reject) => {
      started.stdout.on("data", (chunk) => {
        said = `${said}${chunk}`.slice(-10_000);
        if (/Ready to accept connections/.test(said)) resolve();
      });
      started.once("error", reject);
      started.once("exit", () => reject(new Error(`Redis ended at start:\n${said}`)));
    });
    ready.catch(() => undefined);
    const late = pause(READY_MS, undefined, { ref: false }).then(() => Promise.reject(new Error(`no Redis:\n${said}`)));
    late.catch(() => undefined);
    await Promise.race([ready, late]);
  }

  async function end(signal) {
    const running = server;
    server = null;
    if (!running || running.exitCode !== null || running.signalCode !== null) return;
    const gone = new Promise((resolve) => running.once("exit", resolve));
    running.kill(signal);
    await gone;
  }

  // Whoever started it may end without a word; it must not stay behind.
  const leave = () => {
    server?.kill("SIGKILL");
    rmSync(home, { recursive: true, force: true });
  };
  process.once("exit", leave);
  await start();
  return {
    url: `redis://127.0.0.1:${port}`,
    port,
    start,
    kill: () => end("SIGKILL"),
    async stop() {
      await end("SIGTERM");
      process.off("exit", leave);
      rmSync(home, { recursive: true, force: true });
    },
  };
}

function findRedis() {
  const installed = ["redis-server", "valkey-server"].find((name) => works(name, process.env));
  if (installed) return { command: installed, env: process.env };
  if (!existsSync(unpacked)) unpackDebian();
  const folders = [join(unpacked, "usr", "lib"), join(unpacked, "lib")].flatMap((lib) =>
    existsSync(lib) ? readdirSync(lib).map((name) => join(lib, name)) : [],
  );
  const env = { ...process.env, LD_LIBRARY_PATH: [...folders, process.env.LD_LIBRARY_PATH ?? ""].join(":") };
  const command = join(unpacked, "usr", "bin", "redis-server");
  if (works(command, env)) return { command, env };
  throw new Error("no Redis: install redis-server (Debian: apt-get install redis-server; macOS: brew install redis)");
}

function works(command, env) {
  return spawnSync(command, ["--version"], { env, stdio: "ignore" }).status === 0;
}

/** Unpacked and not installed: an installed one would start itself as a service, on a port of its choice. */
function unpackDebian() {
  if (spawnSync("dpkg", ["--version"], { stdio: "ignore" }).status !== 0) return;
  const work = `${unpacked}.${process.pid}`;
  mkdirSync(work, { recursive: true });
  const run = (command, args) => spawnSync(command, args, { cwd: work, encoding: "utf8" });
  try {
    const packages = ["redis-server", "redis-tools"];
    if (run("apt-get", ["download", ...packages]).status !== 0) {
      // A bare machine has no lists of packages yet; only root may fetch them.
      run("apt-get", ["-qq", "update"]);
      if (run("apt-get", ["download", ...packages]).status !== 0) return;
    }
    const needs = run("apt-cache", ["depends", ...packages]).stdout ?? "";
    const libraries = [...needs.matchAll(/Depends: (lib\S+)/g)]
      .map((match) => match[1])
      .filter((name) => name !== "libc6");
    for (const library of new Set(libraries)) run("apt-get", ["download", library]);
    for (const file of readdirSync(work).filter((name) => name.endsWith(".deb"))) run("dpkg", ["-x", file, "."]);
    // Another test may have been at the same; one of the two is enough.
    if (!existsSync(unpacked)) renameSync(work, unpacked);
  } catch {
    // What is missing is said by whoever looks for it.
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

async function freePort() {
  const probe = createServer();
  await new Promise((resolve) => probe.listen(0, "127.0.0.1", resolve));
  const { port } = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  return port;
}
