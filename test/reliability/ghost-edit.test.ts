import { must } from "@tongpin/domain/base";
import { planRoom } from "@tongpin/protocol";
import { ROOTS } from "@tongpin/workspace";
import { afterEach, expect, it } from "vitest";
import * as Y from "yjs";
import { CLUSTER_START_MS, startCluster } from "../support/cluster.ts";
import { openDoor } from "../support/door.ts";
import { figure, runs } from "../support/runs.ts";
import { gatherTeam } from "../support/sim-people.ts";
import { createRandom, seedsFor } from "../support/sim-random.ts";
import { type SimServer, startKillableServer } from "../support/sim-server.ts";
import { readRoom } from "../support/workspace.ts";
import { joinRoom } from "../support/writer.ts";

const DEATHS = runs({ short: 2, full: 15 });
/** Edits in a row with nobody waiting for anything; the server dies somewhere among them. */
const MOST_EDITS = 200;
const NODE_MS = 30_000;

let server: SimServer | null = null;
afterEach(async () => {
  await server?.remove();
  server = null;
}, CLUSTER_START_MS);

/** What serves the room dies with kill -9 and, for the next round, lives again. */
interface Victim {
  readonly server: SimServer;
  /** Where both are at home: the one that dies. */
  readonly port: number;
}

async function alone(): Promise<Victim> {
  const started = await startKillableServer();
  server = started;
  return { server: started, port: started.port() };
}

async function ofTwo(): Promise<Victim> {
  const cluster = await startCluster();
  const [first] = cluster.nodes;
  const { kill, start, port } = must(first);
  const started = cluster.asServer({ down: kill, up: start });
  server = started;
  return { server: started, port };
}

const mapOf = (doc: Y.Doc) => doc.getMap(must(ROOTS.plan[0]));
const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

it.each([
  ["one server", alone],
  ["a node of two", ofTwo],
] as const)(
  "[ghost-edit] %s dies between telling peers and the disk, the writer never returns: what peers saw is there, and they go on from it",
  { timeout: CLUSTER_START_MS + DEATHS * NODE_MS },
  async (_name, start) => {
    const victim = await start();
    const [seed = 0] = seedsFor({ kept: [], fresh: 1 });
    const random = createRandom(seed);
    const { brandId, owner, members } = await gatherTeam(victim.server, ["editor"]);
    const room = planRoom(brandId);
    const door = (headers: Readonly<Record<string, string>>, port = victim.port) =>
      openDoor(`http://127.0.0.1:${port}`, headers);
    const peerDoc = new Y.Doc();
    let unacknowledged = 0;
    for (let death = 0; death < DEATHS; death++) {
      const writer = await joinRoom(door(owner.headers), room);
      const peer = await joinRoom(door(must(members[0]).headers), room, peerDoc);
      await Promise.all([writer.ready, peer.ready]);
      const deadly = 1 + random.below(MOST_EDITS);
      let acknowledged = 0;
      let down = Promise.resolve();
      for (let edit = 0; edit < MOST_EDITS; edit++) {
        if (edit === deadly) down = victim.server.down();
        const done = writer.write(() => mapOf(writer.doc).set(`w${edit % 20}`, `${death} ${edit}`));
        done.then(
          () => {
            acknowledged++;
          },
          // The line is dead: this one was not sent.
          () => undefined,
        );
        await turn();
        if (edit > deadly + 20) break;
      }
      await down;
      writer.leave();
      peer.leave();
      unacknowledged += deadly - acknowledged;
      const seen = Y.encodeStateVector(peerDoc);
      await victim.server.up();
      const kept = await readRoom(door(owner.headers, victim.server.port()), room);
      const has = Y.decodeStateVector(Y.encodeStateVector(kept));
      for (const [client, clock] of Y.decodeStateVector(seen)) {
        expect(
          has.get(client) ?? 0,
          `SEED=${seed} death ${death}: a peer saw ${client} to ${clock}`,
        ).toBeGreaterThanOrEqual(clock);
      }
      const back = await joinRoom(door(must(members[0]).headers), room, peerDoc);
      await back.ready;
      await back.write(() => mapOf(peerDoc).set("peer", `went on after ${death}`));
      back.leave();
    }
    figure("ghost-edit", { deaths: DEATHS, "edits on their way": unacknowledged });
  },
);
