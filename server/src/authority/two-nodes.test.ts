import { asId, must, type VideoId } from "@tongpin/domain/base";
import type { RecordCommand } from "@tongpin/domain/records";
import { ledgerRoom, talkRoom } from "@tongpin/protocol";
import { openLedger, openTalk, verifyChain } from "@tongpin/workspace";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import * as Y from "yjs";
import type { OpenedDatabase } from "../sql/opened.ts";
import { openPostgres } from "../sql/postgres.ts";
import { useTestPostgres } from "../test-support/databases.ts";
import { BRAND, createRecordsBench, type RecordsBench, VIDEO } from "../test-support/records-bench.ts";
import { CUT_1 } from "../test-support/write-script.ts";
import type { Records } from "./records.ts";
import { verifyLedgers } from "./verify-ledger.ts";

const DAY = 24 * 3_600_000;

describe("two nodes on one PostgreSQL", () => {
  const postgres = useTestPostgres();
  let bench: RecordsBench;
  let second: OpenedDatabase;
  let nodes: readonly Records[];
  beforeEach(async () => {
    const url = await postgres.newDatabase();
    const open = () => openPostgres(url, { onError: () => undefined });
    bench = await createRecordsBench(await open());
    second = await open();
    nodes = [bench.records, await bench.join(second)];
    await bench.records.start();
  });
  afterEach(async () => {
    await Promise.all(nodes.map((node) => node.stop()));
    await second.close();
    await bench.close();
  });

  const ledger = () => openLedger(bench.rooms.doc(ledgerRoom(BRAND))).getSnapshot().entries;

  it("[cluster-2-nodes] commands given to both nodes at once make one chain, and each entry is written into its room once", async () => {
    const [writer, reviewer] = [await bench.member("writer"), await bench.member("reviewer")];
    const videos = Array.from({ length: 12 }, (_, index) => asId<VideoId>(`v${index}`));
    for (const videoId of videos) await bench.edit({ voice: `口播${videoId}`, cut: CUT_1 }, videoId);
    await Promise.all(
      videos.map(async (videoId, index) => {
        const [here, there] = [must(nodes[index % 2]), must(nodes[(index + 1) % 2])];
        const contentHash = await bench.hash(videoId);
        const submissionId = asId<never>(`s-${videoId}`);
        const submit: RecordCommand = { type: "submit", videoId, submissionId, expectHash: contentHash };
        const answer = {
          decision: "changes",
          level: "must",
          reason: "快一点",
          seenHead: null,
          clientAt: null,
        } as const;
        const decide: RecordCommand = { type: "decide", videoId, submissionId, contentHash, ...answer };
        const run = (node: Records, who: typeof writer, command: RecordCommand) =>
          node.authority.run(who, { op: crypto.randomUUID(), brandId: BRAND, command });
        expect(await run(here, writer, submit)).toMatchObject({ ok: true });
        const answers = await Promise.all([run(here, reviewer, decide), run(there, reviewer, decide)]);
        expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
      }),
    );
    expect(ledger()).toHaveLength(2 * videos.length);
    expect(verifyChain(ledger())).toMatchObject({ ok: true });
    expect(await verifyLedgers(bench.sql.db, bench.signer.publicKey)).toMatchObject([{ problem: null, entries: 24 }]);
    const { structs } = Y.decodeUpdate(await bench.rooms.read(ledgerRoom(BRAND)));
    // One block for each entry, and the stamp of the room's schema.
    expect(structs.filter((struct) => struct instanceof Y.Item)).toHaveLength(2 * videos.length + 1);
    for (const videoId of videos) {
      const talk = openTalk(bench.rooms.doc(talkRoom(BRAND, videoId))).getSnapshot();
      expect(talk.entries).toEqual(ledger().filter(({ body }) => body.videoId === videoId));
    }
  });

  it("[clock-jumps] a time that runs out on all nodes at once is recorded once", async () => {
    await bench.edit({ voice: "口播", cut: CUT_1 });
    await bench.submit(await bench.member("writer"), "s1");
    // The other node has never heard of the request; it finds it within its nap.
    bench.clock.advance(60_000);
    for (let look = 0; look < 5; look += 1) {
      bench.clock.advance(DAY);
      await vi.waitFor(() => expect(ledger().map(({ body }) => body.type)).toEqual(["submission", "overdue"]));
    }
    expect(bench.errors).toEqual([]);
  });

  it("[kill between SQL and projection] what a killed node decided is shown by another within 15 seconds", async () => {
    await bench.edit({ voice: "口播", cut: CUT_1 });
    const writer = await bench.member("writer");
    bench.rooms.mode = "fails";
    expect(await bench.submit(writer, "s1")).toMatchObject({ ok: true });
    await must(nodes[0]).stop();
    bench.rooms.mode = "works";
    bench.clock.advance(15_000);
    await vi.waitFor(() => expect(ledger()).toHaveLength(1));
  });

  it("[hash-bound] what one node froze the other decides about, and nothing else", async () => {
    await bench.edit({ voice: "口播", cut: CUT_1 });
    const reviewer = await bench.member("reviewer");
    const frozen = await bench.hash();
    await bench.submit(await bench.member("writer"), "s1");
    await bench.edit({ caption: "改" });
    bench.records = must(nodes[1]);
    expect(await bench.decide(reviewer, "s1", "approve")).toMatchObject({ error: { code: "content-differs" } });
    expect(await bench.decide(reviewer, "s1", "approve", { hash: frozen })).toMatchObject({ ok: true });
    expect(ledger().at(-1)).toMatchObject({ body: { videoId: VIDEO, decision: "approve" } });
    bench.records = must(nodes[0]);
  });
});
