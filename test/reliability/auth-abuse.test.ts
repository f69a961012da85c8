import { monitorEventLoopDelay, performance } from "node:perf_hooks";
import type { Browser } from "@tongpin/server/test-support/browser.ts";
import {
  addBrand,
  addMember,
  PASSWORD,
  type RunningApp,
  setUp,
  startApp,
} from "@tongpin/server/test-support/start-app.ts";
import { afterAll, beforeAll, expect, it } from "vitest";
import { figure, runs } from "../support/runs.ts";

const TRIES = runs({ short: 400, full: 10_000 });
const TIMED = runs({ short: 12, full: 60 });
const LANES = 40;
/** Tries a name has in a quarter of an hour. */
const PER_NAME = 20;

let running: RunningApp;
let owner: Browser;
let brandId: string;

beforeAll(async () => {
  running = await startApp({ config: { trustProxy: ["loopback"] } });
  owner = await setUp(running);
  brandId = await addBrand(owner, "初雪茶");
});
afterAll(() => running.stop());

/** A try from an address of its own: the limit by address must not be what saves the name. */
function signIn(index: number, name: string, password: string) {
  const headers = { "x-forwarded-for": `10.${index >> 16}.${(index >> 8) & 255}.${index & 255}` };
  return running.browser().send("POST", "/api/login", { body: { name, password }, headers });
}

it(`[auth-abuse] ${TRIES} passwords tried on one name from as many addresses: ${PER_NAME} reach the hash, work goes on beside it`, {
  timeout: 300_000,
}, async () => {
  const plan = `${brandId}:plan:main`;
  const socket = await owner.open(plan);
  await socket.ready();
  const lag = monitorEventLoopDelay({ resolution: 5 });
  lag.enable();
  const answers = new Map<string, number>();
  let next = 0;
  await Promise.all(
    Array.from({ length: LANES }, async () => {
      while (next < TRIES) {
        next += 1;
        const { status, body } = await signIn(next, "Lin", `guess ${next}`);
        const { code } = body as { code: string };
        answers.set(`${status} ${code}`, (answers.get(`${status} ${code}`) ?? 0) + 1);
      }
    }),
  );
  lag.disable();
  expect(answers.get("401 sign-in-wrong")).toBe(PER_NAME);
  expect([...answers.keys()].sort()).toEqual(["401 sign-in-wrong", "429 too-many-tries"]);
  // Not even the right password is looked at any more; in time it is again.
  expect((await signIn(TRIES + 1, "Lin", PASSWORD)).status).toBe(429);
  expect((await owner.get("/api/session")).status).toBe(200);
  expect(socket.ws.readyState).toBe(socket.ws.OPEN);
  running.clock.advance(15 * 60_000);
  expect((await signIn(TRIES + 2, "Lin", PASSWORD)).status).toBe(200);
  socket.ws.close();
  figure("auth-abuse", {
    tries: TRIES,
    "reached the hash": PER_NAME,
    "event loop p99 ms": Math.round(lag.percentile(99) / 1e5) / 10,
  });
});

it("[auth-abuse] a spelling of the name is the same name: width, case and spaces win no tries", async () => {
  await addMember(running, owner, brandId, "writer", "Wang");
  const spellings = ["Wang", "wang", " WANG ", "ｗａｎｇ", "Ｗang"];
  const answers: number[] = [];
  for (let index = 0; index < PER_NAME + 5; index++) {
    answers.push((await signIn(50_000 + index, spellings[index % spellings.length] ?? "", "no")).status);
  }
  expect(answers.filter((status) => status === 401)).toHaveLength(PER_NAME);
  expect(answers.slice(-5)).toEqual([429, 429, 429, 429, 429]);
});

it("[auth-abuse] many names at once fill a short queue, not the machine: the rest is told to come back", async () => {
  const replies = await Promise.all(
    Array.from({ length: 120 }, (_, index) => signIn(60_000 + index, `name ${index}`, "no")),
  );
  const statuses = replies.map((reply) => reply.status);
  expect(new Set(statuses)).toEqual(new Set([401, 429]));
  expect(statuses.filter((status) => status === 401).length).toBeGreaterThanOrEqual(34);
  expect((await signIn(70_000, "Lin", PASSWORD)).status).toBe(200);
});

it("[auth-abuse] a known and an unknown name are answered in the same words, at the same cost", async () => {
  const known: number[] = [];
  const unknown: number[] = [];
  const words = new Set<string>();
  for (let index = 0; index < TIMED; index++) {
    // Every name once or a few times, so that none is locked.
    if (index % 15 === 0) await addMember(running, owner, brandId, "writer", `Known ${Math.floor(index / 15)}`);
    for (const [times, name] of [
      [known, `Known ${Math.floor(index / 15)}`],
      [unknown, `Stranger ${Math.floor(index / 15)}`],
    ] as const) {
      const startedAt = performance.now();
      const reply = await signIn(80_000 + index, name, "wrong password");
      times.push(performance.now() - startedAt);
      words.add(`${reply.status} ${JSON.stringify(reply.body)}`);
    }
  }
  expect([...words]).toEqual(['401 {"code":"sign-in-wrong"}']);
  figure("auth-abuse", {
    "known ms": Math.round(median(known) * 10) / 10,
    "unknown ms": Math.round(median(unknown) * 10) / 10,
    ratio: Math.round((median(unknown) / median(known)) * 1000) / 1000,
  });
});

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;
}
