import { asId, must, type VideoId } from "@tongpin/domain/base";
import { CLOSE, scriptRoom } from "@tongpin/protocol";
import { expect, it } from "vitest";
import { createAckedWriter, missingOf } from "../support/acked-writer.ts";
import { figure, runs } from "../support/runs.ts";
import { startServer } from "../support/server.ts";
import { createRandom, seedsFor } from "../support/sim-random.ts";
import { fillWorkspace, readRoom } from "../support/workspace.ts";

const RESTARTS = runs({ short: 2, full: 50 });

it.each(seedsFor({ kept: [], fresh: 1 }))(
  `[sigterm-drain] seed %i: ${RESTARTS} restarts by SIGTERM under load; what was received is there, and the next server takes up at once`,
  { timeout: 120_000 + RESTARTS * 10_000 },
  async (seed) => {
    const random = createRandom(seed);
    const server = await startServer();
    try {
      const program = await fillWorkspace(server);
      const door = () => program.doorAt(server.origin);
      const rooms = ["one", "two", "three", "four"].map((video) =>
        scriptRoom(program.brandId, asId<VideoId>(`${video}-restarted-often`)),
      );
      const writers = rooms.flatMap((room) =>
        ["林夏", "陈默"].map((name) => ({ room, writer: createAckedWriter(door, room, name) })),
      );
      const stops: number[] = [];
      const away: number[] = [];
      let lost = 0;
      for (let restart = 0; restart < RESTARTS; restart++) {
        await Promise.all(writers.map(({ writer }) => writer.connect()));
        const enough = must(random.pick(writers)).writer.until(5 + random.below(40));
        for (const { writer } of writers) writer.work();
        await enough;
        // Whoever only looks on is told in so many words that the server goes: his page comes back without an alarm.
        const readers = await Promise.all(rooms.map(async (room) => door().knock(room, await door().ticket(room))));
        for (const reader of readers) expect(await reader.opened).toBe(true);
        const before = performance.now();
        await server.stop();
        stops.push(performance.now() - before);
        expect(await Promise.all(readers.map((reader) => reader.closed))).toEqual(readers.map(() => CLOSE.goingAway));
        for (const { writer } of writers) writer.leave();
        await server.start();
        for (const { room, writer } of writers) lost += missingOf(await readRoom(door(), room), writer);
        expect(lost, `after restart ${restart + 1}`).toBe(0);
        await must(writers[0]).writer.connect();
        must(writers[0]).writer.leave();
        away.push(performance.now() - before);
      }
      // A drain ends in order: nothing it had promised, and nothing of its own, was left to complain about.
      expect(server.output()).not.toMatch(/"level":(50|60)/);
      const acked = writers.reduce((sum, { writer }) => sum + writer.acked(), 0);
      figure("sigterm-drain", {
        restarts: RESTARTS,
        acked,
        lost,
        "longest drain ms": Math.round(Math.max(...stops)),
        "longest until synced again ms": Math.round(Math.max(...away)),
      });
    } finally {
      await server.remove();
    }
  },
);
