import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { must } from "@tongpin/domain/base";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as Y from "yjs";
import { bundle } from "../storage/testing/bundle.ts";
import { connectRaw, count, type RawClient } from "./testing/raw-client.ts";

const CYCLES = 10;
const WRITERS = ["ann", "bob", "cy"];
const ROOM = "b:script:1";
/** How far a writer runs ahead of the acknowledgements. */
const AHEAD = 40;

let built = "";
let data = "";
beforeAll(async () => {
  data = mkdtempSync(join(tmpdir(), "tongpin-kill9-"));
  built = await bundle({
    server: new URL("./testing/kill9-server.ts", import.meta.url),
    "storage-worker": new URL("../storage/storage-worker.ts", import.meta.url),
  });
});
afterAll(() => {
  rmSync(built, { recursive: true, force: true });
  rmSync(data, { recursive: true, force: true });
});

async function startServer(): Promise<{ process: ChildProcess; url: string }> {
  const process = spawn("node", [join(built, "server.js"), join(data, "rooms.db")], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [line] = (await once(must(process.stdout), "data")) as [Buffer];
  return { process, url: line.toString().trim() };
}

/** Types into its document and knows which of its ticks the server has acknowledged. */
interface Writer {
  readonly doc: Y.Doc;
  readonly person: string;
  acknowledged: number;
}

/** Connects, brings the server up to date, and types until the line breaks. Answers when the first acknowledgement is in. */
async function work(writer: Writer, url: string): Promise<RawClient> {
  const client = await connectRaw(`${url}/${ROOM}?person=${writer.person}`, writer.doc);
  const { doc } = writer;
  const ownClock = () => Y.decodeStateVector(Y.encodeStateVector(doc)).get(doc.clientID) ?? 0;
  const clockOfFrame: number[] = [];
  await client.until(() => count(client.messages, "step1") === 1);
  const [question] = client.messages.filter((message) => message.type === "step1");
  clockOfFrame.push(ownClock());
  client.step2(Y.encodeStateAsUpdate(doc, must(question).stateVector));
  const send = (update: Uint8Array, _origin: unknown, _doc: Y.Doc, transaction: Y.Transaction) => {
    if (!transaction.local) return;
    clockOfFrame.push(ownClock());
    client.update(update);
  };
  doc.on("update", send);
  const type = () => {
    writer.acknowledged = Math.max(writer.acknowledged, must(clockOfFrame[client.acked() - 1]));
    if (client.ws.readyState !== client.ws.OPEN) {
      doc.off("update", send);
      return;
    }
    if (clockOfFrame.length - client.acked() < AHEAD) {
      doc.getText("text").insert(doc.getText("text").length, writer.person.charAt(0));
    }
    setImmediate(type);
  };
  await client.until(() => client.acked() > 0);
  type();
  return client;
}

describe("kill -9", () => {
  it("[kill9-acked] [ghost-edit] nothing acknowledged is lost, and nothing anyone was shown", async () => {
    const writers = WRITERS.map((person): Writer => ({ doc: new Y.Doc(), person, acknowledged: 0 }));
    let shown = new Map<number, number>();
    for (let cycle = 0; cycle < CYCLES; cycle++) {
      const server = await startServer();
      const probe = await connectRaw(`${server.url}/${ROOM}?person=probe&role=reader`);
      await probe.settled();
      const there = Y.decodeStateVector(Y.encodeStateVector(probe.doc));
      expect(probe.doc.store.pendingStructs).toBeNull();
      for (const writer of writers)
        expect(there.get(writer.doc.clientID) ?? 0).toBeGreaterThanOrEqual(writer.acknowledged);
      for (const [client, clock] of shown) expect(there.get(client) ?? 0).toBeGreaterThanOrEqual(clock);

      const clients = await Promise.all(writers.map((writer) => work(writer, server.url)));
      // A different moment each time, counted in acknowledgements.
      const first = must(clients[cycle % clients.length]);
      const enough = count(first.messages, "ack") + 1 + ((cycle * 7) % 12);
      await first.until(() => count(first.messages, "ack") >= enough);
      server.process.kill("SIGKILL");
      await once(server.process, "exit");
      await Promise.all([probe.closed, ...clients.map((client) => client.closed)]);
      shown = Y.decodeStateVector(Y.encodeStateVector(probe.doc));
    }
    expect(Math.min(...writers.map((writer) => writer.acknowledged))).toBeGreaterThan(CYCLES);
  }, 120_000);
});
