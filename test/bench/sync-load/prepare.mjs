// Makes a workspace and a token in the data folder before the server starts, and writes down how to reach it.
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const [port] = process.argv.slice(2);
const data = process.env.TONGPIN_DATA;
const note = process.env.TONGPIN_BENCH_NOTE;
if (!port || !data || !note) throw new Error("TONGPIN_DATA, TONGPIN_BENCH_NOTE and a port are needed");

// A restart within a run keeps the folder, and with it the token.
const kept = join(data, "bench-token");
if (!existsSync(kept)) {
  const main = fileURLToPath(new URL("../../../server/dist/main.js", import.meta.url));
  const out = execFileSync("node", [main, "token", "--init", "Bench", "--brand-id", "bench", "--json"], {
    encoding: "utf8",
  });
  writeFileSync(kept, JSON.parse(out).token, { mode: 0o600 });
}
writeFileSync(note, JSON.stringify({ origin: `http://127.0.0.1:${port}`, token: readFileSync(kept, "utf8") }), {
  mode: 0o600,
});
