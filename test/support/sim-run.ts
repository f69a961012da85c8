import { asId, must, type VideoId } from "@tongpin/domain/base";
import { planRoom, scriptRoom } from "@tongpin/protocol";
import type { PlanRoom, ScriptRoom } from "@tongpin/workspace";
import { expect } from "vitest";
import { CLIENT, type ClientCopy } from "./sim-client.ts";
import { doorFor, gatherTeam } from "./sim-people.ts";
import { createRandom, pickWeighted, type Random } from "./sim-random.ts";
import { openReplica, type Replica } from "./sim-replica.ts";
import type { SimServer } from "./sim-server.ts";
import { contentOf, contentOfDocs, hasPending } from "./sim-state.ts";
import { createSurvivors } from "./sim-survivors.ts";
import { createWitness } from "./sim-witness.ts";
import { readRoom } from "./workspace.ts";

export interface SimOptions {
  readonly seed: number;
  readonly steps: number;
  readonly server: SimServer;
  /** How often the server ends and starts again, as a share of all steps. */
  readonly restarts: number;
  readonly pages?: readonly Page[];
}

export interface Page {
  /** 0 is the owner, 1 and 2 are members. */
  readonly person: number;
  readonly device: string;
  readonly client: ClientCopy;
}

/** Three people, one of them at two devices. */
const PAGES: readonly Page[] = [0, 1, 2, 1].map((person, at) => ({ person, device: `device-${at}`, client: CLIENT }));

export interface SimFigures {
  readonly seed: number;
  readonly steps: number;
  readonly refused: number;
  readonly faults: Readonly<Record<string, number>>;
  readonly frames: number;
  readonly acked: number;
  /** Times somebody waited until the page said 已同步. */
  readonly breaths: number;
  readonly connections: number;
  readonly survivors: number;
  readonly ms: number;
  /** What it is at; of use when it never comes to an end. */
  readonly doing: string;
}

const VIDEOS: readonly VideoId[] = [asId("v-tea"), asId("v-cup")];
/** A run that takes longer hangs. */
const RUN_MS = 110_000;
/** How long everybody may take to agree once the network is well: dead lines must be noticed first. */
const AGREE_MS = 45_000;

type Fault = "offline" | "cut" | "half-open" | "stall" | "latency" | "double" | "reload";
const FAULTS: readonly (readonly [Fault, number])[] = [
  ["offline", 6],
  ["cut", 6],
  ["half-open", 1],
  ["stall", 4],
  ["latency", 6],
  ["double", 3],
  ["reload", 3],
];
const FAULT_SHARE = 0.06;
const UNDO_SHARE = 0.07;
const PLAN_SHARE = 0.12;
const BREATH_SHARE = 0.05;

/**
 * Some pages of three people work on a plan and two scripts over a bad network, with a server that comes and goes. When
 * all is well again they must agree with each other, with what the server has on disk and with what their own devices
 * stored; what was acknowledged must be there, and so must every row nobody touched.
 */
