import {
  asId,
  type CampaignId,
  type ChannelId,
  type CivilDate,
  type CivilTime,
  type PersonId,
  type PhaseId,
} from "@tongpin/domain/base";
import type { Campaign, Channel, PostingSlot } from "@tongpin/domain/video";

/** The day the sample was written around (小雪, a Sunday). */
export const SAMPLE_DAY = asId<CivilDate>("2026-11-22");

export const SAMPLE_BRAND = "山岚茶事";

const person = (id: string) => asId<PersonId>(`sample-${id}`);

/** The sample's team. They own work and sign records; none of them can sign in. */
export const SAMPLE_PEOPLE = [
  { id: person("suhe"), name: "苏禾", role: "planner" },
  { id: person("linxia"), name: "林夏", role: "writer" },
  { id: person("zhouye"), name: "周野", role: "director" },
  { id: person("chenmo"), name: "陈默", role: "editor" },
  { id: person("wanglin"), name: "王琳（品牌）", role: "reviewer" },
] as const;

export const PEOPLE = {
  planner: person("suhe"),
  writer: person("linxia"),
  director: person("zhouye"),
  editor: person("chenmo"),
  reviewer: person("wanglin"),
} as const;

export const CHANNEL_IDS = {
  house: asId<ChannelId>("sample-house"),
  host: asId<ChannelId>("sample-host"),
} as const;

const EVENING = asId<CivilTime>("20:00");
const NOON = asId<CivilTime>("12:00");

export const SAMPLE_CHANNELS: readonly Channel[] = [
  {
    id: CHANNEL_IDS.house,
    name: "山岚茶事",
    platform: "douyin",
    hue: 155,
    charsPerMinute: 260,
    weeklyQuota: 3,
    monthlyQuota: 12,
    hoursApart: 4,
    slots: slots(EVENING, 2, 4, 6),
  },
  {
    id: CHANNEL_IDS.host,
    name: "阿岚泡茶",
    platform: "douyin",
    hue: 35,
    charsPerMinute: 280,
    weeklyQuota: 2,
    monthlyQuota: null,
    hoursApart: 4,
    slots: slots(NOON, 3, 7),
  },
];

function slots(time: CivilTime, ...weekdays: readonly number[]): readonly PostingSlot[] {
  return weekdays.map((weekday) => ({ weekday, time }));
}

const phase = (id: string) => asId<PhaseId>(`sample-${id}`);
const day = (value: string) => asId<CivilDate>(value);

export const PHASE_IDS = {
  seed: phase("seed"),
  warmup: phase("warmup"),
  burst: phase("burst"),
  encore: phase("encore"),
} as const;

/** Phases follow the node's own windows; the encore begins on the 14th because the 13th is a day of mourning. */
export const SAMPLE_CAMPAIGN: Campaign = {
  id: asId<CampaignId>("sample-double12"),
  name: "双12 年终礼",
  nodeId: "double-12",
  start: day("2026-11-24"),
  end: day("2026-12-17"),
  budget: 3_860_000,
  notBefore: null,
  message: "一年将尽，给照顾过你的人送一罐自己也喝的茶。",
  phases: [
    {
      id: PHASE_IDS.seed,
      kind: "seed",
      start: day("2026-11-24"),
      end: day("2026-11-30"),
      quota: 2,
      aim: "测三种钩子，找出完播最好的开场",
    },
    {
      id: PHASE_IDS.warmup,
      kind: "warmup",
      start: day("2026-12-01"),
      end: day("2026-12-07"),
      quota: 3,
      aim: "礼盒亮相，直播预约 2,000 人",
    },
    {
      id: PHASE_IDS.burst,
      kind: "burst",
      start: day("2026-12-08"),
      end: day("2026-12-12"),
      quota: 3,
      aim: "三款礼盒成交，当晚直播",
    },
    {
      id: PHASE_IDS.encore,
      kind: "encore",
      start: day("2026-12-14"),
      end: day("2026-12-17"),
      quota: 1,
      aim: "没抢到的人与晒单",
    },
  ],
};
