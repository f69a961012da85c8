import type { CampaignId, ChannelId, Id, Instant, PersonId } from "../base/index.ts";
import type { Platform, Stage } from "../video/index.ts";

/** What is told by the day it is asked on, so that a saved view is never out of date. */
export const RELATIVES = [
  "next7",
  "thisWeek",
  "reviewWeek",
  "overdue",
  "attention",
  "promise7",
  "noTime",
  "noCover",
] as const;
export type Relative = (typeof RELATIVES)[number];

/** Whoever looks, and nobody. No person's id holds a star. */
export const OWNER_ME = "*me";
export const OWNER_NONE = "*none";
export type OwnerChoice = PersonId | typeof OWNER_ME | typeof OWNER_NONE;

/** Which videos are shown. An empty field asks nothing; within a field any of its values will do, fields hold together. */
export interface PlanFilter {
  readonly channels: readonly ChannelId[];
  readonly platforms: readonly Platform[];
  readonly stages: readonly Stage[];
  readonly campaigns: readonly CampaignId[];
  readonly owners: readonly OwnerChoice[];
  /** All of these together: 未来 7 天 and 缺时间. */
  readonly relatives: readonly Relative[];
  readonly text: string;
}

export const NO_FILTER: PlanFilter = {
  channels: [],
  platforms: [],
  stages: [],
  campaigns: [],
  owners: [],
  relatives: [],
  text: "",
};

export type SavedViewId = Id<"saved-view">;

/** A way to look at the plan that a brand's people share: the calendar's address under a name. */
export interface SavedView {
  readonly id: SavedViewId;
  readonly name: string;
  /** As in the address, without a day and without an opened item: `view=list&stage=script`. */
  readonly query: string;
  readonly createdAt: Instant;
  readonly createdBy: PersonId;
  readonly removedAt: Instant | null;
}
