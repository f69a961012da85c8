import type { TextGrid } from "../exchange/delimited.ts";
import { guessHeads, headKey } from "../exchange/shot-heads.ts";

/** A column of a schedule (排期) or a list of ideas (选题), in the order it is written out; the id stands at the end. */
export const PLAN_COLUMNS = [
  "date",
  "time",
  "channel",
  "platform",
  "title",
  "owner",
  "stage",
  "campaign",
  "phase",
  "promise",
  "score",
  "note",
  "id",
] as const;
export type PlanColumn = (typeof PLAN_COLUMNS)[number];

/** How people head these columns in their own tables, in both scripts and English; compared as `headKey` says. */
const HEADS: Readonly<Record<PlanColumn, string>> = {
  date: "日期 发布日期 计划日期 计划发布 计划发布日期 发布时间 计划发布时间 上线日期 上线时间 排期 排期日期 发布日 计划日 發布日期 發佈日期 計劃日期 計畫日期 發布時間 發佈時間 計劃日 計畫日 上線日期 上線時間 date publishdate plandate plan publish scheduled day",
  time: "时间 时刻 发布时刻 几点 时间点 計劃時間 計畫時間 时段 時間 時刻 發布時刻 發佈時刻 計畫時刻 計劃時刻 計划時刻 计划时刻 計劃時間點 時段 time plantime hour",
  channel: "账号 帐号 账户 发布账号 账号名称 账号名 号 帳號 賬號 發布帳號 發佈帳號 channel account",
  platform: "平台 发布平台 渠道 發布平台 發佈平台 渠道平台 platform",
  title:
    "标题 选题 视频标题 内容 主题 题目 选题名称 选题标题 内容标题 作品标题 標題 選題 影片標題 內容 主題 題目 選題名稱 title topic idea video name",
  owner: "负责人 责任人 执行人 跟进人 运营 编导 負責人 責任人 執行人 跟進人 owner assignee responsible person",
  stage: "状态 阶段状态 进度 制作状态 当前状态 環節 环节 狀態 進度 製作狀態 status stage state progress",
  campaign: "活动 所属活动 营销活动 项目 活動 所屬活動 行銷活動 專案 campaign",
  phase: "阶段 活动阶段 节奏 階段 活動階段 節奏 phase",
  promise:
    "承诺日 承诺日期 约定日期 交付日期 最晚发布 承諾日 承諾日期 約定日期 交付日期 promise promisedate due duedate deadline",
  score: "评分 打分 分数 得分 優先級 优先级 評分 分數 score rating",
  note: "备注 说明 备注说明 補充 补充 備註 備注 說明 note notes remark remarks comment",
  id: "同频编号 同頻編號 tongpinid videoid id",
};

const COLUMN_BY_HEAD: ReadonlyMap<string, PlanColumn> = new Map(
  PLAN_COLUMNS.flatMap((column) => HEADS[column].split(" ").map((head) => [headKey(head), column] as const)),
);

/** Which column a head names; null when it is none we know. */
export function planColumnOf(text: string): PlanColumn | null {
  return COLUMN_BY_HEAD.get(headKey(text)) ?? null;
}

export interface PlanMapping {
  readonly headRow: number | null;
  readonly columns: readonly (PlanColumn | null)[];
}

/**
 * What each column of a table carries, by its heads. 发布时间 alone is when it goes out, date and all; beside a column of
 * dates it is the time of day.
 */
export function guessPlanMapping(grid: TextGrid): PlanMapping {
  const guess = guessHeads(grid, planColumnOf);
  if (guess.headRow === null) return guess;
  const heads = grid[guess.headRow] ?? [];
  const isClock = (at: number) => /(?:时间|時間|time)$/.test(headKey(heads[at] ?? ""));
  const dates = guess.columns.flatMap((_, at) => (planColumnOf(heads[at] ?? "") === "date" ? [at] : []));
  const day = dates.find((at) => !isClock(at));
  const clock = dates.find(isClock);
  if (day === undefined || clock === undefined) return guess;
  const hasTime = guess.columns.includes("time");
  const columns = guess.columns.map((column, at) => {
    if (at === day) return "date" as const;
    if (at === clock) return hasTime ? null : ("time" as const);
    return column;
  });
  return { headRow: guess.headRow, columns };
}
