import { asId, must, type SubmissionId, type VideoId } from "@tongpin/domain/base";
import type { RecordCommand } from "@tongpin/domain/records";
import { scriptRoom } from "@tongpin/protocol";
import { verifyChain } from "@tongpin/workspace";
import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Door, openAsGuest, type Reply } from "../support/door.ts";
import { figure, runs } from "../support/runs.ts";
import { startServer, type TestServer } from "../support/server.ts";
import { seedsFor } from "../support/sim-random.ts";
import { addRow, fillWorkspace, type Program, readContentHash, readLedger } from "../support/workspace.ts";
import { joinRoom } from "../support/writer.ts";

const KILLS = runs({ short: 4, full: 100 });
const [SEED = 0] = seedsFor({ kept: [], fresh: 1 });
/** As many starts of a server, on a machine that may be doing ten other things. */
const TIMEOUT_MS = 60_000 + KILLS * 15_000;
/** When the process dies, in hundredths of what the request for review took: before the decision is written, or after. */
const LATEST_KILL = 200;

let server: TestServer;
let program: Program;
beforeAll(async () => {
  server = await startServer();
  program = await fillWorkspace(server);
});
afterAll(() => server.remove());

it(`[kill9-approvals] ${KILLS} kills with a decision under way, sent again under its op: none lost, none doubled`, {
  timeout: TIMEOUT_MS,
}, async () => {
  const { brandId } = program;
  const door = program.doorAt(server.origin);
  const videoId = asId<VideoId>("decided-in-storms");
  const writer = await joinRoom(door, scriptRoom(brandId, videoId));
  await writer.ready;
  await writer.write(() => addRow(writer.doc, "三秒看清一杯茶"));
  writer.leave();
  const contentHash = await readContentHash(door, brandId, videoId);
  const reviewer = await openAsGuest(server.origin, await guestToken(videoId), "王女士");
  const send = (who: Door, op: string, command: RecordCommand) => who.post("/api/commands", { op, brandId, command });
  const moments = fc.sample(fc.integer({ min: 0, max: LATEST_KILL }), { seed: SEED, numRuns: KILLS });
  const decideOps: readonly string[] = moments.map(() => crypto.randomUUID());
  let heardBefore = 0;

  for (const [round, moment] of moments.entries()) {
    const op = must(decideOps[round]);
    const submissionId = asId<SubmissionId>(`round-${round}`);
    const sentAt = performance.now();
    const submitted = await send(door, crypto.randomUUID(), {
      type: "submit",
      videoId,
      submissionId,
      expectHash: contentHash,
    });
    expect(submitted.status, submitted.text).toBe(200);
    const killAfter = ((performance.now() - sentAt) * moment) / 100;
    const decision: RecordCommand = {
      type: "decide",
      videoId,
      submissionId,
      contentHash,
      decision: "changes",
      level: "must",
      reason: `第${round}轮：开头再快一点`,
      seenHead: null,
      clientAt: null,
    };
    const first: Promise<Reply | null> = send(reviewer, op, decision).catch(() => null);
    await new Promise((resolve) => setTimeout(resolve, killAfter));
    await server.kill();
    const heard = await first;
    await server.start();
    const again = await send(reviewer, op, decision);
    expect(again.status, `kill ${round} after ${killAfter} ms, seed ${SEED}: ${again.text}`).toBe(200);
    if (heard) {
      heardBefore += 1;
      // What was answered before the crash is what stands after it, to the letter.
      expect(again.text).toBe(heard.text);
    }
    expect((await send(reviewer, op, decision)).text).toBe(again.text);
  }

  const entries = await readLedger(door, brandId);
  const decisions = entries.filter(({ op }) => decideOps.includes(op));
  expect(decisions.map(({ op }) => op)).toEqual(decideOps);
  expect(verifyChain(entries).ok).toBe(true);
  expect((await server.cli("verify-ledger", "--data", server.data)).code).toBe(0);
  figure("kill9-approvals", { seed: SEED, kills: KILLS, heardBefore, decisions: decisions.length });
});

async function guestToken(videoId: VideoId): Promise<string> {
  const made = await server.cli("guest-link", "--brand", program.brandId, "--video", videoId, "--json");
  return (JSON.parse(made.stdout) as { token: string }).token;
}