export async function simulate({ seed, steps, server, restarts, pages = PAGES }: SimOptions): Promise<SimFigures> {
  const random = createRandom(seed);
  const witness = createWitness();
  const team = await gatherTeam(server, ["director", "editor"]);
  let clock = Date.now();
  const replicas: Replica[] = [];
  const survivors = createSurvivors();
  const stalled = new Set<Replica>();
  const faults: Record<string, number> = {};
  const recoveries: { readonly at: number; readonly run: () => void | Promise<void> }[] = [];
  let step = 0;
  let refused = 0;
  let breaths = 0;
  let connections = 0;
  let doing = "opening";
  let isServerDown = false;
  const startedAt = performance.now();

  const figures = (): SimFigures => ({
    seed,
    steps: step,
    refused,
    faults,
    ...witness.figures,
    breaths,
    connections: replicas.reduce((sum, { proxy }) => sum + proxy.figures.connections, connections),
    survivors: survivors.count,
    ms: Math.round(performance.now() - startedAt),
    doing,
  });

  function act(replica: Replica): void {
    clock += random.below(400);
    const inPlan = random.chance(PLAN_SHARE);
    const isUndo = random.chance(UNDO_SHARE);
    const script = replica.scripts[random.below(replica.scripts.length)];
    if (!script) return;
    const room: PlanRoom | ScriptRoom = inPlan ? replica.plan : script;
    survivors.during(script, !isUndo, () => {
      if (isUndo) {
        const stack = replica.undoOf(room);
        if (random.chance(0.7)) stack.undo();
        else stack.redo();
        return;
      }
      const done = inPlan
        ? pickWeighted(random, replica.client.planVerbs)(replica.plan, replica.ctx(), random)
        : pickWeighted(random, replica.client.scriptVerbs)(script, replica.ctx(), random);
      if (!done.ok) refused += 1;
    });
  }

  async function harm(replica: Replica, random: Random): Promise<void> {
    const fault = pickWeighted(random, FAULTS);
    const until = step + 1 + random.below(60);
    const strength = random.below(40);
    if (!replica.isOnline && fault !== "reload") return;
    faults[fault] = (faults[fault] ?? 0) + 1;
    doing = `${fault} of ${replica.name}`;
    switch (fault) {
      case "offline":
        replica.goOffline();
        recoveries.push({ at: until, run: () => replica.goOnline() });
        return;
      case "cut":
        return replica.proxy.cut();
      case "half-open":
        return replica.proxy.halfOpen();
      case "stall":
        stalled.add(replica);
        replica.proxy.stall();
        recoveries.push({ at: until, run: () => calmDown(replica) });
        return;
      case "latency":
        return replica.proxy.latency(strength);
      case "double":
        return replica.proxy.double(strength % 2 === 0);
      case "reload":
        return replica.reload();
    }
  }

  /** Nothing stands between this page and the server but time. */
  const isWell = (replica: Replica) =>
    replica.isOnline && !isServerDown && !stalled.has(replica) && replica.proxy.figures.dead === 0;

  function calmDown(replica: Replica): void {
    stalled.delete(replica);
    if (replica.isOnline) replica.proxy.heal();
  }

  async function restart(): Promise<void> {
    faults["restart"] = (faults["restart"] ?? 0) + 1;
    isServerDown = true;
    doing = "server down";
    await server.down();
    recoveries.push({ at: step + 1 + random.below(30), run: bringUp });
  }

  async function bringUp(): Promise<void> {
    await readDurable();
    isServerDown = false;
    for (const { proxy } of replicas) proxy.aim(server.port());
  }

  /** Starts the server and reads what it has on disk; everything acknowledged before must be there. */
  async function readDurable() {
    const names = [planRoom(team.brandId), ...VIDEOS.map((videoId) => scriptRoom(team.brandId, videoId))];
    doing = "server up";
    const dues = new Map(names.map((room) => [room, witness.due(room)]));
    await server.up();
    const door = doorFor(server, team.owner);
    const rooms = [];
    for (const [room, due] of dues) {
      const doc = await readRoom(door, room);
      expect(due(doc), `acknowledged, and not on the disk of ${room}`).toEqual([]);
      expect(hasPending(doc), `${room} waits for something`).toBe(false);
      rooms.push(doc);
    }
    return rooms;
  }

  async function recover(): Promise<void> {
    for (const due of recoveries.filter(({ at }) => at <= step)) {
      recoveries.splice(recoveries.indexOf(due), 1);
      await due.run();
    }
  }

  async function run(): Promise<SimFigures> {
    const people = [team.owner, ...team.members];
    for (const [index, { person, device, client }] of pages.entries()) {
      replicas.push(
        await openReplica({
          name: `s${seed}-r${index}`,
          device: `s${seed}-${device}`,
          server,
          person: must(people[person]),
          client,
          brandId: team.brandId,
          videoIds: VIDEOS,
          witness,
          now: () => clock,
        }),
      );
    }

    const first = must(replicas[0]);
    for (const _ of VIDEOS) first.client.planVideo(first.plan, first.ctx(), random);

    for (step = 1; step <= steps; step += 1) {
      const replica = replicas[random.below(replicas.length)];
      if (!replica) continue;
      await recover();
      if (random.chance(restarts) && !isServerDown) await restart();
      else if (random.chance(FAULT_SHARE)) await harm(replica, random);
      else act(replica);
      if (random.chance(BREATH_SHARE) && isWell(replica)) {
        breaths += 1;
        doing = `waiting for ${replica.name}`;
        await untilSynced(replica);
      }
      // Lets frames arrive: sometimes none between two steps, sometimes many.
      for (let turns = random.below(12); turns > 0; turns -= 1) await turn();
    }

    if (isServerDown) await bringUp();
    for (const replica of replicas) replica.heal();
    doing = "agreeing";
    await agree(replicas);
    doing = "opening from storage";
    for (const replica of replicas) await expectStored(replica);
    const agreed = replicas.map((replica) => contentOf(replica, VIDEOS))[0];
    survivors.expectIn(replicas[0]?.scripts ?? []);
    connections = figures().connections;
    doing = "leaving";
    for (const replica of replicas.splice(0)) await replica.leave();
    await server.down();
    const [plan, ...scripts] = await readDurable();
    expect(contentOfDocs(must(plan), scripts, VIDEOS)).toEqual(agreed);
    expect(server.complaints).toEqual([]);
    doing = "done";
    return figures();
  }

  let timer: ReturnType<typeof setTimeout> | undefined;
  const hung = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`it hangs while ${doing}`)), RUN_MS);
  });
  try {
    return await Promise.race([run(), hung]);
  } catch (error) {
    throw new Error(`SEED=${seed} ${JSON.stringify(figures())}`, { cause: error });
  } finally {
    clearTimeout(timer);
    for (const replica of replicas) await replica.leave();
  }
}

/** One turn of the event loop, in which sockets are served. */
const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

/** Waits as a person does who looks at the top bar, and who presses "try now" as the pauses between tries grow. */
async function untilSynced({ name, engine }: Replica): Promise<void> {
  const look = () => {
    const { state } = engine.status.getSnapshot();
    if (state === "offline") engine.retryNow();
    return state;
  };
  await expect.poll(look, { timeout: AGREE_MS, interval: 20, message: `${name} on a good line` }).toBe("synced");
}

async function agree(replicas: readonly Replica[]): Promise<void> {
  const poll = { timeout: AGREE_MS, interval: 50 };
  await expect
    .poll(() => {
      const states = replicas.map(({ engine }) => engine.status.getSnapshot().state);
      for (const [at, state] of states.entries()) if (state === "offline") replicas[at]?.engine.retryNow();
      return states;
    }, poll)
    .toEqual(replicas.map(() => "synced"));
  const different = () => {
    const contents = replicas.map((replica) => contentOf(replica, VIDEOS));
    return contents.flatMap((content) => Object.keys(content).filter((part) => content[part] !== contents[0]?.[part]));
  };
  await expect.poll(different, poll).toEqual([]);
  for (const { name, plan, scripts } of replicas) {
    expect(
      [plan, ...scripts].map(({ doc }) => hasPending(doc)),
      `${name} waits for something`,
    ).not.toContain(true);
  }
}

/** What the page shows is what its device would show without a network. */
async function expectStored(replica: Replica): Promise<void> {
  const shown = contentOf(replica, VIDEOS);
  replica.goOffline();
  await replica.reload();
  expect(contentOf(replica, VIDEOS), `${replica.name} opened from its own storage`).toEqual(shown);
}
