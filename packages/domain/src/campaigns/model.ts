import type { CivilDate, Instant, PersonId, PlanId, PlanRowId } from "../base/index.ts";
import type { PlanSection, PlanTemplate } from "./sections.ts";

/** 认知 · 销售 · 用户: what a goal is for (PLN-05). */
export const GOAL_KINDS = ["awareness", "sales", "users"] as const;
export type GoalKind = (typeof GOAL_KINDS)[number];

/** What a goal is counted in. `sales` is in fen, everything else in pieces. */
export const GOAL_MEASURES = [
  "plays",
  "interactions",
  "likes",
  "comments",
  "shares",
  "favourites",
  "newFans",
  "published",
  "sales",
  "leads",
] as const;
export type GoalMeasure = (typeof GOAL_MEASURES)[number];

export interface Goal {
  readonly id: PlanRowId;
  readonly kind: GoalKind;
  readonly text: string;
  readonly measure: GoalMeasure | null;
  readonly target: number | null;
  readonly due: CivilDate | null;
  /** By hand: what no figure of a video tells, or what is known better than the figures do. */
  readonly actual: number | null;
  /** The goal this one serves, of this plan or of another one. */
  readonly parent: PlanRowId | null;
}

/** 制作 · 达人 · 投放 · 奖品 · 机动 */
export const SPEND_KINDS = ["production", "creators", "promotion", "prizes", "reserve"] as const;
export type SpendKind = (typeof SPEND_KINDS)[number];

/** 头部 · 腰部 · 尾部 · 素人 */
export const CREATOR_TIERS = ["head", "waist", "tail", "everyday"] as const;
export type CreatorTier = (typeof CREATOR_TIERS)[number];

/** One line of the money: the 达人 and 投放 tables show those of their kind, the budget all of them. Amounts are fen. */
export interface Spend {
  readonly id: PlanRowId;
  readonly kind: SpendKind;
  readonly item: string;
  /** Where it is spent: a shop, an advertising product, an account. */
  readonly channel: string;
  readonly planned: number;
  /** Null until something was spent: not the same as nothing. */
  readonly spent: number | null;
  readonly ownerId: PersonId | null;
  readonly start: CivilDate | null;
  readonly end: CivilDate | null;
  /** Of a creator. */
  readonly tier: CreatorTier | null;
  /** Of a creator: until when the work may be used. */
  readonly rightsUntil: CivilDate | null;
}

/** 合规 · 舆情 · 缺货 · 达人违约 · 其他 */
export const RISK_KINDS = ["compliance", "opinion", "stock", "creator", "other"] as const;
export type RiskKind = (typeof RISK_KINDS)[number];

export const RISK_LEVELS = ["low", "middle", "high"] as const;
export type RiskLevel = (typeof RISK_LEVELS)[number];

export interface Risk {
  readonly id: PlanRowId;
  readonly kind: RiskKind;
  readonly level: RiskLevel;
  readonly text: string;
  /** 预案 */
  readonly answer: string;
  readonly ownerId: PersonId | null;
}

/** What a review decided to do (PLN-09). */
export interface PlanAction {
  readonly id: PlanRowId;
  readonly text: string;
  readonly ownerId: PersonId | null;
  readonly due: CivilDate | null;
  readonly doneAt: Instant | null;
  /** The action of an earlier review that this one carries on. */
  readonly from: PlanRowId | null;
}

/** The tables of a plan; each is a set that people add to at the same time. */
export interface PlanTables {
  readonly goals: Goal;
  readonly spends: Spend;
  readonly risks: Risk;
  readonly actions: PlanAction;
}
export const PLAN_TABLES = ["goals", "spends", "risks", "actions"] as const satisfies readonly (keyof PlanTables)[];
export type PlanTable = (typeof PLAN_TABLES)[number];

/** What is done with the audience (PLN-06): 挑战赛, 官方挑战, 合拍, 达人合作, 跨界联名, 抽奖, 投票, 直播. */
export const ACTIVITY_TYPES = [
  "challenge",
  "officialChallenge",
  "duet",
  "creators",
  "crossBrand",
  "draw",
  "vote",
  "live",
] as const;
export type ActivityType = (typeof ACTIVITY_TYPES)[number];

export type PlanRows = { readonly [T in PlanTable]: readonly PlanTables[T][] };

/** What people write together about a campaign or a half-year. Its other tables are the calendar's own data. */
export interface PlanDoc extends PlanRows {
  readonly id: PlanId;
  /** Null until somebody chose one. */
  readonly template: PlanTemplate | null;
  readonly activities: readonly ActivityType[];
  /** Words by section; sections without any are left out. */
  readonly texts: Readonly<Partial<Record<PlanSection, string>>>;
}

export function emptyPlan(id: PlanId): PlanDoc {
  return { id, template: null, activities: [], texts: {}, goals: [], spends: [], risks: [], actions: [] };
}
