import { asId, must, type SubmissionId } from "@tongpin/domain/base";
import type { LedgerEntry, RecordCommand } from "@tongpin/domain/records";
import { verifyChain } from "@tongpin/workspace";
import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Reply } from "../support/door.ts";
import { startServer, type TestServer } from "../support/server.ts";
import { fillWorkspace, type Program, readContentHash, readLedger, readVideos } from "../support/workspace.ts";

const KILLS = 10;
const SEED = 20_261_122;
/** A decision takes a few milliseconds; some of the kills come before it is written, some after its answer. */
const LATEST_KILL_MS = 14;

let server: TestServer;
let program: Program;
beforeAll(async () => {
  server = await startServer();
  program = await fillWorkspace(server);
});
afterAll(() => server.remove());

it(`[kill9-approvals] ${KILLS} kills with a decision under way, sent again under its op: none lost, none doubled`, async () => {
  const { brandId } = program;
  const door = program.doorAt(server.origin);
  const video = must((await readVideos(door, brandId)).find(({ stage }) => stage === "script"));
  const contentHash = await readContentHash(door, brandId, video.id);
  const send = (op: string, command: RecordCommand) => door.post("/api/commands", { op, brandId, command });
  const moments = fc.sample(fc.integer({ min: 0, max: LATEST_KILL_MS }), { seed: SEED, numRuns: KILLS });
  let heardBefore = 0;

  for (const [round, moment] of moments.entries()) {
    const submissionId = asId<SubmissionId>(`round-${round}`);
    const submitted = await send(`submit-op-${round}`, {
      type: "submit",
      videoId: video.id,
      submissionId,
      expectHash: contentHash,
    });
    expect(submitted.status, submitted.text).toBe(200);
    const decision: RecordCommand = {
      type: "decide",
      videoId: video.id,
      submissionId,
      contentHash,
      decision: "changes",
      level: "must",
      reason: `第${round}轮：开头再快一点`,
      seenHead: null,
      clientAt: null,
    };
    const first: Promise<Reply | null> = send(`decide-op-${round}`, decision).catch(() => null);
    await new Promise((resolve) => setTimeout(resolve, moment));
    await server.kill();
    const heard = await first;
    await server.start();
    const again = await send(`decide-op-${round}`, decision);
    expect(again.status, `kill ${round} after ${moment} ms, seed ${SEED}: ${again.text}`).toBe(200);
    if (heard) {
      heardBefore += 1;
      // What was answered before the crash is what stands after it, to the letter.
      expect(again.text).toBe(heard.text);
    }
    expect((await send(`decide-op-${round}`, decision)).text).toBe(again.text);
  }

  const entries = await readLedger(door, brandId);
  const decisions = entries.filter(({ op }) => op.startsWith("decide-op-"));
  expect(decisions.map(({ op }: LedgerEntry) => op)).toEqual(moments.map((_, round) => `decide-op-${round}`));
  expect(verifyChain(entries).ok).toBe(true);
  expect((await server.cli("verify-ledger", "--data", server.data)).code).toBe(0);
  console.log(`${KILLS} kills, ${heardBefore} of them after the answer: ${decisions.length} decisions in the ledger`);
});
