import { asId, must, type Sha256, type SubmissionId, type VideoId } from "@tongpin/domain/base";
import type { DecisionKind, LedgerEntry, RecordCommand } from "@tongpin/domain/records";
import { type ApiError, scriptRoom } from "@tongpin/protocol";
import { useTestPostgres } from "@tongpin/server/test-support/databases.ts";
import { type CommandContext, updatePost, verifyChain } from "@tongpin/workspace";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { type OwnRedis, startRedis } from "../../server/bootstrap/redis.mjs";
import { runs } from "../support/runs.ts";
import { badgeOf, type Desk, decision, type Heard, hashOf, openDesk, openSheet } from "../support/sim-desk.ts";
import { doorFor, gatherTeam, type SimTeam } from "../support/sim-people.ts";
import { createRandom, pickWeighted, type Random, seedsFor } from "../support/sim-random.ts";
import { type SimServer, startSimServer } from "../support/sim-server.ts";
import { addRow } from "../support/workspace.ts";

const RACES = runs({ short: 50, full: 1000 });
/** Each waits for a database's commits. */
const POSTGRES_RACES = runs({ short: 12, full: 500 });
const EDITOR_ACTS = 6;
const REVIEWER_ACTS = 4;
const LANES = 4;
const CHECK_EVERY = 25;
/** Badges, entries and refusals that must have come up. */
const EXPECTED = ["approved", "voided", "supersede", "publication", "superseded", "content-moved", "content-differs"];

type EditorAct = "row" | "title" | "submit" | "publish" | "withdraw";
const EDITOR: readonly (readonly [EditorAct, number])[] = [
  ["row", 2],
  ["title", 4],
  ["submit", 5],
  ["publish", 2],
  ["withdraw", 1],
];
type ReviewerAct = DecisionKind | "other-content" | "again";
const REVIEWER: readonly (readonly [ReviewerAct, number])[] = [
  ["approve", 6],
  ["conditional", 1],
  ["changes", 1],
  ["reject", 1],
  ["other-content", 1],
  ["again", 1],
];

/** What happened in all races, by name. */
const everything = new Map<string, number>();

let server: SimServer;
let team: SimTeam;
afterEach(() => server.remove());

it.each(seedsFor({ kept: [], fresh: 4 }))(
  `[edit-approve-race] seed %i: ${RACES} interleavings of edit, submit, decide, supersede and publish never show an approval nobody gave`,
  { timeout: 300_000 },
  async (seed) => {
    server = await startSimServer();
    await race(seed, RACES);
  },
);

describe("records and rooms in PostgreSQL", () => {
  const postgres = useTestPostgres();
  let redis: OwnRedis;
  beforeAll(async () => {
    redis = await startRedis();
  }, 120_000);
  afterAll(() => redis.stop());

  it.each(seedsFor({ kept: [], fresh: 1 }))(
    `[edit-approve-race] seed %i, PostgreSQL: ${POSTGRES_RACES} interleavings never show an approval nobody gave`,
    { timeout: 600_000 },
    async (seed) => {
      server = await startSimServer({ databaseUrl: await postgres.newDatabase(), redisUrl: redis.url });
      await race(seed, POSTGRES_RACES);
    },
  );
});

