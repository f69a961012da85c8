import { asId, type BrandId, type VideoId } from "@tongpin/domain/base";
import { ledgerRoom } from "@tongpin/protocol";
import { openLedger, verifyChain } from "@tongpin/workspace";
import { expect, it } from "vitest";
import { BRAND, createRecordsBench, VIDEO } from "../test-support/records-bench.ts";
import { CUT_1 } from "../test-support/write-script.ts";
import { createLedger } from "./ledger.ts";
import { createProjection } from "./projection.ts";

const LONG = 1_000;

it(`[projection] after ${LONG} entries a command reads none of them: it adds its own to the ledger room`, async () => {
  const bench = await createRecordsBench();
  await bench.edit({ voice: "口播", cut: CUT_1 });
  const [writer, reviewer] = [await bench.member("writer"), await bench.member("reviewer")];
  await bench.submit(writer, "s1");
  // Entries of another video, put where a year of work would have put them.
  const ledger = createLedger(bench.signer);
  const projection = createProjection(bench.sql, ledger, bench.rooms);
  const body = { type: "overdue", submissionId: asId<never>("old"), videoId: asId<VideoId>("old"), dueAt: 0 } as const;
  const actor = { id: asId<never>("system"), name: "system", kind: "system" } as const;
  await bench.sql.db.transaction().execute(async (tx) => {
    await projection.stale(tx, [ledgerRoom(BRAND)]);
    const bodies = Array.from({ length: LONG }, () => body);
    await ledger.append(tx, { brandId: BRAND, op: "old", actor, bodies, at: bench.clock.now() });
  });
  await projection.bring(ledgerRoom(BRAND));

  const read: string[] = [];
  const entries = ledger.entries;
  const counted = {
    ...ledger,
    async entries(...asked: Parameters<typeof entries>) {
      const found = await entries(...asked);
      read.push(`${found.length} of ${asked[1] satisfies BrandId}`);
      return found;
    },
  };
  const rooms = {
    ...bench.rooms,
    async read(room: string) {
      read.push(room);
      return bench.rooms.read(room);
    },
  };
  const watched = createProjection(bench.sql, counted, rooms);
  const contentHash = await bench.hash();
  bench.rooms.mode = "fails";
  const command = { type: "decide", videoId: VIDEO, submissionId: asId<never>("s1"), contentHash } as const;
  const rest = { decision: "approve", level: null, reason: "", seenHead: null, clientAt: null } as const;
  await bench.run(reviewer, { ...command, ...rest });
  bench.rooms.mode = "works";
  await watched.bring(ledgerRoom(BRAND));
  expect(read).toEqual([`1 of ${BRAND}`]);
  const told = openLedger(bench.rooms.doc(ledgerRoom(BRAND))).getSnapshot().entries;
  expect(told).toHaveLength(LONG + 2);
  expect(verifyChain(told)).toMatchObject({ ok: true });
  await bench.close();
});
