import { markOf } from "@tongpin/client/sync/beacon";
import { asId, must, type PersonId } from "@tongpin/domain/base";
import { openScript, REMOTE_ORIGIN, roomHash, type ScriptRoom } from "@tongpin/workspace";
import { expect, it } from "vitest";
import * as Y from "yjs";
import { figure, runs } from "../support/runs.ts";
import { createRandom, pickWeighted, type Random, seedsFor } from "../support/sim-random.ts";
import { hasPending } from "../support/sim-state.ts";
import { SCRIPT_VERBS } from "../support/sim-verbs.ts";

/** A step costs more the longer the script has grown: a few seeds go all the way, the others a fifth of it. */
const LONG = { seeds: runs({ short: 0, full: 3 }), steps: 5_000 };
const STEPS = runs({ short: 600, full: 1_000 });
const SEEDS = runs({ short: 1, full: 50 });
const REPLICAS = 4;
const SWITCH_SHARE = 0.02;
const COMPARE_SHARE = 0.01;

interface Replica {
  readonly room: ScriptRoom;
  isOnline: boolean;
}

/** Both ways by state vectors, as step 1 and step 2 do; what is known already is sent again now and then. */
function exchange(from: Y.Doc, to: Y.Doc, random: Random): void {
  const known = random.chance(0.1) ? undefined : Y.encodeStateVector(to);
  Y.applyUpdate(to, Y.encodeStateAsUpdate(from, known), REMOTE_ORIGIN);
}

// Without sockets and disks, which histories.test.ts has: so that very long histories with many seeds are affordable.
it.each(seedsFor({ kept: [], fresh: SEEDS }))(
  "[histories] [beacon] seed %i: a long history of four replicas, on line and off, ends with one hash; equal marks never have unequal hashes",
  { timeout: 600_000 },
  (seed) => {
    const steps = seed < 1_000 + LONG.seeds ? LONG.steps : STEPS;
    const random = createRandom(seed);
    const hub = new Y.Doc();
    openScript(hub);
    const replicas: Replica[] = Array.from({ length: REPLICAS }, () => ({
      room: openScript(new Y.Doc({ gc: random.chance(0.5) })),
      isOnline: true,
    }));
    let ids = 0;
    let compared = 0;
    for (let step = 0; step < steps; step += 1) {
      const at = random.below(REPLICAS);
      const replica = must(replicas[at]);
      if (random.chance(SWITCH_SHARE)) replica.isOnline = !replica.isOnline;
      else {
        const ctx = { now: 1_790_000_000_000 + step, newId: () => `p${at}-${ids++}`, actor: asId<PersonId>(`p${at}`) };
        pickWeighted(random, SCRIPT_VERBS)(replica.room, ctx, random);
      }
      if (replica.isOnline && random.chance(0.4)) {
        exchange(replica.room.doc, hub, random);
        exchange(hub, replica.room.doc, random);
      }
      if (random.chance(COMPARE_SHARE)) compared += compare(replicas);
    }
    for (const { room } of replicas) exchange(room.doc, hub, random);
    for (const { room } of replicas) exchange(hub, room.doc, random);
    compared += compare(replicas);
    const hashes = replicas.map(({ room }) => roomHash("script", room.doc));
    expect(new Set([...hashes, roomHash("script", hub)]).size, `SEED=${seed}`).toBe(1);
    expect(replicas.filter(({ room }) => hasPending(room.doc))).toEqual([]);
    figure("histories", {
      seed,
      steps,
      replicas: REPLICAS,
      "equal marks compared": compared,
      "false alarms": 0,
    });
  },
);

/** How many pairs had the same mark; each must have the same hash, too. */
function compare(replicas: readonly Replica[]): number {
  const hashByMark = new Map<string, string>();
  let equal = 0;
  for (const { room } of replicas) {
    const mark = markOf(room.doc);
    const hash = roomHash("script", room.doc);
    const known = hashByMark.get(mark);
    if (known !== undefined) {
      equal += 1;
      expect(hash, "a false alarm").toBe(known);
    }
    hashByMark.set(mark, hash);
  }
  return equal;
}