async function race(seed: number, races: number): Promise<void> {
  team = await gatherTeam(server, ["reviewer"]);
  const random = createRandom(seed);
  const editor = await openDesk(doorFor(server, team.owner), team.brandId);
  const reviewer = await openDesk(doorFor(server, must(team.members[0])), team.brandId);
  const counts: Record<string, number> = {};
  const startedAt = performance.now();
  const figures = () => JSON.stringify({ seed, ms: Math.round(performance.now() - startedAt), ...counts });
  let begun = 0;
  /** Races of several videos at once: the brand's ledger is one. */
  async function lane(own: Random): Promise<void> {
    while (begun < races) {
      begun += 1;
      const happened = await runRace(asId<VideoId>(`s${seed}-race-${begun}`), editor, reviewer, own);
      for (const name of ["races", ...happened]) counts[name] = (counts[name] ?? 0) + 1;
      if (begun % CHECK_EVERY === 0) expect(verifyChain(editor.entries())).toMatchObject({ ok: true });
    }
  }
  try {
    await Promise.all(Array.from({ length: LANES }, () => lane(createRandom(random.below(2 ** 31)))));
    expect(verifyChain(editor.entries())).toMatchObject({ ok: true });
    await expect.poll(() => reviewer.entries(), { timeout: 20_000 }).toEqual(editor.entries());
    expect(server.complaints).toEqual([]);
  } catch (error) {
    begun = races;
    throw new Error(`SEED=${seed} ${figures()}`, { cause: error });
  } finally {
    editor.leave();
    reviewer.leave();
  }
  console.log(figures());
  for (const [name, count] of Object.entries(counts)) everything.set(name, (everything.get(name) ?? 0) + count);
}

it("[edit-approve-race] the races were real: people were too late in every way there is", () => {
  for (const name of EXPECTED) expect(everything.get(name), name).toBeGreaterThan(0);
});

/** Two sessions at one video at once. Answers what happened, by name. */
async function runRace(videoId: VideoId, editor: Desk, reviewer: Desk, random: Random): Promise<readonly string[]> {
  const sheet = await openSheet(doorFor(server, team.owner), scriptRoom(team.brandId, videoId));
  const { script } = sheet;
  const heardOf = (desk: Desk) => desk.heard.filter(({ command }) => command.videoId === videoId);
  /** What the reviewer asked to approve: beyond this, no badge may say "approved". */
  const approved = new Set<Sha256>();
  const ctx: CommandContext = { now: 1_790_000_000_000, newId: () => crypto.randomUUID(), actor: asId("writer") };
  const pending: Promise<unknown>[] = [];

  const look = () => {
    const { hash, badge: shown } = badgeOf(script, editor.entriesOf(videoId), videoId, Date.now());
    if (shown.type !== "approved") return;
    expect(approved, `the badge says approved for ${hash}`).toContain(hash);
    expect(shown.contentHash).toBe(hash);
  };
  const stopLooking = editor.onLedger(look);
  sheet.doc.on("update", look);

  async function edit(act: EditorAct): Promise<void> {
    const last = editor.rounds(videoId).at(-1);
    switch (act) {
      case "row":
        return sheet.write(() => addRow(sheet.doc, "三秒看清一杯茶"));
      case "title": {
        // One of two, so that content comes back to what was approved or sent before.
        const title = script.getSnapshot().post.title === "甲" ? "乙" : "甲";
        return sheet.write(() => void updatePost(script, { patch: { title } }, ctx));
      }
      case "submit": {
        const submissionId = asId<SubmissionId>(crypto.randomUUID());
        return void (await editor.send({ type: "submit", videoId, submissionId, expectHash: hashOf(script, videoId) }));
      }
      case "publish": {
        const { submissionId, contentHash } = last ?? {
          submissionId: asId<SubmissionId>("none"),
          contentHash: hashOf(script, videoId),
        };
        const url = `https://v.douyin.com/${crypto.randomUUID().slice(0, 12)}/`;
        return void (await editor.send({
          type: "publish",
          videoId,
          submissionId,
          contentHash,
          url,
          publishedAt: Date.now(),
        }));
      }
      case "withdraw":
        return last ? void (await editor.send(decision(last, "withdraw"))) : undefined;
    }
  }

  async function review(act: ReviewerAct): Promise<void> {
    const rounds = reviewer.rounds(videoId);
    const [round, older] = [rounds.at(-1), rounds[0]];
    if (!round || !older) return;
    if (act === "again") {
      const first = heardOf(reviewer).find(({ status }) => status === 200);
      if (first) expect((await reviewer.send(first.command, first.op)).text).toBe(first.text);
      return;
    }
    if (act === "other-content") {
      if (older.contentHash === round.contentHash) approved.add(round.contentHash);
      await reviewer.send(decision(round, "approve", { contentHash: older.contentHash }));
      return;
    }
    // The reviewer's screen shows the frozen bytes and enables the button only if they hash to what is asked.
    expect(await reviewer.readPin(round.contentHash)).toBe(round.contentHash);
    if (act === "approve") approved.add(round.contentHash);
    const command = decision(round, act);
    // An impatient network sends some twice.
    const op = crypto.randomUUID();
    const answers = await Promise.all(
      Array.from({ length: random.chance(0.2) ? 2 : 1 }, () => reviewer.send(command, op)),
    );
    expect(new Set(answers.map(({ text }) => text)).size, "one op, one answer").toBe(1);
  }

  async function work<A>(
    acts: number,
    pause: number,
    weights: readonly (readonly [A, number])[],
    act: (one: A) => Promise<void>,
  ) {
    for (let count = 0; count < acts; count += 1) {
      const done = act(pickWeighted(random, weights));
      if (random.chance(0.6)) await done;
      else {
        pending.push(done);
        // Its failure is told where all are waited for.
        done.catch(() => undefined);
      }
      for (let turns = random.below(pause); turns > 0; turns -= 1)
        await new Promise((resolve) => setImmediate(resolve));
    }
  }

  await sheet.write(() => addRow(sheet.doc, "开场"));
  await edit("submit");
  await Promise.all([work(EDITOR_ACTS, 15, EDITOR, edit), work(REVIEWER_ACTS, 60, REVIEWER, review)]);
  await Promise.all(pending);

  const heard = [...heardOf(editor), ...heardOf(reviewer)];
  const expected = new Set(heard.filter(({ status }) => status === 200).map(({ op }) => op));
  const seen = () => new Set(editor.entriesOf(videoId).map(({ op }) => op));
  await expect.poll(seen, { timeout: 20_000, interval: 10 }).toEqual(expected);
  await expect.poll(() => reviewer.entriesOf(videoId).length).toBe(editor.entriesOf(videoId).length);
  look();
  stopLooking();
  sheet.doc.off("update", look);
  expectLawful(editor.entriesOf(videoId), heard);
  const { badge } = badgeOf(script, editor.entriesOf(videoId), videoId, Date.now());
  script.destroy();
  sheet.leave();
  return [
    badge.type,
    ...editor.entriesOf(videoId).map(({ body }) => body.type),
    ...heard.filter(({ status }) => status !== 200).map(({ text }) => (JSON.parse(text) as ApiError).code),
  ];
}

