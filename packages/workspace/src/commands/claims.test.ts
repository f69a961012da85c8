import { asId, type PersonId } from "@tongpin/domain/base";
import { expect, it } from "vitest";
import * as Y from "yjs";
import type { CommandContext } from "../context.ts";
import { openPlan } from "../selectors/open-plan.ts";
import { openScript } from "../selectors/open-script.ts";
import { allowClaim, disallowClaim } from "./allow-claim.ts";
import { setIndustry } from "./set-industry.ts";

const ctx = (actor: string, now: number): CommandContext => ({ now, newId: () => "id", actor: asId<PersonId>(actor) });

function pair() {
  const docs = [new Y.Doc(), new Y.Doc()] as const;
  const meet = () => {
    const updates = docs.map((doc) => Y.encodeStateAsUpdate(doc));
    docs.forEach((doc, index) => {
      Y.applyUpdate(doc, updates[1 - index] ?? new Uint8Array());
    });
  };
  return { docs, meet };
}

it("[S6] who answers for a wording, why and with what proof is kept; answering no more takes it away", () => {
  const room = openScript(new Y.Doc());
  const given = { entryId: "absolute-001", reason: " 非遗名录第 12 号 ", evidence: "证书 2024-12" };
  expect(allowClaim(room, given, ctx("lin", 5)).ok).toBe(true);
  expect(room.getSnapshot().allowances).toEqual([
    { entryId: "absolute-001", reason: "非遗名录第 12 号", evidence: "证书 2024-12", by: "lin", at: 5 },
  ]);
  disallowClaim(room, { entryId: "absolute-001" }, ctx("lin", 6));
  expect(room.getSnapshot().allowances).toEqual([]);
});

it("[S6] an allowance without a reason, or for no entry, is refused and writes nothing", () => {
  const doc = new Y.Doc();
  const room = openScript(doc);
  expect(allowClaim(room, { entryId: "absolute-001", reason: "  ", evidence: "" }, ctx("lin", 1))).toMatchObject({
    error: { code: "reason-empty" },
  });
  expect(allowClaim(room, { entryId: "a/b", reason: "x", evidence: "" }, ctx("lin", 1)).ok).toBe(false);
  expect(disallowClaim(room, { entryId: "absolute-001" }, ctx("lin", 1)).ok).toBe(true);
  expect(Y.encodeStateAsUpdate(doc)).toEqual(Y.encodeStateAsUpdate(new Y.Doc()));
});

it("[S6] two people answering for different wordings apart both stay on record", () => {
  const { docs, meet } = pair();
  const [a, b] = [openScript(docs[0]), openScript(docs[1])];
  allowClaim(a, { entryId: "absolute-001", reason: "a", evidence: "" }, ctx("lin", 1));
  allowClaim(b, { entryId: "price-300", reason: "b", evidence: "" }, ctx("wu", 2));
  meet();
  expect(a.getSnapshot().allowances.map(({ entryId, by }) => [entryId, by])).toEqual([
    ["absolute-001", "lin"],
    ["price-300", "wu"],
  ]);
  expect(b.getSnapshot().allowances).toEqual(a.getSnapshot().allowances);
});

it("[CLM5] two people who add a trade each apart end with both; junk in the room is no trade", () => {
  const { docs, meet } = pair();
  const [a, b] = [openPlan(docs[0]), openPlan(docs[1])];
  const heard: number[] = [];
  a.subscribe(() => heard.push(a.getSnapshot().industries.length));
  setIndustry(a, { industry: "food", on: true }, ctx("lin", 1));
  setIndustry(b, { industry: "healthFood", on: true }, ctx("wu", 1));
  docs[1].getMap("brand").set("industry/tobacco-lobby", true);
  meet();
  expect(a.getSnapshot().industries).toEqual(["food", "healthFood"]);
  expect(b.getSnapshot().industries).toEqual(["food", "healthFood"]);
  expect(heard).toEqual([1, 2]);
  setIndustry(a, { industry: "food", on: false }, ctx("lin", 2));
  expect(a.getSnapshot().industries).toEqual(["healthFood"]);
});
