import type { NameLocale } from "../calendar/index.ts";
import type { DeadlineStep, PhaseKind } from "../video/index.ts";
import type { CalendarKind, ClientState } from "./model.ts";

/** What a feed says around the titles. It is read in foreign programs, where none of our screens' words are. */
export interface FeedWords {
  readonly kinds: Readonly<Record<CalendarKind, string>>;
  readonly states: Readonly<Record<ClientState, string>>;
  readonly steps: Readonly<Record<DeadlineStep, string>>;
  readonly phases: Readonly<Record<PhaseKind, string>>;
  readonly about: string;
}

export const FEED_WORDS: Readonly<Record<NameLocale, FeedWords>> = {
  "zh-Hans": {
    kinds: {
      plan: "计划",
      promise: "承诺",
      actual: "已发布",
      deadlines: "截止",
      campaigns: "活动",
      nodes: "节点",
    },
    states: { planned: "已排期", making: "制作中", withBrand: "待品牌确认", approved: "已确认", published: "已发布" },
    steps: {
      script: "脚本",
      shots: "分镜",
      shoot: "拍摄",
      roughCut: "粗剪",
      fineCut: "精剪",
      brandReview: "品牌审",
    },
    phases: { seed: "蓄水", warmup: "预热", burst: "爆发", encore: "返场" },
    about: "同频排期，只读",
  },
  "zh-Hant": {
    kinds: {
      plan: "計畫",
      promise: "承諾",
      actual: "已發布",
      deadlines: "截止",
      campaigns: "活動",
      nodes: "節點",
    },
    states: { planned: "已排程", making: "製作中", withBrand: "待品牌確認", approved: "已確認", published: "已發布" },
    steps: {
      script: "腳本",
      shots: "分鏡",
      shoot: "拍攝",
      roughCut: "粗剪",
      fineCut: "精剪",
      brandReview: "品牌審",
    },
    phases: { seed: "蓄水", warmup: "預熱", burst: "爆發", encore: "返場" },
    about: "同頻排程，唯讀",
  },
  en: {
    kinds: {
      plan: "Planned",
      promise: "Promised",
      actual: "Published",
      deadlines: "Due",
      campaigns: "Campaign",
      nodes: "Occasion",
    },
    states: {
      planned: "Planned",
      making: "In production",
      withBrand: "With the brand",
      approved: "Approved",
      published: "Published",
    },
    steps: {
      script: "Script",
      shots: "Shots",
      shoot: "Shoot",
      roughCut: "Rough cut",
      fineCut: "Fine cut",
      brandReview: "Brand review",
    },
    phases: { seed: "Seeding", warmup: "Warm-up", burst: "Burst", encore: "Encore" },
    about: "Tongpin schedule, read only",
  },
};
