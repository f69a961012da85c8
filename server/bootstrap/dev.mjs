// `npm run dev`: the server rebuilt and restarted on change (PORT, default 4321), the client with hot reload (5173).
import { spawn } from "node:child_process";
import { watch } from "node:fs";
import { env, install, pnpm, root } from "./install.mjs";

install();
const port = process.env.PORT ?? "4321";
let server = null;
let wanted = true;

function build() {
  return pnpm(["--filter", "@tongpin/server", "build"], { quiet: true }).status === 0;
}

function serve() {
  server = spawn(process.execPath, ["server/dist/main.js"], {
    cwd: root,
    stdio: "inherit",
    env: { ...env, PORT: port, TONGPIN_ORIGINS: "http://localhost:5173,http://127.0.0.1:5173" },
  });
  server.on("exit", () => {
    server = null;
  });
}

function restart() {
  if (!build()) return;
  if (!server) return serve();
  server.once("exit", serve);
  server.kill("SIGTERM");
}

if (build()) serve();
let timer = null;
for (const folder of ["server/src", "packages"]) {
  watch(`${root}${folder}`, { recursive: true }, () => {
    clearTimeout(timer);
    timer = setTimeout(restart, 200);
  });
}
const client = spawn("vite", ["--host", "127.0.0.1"], {
  cwd: `${root}client`,
  stdio: "inherit",
  env: { ...env, PORT: port },
});

function stop() {
  if (!wanted) return;
  wanted = false;
  client.kill("SIGTERM");
  server?.kill("SIGTERM");
}
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, stop);
client.on("exit", () => {
  stop();
  process.exit(0);
});
