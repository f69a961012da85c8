import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { asId, must, type VideoId } from "@tongpin/domain/base";
import { type InviteCreated, scriptRoom } from "@tongpin/protocol";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import * as Y from "yjs";
import { type AckedWriter, createAckedWriter, missingOf } from "../support/acked-writer.ts";
import { type Door, openDoor } from "../support/door.ts";
import { figure, runs } from "../support/runs.ts";
import { runCli, startServer, type TestServer } from "../support/server.ts";
import { createRandom, seedsFor } from "../support/sim-random.ts";
import { fillWorkspace, readRoom } from "../support/workspace.ts";

const RESTORES = runs({ short: 1, full: 4 });
const WRITERS = ["林夏", "陈默", "周宁"];

let folder = "";
let server: TestServer;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "tongpin-restore-"));
  server = await startServer();
});
afterEach(async () => {
  await server.remove();
  rmSync(folder, { recursive: true, force: true });
});

/** Makes an account by an invitation; answers its session. */
async function joinBrand(owner: Door, brandId: string, name: string): Promise<string> {
  const invite = await owner.post("/api/invites", { brandId, role: "writer" });
  const { token } = JSON.parse(invite.text) as InviteCreated;
  const joined = await fetch(`${owner.origin}/api/invites/accept`, {
    method: "POST",
    headers: { origin: owner.origin, "content-type": "application/json" },
    body: JSON.stringify({ token, name, password: "correct horse battery" }),
  });
  if (!joined.ok) throw new Error(await joined.text());
  return joined.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0] ?? "")
    .filter((cookie) => !cookie.endsWith("="))
    .join("; ");
}

it.each(seedsFor({ kept: [], fresh: 1 }))(
  "[backup-restore] seed %i: an old backup is restored under people who hold newer edits; whoever comes back brings their own, and all agree",
  { timeout: 300_000 },
  async (seed) => {
    const random = createRandom(seed);
    const program = await fillWorkspace(server);
    const door = () => program.doorAt(server.origin);
    const room = scriptRoom(program.brandId, asId<VideoId>("older-than-its-writers"));
    const writers: AckedWriter[] = [];
    for (const name of WRITERS) {
      const cookie = await joinBrand(door(), program.brandId, name);
      writers.push(createAckedWriter(() => openDoor(server.origin, { cookie }), room, name));
    }
    let newer = 0;
    let reported = 0;
    for (let restore = 0; restore < RESTORES; restore++) {
      const work = async (more: number) => {
        await Promise.all(writers.map((writer) => writer.connect()));
        const enough = writers.map((writer) => writer.until(more));
        for (const writer of writers) writer.work();
        await Promise.all(enough);
      };
      await work(20);
      for (const writer of writers) writer.leave();
      const backup = join(folder, `backup-${restore}.tar`);
      expect(await server.cli("backup", backup, "--json")).toMatchObject({ code: 0 });
      const then = await readRoom(door(), room);

      // They write on, and hear each other: everybody holds what the backup does not.
      await work(20);
      for (const writer of writers) writer.leave();
      const held = writers.map((writer) => Y.encodeStateAsUpdate(writer.doc));
      newer += writers.reduce((sum, writer) => sum + missingOf(then, writer), 0);

      await server.remove();
      const data = join(folder, `restored-${restore}`);
      expect(await runCli(["restore", backup, "--data", data])).toMatchObject({ code: 0 });
      server = await startServer({ data });
      expect(missingOf(await readRoom(door(), room), must(writers[0]))).toBeGreaterThan(0);

      // They come in any order, each with copies of the others' words: those are not taken from foreign hands, that is
      // said, and nobody is told that he is synced until their owners have brought them.
      const order = [...writers].sort(() => random.next() - 0.5);
      await Promise.all(order.map((writer) => writer.connect()));
      for (const writer of order) writer.leave();
      const there = await readRoom(door(), room);
      for (const writer of writers) expect(missingOf(there, writer), `of ${writer.name}`).toBe(0);
      const merged = new Y.Doc();
      for (const update of held) Y.applyUpdate(merged, update);
      expect(there.getMap("settings").toJSON()).toEqual(merged.getMap("settings").toJSON());
      reported += server.output().split("content of others refused").length - 1;
      await work(5);
      const docs = writers.map(({ doc }) => doc);
      for (const writer of writers) writer.leave();
      await vi.waitFor(async () => {
        const last = await readRoom(door(), room);
        for (const writer of writers) expect(missingOf(last, writer)).toBe(0);
      });
      expect(docs.every((doc) => doc.store.pendingStructs === null)).toBe(true);
    }
    expect(newer).toBeGreaterThan(0);
    expect(reported).toBeGreaterThan(0);
    figure("backup-restore", { restores: RESTORES, "edits newer than the backup": newer, lost: 0, reported });
  },
);
