import { asId, type PersonId, type SubmissionId } from "@tongpin/domain/base";
import { planRoom, scriptRoom } from "@tongpin/protocol";
import { addBriefItems, allowClaim, type CommandContext, openPlan, openScript, setIndustry } from "@tongpin/workspace";
import { afterEach, beforeEach, expect, it } from "vitest";
import * as Y from "yjs";
import { BRAND, createRecordsBench, type RecordsBench, VIDEO } from "../test-support/records-bench.ts";

let bench: RecordsBench;
beforeEach(async () => {
  bench = await createRecordsBench();
  await bench.edit({ voice: "国 家 级配方", caption: "真实记录" });
});
afterEach(() => bench.close());

const ctx = (): CommandContext => ({ now: bench.clock.now(), newId: () => "id", actor: asId<PersonId>("lin") });

async function inRoom(room: string, write: (doc: Y.Doc) => void): Promise<void> {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, await bench.rooms.read(room));
  const before = Y.encodeStateVector(doc);
  write(doc);
  await bench.rooms.write(room, Y.encodeStateAsUpdate(doc, before));
}

async function submit(overrideReason?: string) {
  const writer = await bench.member("writer");
  return bench.run(writer, {
    type: "submit",
    videoId: VIDEO,
    submissionId: asId<SubmissionId>("s1"),
    expectHash: await bench.hash(),
    ...(overrideReason === undefined ? {} : { overrideReason }),
  });
}

it("[CLM7] [CNT-10] the server refuses a prohibited wording without a reason, whatever the client believes", async () => {
  expect(await submit()).toMatchObject({ ok: false, error: { code: "claims-open", params: { count: 1 } } });
});

it("[CLM7] under a reason it goes out, and the ledger names the wording as it stood", async () => {
  const override = { reason: "请品牌确认", claims: [{ entryId: "absolute-001", text: "国 家 级" }] };
  expect(await submit("请品牌确认")).toMatchObject({ ok: true, value: { entries: [{ body: { override } }] } });
});

it("[CLM7] [S6] once somebody answers for the wording in the script, nothing stops it and no reason is recorded", async () => {
  await inRoom(scriptRoom(BRAND, VIDEO), (doc) => {
    allowClaim(openScript(doc), { entryId: "absolute-001", reason: "国家级非遗", evidence: "证书" }, ctx());
  });
  const done = await submit();
  expect(done.ok && done.value.entries[0]?.body).not.toHaveProperty("override");
});

it("[CLM5] the brand's trades decide which wordings bind, as its plan durably says", async () => {
  await bench.edit({ voice: "包过，不过退款" });
  const general = await submit();
  await inRoom(planRoom(BRAND), (doc) => {
    setIndustry(openPlan(doc), { industry: "education", on: true }, ctx());
  });
  const education = await submit();
  const count = (answer: typeof general) => (answer.ok ? 0 : answer.error.params?.["count"]);
  expect([count(general), count(education)]).toEqual([1, 2]);
});

it("[BRF7] what the brief bans is refused the same way, in either script, and stands in the ledger under a reason", async () => {
  await bench.edit({ voice: "比隔壁的陳皮好", caption: "真实记录" });
  await inRoom(scriptRoom(BRAND, VIDEO), (doc) => {
    let count = 0;
    const own = { ...ctx(), newId: () => `ban${count++}` };
    addBriefItems(openScript(doc), { kind: "ban", items: [{ text: "竞品|隔壁的陈皮", url: "" }] }, own);
  });
  expect(await submit()).toMatchObject({ ok: false, error: { code: "claims-open", params: { count: 2 } } });
  const claims = [
    { entryId: "ban-ban1", text: "隔壁的陳皮" },
    { entryId: "absolute-001", text: "国 家 级" },
  ];
  const override = { reason: "品牌这次同意", claims };
  expect(await submit("品牌这次同意")).toMatchObject({ ok: true, value: { entries: [{ body: { override } }] } });
});
