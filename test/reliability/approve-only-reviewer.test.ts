import { GUEST_RIGHTS, type GuestRight, ROLES } from "@tongpin/domain/access";
import { asId, must, type VideoId } from "@tongpin/domain/base";
import { DECISIONS, type RecordCommand } from "@tongpin/domain/records";
import { ledgerRoom } from "@tongpin/protocol";
import { onEachDatabase } from "@tongpin/server/test-support/databases.ts";
import {
  addBrand,
  BRAND,
  createRecordsBench,
  type RecordsBench,
  VIDEO,
} from "@tongpin/server/test-support/records-bench.ts";
import { CUT_1 } from "@tongpin/server/test-support/write-script.ts";
import { openLedger } from "@tongpin/workspace";
import { afterEach, beforeEach, expect, it } from "vitest";
import { figure } from "../support/runs.ts";

const OTHER_VIDEO = asId<VideoId>("video-2");
const ANSWERS = DECISIONS.filter((kind) => kind !== "withdraw");

onEachDatabase("who may answer for the brand", (open) => {
  let bench: RecordsBench;
  beforeEach(async () => {
    bench = await createRecordsBench(await open());
    await bench.edit({ voice: "口播", cut: CUT_1 });
    await bench.submit(await bench.member("writer"), "s1");
  });
  afterEach(() => bench.close());

  const ledger = () => openLedger(bench.rooms.doc(ledgerRoom(BRAND))).getSnapshot().entries;

  /** Each decision about the request, its own video's and another's name on it. */
  async function attempts(): Promise<readonly RecordCommand[]> {
    const contentHash = await bench.hash();
    return ANSWERS.flatMap((decision) =>
      [VIDEO, OTHER_VIDEO].map((videoId): RecordCommand => {
        const level = decision === "approve" ? null : "must";
        const of = { type: "decide", videoId, submissionId: asId<never>("s1"), contentHash, decision, level } as const;
        return { ...of, reason: "理由", seenHead: null, clientAt: null };
      }),
    );
  }

  it("[approve-only-reviewer] every other role, every guest without that right, and everybody from elsewhere is refused", async () => {
    await addBrand(bench.sql, asId("brand-b"), 0);
    const members = await Promise.all(ROLES.filter((role) => role !== "reviewer").map((role) => bench.member(role)));
    const strangers = await Promise.all(ROLES.map((role) => bench.member(role, asId("brand-b"))));
    const without = GUEST_RIGHTS.filter((right) => right !== "approve");
    const rights: readonly (readonly GuestRight[])[] = [[], ["view"], ["view", "comment"], without];
    const guests = await Promise.all(rights.map((some) => bench.guest(some)));
    const elsewhere = await bench.guest(GUEST_RIGHTS, OTHER_VIDEO);
    const gone = await bench.member("reviewer");
    await bench.sql.db.deleteFrom("memberships").where("person_id", "=", gone.personId).execute();
    const revoked = await bench.guest(GUEST_RIGHTS);
    await bench.sql.db.updateTable("guest_links").set({ revoked_at: 1 }).where("id", "=", revoked.linkId).execute();
    const signedOut = await bench.guest(GUEST_RIGHTS);
    await bench.sql.db.deleteFrom("guest_sessions").where("id", "=", signedOut.sessionId).execute();

    let refused = 0;
    const everybody = [...members, ...strangers, ...guests, elsewhere, gone, revoked, signedOut];
    for (const who of everybody) {
      for (const command of await attempts()) {
        const answer = await bench.run(who, command);
        expect(answer.ok, `${who.personId} ${JSON.stringify(command)}`).toBe(false);
        refused += 1;
      }
    }
    expect(ledger()).toHaveLength(1);
    figure("approve-only-reviewer", { people: everybody.length, refused });
  });

  it.each(["reviewer", "guest"] as const)("[approve-only-reviewer] the %s may, once", async (kind) => {
    const who = kind === "guest" ? await bench.guest(["view", "approve"]) : await bench.member("reviewer");
    const [approve] = await attempts();
    expect(await bench.run(who, must(approve))).toMatchObject({ ok: true });
    expect(await bench.run(who, must(approve))).toMatchObject({ error: { code: "already-decided" } });
    expect(ledger()[1]).toMatchObject({ actor: { id: who.personId }, body: { decision: "approve" } });
  });

  it("[approve-only-reviewer] a role taken away while the answer is under way counts: the brand is held from there to the commit", async () => {
    const reviewers = await Promise.all(Array.from({ length: 6 }, () => bench.member("reviewer")));
    const [approve] = await attempts();
    const answers = reviewers.map((who) => bench.run(who, must(approve)));
    const removals = reviewers.map((who) =>
      bench.sql.db.deleteFrom("memberships").where("person_id", "=", who.personId).execute(),
    );
    await Promise.all([...answers, ...removals]);
    expect(ledger().filter(({ body }) => body.type === "decision").length).toBeLessThanOrEqual(1);
    for (const who of reviewers) {
      expect(await bench.run(who, must(approve))).toMatchObject({ error: { code: "forbidden" } });
    }
  });
});
