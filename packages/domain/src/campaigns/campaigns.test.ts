import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { asId, type CivilDate, type PlanId, type PlanRowId, type VideoId } from "../base/index.ts";
import type { Figures } from "../video/model.ts";
import { goalGaps, goalTree, standingOf } from "./goals.ts";
import { halfYearOf, nextHalfYear, readHalfYear } from "./half-year.ts";
import { ACTIVITY_TYPES, type Goal, type PlanAction, SPEND_KINDS, type Spend } from "./model.ts";
import { openActions } from "./open-actions.ts";
import { PLAN_SECTIONS, PLAN_TEMPLATES, sectionsOf } from "./sections.ts";
import { sumSpends, sumsByKind } from "./spending.ts";

const day = (value: string) => asId<CivilDate>(value);
const row = (id: string) => asId<PlanRowId>(id);

function goal(id: string, fields: Partial<Goal> = {}): Goal {
  const none = { text: id, measure: null, target: null, due: null, actual: null, parent: null };
  return { id: row(id), kind: "awareness", ...none, ...fields };
}

function spend(id: string, fields: Partial<Spend> = {}): Spend {
  const none = { ownerId: null, start: null, end: null, tier: null, rightsUntil: null };
  return { id: row(id), kind: "promotion", item: id, channel: "", planned: 0, spent: null, ...none, ...fields };
}

function figures(videoId: string, checkpoint: number, fields: Partial<Figures> = {}): Figures {
  return {
    videoId: asId<VideoId>(videoId),
    checkpoint,
    plays: null,
    completionRate: null,
    completion5sRate: null,
    likes: null,
    comments: null,
    shares: null,
    favourites: null,
    newFans: null,
    source: "",
    ...fields,
  };
}

describe("plan templates", () => {
  it("[PLN4] the account plan has the seed's six sections in its order, the half-year plan its six", () => {
    expect(PLAN_TEMPLATES.account).toEqual(["goals", "strategy", "creative", "promotion", "interaction", "analysis"]);
    expect(PLAN_TEMPLATES.period).toEqual(["direction", "audience", "teamwork", "halfYear", "improvement", "review"]);
  });

  it("[PLN4] another template hides nothing that was written", () => {
    const { own, others } = sectionsOf("account", (section) => section === "risks" || section === "goals");
    expect(own).toEqual(PLAN_TEMPLATES.account);
    expect(others).toEqual(["risks"]);
    for (const sections of Object.values(PLAN_TEMPLATES)) {
      for (const section of sections) expect(PLAN_SECTIONS).toContain(section);
    }
  });

  it("[PLN6] activities hold those of the seed: challenge, duet, creators, draw, vote", () => {
    expect(ACTIVITY_TYPES).toEqual(
      expect.arrayContaining(["challenge", "officialChallenge", "duet", "creators", "draw", "vote"]),
    );
  });
});

describe("goals", () => {
  it("[PLN5] a goal without measure, number or date is not measurable, and what is missing is named", () => {
    expect(goalGaps(goal("a"))).toEqual(["measure", "target", "due"]);
    expect(goalGaps(goal("a", { measure: "newFans", target: 900, due: day("2026-12-31") }))).toEqual([]);
    expect(goalGaps(goal("a", { measure: "plays", target: 0 }))).toEqual(["due"]);
  });

  it("[PLN8] figures are added up over published videos, each by its latest checkpoint", () => {
    const known = [
      figures("v1", 1, { plays: 100 }),
      figures("v1", 7, { plays: 1_000 }),
      figures("v2", 1, { plays: 50 }),
      figures("other", 7, { plays: 9_999 }),
    ];
    const published = [asId<VideoId>("v1"), asId<VideoId>("v2"), asId<VideoId>("v3")];
    expect(standingOf(goal("a", { measure: "plays", target: 2_100 }), published, known)).toEqual({
      actual: 1_050,
      source: "figures",
      known: 2,
      published: 3,
      share: 0.5,
    });
    expect(standingOf(goal("a", { measure: "published", target: 3 }), published, [])).toMatchObject({ share: 1 });
  });

  it("[PLN8] missing is not 0: figures that lack a part are unknown, and a number by hand goes first", () => {
    const known = [figures("v1", 1, { likes: 3, comments: 1, shares: 1, favourites: null })];
    const published = [asId<VideoId>("v1")];
    const interactions = goal("a", { measure: "interactions", target: 10 });
    expect(standingOf(interactions, published, known)).toMatchObject({ actual: null, known: 0, share: null });
    expect(standingOf({ ...interactions, actual: 5 }, published, known)).toMatchObject({ actual: 5, source: "hand" });
    expect(standingOf(goal("b", { measure: "sales", target: 100 }), published, known)).toMatchObject({
      source: "none",
      actual: null,
    });
  });

  it("[PLN1] goals stand below the goal they serve; a circle or an unknown one hides none", () => {
    const tree = goalTree([
      goal("year"),
      goal("june", { parent: row("year") }),
      goal("lost", { parent: row("gone") }),
      goal("a", { parent: row("b") }),
      goal("b", { parent: row("a") }),
    ]);
    expect(tree.map(({ goal: top, parts }) => [top.id, parts.map((part) => part.goal.id)])).toEqual([
      ["year", ["june"]],
      ["lost", []],
      ["a", []],
      ["b", []],
    ]);
  });

  it("[PLN1] every goal of any tangle is shown exactly once", () => {
    const ids = ["a", "b", "c", "d", "e"];
    fc.assert(
      fc.property(fc.array(fc.option(fc.constantFrom(...ids, "gone")), { minLength: 5, maxLength: 5 }), (parents) => {
        const goals = ids.map((id, index) => goal(id, { parent: parents[index] ? row(parents[index]) : null }));
        const shown: string[] = [];
        const walk = (branches: ReturnType<typeof goalTree>) => {
          for (const branch of branches) {
            shown.push(branch.goal.id);
            walk(branch.parts);
          }
        };
        walk(goalTree(goals));
        expect(shown.sort()).toEqual(ids);
      }),
    );
  });
});

