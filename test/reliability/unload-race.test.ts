import { must } from "@tongpin/domain/base";
import { scriptRoom } from "@tongpin/protocol";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { createAckedWriter, missingOf } from "../support/acked-writer.ts";
import { openRoomDoor, type RoomDoor } from "../support/room-door.ts";
import { figure, runs } from "../support/runs.ts";
import { createRandom, type Random, seedsFor } from "../support/sim-random.ts";
import { readRoom } from "../support/workspace.ts";

const RACES = runs({ short: 40, full: 500 });

let server: RoomDoor;
beforeEach(async () => {
  // A room is forgotten at the first tick after its last member left, and there is a tick at every turn.
  server = await openRoomDoor({ unloadMs: 0, tickMs: 1 });
});
afterEach(() => server.remove());

/** Lets a few turns of the event loop go by: what is saved, forgotten and loaded meanwhile differs each time. */
async function turns(random: Random): Promise<void> {
  for (let left = random.below(12); left > 0; left--) await new Promise((resolve) => setImmediate(resolve));
}

it.each(seedsFor({ kept: [], fresh: 1 }))(
  `[unload-race] seed %i: ${RACES} times somebody leaves and somebody comes around saving and forgetting a room; who comes sees the last acknowledged edit`,
  { timeout: 300_000 },
  async (seed) => {
    const random = createRandom(seed);
    const rooms = ["a", "b"].map((video) => scriptRoom(server.brandId, `${video}-comes-and-goes`));
    const writers = rooms.map((room, index) => createAckedWriter(() => server.door, room, `writer${index}`));
    let unloaded = 0;
    let seen = 0;
    for (let race = 0; race < RACES; race++) {
      const at = random.below(rooms.length);
      const room = must(rooms[at]);
      const writer = must(writers[at]);
      await writer.connect();
      const enough = writer.until(1 + random.below(3));
      writer.work();
      await enough;
      // Half of them leave in the middle of what they type: a save is under way (hocuspocus#995).
      if (random.chance(0.5)) await turns(random);
      writer.leave();
      const acked = writer.acked();
      await turns(random);
      // Some come when it is forgotten altogether, most while that is being done.
      if (random.chance(0.3)) {
        await vi.waitFor(() => expect(server.app.relay.metrics().rooms).toBe(0), { interval: 1, timeout: 20_000 });
        unloaded++;
      }
      const readers = await Promise.all(Array.from({ length: 1 + random.below(3) }, () => readRoom(server.door, room)));
      for (const reader of readers) expect(missingOf(reader, { ...writer, acked: () => acked })).toBe(0);
      seen += readers.length;
      if (random.chance(0.02)) await server.restart();
    }
    figure("unload-race", { races: RACES, "found forgotten": unloaded, readers: seen, lost: 0 });
  },
);
