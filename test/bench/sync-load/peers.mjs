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

/** Rooms somebody waits for a ticket to, and who; a request brings a ticket each to 100 rooms at most. */
const waiting = new Map();
const ROOMS_PER_REQUEST = 100;
const GATHER_MS = 2;

/** A ticket for one connection. Those who ask at the same time ask together, as a client with many rooms does. */
function auth({ room }) {
  if (waiting.size === 0) setTimeout(fetchWaiting, GATHER_MS);
  const name = roomName(room);
  return new Promise((resolve, reject) => {
    waiting.set(name, [...(waiting.get(name) ?? []), { resolve, reject }]);
  });
}

function fetchWaiting() {
  while (waiting.size > 0) {
    const asking = new Map();
    for (const [name, callers] of waiting) {
      if (asking.size === ROOMS_PER_REQUEST) break;
      asking.set(name, callers.shift());
      if (callers.length === 0) waiting.delete(name);
    }
    fetchTickets([...asking.keys()]).then(
      ({ tickets, origin }) => {
        for (const [name, { resolve }] of asking)
          resolve({ query: `ticket=${encodeURIComponent(tickets[name])}&v=1`, headers: { origin } });
      },
      (error) => {
        for (const { reject } of asking.values()) reject(error);
      },
    );
  }
}

async function fetchTickets(rooms) {
  if (!existsSync(NOTE)) throw new Error("the server was not prepared");
  const { origin, token } = JSON.parse(readFileSync(NOTE, "utf8"));
  const answer = await fetch(`${origin}/api/tickets`, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${token}`, origin },
    body: JSON.stringify({ rooms }),
  });
  if (!answer.ok) throw new Error(`no ticket: ${answer.status} ${await answer.text()}`);
  return { origin, ...(await answer.json()) };
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
