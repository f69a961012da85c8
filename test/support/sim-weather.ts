import { pickWeighted, type Random } from "./sim-random.ts";
import type { Replica } from "./sim-replica.ts";
import type { SimServer } from "./sim-server.ts";

type Fault = "offline" | "cut" | "half-open" | "stall" | "latency" | "double" | "reload";
const FAULTS: readonly (readonly [Fault, number])[] = [
  ["offline", 6],
  ["cut", 6],
  ["half-open", 1],
  ["stall", 4],
  ["latency", 6],
  ["double", 3],
  ["reload", 6],
];
/** How long what passes by itself lasts at most, in steps of the run. */
const LONGEST_FAULT = 60;
const LONGEST_OUTAGE = 30;

/** Everything that befalls the pages and the server, step by step. */
export interface Weather {
  readonly faults: Readonly<Record<string, number>>;
  /** Nothing stands between this page and the server but time. */
  isWell(replica: Replica): boolean;
  strike(replica: Replica): Promise<void>;
  /** Ends a page without a word: half the time at once, half the time in order. */
  end(replica: Replica): Promise<void>;
  /** Ends the server for a while, unless it is down already. */
  strikeServer(): Promise<void>;
  /** Begins the next step: what lasted long enough passes. */
  nextStep(): Promise<void>;
  /** All is well again. */
  clear(): Promise<void>;
}

export function createWeather(options: {
  readonly random: Random;
  readonly server: SimServer;
  readonly replicas: readonly Replica[];
  /** Starts the server. */
  readonly bringUp: () => Promise<unknown>;
}): Weather {
  const { random, server, replicas } = options;
  const faults: Record<string, number> = {};
  const stalled = new Set<Replica>();
  let ends: { readonly at: number; readonly run: () => void | Promise<void> }[] = [];
  let isServerDown = false;
  let step = 0;

  const count = (fault: string) => {
    faults[fault] = (faults[fault] ?? 0) + 1;
  };
  const endSoon = (within: number, run: () => void | Promise<void>) =>
    ends.push({ at: step + 1 + random.below(within), run });

  async function serverBack(): Promise<void> {
    await options.bringUp();
    isServerDown = false;
    for (const { proxy } of replicas) proxy.aim(server.port());
  }

  return {
    faults,
    isWell(replica) {
      // Tabs of one device have one line: their leader's.
      const leader = replicas.find((other) => other.device === replica.device && other.isLeader()) ?? replica;
      const isFree = ({ isOnline, proxy }: Replica) => isOnline && proxy.figures.dead === 0;
      return !isServerDown && [replica, leader].every((page) => isFree(page) && !stalled.has(page));
    },
    async strike(replica) {
      const fault = pickWeighted(random, FAULTS);
      const strength = random.below(40);
      if (!replica.isOnline && fault !== "reload") return;
      count(fault);
      switch (fault) {
        case "offline":
          replica.goOffline();
          endSoon(LONGEST_FAULT, () => replica.goOnline());
          return;
        case "cut":
          return replica.proxy.cut();
        case "half-open":
          return replica.proxy.halfOpen();
        case "stall":
          stalled.add(replica);
          replica.proxy.stall();
          endSoon(LONGEST_FAULT, () => {
            stalled.delete(replica);
            if (replica.isOnline) replica.proxy.heal();
          });
          return;
        case "latency":
          return replica.proxy.latency(strength);
        case "double":
          return replica.proxy.double(strength % 2 === 0);
        case "reload":
          return replica.reload();
      }
    },
    async end(replica) {
      const isCrash = random.chance(0.5);
      count(isCrash ? "crash" : "close");
      await (isCrash ? replica.crash() : replica.reload());
    },
    async strikeServer() {
      if (isServerDown) return;
      count("restart");
      isServerDown = true;
      await server.down();
      endSoon(LONGEST_OUTAGE, serverBack);
    },
    async nextStep() {
      step += 1;
      const due = ends.filter(({ at }) => at <= step);
      ends = ends.filter(({ at }) => at > step);
      for (const { run } of due) await run();
    },
    async clear() {
      ends = [];
      if (isServerDown) await serverBack();
      for (const replica of replicas) replica.heal();
    },
  };
}
