import { rmSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, expect, it } from "vitest";
import * as Y from "yjs";
import { fold } from "./fold.ts";
import { startFoldThread } from "./fold-thread.ts";
import { bundle } from "./testing/bundle.ts";

let built = "";
beforeAll(async () => {
  built = await bundle({ "fold-worker": new URL("./fold-worker.ts", import.meta.url) });
});
afterAll(() => rmSync(built, { recursive: true, force: true }));

const start = () => startFoldThread(pathToFileURL(join(built, "fold-worker.js")));

function typed(words: string): Uint8Array {
  const doc = new Y.Doc();
  doc.getText("text").insert(0, words);
  return Y.encodeStateAsUpdate(doc);
}

it("[sigterm-drain] the folding thread answers what folding in place answers, and alone keeps no process alive", async () => {
  const holding = () => process.getActiveResourcesInfo().filter((name) => name === "MessagePort").length;
  const before = holding();
  const folding = start();
  const update = typed("雪落在炭炉边");
  expect(await folding.fold([update])).toEqual(fold([update]));
  expect(holding()).toBe(before);
  await folding.close();
});

it("[sigterm-drain] a room that was still being read when the log was closed starts no thread that nobody would end", async () => {
  const folding = start();
  await folding.close();
  await expect(folding.fold([typed("慢慢煮")])).rejects.toThrow("closed");
});
