import type { BriefKind } from "@tongpin/domain/brief";

export interface SampleBrief {
  readonly goal: string;
  readonly audience: string;
  readonly items: readonly (readonly [kind: BriefKind, text: string, url?: string])[];
}

/** What the brand asked for, by video. One of 冬至's points no row says yet: it is still being written. */
export const SAMPLE_BRIEFS: Readonly<Record<string, SampleBrief>> = {
  "first-snow": {
    goal: "初雪当天发，让人想约一个人围炉煮茶",
    audience: "一二线城市，25–35 岁，冬天爱在家喝茶的人",
    items: [
      ["must", "小火三分钟|小火 3 分钟"],
      ["must", "一壶能续五次"],
      ["ban", "最好喝|第一"],
      ["selling", "白茶与陈皮配好分量，不用称"],
      ["tone", "安静、有烟火气，不催人买"],
      ["reference", "炉火与雪的近景", "https://v.douyin.com/shanlan01/"],
    ],
  },
  unboxing: {
    goal: "让人在下单前知道礼盒里有什么",
    audience: "年底要送礼的人",
    items: [
      ["must", "四个小罐"],
      ["must", "手写卡片|手写卡"],
      ["must", "12 月 12 日"],
      ["ban", "全网最低|史上最低"],
      ["selling", "全纸内托，盒子能再用"],
    ],
  },
  dongzhi: {
    goal: "冬至前一天发，说一家人的事，不带货",
    audience: "离家工作的人",
    items: [
      ["must", "人不齐，先喝茶"],
      ["must", "陈皮普洱"],
      ["ban", "养生|祛寒"],
      ["tone", "像外婆说话：短、慢、不讲道理"],
    ],
  },
};
