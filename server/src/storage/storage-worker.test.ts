import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openEmbeddedLog } from "./embedded-log.ts";
import { createTypist, roomLogContract, textOf } from "./room-log-contract.ts";
import { bundle } from "./testing/bundle.ts";

let built = "";
let folder = "";
beforeAll(async () => {
  built = await bundle({ "storage-worker": new URL("./storage-worker.ts", import.meta.url) });
});
afterAll(() => rmSync(built, { recursive: true, force: true }));
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "tongpin-worker-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const open = (worker = pathToFileURL(join(built, "storage-worker.js"))) =>
  openEmbeddedLog({ file: join(folder, "rooms.db"), worker, healMs: 1 });

describe("embedded log with its own thread", () => {
  roomLogContract(open);

  it("[thread-dies] when the storage thread dies, updates are still committed, and the next thread has them all", async () => {
    // Dies at the first question for rooms, and never again.
    const mortal = join(built, "mortal-worker.js");
    const flag = join(folder, "died");
    writeFileSync(
      mortal,
      `import { existsSync, writeFileSync } from "node:fs";
       import { parentPort } from "node:worker_threads";
       await import("./storage-worker.js");
       parentPort.on("message", (call) => {
         if (call.name !== "rooms" || existsSync(${JSON.stringify(flag)})) return;
         writeFileSync(${JSON.stringify(flag)}, "");
         process.exit(1);
       });`,
    );
    const log = await open(pathToFileURL(mortal));
    const typist = createTypist();
    log.append("b:plan:1", typist.type("before "));
    await log.load("b:plan:1");
    await expect(log.rooms("")).rejects.toThrow(/ended|closed/);
    log.append("b:plan:1", typist.type("after"));
    await log.committed();
    await expect.poll(() => log.rooms("").catch(() => []), { interval: 5 }).toEqual(["b:plan:1"]);
    expect(textOf(await log.load("b:plan:1"))).toBe("before after");
    await log.close();
  });
});
