import { MemoryLocks } from "@tongpin/client/sync/memory-locks";
import { asId, must, type VideoId } from "@tongpin/domain/base";
import { expect } from "vitest";
import { expectAgreement, expectStored, startAndRead, untilSynced } from "./sim-agreement.ts";
import { CLIENT, type ClientCopy } from "./sim-client.ts";
import { gatherTeam } from "./sim-people.ts";
import { createRandom, pickWeighted } from "./sim-random.ts";
import { openReplica, type Replica } from "./sim-replica.ts";
import type { SimServer } from "./sim-server.ts";
import { contentOf, contentOfDocs } from "./sim-state.ts";
import { createSurvivors } from "./sim-survivors.ts";
import { createWeather } from "./sim-weather.ts";
import { createWitness } from "./sim-witness.ts";

export interface SimOptions {
  readonly seed: number;
  readonly steps: number;
  readonly server: SimServer;
  /** How often the server ends and starts again, as a share of all steps. */
  readonly restarts: number;
  readonly pages?: readonly Page[];
  /** Every so many steps the page that leads its device's tabs ends without a word. */
  readonly leaderEndsEvery?: number;
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
  /** Rows nobody touched, looked for at the end. */
  readonly survivors: number;
  readonly ms: number;
  /** What it is at; of use when it never comes to an end. */
  readonly doing: string;
}

const VIDEOS: readonly VideoId[] = [asId("v-tea"), asId("v-cup")];
/** A run that takes longer hangs. Generous: the machine may be doing ten other things. */
const timeLimit = (steps: number) => 60_000 + steps * 200;
/** For the test around it, which also starts and ends the server. */
export const testTimeout = (steps: number) => timeLimit(steps) + 60_000;

const FAULT_SHARE = 0.06;
const UNDO_SHARE = 0.07;
const PLAN_SHARE = 0.12;
const BREATH_SHARE = 0.05;

/** One turn of the event loop, in which sockets are served. */
const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

/**
 * Some pages of three people work on a plan and two scripts over a bad network, with a server that comes and goes. When
 * all is well again they must agree with each other, with what the server has on disk and with what their own devices
 * stored; what was acknowledged must be there, and so must every row nobody touched.
 *
 * A seed fixes who does what in which order and what befalls whom; when bytes arrive is the machine's affair.
 */
export async function simulate(options: SimOptions): Promise<SimFigures> {
  const { seed, steps, server, pages = PAGES } = options;
  const startedAt = performance.now();
  const random = createRandom(seed);
  const witness = createWitness();
  const survivors = createSurvivors();
  const team = await gatherTeam(server, ["director", "editor"]);
  const replicas: Replica[] = [];
  const bringUp = () => startAndRead(server, team, VIDEOS, witness);
  const weather = createWeather({ random, server, replicas, bringUp });
  let clock = Date.now();
  let step = 0;
  let refused = 0;
  let breaths = 0;
  let doing = "opening";

  const figures = (): SimFigures => ({
    seed,
    steps: step,
    refused,
    faults: weather.faults,
    ...witness.figures,
    breaths,
    connections: replicas.reduce((sum, { proxy }) => sum + proxy.figures.connections, 0),
    survivors: survivors.count,
    ms: Math.round(performance.now() - startedAt),
    doing,
  });

  const browsers = new Map<string, MemoryLocks>();
  /** Pages of one device agree on a leader; one alone leads itself. */
  function locksOf(device: string): MemoryLocks {
    const known = browsers.get(device) ?? new MemoryLocks();
    browsers.set(device, known);
    return known;
  }

  async function openPages(): Promise<void> {
    const people = [team.owner, ...team.members];
    for (const [index, { person, device, client }] of pages.entries()) {
      const replica = await openReplica({
        name: `s${seed}-r${index}`,
        device: `s${seed}-${device}`,
        locks: locksOf(device),
        server,
        person: must(people[person]),
        client,
        brandId: team.brandId,
        videoIds: VIDEOS,
        witness,
        now: () => clock,
      });
      replicas.push(replica);
    }
    const first = must(replicas[0]);
    for (const _ of VIDEOS) first.client.planVideo(first.plan, first.ctx(), random);
  }

  /** One person's one action, in a script or in the plan. */
  function act(replica: Replica): void {
    clock += random.below(400);
    const inPlan = random.chance(PLAN_SHARE);
    const isUndo = random.chance(UNDO_SHARE);
    const script = must(replica.scripts[random.below(replica.scripts.length)]);
    survivors.during(script, !isUndo, () => {
      if (isUndo) {
        const stack = replica.undoOf(inPlan ? replica.plan : script);
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

  async function takeStep(): Promise<void> {
    const replica = must(replicas[random.below(replicas.length)]);
    doing = `step of ${replica.name}`;
    await weather.nextStep();
    if (step > 0 && step % (options.leaderEndsEvery ?? Number.POSITIVE_INFINITY) === 0) {
      const leaders = replicas.filter(({ isLeader }) => isLeader());
      await weather.end(must(leaders[random.below(leaders.length)]));
    }
    if (random.chance(options.restarts)) await weather.strikeServer();
    else if (random.chance(FAULT_SHARE)) await weather.strike(replica);
    else act(replica);
    if (random.chance(BREATH_SHARE) && weather.isWell(replica)) {
      breaths += 1;
      doing = `waiting for ${replica.name}`;
      await untilSynced(replica);
    }
    // Lets frames arrive: sometimes none between two steps, sometimes many.
    for (let turns = random.below(12); turns > 0; turns -= 1) await turn();
  }

  async function expectWell(): Promise<void> {
    doing = "clearing";
    await weather.clear();
    doing = "agreeing";
    await expectAgreement(replicas, VIDEOS);
    const first = must(replicas[0]);
    const agreed = contentOf(first, VIDEOS);
    survivors.expectIn(first.scripts);
    doing = "opening from storage";
    for (const replica of replicas) await expectStored(replica, VIDEOS);
    doing = "restarting";
    await server.down();
    const [plan, ...scripts] = await bringUp();
    expect(contentOfDocs(must(plan), scripts, VIDEOS)).toEqual(agreed);
    expect(server.complaints).toEqual([]);
  }

  async function run(): Promise<SimFigures> {
    await openPages();
    for (step = 0; step < steps; step += 1) await takeStep();
    await expectWell();
    doing = "done";
    return figures();
  }

  let timer: ReturnType<typeof setTimeout> | undefined;
  const hung = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("it hangs")), timeLimit(steps));
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
