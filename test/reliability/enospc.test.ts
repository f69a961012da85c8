import { spawnSync } from "node:child_process";
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { asId, type VideoId } from "@tongpin/domain/base";
import { CLOSE, type HealthAnswer, scriptRoom } from "@tongpin/protocol";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { createAckedWriter, missingOf } from "../support/acked-writer.ts";
import { figure, runs } from "../support/runs.ts";
import { startServer, type TestServer } from "../support/server.ts";
import { fillWorkspace, readRoom } from "../support/workspace.ts";

const FILLINGS = runs({ short: 2, full: 10 });
const MOUNT_MB = 64;

/** A file system of its own, so that it can be filled. Only root may mount one; for others `fsync-error` tries the same on a disk that says it is full. */
let folder = "";
let mounted = false;
let server: TestServer | null = null;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "tongpin-full-"));
  mounted = spawnSync("mount", ["-t", "tmpfs", "-o", `size=${MOUNT_MB}m`, "tongpin", folder]).status === 0;
});
afterEach(async () => {
  await server?.remove().catch(() => undefined);
  if (mounted) spawnSync("umount", [folder]);
  rmSync(folder, { recursive: true, force: true });
});

it(`[enospc] a disk that fills ${FILLINGS} times: the process lives, rooms close with 4503, nothing acknowledged is lost, and it heals by itself`, async () => {
  if (!mounted) {
    figure("enospc", { "file system": "none could be mounted, see fsync-error" });
    return;
  }
  server = await startServer({ data: join(folder, "data") });
  const program = await fillWorkspace(server);
  const { origin } = server;
  const door = () => program.doorAt(origin);
  const store = async () => ((await (await fetch(`${origin}/healthz`)).json()) as HealthAnswer).store;
  const room = scriptRoom(program.brandId, asId<VideoId>("written-until-full"));
  const writer = createAckedWriter(door, room, "林夏");
  let lost = 0;
  for (let filling = 0; filling < FILLINGS; filling++) {
    await writer.connect();
    const reader = door().knock(room, await door().ticket(room));
    expect(await reader.opened).toBe(true);
    writer.work();
    await writer.until(10);
    const ballast = join(folder, "ballast");
    fill(ballast);
    expect(await reader.closed).toBe(CLOSE.storeReadOnly);
    writer.leave();
    expect(await store()).toContain("read-only");
    // Every other time nobody is there any more to make good what was promised and not written.
    const isKilled = filling % 2 === 1;
    if (isKilled) await server.kill();
    rmSync(ballast);
    if (isKilled) await server.start();
    await vi.waitFor(async () => expect(await store()).not.toContain("read-only"), { timeout: 20_000, interval: 50 });
    const acked = writer.acked();
    lost += missingOf(await readRoom(door(), room), { ...writer, acked: () => acked });
    expect(lost).toBe(0);
  }
  await writer.connect();
  const there = await readRoom(door(), room);
  expect(there.getMap("settings").toJSON()).toEqual(writer.doc.getMap("settings").toJSON());
  writer.leave();
  figure("enospc", { fillings: FILLINGS, acked: writer.acked(), lost });
}, 240_000);

/** Takes all the space there is, to the last byte. */
function fill(file: string): void {
  const handle = openSync(file, "w");
  for (let size = 1024 * 1024; size >= 1; ) {
    try {
      writeSync(handle, Buffer.alloc(size));
    } catch {
      size = Math.floor(size / 2);
    }
  }
  closeSync(handle);
}
