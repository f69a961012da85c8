// What a node and two nodes carry on PostgreSQL and Redis, and what a room, a socket and a stored update cost.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { startNodes } from "../../../server/bootstrap/nodes.mjs";
import { startPostgres } from "../../../server/bootstrap/postgres.mjs";
import { startRedis } from "../../../server/bootstrap/redis.mjs";
import { joinLine } from "./line.mjs";

const results = fileURLToPath(new URL("../../results", import.meta.url));
const SETTLE_MS = 1_500;
const PASSWORD = "correct horse battery";

/** @param options.quick a tenth of the rooms and of the time: whether it works at all */
export async function benchCluster({ quick = false }) {
  const rooms = quick ? 20 : 200;
  const seconds = quick ? 2 : 10;
  const data = mkdtempSync(join(tmpdir(), "tongpin-bench-"));
  const postgres = await startPostgres();
  const redis = await startRedis();
  const table = [];
  const stop = [() => postgres.stop(), () => redis.stop(), () => rmSync(data, { recursive: true, force: true })];
  try {
    const one = { databaseUrl: postgres.url, redisUrl: redis.url, data, env: { LOG_LEVEL: "error" } };
    const nodes = await startNodes({ ...one, count: 2 });
    stop.unshift(nodes.stop);
    const desk = await setUp(nodes);
    const [first, second] = nodes.nodes;
    const names = (from) =>
      Array.from({ length: rooms }, (_, index) => `${desk.brandId}:script:bench-${from}-${index}`);
    const bytesBefore = await desk.memory(first);
    const affine = await join2(desk, names("affine"), first, first);
    await pause(SETTLE_MS);
    const bytesOpen = await desk.memory(first);
    table.push({ case: `${rooms} rooms x 2, all at one node`, ...(await load(affine, seconds, nodes.nodes)) });
    for (const line of affine.flat()) line.leave();
    const split = await join2(desk, names("split"), first, second);
    await pause(SETTLE_MS);
    table.push({
      case: `${rooms} rooms x 2, members at different nodes`,
      ...(await load(split, seconds, nodes.nodes)),
    });
    for (const line of split.flat()) line.leave();
    table.push({ case: "one more open room with 2 sockets", "KB of memory": kb((bytesOpen - bytesBefore) / rooms) });
  } finally {
    for (const end of stop) await end();
  }
  console.table(table);
  mkdirSync(results, { recursive: true });
  writeFileSync(join(results, "cluster.json"), `${JSON.stringify(table, null, 2)}\n`);
  return 0;
}

/** Pairs of a writer and a reader, one pair a room. */
async function join2(desk, rooms, writersAt, readersAt) {
  const pairs = [];
  for (let at = 0; at < rooms.length; at += 50) {
    const some = rooms.slice(at, at + 50);
    const tickets = [await desk.tickets(some), await desk.tickets(some)];
    const opened = await Promise.all(
      some.map((room) =>
        Promise.all(
          [writersAt, readersAt].map(({ port }, who) => joinLine(port, room, tickets[who][room], desk.cookie)),
        ),
      ),
    );
    pairs.push(...opened);
  }
  return pairs;
}

/** Everybody writes ten times a second, as fast typists do. */
async function load(pairs, seconds, nodes) {
  const cpu = () => nodes.map(({ pid }) => cpuOf(pid()));
  const before = cpu();
  const acks = [];
  const deliveries = [];
  for (const [writer, reader] of pairs) {
    writer.onAck = (ms) => acks.push(ms);
    reader.onUpdate = () => {
      const sent = writer.nextSent();
      if (sent !== undefined) deliveries.push(performance.now() - sent);
    };
  }
  const end = performance.now() + seconds * 1_000;
  for (let tick = 0; performance.now() < end; tick++) {
    const due = pairs.filter((_, index) => index % 10 === tick % 10);
    for (const [writer] of due) writer.type();
    await pause(10);
  }
  await pause(SETTLE_MS);
  const used = cpu().map((after, index) => after - before[index]);
  return {
    "updates/s": Math.round(deliveries.length / seconds),
    "ms to peer p50": percentile(deliveries, 0.5),
    p99: percentile(deliveries, 0.99),
    "ms to ack p50": percentile(acks, 0.5),
    "ack p99": percentile(acks, 0.99),
    "node CPU ms per 1,000": Math.round((used.reduce((a, b) => a + b, 0) / Math.max(1, deliveries.length)) * 1_000),
  };
}

/** An owner with a brand, and the doors he uses. */
async function setUp({ origin, ownerLink }) {
  const send = async (path, body, cookie = "") => {
    const headers = { origin, "content-type": "application/json", cookie };
    const answer = await fetch(`${origin}${path}`, { method: "POST", headers, body: JSON.stringify(body) });
    if (!answer.ok) throw new Error(`${path} answered ${answer.status} ${await answer.text()}`);
    return answer;
  };
  const token = ownerLink?.split("#")[1];
  const entered = await send("/api/setup", { token, workspaceName: "bench", name: "bench", password: PASSWORD });
  const cookie = entered.headers
    .getSetCookie()
    .map((each) => each.split(";")[0])
    .join("; ");
  const brand = await (await send("/api/brands", { name: "bench" }, cookie)).json();
  return {
    brandId: brand.id,
    cookie: { origin, cookie },
    tickets: async (rooms) => (await (await send("/api/tickets", { rooms }, cookie)).json()).tickets,
    memory: async ({ pid }) => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid()}/status`, "utf8"))?.[1]) * 1024,
  };
}

/** Milliseconds of CPU a process has used (Linux: ticks of 10 ms). */
function cpuOf(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1].split(" ");
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

function percentile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return Number((sorted[Math.floor(sorted.length * share)] ?? Number.NaN).toFixed(1));
}

const kb = (bytes) => Number((bytes / 1024).toFixed(1));
