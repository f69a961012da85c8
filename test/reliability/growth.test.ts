import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { asId, must } from "@tongpin/domain/base";
import { openEmbeddedLog } from "@tongpin/server/storage/embedded-log.ts";
import { addShot, type CommandContext, openScript, updateShots } from "@tongpin/workspace";
import { expect, it } from "vitest";
import * as Y from "yjs";
import { figure, runs } from "../support/runs.ts";

const SESSIONS = runs({ short: 100, full: 1_000 });
const CHANGES = 20;
/** What a year of status changes may weigh, in bytes: 200 KB for 20,000. */
const BYTES_PER_CHANGE = 10;
const STATUSES = ["open", "done", "retake", "dropped"] as const;

it(`[growth] ${SESSIONS * CHANGES} status changes over ${SESSIONS} sessions stay small, and open as fast as a new script`, async () => {
  const folder = mkdtempSync(join(tmpdir(), "tongpin-growth-"));
  const log = await openEmbeddedLog({ file: join(folder, "rooms.db") });
  const room = "brand:script:video";
  let state = Y.encodeStateAsUpdate(new Y.Doc());
  let ids = 0;
  const ctx = (): CommandContext => ({ now: ids, newId: () => `id${ids++}`, actor: asId("lin") });
  for (let session = 0; session < SESSIONS; session++) {
    const doc = new Y.Doc();
    Y.applyUpdate(doc, state);
    doc.on("update", (update: Uint8Array) => void log.append(room, update));
    const script = openScript(doc);
    if (session === 0) for (let shot = 0; shot < 12; shot++) addShot(script, { afterId: null }, ctx());
    for (let change = 0; change < CHANGES; change++) {
      const shot = must(script.getSnapshot().shots[(session + change) % 12]);
      const status = must(STATUSES[(session + change) % STATUSES.length]);
      const other = must(STATUSES[(session + change + 1) % STATUSES.length]);
      const patch = { status: shot.status === status ? other : status };
      expect(updateShots(script, { edits: [{ id: shot.id, patch }] }, ctx())).toEqual({ ok: true });
    }
    state = Y.encodeStateAsUpdate(doc);
    script.destroy();
    if (session % 50 === 49) await log.compact(room);
  }
  await log.compact(room);
  const stored = await log.load(room);
  const bytes = must(stored.snapshot).length;
  expect(stored.tail).toEqual([]);
  expect(bytes).toBeLessThanOrEqual(12 * 1024 + SESSIONS * CHANGES * BYTES_PER_CHANGE);

  const openings = Array.from({ length: 5 }, () => {
    const before = performance.now();
    const doc = new Y.Doc();
    Y.applyUpdate(doc, must(stored.snapshot));
    expect(openScript(doc).getSnapshot().shots).toHaveLength(12);
    return performance.now() - before;
  });
  await log.close();
  rmSync(folder, { recursive: true, force: true });
  figure("growth", {
    changes: SESSIONS * CHANGES,
    sessions: SESSIONS,
    bytes,
    "open ms": Math.round(Math.max(...openings)),
  });
}, 300_000);
