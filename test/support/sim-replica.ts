import { createApi } from "@tongpin/client/platform/api";
import { openJournal } from "@tongpin/client/platform/journal";
import { openTabChannel } from "@tongpin/client/platform/tab-channel";
import type { Engine, RoomHandle } from "@tongpin/client/sync/contract";
import type { EngineEnvironment } from "@tongpin/client/sync/environment";
import type { MemoryLocks } from "@tongpin/client/sync/memory-locks";
import { asId, type BrandId, type PersonId, type VideoId } from "@tongpin/domain/base";
import type { CommandContext, PlanRoom, ScriptRoom } from "@tongpin/workspace";
import { WebSocket as NodeWebSocket } from "ws";
import { type FaultProxy, openFaultProxy } from "./fault-proxy.ts";
import type { ClientCopy } from "./sim-client.ts";
import type { SimPerson } from "./sim-people.ts";
import type { SimServer } from "./sim-server.ts";
import type { Witness } from "./sim-witness.ts";

/** The page's clock for "is the line dead" runs faster than ours, so that half-open lines are found in seconds. */
export const CLOCK_SPEED = 4;

// Outside a browser every room's provider waits for the end of the process; a brand has more rooms than Node expects.
process.setMaxListeners(0);

export interface ReplicaOptions {
  readonly name: string;
  readonly server: SimServer;
  readonly person: SimPerson;
  readonly brandId: BrandId;
  readonly videoIds: readonly VideoId[];
  readonly witness: Witness;
  readonly client: ClientCopy;
  /** Pages of one device share its database. */
  readonly device: string;
  /** Of the device's browser; null: its pages can't agree on a leader. */
  readonly locks: MemoryLocks | null;
  readonly now: () => number;
}

/** One page of one person: the client's own engine over a proxy of its own. */
export interface Replica {
  readonly name: string;
  readonly device: string;
  readonly person: SimPerson;
  readonly client: ClientCopy;
  readonly proxy: FaultProxy;
  readonly engine: Engine;
  readonly plan: PlanRoom;
  readonly scripts: readonly ScriptRoom[];
  readonly isOnline: boolean;
  ctx(): CommandContext;
  undoOf(room: PlanRoom | ScriptRoom): { undo(): boolean; redo(): boolean };
  /** Tells the page that its network is gone, and takes it away. */
  goOffline(): void;
  goOnline(): void;
  /** Leaves the page in order and opens it again from what its device has stored. */
  reload(): Promise<void>;
  /** The page ends without a word, and is opened again. What it had begun to store is stored. */
  crash(): Promise<void>;
  /** Whether it holds the sockets of its device. */
  isLeader(): boolean;
  /** Everything is well again, and the page is told. */
  heal(): void;
  leave(): Promise<void>;
}

export async function openReplica(options: ReplicaOptions): Promise<Replica> {
  const { name, server, person, brandId, witness } = options;
  const proxy = await openFaultProxy(server.port());
  const wakes = new Set<() => void>();
  const offlines = new Set<() => void>();
  const sockets = new Set<NodeWebSocket>();
  const refuse: typeof fetch = () => Promise.reject(new TypeError("the page is gone"));
  let endVisit: () => void = () => {};
  let isOnline = true;
  let visits = 0;
  let ids = 0;

  function listener(set: Set<() => void>) {
    return (listen: () => void) => {
      set.add(listen);
      return () => set.delete(listen);
    };
  }

  class PageSocket extends NodeWebSocket {
    readonly #line;
    constructor(address: string | URL) {
      super(address, { headers: person.headers });
      this.#line = witness.watch(decodeURIComponent(new URL(address).pathname.split("/").at(-1) ?? ""));
      this.on("error", () => undefined);
      sockets.add(this);
      this.on("close", () => sockets.delete(this));
      this.on("message", (data: ArrayBuffer | Buffer) => this.#line.heard(new Uint8Array(data)));
    }
    override send(data: Uint8Array): void {
      this.#line.sent(data);
      super.send(data);
    }
  }

  function environment(): EngineEnvironment {
    const id = `${name}-${visits}`;
    const life = { isAlive: true };
    endVisit = () => {
      life.isAlive = false;
      options.locks?.end(id);
      for (const socket of sockets) socket.terminate();
    };
    const ask: typeof fetch = (input, init) =>
      (life.isAlive ? fetch : refuse)(input, { ...init, headers: { ...init?.headers, ...person.headers } });
    return {
      origin: proxy.origin,
      api: createApi({ origin: proxy.origin, fetch: ask }),
      fetch: ask,
      newLine: () => crypto.randomUUID().replaceAll("-", ""),
      WebSocket: PageSocket as unknown as typeof WebSocket,
      life: {
        isOnline: () => isOnline,
        isVisible: () => true,
        onWake: listener(wakes),
        onHide: () => () => {},
        onOffline: listener(offlines),
      },
      now: Date.now,
      restoreClock: () => {},
      monotonic: () => performance.now() * CLOCK_SPEED,
      chance: () => 0,
      newOp: () => crypto.randomUUID(),
      tabs: {
        id,
        locks: options.locks?.of(id) ?? null,
        openChannel<M>(channelName: string, onMessage: (message: M) => void) {
          const channel = openTabChannel<M>(channelName, (message) => {
            if (life.isAlive) onMessage(message);
          });
          return {
            post: (message: M) => {
              if (life.isAlive) channel.post(message);
            },
            close: channel.close,
          };
        },
      },
      journal: (database) => openJournal(database, `${name}-${visits}`),
      askToPersist: async () => true,
    };
  }

  async function visit(): Promise<{
    engine: Engine;
    plan: RoomHandle<PlanRoom>;
    scripts: readonly RoomHandle<ScriptRoom>[];
  }> {
    visits += 1;
    const engine = options.client.createEngine(
      {
        server: { origin: proxy.origin },
        personId: person.id,
        database: options.device,
        onForbidden: (brand) => {
          throw new Error(`${name} lost its right to ${brand}`);
        },
      },
      environment(),
    );
    const plan = engine.openPlan(brandId);
    const scripts = options.videoIds.map((videoId) => engine.openScript(brandId, videoId));
    for (const handle of [plan, ...scripts]) await handle.ready;
    return { engine, plan, scripts };
  }

  let page = await visit();
  return {
    name,
    device: options.device,
    person,
    client: options.client,
    proxy,
    get engine() {
      return page.engine;
    },
    get plan() {
      return page.plan.view;
    },
    get scripts() {
      return page.scripts.map((handle) => handle.view);
    },
    get isOnline() {
      return isOnline;
    },
    ctx: () => ({
      now: options.now(),
      newId: () => `${name}-${ids++}`,
      actor: asId<PersonId>(person.id),
    }),
    undoOf(room) {
      const handle = [page.plan, ...page.scripts].find(({ view }) => view === room);
      if (!handle) throw new Error("a room of an earlier visit");
      return page.engine.undoFor(handle);
    },
    goOffline() {
      isOnline = false;
      proxy.refuse();
      for (const tell of offlines) tell();
    },
    goOnline() {
      isOnline = true;
      proxy.heal();
      for (const tell of wakes) tell();
    },
    async reload() {
      await page.engine.close();
      page = await visit();
    },
    async crash() {
      endVisit();
      await page.engine.close();
      page = await visit();
    },
    isLeader: () => options.locks?.leaderOf(options.device) === `${name}-${visits}`,
    heal() {
      isOnline = true;
      proxy.aim(server.port());
      proxy.heal();
      for (const tell of wakes) tell();
    },
    async leave() {
      await page.engine.close();
      await proxy.close();
    },
  };
}
