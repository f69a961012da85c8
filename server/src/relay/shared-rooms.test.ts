import { Pool } from "pg";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { WebSocket } from "ws";
import { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";
import { type OwnPostgres, startPostgres } from "../../bootstrap/postgres.mjs";
import { type OwnRedis, startRedis } from "../../bootstrap/redis.mjs";
import { type Bus, openRedisBus } from "../bus/index.ts";
import { openPostgresLog, type SharedLog } from "../storage/index.ts";
import { textOf } from "../storage/room-log-contract.ts";
import { type RelayServer, startRelayServer } from "./testing/relay-server.ts";

const ROOM = "b:script:1";
const FIRST_FETCH_MS = 60_000;
/** The log is looked through every two seconds for what no message told. */
const HEAL = { timeout: 10_000, interval: 20 };

let postgres: OwnPostgres;
let redis: OwnRedis;
beforeAll(async () => {
  [postgres, redis] = await Promise.all([startPostgres({ settings: { fsync: "off" } }), startRedis()]);
}, FIRST_FETCH_MS);
afterAll(() => Promise.all([postgres.stop(), redis.stop()]), FIRST_FETCH_MS);

interface Node {
  readonly log: SharedLog;
  readonly bus: Bus;
  readonly server: RelayServer;
}

const nodes: Node[] = [];
const providers: WebsocketProvider[] = [];
beforeEach(async () => {
  const pool = new Pool({ connectionString: postgres.url, max: 1 });
  await pool.query("drop schema if exists tongpin_rooms cascade");
  await pool.end();
});
afterEach(async () => {
  for (const provider of providers.splice(0)) provider.destroy();
  for (const node of nodes.splice(0)) {
    await node.server.close();
    await node.bus.close();
    await node.log.close();
  }
});

async function startNode(
  through: (bus: Bus) => Bus = (bus) => bus,
  looking: (log: SharedLog) => SharedLog = (log) => log,
): Promise<Node> {
  const log = looking(await openPostgresLog({ url: postgres.url }));
  const bus = through(await openRedisBus({ url: redis.url }));
  const node = { log, bus, server: await startRelayServer({ log, shared: { log, bus } }) };
  nodes.push(node);
  return node;
}

/** A bus nothing comes through. */
const deaf = (bus: Bus): Bus => ({ ...bus, isShared: () => false, publish: () => undefined });

/** A log nobody finds anything new in until `until()`: between a write and the next look at the log there is no saying which comes first. */
const unseen =
  (until: () => boolean) =>
  (log: SharedLog): SharedLog => ({
    ...log,
    heads: (rooms) => (until() ? log.heads(rooms) : Promise.resolve(new Map())),
  });

/** @param presence an unseen one claims no clientID before it writes */
function join(node: Node, person: string, doc = new Y.Doc(), presence: "seen" | "unseen" = "seen") {
  const provider = new WebsocketProvider(node.server.url, ROOM, doc, {
    WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
    disableBc: true,
    connect: false,
    params: { person },
  });
  if (presence === "unseen") provider.awareness.setLocalState(null);
  provider.messageHandlers[100] = () => undefined;
  providers.push(provider);
  const synced = new Promise<void>((resolve) => provider.once("sync", () => resolve()));
  provider.connect();
  return { doc, provider, text: doc.getText("text"), synced };
}

const people = (provider: WebsocketProvider) =>
  [...provider.awareness.getStates().values()].map((state) => (state["user"] as { personId?: string })?.personId);

describe("a room on two nodes", () => {
  it("[two-nodes] both sides see each other's edits, and a third who comes sees all", async () => {
    const [here, there] = [await startNode(), await startNode()];
    const ann = join(here, "ann");
    const bob = join(there, "bob");
    await Promise.all([ann.synced, bob.synced]);
    for (let round = 0; round < 30; round++) {
      ann.text.insert(ann.text.length, "a");
      bob.text.insert(0, "b");
      if (round % 5 === 0) await vi.waitFor(() => expect(bob.text.toString()).toBe(ann.text.toString()));
    }
    await vi.waitFor(() => {
      expect(ann.text.length).toBe(60);
      expect(bob.text.toString()).toBe(ann.text.toString());
    });
    const cy = join(there, "cy");
    await cy.synced;
    expect(cy.text.toString()).toBe(ann.text.toString());
    expect(textOf(await here.log.load(ROOM))).toBe(ann.text.toString());
  });

  it("[two-nodes] what no message told is found in the log: at once by who comes, within seconds by who is there", async () => {
    const [here, there] = [await startNode(deaf), await startNode(deaf)];
    const ann = join(here, "ann");
    const bob = join(there, "bob");
    await Promise.all([ann.synced, bob.synced]);
    ann.text.insert(0, "unheard");
    await vi.waitFor(async () => expect(textOf(await here.log.load(ROOM))).toBe("unheard"));
    const cy = join(there, "cy");
    await cy.synced;
    expect(cy.text.toString()).toBe("unheard");
    await vi.waitFor(() => expect(bob.text.toString()).toBe("unheard"), HEAL);
    bob.text.insert(0, "also ");
    await vi.waitFor(() => expect(ann.text.toString()).toBe("also unheard"), HEAL);
  });

  it("[two-nodes] somebody who saw an edit on one node can go on from it on another that has not heard of it", async () => {
    const [here, there] = [await startNode(deaf), await startNode(deaf)];
    const ann = join(here, "ann");
    const bob = join(here, "bob");
    const cy = join(there, "cy");
    await Promise.all([ann.synced, bob.synced, cy.synced]);
    ann.text.insert(0, "seen");
    await vi.waitFor(() => expect(bob.text.toString()).toBe("seen"));
    bob.provider.destroy();
    const moved = join(there, "bob", bob.doc);
    moved.text.insert(4, " and on");
    await vi.waitFor(() => expect(cy.text.toString()).toBe("seen and on"));
    expect(there.server.warnings).toEqual([]);
    expect(await there.log.refused(ROOM)).toEqual([]);
  });

  it("[two-nodes] two people under one clientID on two nodes: the first is kept, the other's words are kept aside, all agree", async () => {
    let bothWrote = false;
    const unheard = unseen(() => bothWrote);
    const [here, there] = [await startNode(deaf, unheard), await startNode(deaf, unheard)];
    const [annDoc, bobDoc] = [new Y.Doc(), new Y.Doc()];
    annDoc.clientID = bobDoc.clientID = 7;
    const ann = join(here, "ann", annDoc, "unseen");
    const bob = join(there, "bob", bobDoc, "unseen");
    const [cy, dee] = [join(here, "cy"), join(there, "dee")];
    await Promise.all([ann, bob, cy, dee].map((each) => each.synced));
    ann.text.insert(0, "ann");
    await vi.waitFor(async () => expect(textOf(await here.log.load(ROOM))).toBe("ann"));
    bob.text.insert(0, "bob");
    bothWrote = true;
    await vi.waitFor(async () => {
      expect((await here.log.refused(ROOM)).map((each) => each.personId)).toEqual(["bob"]);
    }, HEAL);
    await vi.waitFor(() => {
      expect(cy.text.toString()).toBe("ann");
      expect(dee.text.toString()).toBe("ann");
    }, HEAL);
    expect(textOf(await here.log.load(ROOM))).toBe("ann");
  });

  it("[two-nodes] who is here is told across nodes, and who left is gone", async () => {
    const [here, there] = [await startNode(), await startNode()];
    const ann = join(here, "ann");
    const bob = join(there, "bob");
    await Promise.all([ann.synced, bob.synced]);
    ann.provider.awareness.setLocalState({ cursor: 1 });
    bob.provider.awareness.setLocalState({ cursor: 2 });
    await vi.waitFor(() => {
      expect(people(ann.provider)).toContain("bob");
      expect(people(bob.provider)).toContain("ann");
    });
    const cy = join(there, "cy");
    await vi.waitFor(() => expect(people(cy.provider)).toEqual(expect.arrayContaining(["ann", "bob"])));
    ann.provider.destroy();
    await vi.waitFor(() => expect(people(bob.provider)).not.toContain("ann"));
  });

  it("[two-nodes] a node that ends takes its members' presence with it, and they find their edits on the other", async () => {
    const [here, there] = [await startNode(), await startNode()];
    const ann = join(here, "ann");
    const bob = join(there, "bob");
    await Promise.all([ann.synced, bob.synced]);
    ann.provider.awareness.setLocalState({ cursor: 1 });
    await vi.waitFor(() => expect(people(bob.provider)).toContain("ann"));
    ann.text.insert(0, "before");
    await here.server.close();
    await here.bus.close();
    const back = join(there, "ann", ann.doc);
    await back.synced;
    await vi.waitFor(() => expect(bob.text.toString()).toBe("before"));
    ann.provider.destroy();
  });
});
