import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { asId } from "@tongpin/domain/base";
import { CLOSE, scriptRoom } from "@tongpin/protocol";
import { openSqlite } from "@tongpin/server/storage/sqlite.ts";
import { SCHEMA_VERSION } from "@tongpin/workspace";
import { expect, it } from "vitest";
import { WebSocket } from "ws";
import { openRoomDoor } from "../support/room-door.ts";
import { figure } from "../support/runs.ts";
import { runCli } from "../support/server.ts";
import { addRow, readRoom } from "../support/workspace.ts";
import { joinRoom } from "../support/writer.ts";

/**
 * There is one released version of nothing yet, so this proves the two gates that later versions will stand on: a client
 * that is too old is told so before a byte of content, and a server that is older than its data does not touch them.
 */
it("[upgrade-downgrade] a client older than the workspace is closed with 4426 and neither hears nor changes anything", async () => {
  const server = await openRoomDoor();
  try {
    const room = scriptRoom(server.brandId, asId("gated"));
    const writer = await joinRoom(server.door, room);
    await writer.ready;
    await writer.write(() => addRow(writer.doc, "now"));
    const heard: number[] = [];
    const versions = ["", "0", String(SCHEMA_VERSION - 1), "-1", "NaN", "one"];
    for (const version of versions) {
      const ticket = await server.door.ticket(room);
      const address = `${server.door.origin.replace(/^http/, "ws")}/sync/${room}?ticket=${ticket}&v=${version}`;
      const socket = new WebSocket(address, { headers: { ...server.door.headers } });
      socket.on("message", () => heard.push(1));
      const code = await new Promise<number>((resolve) => socket.once("close", resolve));
      expect(code, `v=${version}`).toBe(CLOSE.outdated);
    }
    expect(heard).toEqual([]);
    // One that is newer than the server knows what it does, and is let in.
    const ticket = await server.door.ticket(room);
    const newer = new WebSocket(
      `${server.door.origin.replace(/^http/, "ws")}/sync/${room}?ticket=${ticket}&v=${SCHEMA_VERSION + 1}`,
      { headers: { ...server.door.headers } },
    );
    await new Promise<void>((resolve) => newer.once("message", () => resolve()));
    newer.close();
    writer.leave();
    expect((await readRoom(server.door, room)).getMap("rows").size).toBe(1);
    figure("upgrade-downgrade", { "old clients refused": versions.length, heard: 0 });
  } finally {
    await server.remove();
  }
}, 60_000);

it("[upgrade-downgrade] a server older than its data says so and leaves them as they are", async () => {
  const data = mkdtempSync(join(tmpdir(), "tongpin-newer-"));
  const env = { ...process.env, TONGPIN_DATA: data, PORT: "0" };
  try {
    expect(await runCli(["token", "--init", "山岚内容组", "--json"], env)).toMatchObject({ code: 0 });
    const file = join(data, "tongpin.db");
    const raw = await openSqlite(file);
    raw.exec("pragma user_version = 9999; pragma wal_checkpoint(truncate)");
    raw.close();
    const before = readFileSync(file);
    const started = await runCli(["serve"], env);
    expect(started.code).not.toBe(0);
    expect(started.stderr).toMatch(/9999/);
    expect(readFileSync(file).equals(before)).toBe(true);
  } finally {
    rmSync(data, { recursive: true, force: true });
  }
}, 60_000);