describe("money", () => {
  it("[PLN7] 1,000 and 2,500 yuan are 3,500.00 in fen; an unknown cost is not 0", () => {
    const rows = [spend("a", { planned: 100_000, spent: 120_000 }), spend("b", { planned: 250_000 })];
    expect(sumSpends(rows)).toEqual({ planned: 350_000, spent: 120_000, open: 1, over: 20_000, isExact: true });
  });

  it("[PLN7] sums are exact to the fen, in any order, and those by kind add up to the whole", () => {
    const line = fc.record({
      kind: fc.constantFrom(...SPEND_KINDS),
      planned: fc.integer({ min: 0, max: 9_007_199_254_740 }),
      spent: fc.option(fc.integer({ min: 0, max: 9_007_199_254_740 })),
    });
    fc.assert(
      fc.property(fc.array(line, { maxLength: 200 }), (lines) => {
        const rows = lines.map((fields, index) => spend(String(index), fields));
        const whole = sumSpends(rows);
        const exact = lines.reduce((sum, { planned }) => sum + BigInt(planned), 0n);
        expect(BigInt(whole.planned)).toBe(exact);
        expect(sumSpends([...rows].reverse())).toEqual(whole);
        const kinds = sumsByKind(rows);
        for (const part of ["planned", "spent", "open", "over"] as const) {
          expect(kinds.reduce((sum, kind) => sum + kind[part], 0)).toBe(whole[part]);
        }
      }),
    );
  });

  it("[PLN7] a sum beyond what a number holds exactly says so", () => {
    const most = { planned: Number.MAX_SAFE_INTEGER, spent: null };
    expect(sumSpends([most, most]).isExact).toBe(false);
  });
});

describe("reviews", () => {
  const action = (id: string, fields: Partial<PlanAction> = {}): PlanAction => ({
    id: row(id),
    text: id,
    ownerId: null,
    due: null,
    doneAt: null,
    from: null,
    ...fields,
  });
  const review = (id: string, end: string, actions: readonly PlanAction[]) => ({
    plan: { id: asId<PlanId>(id), actions },
    end: day(end),
  });

  it("[PLN9] an open action that was not carried on is listed in the next review; done and carried ones are not", () => {
    const first = review("k1", "2026-06-20", [action("a"), action("b", { doneAt: 1 }), action("c")]);
    const second = review("k2", "2026-11-12", [action("c2", { from: row("c") })]);
    const third = review("k3", "2026-12-17", []);
    const listed = openActions([third, second, first], third);
    expect(listed.map(({ action: { id }, planId }) => [planId, id])).toEqual([
      ["k1", "a"],
      ["k2", "c2"],
    ]);
    expect(openActions([third, second, first], second).map(({ action: { id } }) => id)).toEqual(["a"]);
    expect(openActions([first], first)).toEqual([]);
  });
});

describe("half-years", () => {
  it("[PLN1] a half-year is named by year and half, and follows its neighbour", () => {
    expect(halfYearOf(day("2027-06-30"))).toMatchObject({ id: "2027-H1", start: "2027-01-01", end: "2027-06-30" });
    expect(halfYearOf(day("2027-07-01")).id).toBe("2027-H2");
    const half = readHalfYear("2027-H2");
    expect(half && nextHalfYear(half).id).toBe("2028-H1");
    expect(half && nextHalfYear(half, -1).id).toBe("2027-H1");
    expect(readHalfYear("sample-double12")).toBeNull();
  });
});
