import { headKey } from "../exchange/shot-heads.ts";
import { PHASE_KINDS, type PhaseKind, PLATFORMS, type Platform, STAGES, type Stage } from "../video/index.ts";

/** Each word once, whatever script; the first of a line is how we write it in Simplified Chinese. */
const STAGE_WORDS: Readonly<Record<Stage, string>> = {
  idea: "选题 選題 idea 待定 想法 未开始 未開始 待策划 todo",
  script: "脚本 腳本 script 写稿 寫稿 脚本中 撰稿 写脚本",
  scriptReview: "脚本审 腳本審 scriptreview 脚本待审 审稿 審稿 脚本审核",
  shots: "分镜 分鏡 shots storyboard",
  shoot: "拍摄 拍攝 shoot 待拍 待拍摄 拍摄中 shooting",
  roughCut: "粗剪 roughcut 剪辑 剪輯 剪辑中 editing",
  fineCut: "精剪 finecut",
  internalReview: "内审 內審 internalreview 内部审核",
  brandReview: "品牌审 品牌審 brandreview 客户审核 客户审 送审 待审 审核中 審核中",
  ready: "待发布 待發布 ready 可发布 已通过 已通過 已定稿",
  published: "已发布 已發布 published 已上线 已上線 已完成",
  retro: "复盘 復盤 retro",
};

const PHASE_WORDS: Readonly<Record<PhaseKind, string>> = {
  seed: "蓄水 seed seeding 种草 種草",
  warmup: "预热 預熱 warmup",
  burst: "爆发 爆發 burst 正式期 高潮",
  encore: "返场 返場 encore",
};

const PLATFORM_WORDS: Readonly<Record<Platform, string>> = {
  douyin: "抖音 douyin dy",
  xiaohongshu: "小红书 小紅書 xiaohongshu xhs rednote",
  kuaishou: "快手 kuaishou ks",
  channels: "视频号 視頻號 影音號 channels wechatchannels 微信视频号",
};

function byWord<K extends string>(keys: readonly K[], words: Readonly<Record<K, string>>): ReadonlyMap<string, K> {
  return new Map(keys.flatMap((key) => words[key].split(" ").map((word) => [headKey(word), key] as const)));
}

const STAGE_BY_WORD = byWord(STAGES, STAGE_WORDS);
const PHASE_BY_WORD = byWord(PHASE_KINDS, PHASE_WORDS);
const PLATFORM_BY_WORD = byWord(PLATFORMS, PLATFORM_WORDS);

export function stageOfWord(text: string): Stage | null {
  return STAGE_BY_WORD.get(headKey(text)) ?? null;
}

export function phaseKindOfWord(text: string): PhaseKind | null {
  return PHASE_BY_WORD.get(headKey(text)) ?? null;
}

export function platformOfWord(text: string): Platform | null {
  return PLATFORM_BY_WORD.get(headKey(text)) ?? null;
}
