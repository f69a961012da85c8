// `npm start`: install, build what changed, serve everything on one port. Arguments go to the tongpin command.
import { spawn } from "node:child_process";
import { build, env, install, root } from "./install.mjs";

install();
if (!build()) process.exit(1);

const server = spawn(process.execPath, ["server/dist/main.js", ...process.argv.slice(2)], {
  cwd: root,
  stdio: "inherit",
  env,
});
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => server.kill(signal));
// Ended from outside, npm leaves behind what it started; a server nobody holds any more would keep the port.
if (process.env.npm_lifecycle_event) {
  const parent = process.ppid;
  setInterval(() => process.ppid === parent || server.kill("SIGTERM"), 500).unref();
}
server.on("exit", (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
