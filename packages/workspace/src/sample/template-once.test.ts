import { asId, type RowId, type VideoId } from "@tongpin/domain/base";
import { expect, it, vi } from "vitest";
import * as Y from "yjs";
import { addVideo, applyScriptChanges, openPlan, openScript, roomHash, rowsToShots, updatePost } from "../index.ts";
import { REMOTE_ORIGIN } from "../origins.ts";
import { buildReplica, buildRow } from "../replica-builder.ts";

vi.setConfig({ testTimeout: 60_000 });

const CLIENTS = 50;
const VIDEO = asId<VideoId>("new-item");

/** Half of them hear each other while they work, half come back from a train at the end. */
function buildClients() {
  const hub = new Y.Doc();
  const clients = Array.from({ length: CLIENTS }, (_, index) => ({
    ...buildReplica(`c${index}`, index + 1),
    isOnline: index % 2 === 0,
  }));
  return {
    hub,
    clients,
    exchange(client: (typeof clients)[number]) {
      Y.applyUpdate(hub, Y.encodeStateAsUpdate(client.doc, Y.encodeStateVector(hub)), REMOTE_ORIGIN);
      Y.applyUpdate(client.doc, Y.encodeStateAsUpdate(hub, Y.encodeStateVector(client.doc)), REMOTE_ORIGIN);
    },
  };
}

it("[template-once] 50 clients create and open the same new item, half of them offline: one card, and opening writes nothing", () => {
  const { hub, clients, exchange } = buildClients();
  for (const client of clients) {
    const plan = openPlan(client.doc);
    if (client.isOnline) exchange(client);
    if (!plan.getSnapshot().videos.has(VIDEO)) addVideo(plan, { id: VIDEO, title: "新视频" }, client.ctx());
    const script = new Y.Doc();
    openScript(script).getSnapshot();
    expect(Y.encodeStateAsUpdate(script).length).toBe(2);
    if (client.isOnline) exchange(client);
  }
  for (const client of clients) exchange(client);
  expect([...openPlan(hub).getSnapshot().videos.keys()]).toEqual([VIDEO]);
  for (const client of clients) exchange(client);
  expect(new Set(clients.map(({ doc }) => roomHash("plan", doc))).size).toBe(1);
});

it("[template-once] 50 clients fill the same new script from the same template: every row, shot and topic once", () => {
  const { hub, clients, exchange } = buildClients();
  for (const client of clients) {
    const room = openScript(client.doc);
    if (client.isOnline) exchange(client);
    const { rows } = room.getSnapshot();
    const template = ["钩子", "痛点", "行动"].map((voice, at) => buildRow(`template-${at}`, { voice }));
    const missing = template.filter((row) => !rows.some(({ id }) => id === row.id));
    const changes = missing.map((row) => {
      const before = template[template.indexOf(row) - 1];
      return { type: "insert-row" as const, row, afterId: before ? asId<RowId>(before.id) : null };
    });
    applyScriptChanges(room, { changes, source: null }, client.ctx());
    rowsToShots(room, { rowIds: "all" }, client.ctx());
    updatePost(room, { patch: { topics: ["围炉煮茶"] } }, client.ctx());
    if (client.isOnline) exchange(client);
  }
  for (const client of clients) exchange(client);
  for (const client of clients) exchange(client);
  const { rows, shots, post } = openScript(hub).getSnapshot();
  expect(rows.map(({ voice }) => voice)).toEqual(["钩子", "痛点", "行动"]);
  expect(shots.map(({ line }) => line)).toEqual(["钩子", "痛点", "行动"]);
  expect(post.topics).toEqual(["围炉煮茶"]);
  expect(new Set(clients.map(({ doc }) => roomHash("script", doc))).size).toBe(1);
});
