import type { Annotation, AnnotationCommand } from "@tongpin/domain/annotations";
import { asId, type PersonId } from "@tongpin/domain/base";
import { marginRoom, talkRoom } from "@tongpin/protocol";
import { openMargin, openTalk } from "@tongpin/workspace";
import { afterEach, beforeEach, expect, it } from "vitest";
import * as Y from "yjs";
import type { MemberPrincipal } from "../auth/sessions.ts";
import { onEachDatabase } from "../test-support/databases.ts";
import { BRAND, createRecordsBench, type RecordsBench, VIDEO } from "../test-support/records-bench.ts";
import { CUT_1 } from "../test-support/write-script.ts";

const refusal = (code: string) => ({ ok: false, error: { code } });
type Write = Extract<AnnotationCommand, { type: "annotate" }>;

onEachDatabase("annotations", (open) => {
  let bench: RecordsBench;
  let writer: MemberPrincipal;
  beforeEach(async () => {
    bench = await createRecordsBench(await open());
    await bench.edit({ voice: "三秒看清它的成分", caption: "真实记录", cut: CUT_1 });
    writer = await bench.member("writer");
  });
  afterEach(() => bench.close());

  const margin = () => openMargin(bench.rooms.doc(marginRoom(BRAND, VIDEO))).getSnapshot().annotations;
  const on = { videoId: VIDEO, annotationId: asId<Annotation["id"]>("a1") };
  const annotate = (overrides: Partial<Write> = {}): Write => ({
    ...{ type: "annotate", ...on, parentId: null, text: "成本价别写出来" },
    ...{ anchor: { rowId: asId("r1"), span: null, quote: "三秒看清" }, mentions: [], assigneeId: null, ...overrides },
  });

  it("[S11] stands in the margin once, however often it is sent, and is no part of the chain or the content", async () => {
    const [op, hash] = [crypto.randomUUID(), await bench.hash()];
    expect(await bench.run(writer, annotate(), op)).toMatchObject({ ok: true, value: { entries: [] } });
    expect(await bench.run(writer, annotate(), op)).toMatchObject({ ok: true });
    expect(margin()).toMatchObject([{ id: "a1", text: "成本价别写出来", author: { id: writer.personId } }]);
    expect(await bench.run(writer, annotate())).toMatchObject(refusal("comment-exists"));
    expect(await bench.hash()).toBe(hash);
  });

  it("[S11] leaves an approval as it is", async () => {
    await bench.submit(writer, "s1");
    const reviewer = await bench.member("reviewer");
    const frozen = await bench.hash();
    await bench.run(reviewer, annotate());
    expect(await bench.decide(reviewer, "s1", "approve", { hash: frozen })).toMatchObject({ ok: true });
    expect(await bench.hash()).toBe(frozen);
  });

  it("[T8] the reviewer and the analyst annotate a script that they may only read", async () => {
    for (const [index, role] of (["reviewer", "analyst"] as const).entries()) {
      const annotationId = asId<Annotation["id"]>(`by-${index}`);
      expect(await bench.run(await bench.member(role), annotate({ annotationId }))).toMatchObject({ ok: true });
    }
    expect(margin()).toHaveLength(2);
  });

  it("[R15] no guest annotates, answers, resolves, assigns, edits or removes, and nothing of it reaches the guests' room", async () => {
    await bench.run(writer, annotate());
    const guest = await bench.guest(["view", "comment", "approve", "download"]);
    const commands: readonly AnnotationCommand[] = [
      annotate({ annotationId: asId("g1") }),
      annotate({ annotationId: asId("g2"), parentId: on.annotationId, anchor: null }),
      { type: "edit-annotation", ...on, text: "改", mentions: [] },
      { type: "resolve-annotation", ...on, resolved: true },
      { type: "assign-annotation", ...on, assigneeId: asId(writer.personId) },
      { type: "remove-annotation", ...on, removed: true },
    ];
    for (const command of commands) {
      expect(await bench.run(guest, command), command.type).toMatchObject(refusal("not-allowed"));
    }
    // A note for the guest brings the guests' room up to date; the team's words are not in its bytes.
    await bench.run(guest, {
      ...{ type: "comment", videoId: VIDEO, commentId: asId("c1"), parentId: null, cutSha256: CUT_1 },
      ...{ atMs: 0, text: "字幕压到产品了", level: "must" },
    });
    const talk = bench.rooms.doc(talkRoom(BRAND, VIDEO));
    expect(openTalk(talk).getSnapshot().comments).toHaveLength(1);
    expect(Buffer.from(Y.encodeStateAsUpdate(talk)).includes("成本价")).toBe(false);
    expect(margin()).toMatchObject([{ text: "成本价别写出来", resolvedAt: null }]);
  });

  it("[S11] [ANN7] names and tasks go to people of the brand only", async () => {
    await bench.sql.db.insertInto("brands").values({ id: "brand-b", name: "B", created_at: 1 }).execute();
    const stranger = await bench.member("writer", asId("brand-b"));
    const ids = [asId<PersonId>(stranger.personId)];
    expect(await bench.run(writer, annotate({ mentions: ids }))).toMatchObject(refusal("unknown-member"));
    expect(await bench.run(stranger, annotate())).toMatchObject(refusal("forbidden"));
    const own = asId<PersonId>((await bench.member("director")).personId);
    await bench.run(writer, annotate({ mentions: [own], assigneeId: own }));
    expect(margin()).toMatchObject([{ mentions: [{ id: own, name: own }], assignee: { id: own } }]);
  });

  it("[S11] [ANN8] what is removed leaves the room, words and all, and comes back with them", async () => {
    await bench.run(writer, annotate());
    const other = await bench.member("editor");
    const remove = (removed: boolean) => ({ type: "remove-annotation", ...on, removed }) as const;
    expect(await bench.run(other, remove(true))).toMatchObject(refusal("not-your-comment"));
    await bench.run(writer, remove(true));
    expect(margin()).toMatchObject([{ text: "", removedAt: bench.clock.now() }]);
    const bytes = Buffer.from(Y.encodeStateAsUpdate(bench.rooms.doc(marginRoom(BRAND, VIDEO))));
    expect(bytes.includes("成本价")).toBe(false);
    await bench.run(writer, remove(false));
    expect(margin()).toMatchObject([{ text: "成本价别写出来", removedAt: null }]);
  });

  it("[S11] an id of another video is not taken over", async () => {
    await bench.run(writer, annotate());
    expect(await bench.run(writer, annotate({ videoId: asId("video-2") }))).toMatchObject(refusal("comment-exists"));
    expect(margin()).toHaveLength(1);
  });
});
