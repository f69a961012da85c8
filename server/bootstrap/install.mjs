// What both commands need first, with Node's own modules only: the right Node, and the packages of the lockfile.
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { hashOf, isStamped, stamp, unstamp } from "./stamp.mjs";

export const root = fileURLToPath(new URL("../..", import.meta.url));
const manifest = JSON.parse(readFileSync(`${root}package.json`, "utf8"));
const windows = process.platform === "win32";
const MANIFESTS = [
  "package.json",
  "pnpm-lock.yaml",
  "pnpm-workspace.yaml",
  ...["client", "server", "test", ...readdirSync(`${root}packages`).map((name) => `packages/${name}`)].map(
    (folder) => `${folder}/package.json`,
  ),
];

/** npm hands its own settings down as npm_config_*; pnpm must not take them for its own. */
export const env = {
  ...Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) => !/^npm_(config_(?!registry|.*proxy|cafile|nodedir)|package_|lifecycle_)/i.test(name),
    ),
  ),
  npm_config_update_notifier: "false",
};
env.PATH = `${root}node_modules/.bin${windows ? ";" : ":"}${env.PATH}`;

export function requireNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  console.error(`Tongpin needs Node 20.19 or newer; this is ${process.version}.`);
  process.exit(1);
}

/** Runs one command in the project's root and gives its exit code. `quiet` keeps its output back unless it fails. */
export function run(command, args, { extraEnv = {}, quiet = false, cwd = root } = {}) {
  const done = spawnSync(command, args, {
    cwd,
    env: { ...env, ...extraEnv },
    stdio: quiet ? ["ignore", "pipe", "pipe"] : ["ignore", "inherit", "inherit"],
    encoding: "utf8",
    maxBuffer: 256 * 1024 * 1024,
    shell: windows,
  });
  const status = done.status ?? 1;
  if (quiet && status !== 0) process.stderr.write(`${done.stdout ?? ""}${done.stderr ?? ""}`);
  return { status, stdout: done.stdout ?? "", stderr: done.stderr ?? "" };
}

export function pnpm(args, options) {
  return run("npx", ["--yes", "--loglevel=error", `pnpm@${manifest.config.pnpm}`, ...args], options);
}

/** The packages of the lockfile, unless they are there. */
export function install() {
  requireNode();
  const mark = `${root}node_modules/.tongpin-installed`;
  const wanted = hashOf(root, MANIFESTS);
  if (isStamped(mark, wanted) && isInstalled()) return;
  console.log("Installing packages…");
  const { status } = pnpm(["install", "--frozen-lockfile", "--reporter=append-only"], { quiet: true });
  if (status !== 0) {
    console.error("The packages could not be installed. Nothing else was changed; check the network and try again.");
    process.exit(status);
  }
  stamp(mark, wanted);
}

/** pnpm's own note of what it installed last: somebody may have done so by hand, for another lockfile. */
function isInstalled() {
  const note = `${root}node_modules/.pnpm/lock.yaml`;
  return existsSync(note) && readFileSync(note).equals(readFileSync(`${root}pnpm-lock.yaml`));
}

/** Client and server, unless what they are built from is as it was. False when it failed; what was wrong is printed. */
export function build() {
  const marks = [`${root}client/dist/.built-from`, `${root}server/dist/.built-from`];
  const wanted = hashOf(root, [...MANIFESTS, "tsconfig.base.json", "client", "packages", "server"]);
  if (marks.every((mark) => isStamped(mark, wanted))) return true;
  console.log("Building…");
  marks.forEach(unstamp);
  if (pnpm(["run", "build"], { quiet: true }).status !== 0) return false;
  for (const mark of marks) stamp(mark, wanted);
  return true;
}
