// @vitest-environment node
import "fake-indexeddb/auto";
import { asId, type BrandId, type PersonId, type ShotId, type VideoId } from "@tongpin/domain/base";
import { scriptRoom } from "@tongpin/protocol";
import { addShot, openScript, type ScriptRoom, updateShots } from "@tongpin/workspace";
import { afterEach, expect, it, vi } from "vitest";
import { openJournal } from "../platform/journal.ts";
import { openTabChannel } from "../platform/tab-channel.ts";
import type { Engine } from "./contract.ts";
import { createEngine } from "./engine.ts";
import { eventually } from "./testing/eventually.ts";
import { LoopbackServer } from "./testing/loopback-server.ts";

vi.setConfig({ testTimeout: 30_000 });

const BRAND = asId<BrandId>("brand");
const VIDEO = asId<VideoId>("video");
const never = () => () => {};
let count = 0;
const ctx = () => ({ now: 1_000, newId: () => `id-${count++}`, actor: asId<PersonId>("lin") });
const running: Engine[] = [];

/** A visit of one person to the app; the same device again is the next one. */
function visit(server: LoopbackServer, personId: string): Engine {
  const engine = createEngine(
    {
      server: { origin: "http://127.0.0.1" },
      personId,
      database: `clash-${personId}`,
      onForbidden: () => {},
      mayWriteScripts: () => true,
    },
    {
      origin: "http://127.0.0.1",
      api: server.api(personId),
      WebSocket: server.socketClass(),
      fetch: () => Promise.reject(new TypeError("no network")),
      newLine: () => "0".repeat(32),
      life: { isOnline: () => true, isVisible: () => true, onWake: never, onHide: never, onOffline: never },
      now: () => 5_000,
      restoreClock: () => {},
      monotonic: () => performance.now(),
      chance: () => 0,
      newOp: () => `op-${count++}`,
      tabs: { id: `tab-${count++}`, locks: null, openChannel: openTabChannel },
      journal: (name) => openJournal(name, `page-${count++}`),
      askToPersist: async () => true,
    },
  );
  running.push(engine);
  return engine;
}

async function leave(engine: Engine): Promise<void> {
  running.splice(running.indexOf(engine), 1);
  await engine.close();
}

afterEach(async () => {
  for (const engine of running.splice(0)) await engine.close();
});

const write = (room: ScriptRoom, id: ShotId, line: string) =>
  expect(updateShots(room, { edits: [{ id, patch: { line } }] }, ctx()).ok).toBe(true);
const line = (room: ScriptRoom) => {
  const { shots, clashes } = room.getSnapshot();
  return new Set([shots[0]?.line, ...clashes.map(({ value }) => value)]);
};

it("[T7] words typed offline and sent by a later visit that never opens the script: both answers are kept", async () => {
  const server = new LoopbackServer();
  const lin = visit(server, "lin");
  const zhou = visit(server, "zhou");
  const hers = lin.openScript(BRAND, VIDEO);
  const his = zhou.openScript(BRAND, VIDEO);
  await Promise.all([hers.ready, his.ready]);
  const made = addShot(hers.view, { afterId: null }, ctx());
  const id = made.ok ? made.value : asId<ShotId>("none");
  await eventually(() => expect(his.view.getSnapshot().shots).toHaveLength(1));
  server.kill();
  write(hers.view, id, "林的");
  await leave(lin);
  server.start();
  write(his.view, id, "周的");
  await eventually(() => expect(zhou.status.getSnapshot()).toMatchObject({ state: "synced" }));
  await leave(zhou);
  visit(server, "lin");
  const kept = openScript(server.doc(scriptRoom(BRAND, VIDEO)));
  await eventually(() => expect(line(kept)).toEqual(new Set(["林的", "周的"])));
});