/** What a video's entries must be, whatever the order in which people acted. */
function expectLawful(entries: readonly LedgerEntry[], heard: readonly Heard[]): void {
  const asked = new Map<SubmissionId, Sha256>();
  const closed = new Set<SubmissionId>();
  const approvals = new Map<SubmissionId, Sha256>();
  for (const { op, body } of entries) {
    const command: RecordCommand = must(heard.find((one) => one.op === op && one.status === 200)).command;
    switch (body.type) {
      case "submission":
        expect(command).toMatchObject({ type: "submit", expectHash: body.contentHash });
        expect(
          [...asked.keys()].filter((id) => !closed.has(id)),
          "two open requests",
        ).toEqual([]);
        asked.set(body.submissionId, body.contentHash);
        break;
      case "supersede":
        expect(closed, "superseded after its end").not.toContain(body.submissionId);
        closed.add(body.submissionId);
        break;
      case "decision":
        expect(command).toMatchObject({ type: "decide", decision: body.decision, contentHash: body.contentHash });
        expect(asked.get(body.submissionId)).toBe(body.contentHash);
        expect(closed, "decided after its end").not.toContain(body.submissionId);
        closed.add(body.submissionId);
        if (body.decision === "approve") approvals.set(body.submissionId, body.contentHash);
        break;
      case "publication":
        expect(approvals.get(body.submissionId), "published without an approval").toBe(body.contentHash);
        break;
      case "overdue":
        throw new Error("nothing is a day old here");
    }
  }
  // Refused, perhaps; never failed.
  for (const { status, text } of heard) expect([200, 409], text).toContain(status);
}
