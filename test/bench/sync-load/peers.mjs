// Our server as the sync load harness starts and drives it: built, with accounts, one-use tickets and durable commits.
// See README.md for how to run it.
import { existsSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../../", import.meta.url));
const BRAND = "bench";
/** Where the server about to start says how it is reached; one per harness process. */
const NOTE = join(tmpdir(), `tongpin-bench-${process.pid}.json`);
process.once("exit", () => rmSync(NOTE, { force: true }));

const roomName = (room) => `${BRAND}:script:${room}`;

/** A ticket for one connection, fetched as a client fetches it. */
async function auth({ room }) {
  if (!existsSync(NOTE)) throw new Error("the server was not prepared");
  const { origin, token } = JSON.parse(readFileSync(NOTE, "utf8"));
  const name = roomName(room);
  const answer = await fetch(`${origin}/api/tickets`, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${token}`, origin },
    body: JSON.stringify({ rooms: [name] }),
  });
  if (!answer.ok) throw new Error(`no ticket: ${answer.status} ${await answer.text()}`);
  const { tickets } = await answer.json();
  return { query: `ticket=${encodeURIComponent(tickets[name])}&v=1`, headers: { origin } };
}

export default {
  tongpin: {
    // The shell becomes the server, so that only the server is measured.
    cmd: `sh -c 'node test/bench/sync-load/prepare.mjs {port} && exec node server/dist/main.js serve'`,
    cwd: root,
    env: { TONGPIN_DATA: "{data}", TONGPIN_BENCH_NOTE: NOTE, TONGPIN_EXTRA_ROOTS: "text,ideas", LOG_LEVEL: "error" },
    url: `ws://127.0.0.1:{port}/sync/${roomName("{room}")}?{query}`,
    auth,
  },
};
