import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { must } from "@tongpin/domain/base";
import { CLOSE, scriptRoom } from "@tongpin/protocol";
import { type App, type Clock, createApp, readConfig } from "@tongpin/server";
import { useTestPostgres } from "@tongpin/server/test-support/databases.ts";
import pino from "pino";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { type OwnRedis, startRedis } from "../../server/bootstrap/redis.mjs";
import { type Door, openDoor } from "../support/door.ts";
import { figure, runs } from "../support/runs.ts";
import { gatherTeam, type SimTeam } from "../support/sim-people.ts";
import { addRow, readVoices } from "../support/workspace.ts";
import { joinRoom } from "../support/writer.ts";

const ROUNDS = runs({ short: 1, full: 5 });
/** The server's time runs faster than ours where a sweep of 15 s is waited for. */
const HURRY = runs({ short: 10, full: 1 });
const KEYSTROKE_MS = 20;
const SWEEP_MS = 15_000;
const SOON_MS = 1_000;
const ORIGIN = "https://plan.example.com";
const VIDEO = "typed-at";

interface Node {
  readonly app: App;
  readonly origin: string;
}

async function startNode(dataDir: string, cluster: { databaseUrl: string; redisUrl: string } | null): Promise<Node> {
  const config = {
    ...readConfig({ TONGPIN_DATA: dataDir, TONGPIN_ORIGINS: ORIGIN, PORT: "0" }),
    clientDir: null,
    cluster,
  };
  const app = await createApp({ config, clock: hurriedClock(), logger: pino({ level: "silent" }) });
  return { app, origin: await app.listen() };
}

function hurriedClock(): Clock {
  const began = Date.now();
  return {
    now: () => began + (Date.now() - began) * HURRY,
    after(ms, run) {
      const timer = setTimeout(run, ms / HURRY).unref();
      return () => clearTimeout(timer);
    },
  };
}

/** Somebody who types 50 times a second until the door is shut. */
async function startTyping(door: Door, room: string) {
  const writer = await joinRoom(door, room);
  await writer.ready;
  const knock = door.knock(room, await door.ticket(room));
  await knock.opened;
  let stopped = false;
  const typing = setInterval(() => {
    if (!stopped) addRow(writer.doc, String(performance.now()));
  }, KEYSTROKE_MS);
  return {
    /** The code with which a second socket of the same person was closed. */
    closed: knock.closed,
    stop() {
      stopped = true;
      clearInterval(typing);
      writer.leave();
      knock.socket.terminate();
    },
  };
}

/** When the newest keystroke in the room was made. */
async function lastTyped(door: Door, brandId: string): Promise<number> {
  const voices = await readVoices(door, brandId, VIDEO);
  return Math.max(...voices.map(Number));
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe("rights that end while somebody types", () => {
  const postgres = useTestPostgres();
  let redis: OwnRedis;
  let nodes: Node[] = [];
  let dataDir = "";
  let databaseUrl = "";
  beforeAll(async () => {
    redis = await startRedis();
  }, 120_000);
  afterAll(() => redis.stop());
  afterEach(async () => {
    for (const { app } of nodes) await app.close();
    nodes = [];
    rmSync(dataDir, { recursive: true, force: true });
  });

  async function open(count: number): Promise<SimTeam> {
    dataDir = mkdtempSync(join(tmpdir(), "tongpin-revoke-"));
    const cluster = count > 1 ? { databaseUrl: await postgres.newDatabase(), redisUrl: redis.url } : null;
    databaseUrl = cluster?.databaseUrl ?? "";
    while (nodes.length < count) nodes.push(await startNode(dataDir, cluster));
    const [first] = nodes;
    const setupToken = must(await must(first).app.newSetupToken());
    const server = {
      port: () => Number(new URL(must(first).origin).port),
      pageOrigin: ORIGIN,
      setupToken,
      complaints: [],
    };
    const nothing = async () => undefined;
    return gatherTeam({ ...server, down: nothing, up: nothing, remove: nothing }, ["writer"]);
  }
  const doorAt = (node: Node | undefined, headers: Readonly<Record<string, string>>) =>
    openDoor(must(node).origin, { ...headers, origin: must(node).origin });

  /** Types through every node, ends the right, and answers how long each node still took something in. */
  async function measure(team: SimTeam, revoke: () => Promise<void>, within: number) {
    const writer = must(team.members[0]);
    const room = scriptRoom(team.brandId, VIDEO);
    const typists = await Promise.all(nodes.map((node) => startTyping(doorAt(node, writer.headers), room)));
    await pause(300);
    const asked = performance.now();
    await revoke();
    const codes = await Promise.race([
      Promise.all(typists.map(({ closed }) => closed)),
      pause(within + 5_000).then(() => "still open"),
    ]);
    const took = performance.now() - asked;
    await pause(SOON_MS);
    for (const typist of typists) typist.stop();
    expect(codes, `after ${Math.round(took)} ms`).toEqual(nodes.map(() => CLOSE.forbidden));
    const owner = doorAt(nodes[0], team.owner.headers);
    const last = (await lastTyped(owner, team.brandId)) - asked;
    expect(last, "typing reached the room").toBeGreaterThan(-1_000);
    expect(last).toBeLessThanOrEqual(within);
    const again = doorAt(nodes.at(-1), writer.headers);
    expect(await again.ticket(room), "no way back").toBeUndefined();
    return { closedAfterMs: Math.round(took), lastAcceptedMs: Math.round(last) };
  }

  async function removeMember(team: SimTeam): Promise<void> {
    const personId = must(team.members[0]).id;
    const answer = await doorAt(nodes[0], team.owner.headers).post("/api/members/revoke", {
      brandId: team.brandId,
      personId,
    });
    expect(answer.status, answer.text).toBe(200);
  }

  for (const count of [1, 2]) {
    it(`[revoke-live] ${count} node${count > 1 ? "s" : ""}: a writer removed at 50 keystrokes a second is out within a second`, {
      timeout: 120_000,
    }, async () => {
      for (let round = 0; round < ROUNDS; round += 1) {
        const team = await open(count);
        const found = await measure(team, () => removeMember(team), SOON_MS);
        figure("revoke-live", { nodes: count, ...found });
        if (round + 1 < ROUNDS) {
          for (const { app } of nodes) await app.close();
          nodes = [];
        }
      }
    });
  }

  it("[revoke-live] a right that ends without a word to the nodes is noticed by their sweep, within 15 seconds", {
    timeout: 120_000,
  }, async () => {
    const team = await open(2);
    const unsaid = () =>
      postgres.asSuperuser(databaseUrl, async (client) => {
        await client.query("delete from memberships where person_id = $1", [must(team.members[0]).id]);
      });
    const found = await measure(team, unsaid, SWEEP_MS / HURRY + SOON_MS);
    figure("revoke-live", { nodes: 2, notify: "none", timesFaster: HURRY, ...found });
  });

  it("[revoke-live] nodes whose line for announcements was cut hear of what they missed when it is back", {
    timeout: 120_000,
  }, async () => {
    const team = await open(2);
    const cutThenRevoke = async () => {
      await postgres.asSuperuser(databaseUrl, (client) =>
        client.query(
          "select pg_terminate_backend(pid) from pg_stat_activity where query like 'listen %' or query = 'select 1'",
        ),
      );
      await removeMember(team);
    };
    const found = await measure(team, cutThenRevoke, SWEEP_MS / HURRY + SOON_MS);
    figure("revoke-live", { nodes: 2, notify: "cut", ...found });
  });
});
