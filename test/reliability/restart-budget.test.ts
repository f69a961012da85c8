import { asId, type VideoId } from "@tongpin/domain/base";
import { scriptRoom } from "@tongpin/protocol";
import { expect, it } from "vitest";
import * as Y from "yjs";
import { figure, runs } from "../support/runs.ts";
import { startServer } from "../support/server.ts";
import { fillWorkspace, readRoom } from "../support/workspace.ts";
import { joinRoom } from "../support/writer.ts";

const RECORDS = runs({ short: 1_000, full: 10_000 });
const RESTARTS = runs({ short: 1, full: 20 });
/** What a newcomer is sent may be so many times the document itself; record by record it is more than three times. */
const MOST_WASTE = 2;

it(`[restart-budget] a room of ${RECORDS} records is as quick to open after a kill as the document it folds to`, async () => {
  const server = await startServer();
  try {
    const program = await fillWorkspace(server);
    const door = () => program.doorAt(server.origin);
    const room = scriptRoom(program.brandId, asId<VideoId>("written-letter-by-letter"));
    const writer = await joinRoom(door(), room);
    await writer.ready;
    const counts = writer.doc.getMap<number>("settings");
    for (let record = 0; record < RECORDS; record += 200) {
      await Promise.all(
        Array.from({ length: 200 }, (_, at) => writer.write(() => counts.set(`key${(record + at) % 50}`, record + at))),
      );
    }
    const whole = Y.encodeStateAsUpdate(writer.doc).length;
    writer.leave();
    const times: number[] = [];
    let sent = 0;
    for (let restart = 0; restart < RESTARTS; restart++) {
      await server.kill();
      await server.start();
      const before = performance.now();
      const there = await readRoom(door(), room);
      times.push(performance.now() - before);
      expect(there.getMap("settings").toJSON()).toEqual(counts.toJSON());
      sent = Math.max(sent, await bytesToNewcomer(door(), room));
    }
    expect(sent).toBeLessThanOrEqual(whole * MOST_WASTE);
    const sorted = times.sort((a, b) => a - b);
    figure("restart-budget", {
      records: RECORDS,
      restarts: RESTARTS,
      "document bytes": whole,
      "sent to a newcomer": sent,
      "open to synced ms, worst": Math.round(sorted.at(-1) ?? 0),
    });
  } finally {
    await server.remove();
  }
}, 300_000);

/** What somebody with nothing is sent until all is there. */
async function bytesToNewcomer(door: Parameters<typeof readRoom>[0], room: string): Promise<number> {
  const knock = door.knock(room, await door.ticket(room));
  await knock.opened;
  // y-websocket's step 1 with an empty state vector.
  knock.socket.send(Uint8Array.of(0, 0, 1, 0));
  await new Promise<void>((resolve) => {
    const isLast = (frame: Uint8Array) => frame[0] === 0 && frame[1] === 1;
    knock.socket.on("message", (data: Buffer) => isLast(data) && resolve());
  });
  knock.socket.close();
  return knock.heard.reduce((sum, frame) => sum + frame.length, 0);
}
