import { asId, must, type VideoId } from "@tongpin/domain/base";
import { scriptRoom } from "@tongpin/protocol";
import { BRAND, createRecordsBench } from "@tongpin/server/test-support/records-bench.ts";
import { CUT_1, CUT_2, editScript, type ScriptEdit } from "@tongpin/server/test-support/write-script.ts";
import { contentHash, openScript, pinContent } from "@tongpin/workspace";
import { expect, it } from "vitest";
import * as Y from "yjs";
import { figure, runs } from "../support/runs.ts";
import { createRandom, type Random, seedsFor } from "../support/sim-random.ts";

const HISTORIES = runs({ short: 25, full: 200 });
const REPLICAS = 4;
const STEPS = 30;
/** Words whose forms differ while they look the same: composed, decomposed, joined, right to left, beyond 16 bits. */
const WORDS = ["三秒看清", "café", "cafe\u0301", "👩‍👩‍👧‍👦", "𠮷野家", "שלום", "  ", "ﬁ", "Å", "\u212b"];

function someEdit(random: Random): ScriptEdit {
  const words = `${must(random.pick(WORDS))}${random.below(100)}`;
  const kind = random.below(10);
  if (kind < 5) return { voice: words };
  if (kind < 9) return { caption: words };
  return { cut: random.chance(0.5) ? CUT_1 : CUT_2 };
}

const hashOf = (doc: Y.Doc, videoId: VideoId) => contentHash(pinContent(openScript(doc).getSnapshot(), videoId, null));

it.each(seedsFor({ kept: [], fresh: 1 }))(
  `[hash-stable] seed %i: ${HISTORIES} histories of ${REPLICAS} devices have one hash each: here, reloaded, collected or not, and on the server`,
  { timeout: 300_000 },
  async (seed) => {
    const random = createRandom(seed);
    const bench = await createRecordsBench();
    const writer = await bench.member("writer");
    let hashes = 0;
    for (let history = 0; history < HISTORIES; history += 1) {
      const videoId = asId<VideoId>(`v${history}`);
      // One keeps what was deleted, the others collect it.
      const devices = Array.from({ length: REPLICAS }, (_, index) => new Y.Doc({ gc: index > 0 }));
      const sent: Uint8Array[] = [];
      for (let step = 0; step < STEPS; step += 1) {
        const device = must(random.pick(devices));
        const update = editScript(Y.encodeStateAsUpdate(device), someEdit(random), bench.clock.now() + step);
        Y.applyUpdate(device, update);
        sent.push(update);
        if (random.chance(0.3)) Y.applyUpdate(must(random.pick(devices)), Y.encodeStateAsUpdate(device));
      }
      for (const device of devices) {
        const order = sent.map((update) => ({ update, at: random.next() })).sort((a, b) => a.at - b.at);
        for (const { update } of order) Y.applyUpdate(device, update);
      }
      await bench.rooms.write(scriptRoom(BRAND, videoId), Y.mergeUpdates(sent));
      const seen = new Set<string>();
      for (const device of devices) {
        seen.add(hashOf(device, videoId));
        for (const gc of [true, false]) {
          const reloaded = new Y.Doc({ gc });
          Y.applyUpdate(reloaded, Y.encodeStateAsUpdate(device));
          seen.add(hashOf(reloaded, videoId));
          hashes += 2;
        }
      }
      expect([...seen], `seed ${seed}, history ${history}`).toHaveLength(1);
      // What a device computed is what the server freezes.
      const submissionId = asId<never>(`s${history}`);
      const expectHash = hashOf(must(devices[0]), videoId);
      expect(await bench.run(writer, { type: "submit", videoId, submissionId, expectHash })).toMatchObject({
        ok: true,
      });
    }
    figure("hash-stable", { seed, histories: HISTORIES, hashes });
    await bench.close();
  },
);
