import { expect, it } from "vitest";
import { asId, type PersonId } from "../base/index.ts";
import { type FinalMark, roundOf, scriptStanding } from "./standing.ts";

const mark = (type: FinalMark["type"], round = 1): FinalMark => ({ type, by: asId<PersonId>("lin"), at: 5, round });
const draft = {
  mark: null,
  stage: "script",
  review: { type: "none" },
  approval: { type: "none" },
} as const;

it("[STA1] [S12] a script is a draft until its card stands at 脚本审", () => {
  expect(scriptStanding(draft)).toEqual({ state: "draft" });
  expect(scriptStanding({ ...draft, stage: "scriptReview" })).toEqual({ state: "internal" });
  expect(scriptStanding({ ...draft, stage: "shoot" })).toEqual({ state: "draft" });
});

it("[STA2] [S12] 品牌审 is what the ledger says: a request that waits, or an approval of exactly these words", () => {
  expect(scriptStanding({ ...draft, review: { type: "inReview" } })).toEqual({ state: "brand", answered: false });
  const approved = { ...draft, review: { type: "decided" }, approval: { type: "approved" } } as const;
  expect(scriptStanding(approved)).toEqual({ state: "brand", answered: true });
  const voided = { ...approved, stage: "scriptReview", approval: { type: "voided" } } as const;
  expect(scriptStanding(voided)).toEqual({ state: "internal" });
});

it("[STA3] [S12] 定稿 stands above all; overtaken or taken back it is none", () => {
  const locked = { ...draft, mark: mark("final"), review: { type: "inReview" } } as const;
  expect(scriptStanding(locked)).toEqual({ state: "final", by: "lin", at: 5 });
  expect(scriptStanding({ ...draft, mark: mark("overtaken") })).toEqual({ state: "draft" });
  expect(scriptStanding({ ...draft, mark: mark("open"), stage: "scriptReview" })).toEqual({ state: "internal" });
});

it("[STA4] [S12] what is taken back or overtaken goes on as the next one", () => {
  expect([null, mark("final"), mark("open"), mark("overtaken", 2)].map(roundOf)).toEqual([1, 1, 2, 3]);
});
