// `npm run dev`: the server rebuilt and restarted on change (PORT, default 4321), the client with hot reload (5173).
import { spawn } from "node:child_process";
import { watch } from "node:fs";
import { env, install, root, run } from "./install.mjs";

const CLIENT_PORT = "5173";
const port = process.env.PORT ?? "4321";
const origins = ["localhost", "127.0.0.1"].map((host) => `http://${host}:${CLIENT_PORT}`).join(",");
/** What is alive; when one told to end is the last, this process ends too. */
const running = new Set();
let server = null;
let isRestarting = false;
let exitCode = null;

function begin(args, options, onExit) {
  const child = spawn(process.execPath, args, { stdio: "inherit", ...options });
  running.add(child);
  child.on("exit", () => {
    running.delete(child);
    if (exitCode === null) onExit();
    if (exitCode !== null && running.size === 0) process.exit(exitCode);
  });
  return child;
}

function end(code) {
  exitCode ??= code;
  for (const child of running) child.kill("SIGTERM");
  if (running.size === 0) process.exit(exitCode);
}

function buildServer() {
  return run(process.execPath, ["node_modules/vite/bin/vite.js", "build"], { quiet: true, cwd: `${root}server` });
}

function serve() {
  server = begin(
    ["server/dist/main.js"],
    { cwd: root, env: { ...env, PORT: port, TONGPIN_ORIGINS: process.env.TONGPIN_ORIGINS ?? origins } },
    () => {
      server = null;
      if (isRestarting) serve();
      else console.error("The server has ended; it starts again with the next change.");
    },
  );
  isRestarting = false;
}

/** After a change: the old server goes on until the new one is built, and for good if it can't be built. */
function restart() {
  if (exitCode !== null || buildServer().status !== 0 || isRestarting) return;
  if (server === null) return serve();
  isRestarting = true;
  server.kill("SIGTERM");
}

install();
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => end(0));
if (buildServer().status === 0) serve();
let timer = null;
for (const folder of ["server/src", "packages"]) {
  watch(`${root}${folder}`, { recursive: true }, (_event, file) => {
    if (!/\.(ts|json)$/.test(file ?? "") || /node_modules|\.test\.ts$/.test(file ?? "")) return;
    clearTimeout(timer);
    timer = setTimeout(restart, 200);
  });
}
// The server allows pages of this port only; another one would look like it works and could not write.
const vite = ["node_modules/vite/bin/vite.js", "--host", "127.0.0.1", "--port", CLIENT_PORT, "--strictPort"];
begin(vite, { cwd: `${root}client`, env: { ...env, PORT: port } }, () => end(1));
