import { asId, type CommentId, type Sha256 } from "@tongpin/domain/base";
import { ledgerRoom, talkRoom } from "@tongpin/protocol";
import { openLedger, openTalk, sha256Hex, verifyChain } from "@tongpin/workspace";
import { afterEach, beforeEach, expect, it } from "vitest";
import { onEachDatabase } from "../test-support/databases.ts";
import { BRAND, createRecordsBench, type RecordsBench, VIDEO } from "../test-support/records-bench.ts";
import { CUT_1, CUT_2 } from "../test-support/write-script.ts";

const refusal = (code: string) => ({ ok: false, error: { code } });

onEachDatabase("authority", (open) => {
  let bench: RecordsBench;
  beforeEach(async () => {
    bench = await createRecordsBench(await open());
    await bench.edit({ voice: "三秒看清它的成分", caption: "真实记录", cut: CUT_1 });
  });
  afterEach(() => bench.close());

  const ledger = () => openLedger(bench.rooms.doc(ledgerRoom(BRAND))).getSnapshot().entries;
  const talk = () => openTalk(bench.rooms.doc(talkRoom(BRAND, VIDEO))).getSnapshot();

  it("[hash-bound] a submission freezes the durable content: bytes under their hash, 24 hours, in ledger and talk", async () => {
    const writer = await bench.member("writer");
    const hash = await bench.hash();
    const done = await bench.submit(writer, "s1");
    expect(done).toMatchObject({
      ok: true,
      value: { entries: [{ seq: 1, body: { type: "submission", contentHash: hash, cutSha256: CUT_1 } }] },
    });
    const [entry] = ledger();
    expect(entry?.body).toMatchObject({ dueAt: bench.clock.now() + 24 * 3_600_000 });
    expect(talk().entries).toEqual(ledger());
    const bytes = await bench.records.authority.pinned(writer, hash);
    const prefix = Buffer.from("approval/v1\n");
    expect(sha256Hex(Buffer.concat([prefix, bytes ?? Buffer.alloc(0)]))).toBe(hash);
  });

  it("[hash-bound] what the sender did not see is not submitted", async () => {
    const writer = await bench.member("writer");
    const seen = await bench.hash();
    await bench.edit({ caption: "真实记录。" });
    const command = { type: "submit", videoId: VIDEO, submissionId: asId<never>("s1"), expectHash: seen } as const;
    expect(await bench.run(writer, command)).toMatchObject(refusal("content-moved"));
    expect(ledger()).toEqual([]);
  });

  it.each([
    ["one character of the caption", { caption: "真实纪录" }],
    ["one row of the script", { voice: "再多一句" }],
    ["another cut", { cut: CUT_2 }],
  ])("[hash-bound] after %s changed, a decision about the new content is refused", async (_what, edit) => {
    const [writer, reviewer] = [await bench.member("writer"), await bench.member("reviewer")];
    await bench.submit(writer, "s1");
    const frozen = await bench.hash();
    await bench.edit(edit);
    expect(await bench.decide(reviewer, "s1", "approve")).toMatchObject(refusal("content-differs"));
    expect(await bench.decide(reviewer, "s1", "approve", { hash: frozen })).toMatchObject({ ok: true });
  });

  it("[approve-only-reviewer] nobody but the reviewer, or a guest with that right, decides", async () => {
    const writer = await bench.member("writer");
    await bench.submit(writer, "s1");
    for (const role of ["owner", "manager", "planner", "writer", "director", "editor", "analyst"] as const) {
      expect(await bench.decide(await bench.member(role), "s1", "approve"), role).toMatchObject(refusal("not-allowed"));
    }
    expect(await bench.decide(await bench.guest(["view", "comment"]), "s1", "approve")).toMatchObject(
      refusal("not-allowed"),
    );
    expect(await bench.decide(await bench.guest(["view", "approve"], asId("video-2")), "s1", "approve")).toMatchObject(
      refusal("not-allowed"),
    );
    expect(ledger()).toHaveLength(1);
    expect(await bench.decide(await bench.guest(["view", "approve"]), "s1", "approve")).toMatchObject({ ok: true });
    expect(ledger()[1]).toMatchObject({
      actor: { name: "Zhao", kind: "guest" },
      body: { decision: "approve", late: false },
    });
  });

  it("[approve-only-reviewer] the role counts now, not when the person signed in", async () => {
    const [writer, reviewer] = [await bench.member("writer"), await bench.member("reviewer")];
    await bench.submit(writer, "s1");
    await bench.sql.db
      .updateTable("memberships")
      .set({ role: "analyst" })
      .where("person_id", "=", reviewer.personId)
      .execute();
    expect(await bench.decide(reviewer, "s1", "approve")).toMatchObject(refusal("not-allowed"));
    await bench.sql.db.deleteFrom("memberships").where("person_id", "=", reviewer.personId).execute();
    expect(await bench.decide(reviewer, "s1", "approve")).toMatchObject(refusal("forbidden"));
  });

  it("[replay] the same op a thousand times, also after a restart, is one entry and one answer", async () => {
    const [writer, reviewer] = [await bench.member("writer"), await bench.member("reviewer")];
    await bench.submit(writer, "s1");
    const op = crypto.randomUUID();
    const first = await bench.decide(reviewer, "s1", "approve", { op });
    const many = await Promise.all(Array.from({ length: 999 }, () => bench.decide(reviewer, "s1", "approve", { op })));
    await bench.restart();
    many.push(await bench.decide(reviewer, "s1", "approve", { op }));
    for (const again of many) expect(again).toEqual(first);
    expect(ledger()).toHaveLength(2);
  });

  it("[replay] a known op with another body, or from somebody else, is no replay", async () => {
    const [writer, reviewer] = [await bench.member("writer"), await bench.member("reviewer")];
    await bench.submit(writer, "s1");
    const op = crypto.randomUUID();
    await bench.decide(reviewer, "s1", "changes", { op });
    expect(await bench.decide(reviewer, "s1", "approve", { op })).toMatchObject(refusal("op-reused"));
    expect(await bench.decide(await bench.member("reviewer"), "s1", "changes", { op })).toMatchObject(
      refusal("op-reused"),
    );
    expect(ledger()).toHaveLength(2);
  });

  it("[edit-approve-race] a resubmission and an approval at once leave one consistent outcome", async () => {
    const [writer, reviewer] = [await bench.member("writer"), await bench.member("reviewer")];
    await bench.submit(writer, "s1");
    const frozen = await bench.hash();
    await bench.edit({ caption: "改过的文案" });
    const [second, approval] = await Promise.all([
      bench.submit(writer, "s2"),
      bench.decide(reviewer, "s1", "approve", { hash: frozen }),
    ]);
    expect(second.ok).toBe(true);
    const types = ledger().map((entry) => entry.body.type);
    const decidedFirst = ["submission", "decision", "submission"];
    const supersededFirst = ["submission", "supersede", "submission"];
    expect(types).toEqual(approval.ok ? decidedFirst : supersededFirst);
    expect(approval).toMatchObject(approval.ok ? { ok: true } : refusal("superseded"));
  });

  it("[tenancy] a member of another brand commands nothing here and sees no frozen bytes", async () => {
    const writer = await bench.member("writer");
    await bench.submit(writer, "s1");
    await bench.sql.db.insertInto("brands").values({ id: "brand-b", name: "B", created_at: 0 }).execute();
    const stranger = await bench.member("reviewer", asId("brand-b"));
    expect(await bench.decide(stranger, "s1", "approve")).toMatchObject(refusal("forbidden"));
    expect(await bench.records.authority.pinned(stranger, await bench.hash())).toBeNull();
    const otherVideo = await bench.guest(["view", "approve"], asId("video-2"));
    expect(await bench.records.authority.pinned(otherVideo, await bench.hash())).toBeNull();
    expect(await bench.records.authority.pinned(await bench.guest(["view"]), await bench.hash())).not.toBeNull();
  });

  it("[comments] a note reaches the talk room once, is resolved there, and is no part of the chain", async () => {
    const guest = await bench.guest(["view", "comment"]);
    const commentId = asId<CommentId>("c1");
    const note = {
      type: "comment",
      videoId: VIDEO,
      commentId,
      parentId: null,
      cutSha256: CUT_1,
      atMs: 1200,
      text: "这里快一点",
      level: "must",
    } as const;
    const op = crypto.randomUUID();
    expect(await bench.run(guest, note, op)).toMatchObject({ ok: true, value: { entries: [] } });
    await bench.run(guest, note, op);
    expect(talk().comments).toMatchObject([
      { id: "c1", text: "这里快一点", author: { name: "Zhao" }, resolvedAt: null },
    ]);
    const editor = await bench.member("editor");
    await bench.run(editor, { type: "resolve-comment", videoId: VIDEO, commentId, resolved: true });
    expect(talk().comments[0]?.resolvedAt).toBe(bench.clock.now());
    expect(ledger()).toEqual([]);
  });

  it("[clock-jumps] server time never runs backward in the ledger", async () => {
    const writer = await bench.member("writer");
    await bench.submit(writer, "s1");
    const first = bench.clock.now();
    bench.clock.jump(first - 10 * 86_400_000);
    await bench.edit({ caption: "第二版" });
    await bench.submit(writer, "s2");
    bench.clock.jump(first + 3_600_000);
    await bench.edit({ caption: "第三版" });
    await bench.submit(writer, "s3");
    const entries = ledger();
    expect(entries.map((entry) => entry.at)).toEqual([first, first, first, first + 3_600_000, first + 3_600_000]);
    expect(verifyChain(entries)).toMatchObject({ ok: true, value: { seq: 5 } });
  });

  it("[offline-reviewer] a decision that arrives after the time is kept, marked late, with both times", async () => {
    const [writer, reviewer] = [await bench.member("writer"), await bench.member("reviewer")];
    await bench.submit(writer, "s1");
    const madeAt = bench.clock.now() + 2 * 3_600_000;
    bench.clock.advance(25 * 3_600_000);
    const contentHash = await bench.hash();
    const seenHead = { seq: 1, hash: ledger()[0]?.hash as Sha256 };
    const decided = await bench.run(reviewer, {
      type: "decide",
      videoId: VIDEO,
      submissionId: asId("s1"),
      contentHash,
      decision: "approve",
      level: null,
      reason: "",
      seenHead,
      clientAt: madeAt,
    });
    expect(decided).toMatchObject({
      ok: true,
      value: { at: bench.clock.now(), entries: [{ body: { late: true, clientAt: madeAt, seenHead } }] },
    });
  });
});
