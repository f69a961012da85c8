import type { VideoId } from "../base/index.ts";
import type { Figures } from "../video/model.ts";
import type { Goal, GoalMeasure } from "./model.ts";

/** What a goal still needs before it can be measured (PLN-05). Empty: it can. */
export type GoalGap = "measure" | "target" | "due";

export function goalGaps({ measure, target, due }: Pick<Goal, "measure" | "target" | "due">): readonly GoalGap[] {
  return [
    ...(measure === null ? (["measure"] as const) : []),
    ...(target === null ? (["target"] as const) : []),
    ...(due === null ? (["due"] as const) : []),
  ];
}

/** Measures that the figures of the videos tell; the others are only known by hand. */
const COUNTED = {
  plays: ["plays"],
  interactions: ["likes", "comments", "shares", "favourites"],
  likes: ["likes"],
  comments: ["comments"],
  shares: ["shares"],
  favourites: ["favourites"],
  newFans: ["newFans"],
} as const satisfies Partial<Record<GoalMeasure, readonly (keyof Figures)[]>>;

function isCounted(measure: GoalMeasure): measure is keyof typeof COUNTED {
  return Object.hasOwn(COUNTED, measure);
}

/** How far a goal has come. */
export interface GoalStanding {
  /** Null: nothing is known yet, which is not 0. */
  readonly actual: number | null;
  readonly source: "hand" | "figures" | "none";
  /** Of how many published videos the figures are known, and how many there are. */
  readonly known: number;
  readonly published: number;
  /** Of the target, 0 and up; null without a target. */
  readonly share: number | null;
}

/**
 * A goal against what is known: a number by hand goes first; else the latest checkpoint of every published video that was
 * recorded, added up. A video whose figures lack a part is left out and said to be unknown, never counted as 0.
 */
export function standingOf(
  goal: Pick<Goal, "measure" | "target" | "actual">,
  published: readonly VideoId[],
  figures: Iterable<Figures>,
): GoalStanding {
  const { measure, target } = goal;
  const answer = (actual: number | null, source: GoalStanding["source"], known: number): GoalStanding => ({
    actual,
    source,
    known,
    published: published.length,
    share: actual === null || !target ? null : Math.max(0, actual / target),
  });
  if (goal.actual !== null) return answer(goal.actual, "hand", published.length);
  if (measure === "published") return answer(published.length, "figures", published.length);
  if (measure === null || !isCounted(measure)) return answer(null, "none", 0);
  const parts = COUNTED[measure];
  const latest = new Map<VideoId, { readonly checkpoint: number; readonly sum: number }>();
  for (const one of figures) {
    const sum = parts.reduce<number | null>((so, part) => {
      const value = one[part];
      return so === null || value === null ? null : so + value;
    }, 0);
    const before = latest.get(one.videoId);
    if (sum === null || (before && before.checkpoint > one.checkpoint)) continue;
    latest.set(one.videoId, { checkpoint: one.checkpoint, sum });
  }
  const sums = published.flatMap((id) => latest.get(id)?.sum ?? []);
  return answer(sums.length === 0 ? null : sums.reduce((a, b) => a + b, 0), "figures", sums.length);
}

export interface GoalBranch {
  readonly goal: Goal;
  readonly parts: readonly GoalBranch[];
}

/**
 * Goals with those that serve them below (PLN-01). Whoever serves an unknown goal, or is in a circle that two people made at
 * once, stands at the top: every goal is shown exactly once.
 */
export function goalTree(goals: readonly Goal[]): readonly GoalBranch[] {
  const byId = new Map(goals.map((goal) => [goal.id, goal]));
  const leadsUp = (goal: Goal): boolean => {
    const seen = new Set([goal.id]);
    let at = goal.parent;
    while (at !== null && byId.has(at)) {
      if (seen.has(at)) return false;
      seen.add(at);
      at = byId.get(at)?.parent ?? null;
    }
    return true;
  };
  const isTop = (goal: Goal) => goal.parent === null || !byId.has(goal.parent) || !leadsUp(goal);
  const branch = (goal: Goal): GoalBranch => ({
    goal,
    parts: goals.filter((other) => other.parent === goal.id && !isTop(other)).map(branch),
  });
  return goals.filter(isTop).map(branch);
}
