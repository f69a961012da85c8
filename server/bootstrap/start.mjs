// `npm start`: install, build what changed, serve everything on one port. Arguments go to the tongpin command.
import { spawn } from "node:child_process";
import { env, install, pnpm, root } from "./install.mjs";

install();
const built = pnpm(["run", "build"], { quiet: true });
if (built.status !== 0) process.exit(built.status);

const server = spawn(process.execPath, ["server/dist/main.js", ...process.argv.slice(2)], {
  cwd: root,
  stdio: "inherit",
  env,
});
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => server.kill(signal));
server.on("exit", (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
