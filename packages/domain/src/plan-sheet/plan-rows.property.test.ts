import fc from "fast-check";
import { expect, it } from "vitest";
import { asId, type CivilDate, type PersonId, type VideoId } from "../base/index.ts";
import { readDelimited, writeCsv } from "../exchange/delimited.ts";
import { type Campaign, type Channel, STAGES, type Video } from "../video/index.ts";
import { guessPlanMapping, PLAN_COLUMNS } from "./plan-heads.ts";
import { planSheetImport } from "./plan-import.ts";
import { planSheetRows } from "./plan-rows.ts";

const HEADS = [
  "计划日期",
  "时间",
  "账号",
  "平台",
  "标题",
  "负责人",
  "状态",
  "活动",
  "阶段",
  "承诺日",
  "评分",
  "备注",
  "同频编号",
];
const STAGE_NAMES = [
  "选题",
  "脚本",
  "脚本审",
  "分镜",
  "拍摄",
  "粗剪",
  "精剪",
  "内审",
  "品牌审",
  "待发布",
  "已发布",
  "复盘",
];
const PHASES = { seed: "蓄水", warmup: "预热", burst: "爆发", encore: "返场" } as const;
const PLATFORM_NAMES = { douyin: "抖音", xiaohongshu: "小红书", kuaishou: "快手", channels: "视频号" } as const;

// Names clash on purpose: accounts, people and campaigns of one name are told apart by what the video has.
const channels = ["主号", "主号", "副号"].map(
  (name, at) => ({ id: `c${at}`, name, platform: at === 1 ? "kuaishou" : "douyin" }) as Channel,
);
const people = ["林夏", "林夏", "陈默"].map((name, at) => ({ personId: asId<PersonId>(`p${at}`), name }));
const campaigns = ["双12", "双12"].map(
  (name, at) =>
    ({
      id: `k${at}`,
      name,
      phases: [
        { id: `f${at}0`, kind: "warmup" },
        { id: `f${at}1`, kind: "warmup" },
        { id: `f${at}2`, kind: "burst", name: "冲刺" },
      ],
    }) as unknown as Campaign,
);

const words = fc
  .string({ minLength: 1, maxLength: 12 })
  .map((text) => text.trim())
  .filter((text) => text !== "");
const date = fc.date({ min: new Date("2015-01-02"), max: new Date("2060-12-30"), noInvalidDate: true });
const day = fc.option(date.map((at) => at.toISOString().slice(0, 10) as CivilDate));
const anyVideo = fc.record({
  title: words,
  stage: fc.constantFrom(...STAGES),
  channelId: fc.option(fc.constantFrom(...channels.map(({ id }) => id))),
  ownerId: fc.option(fc.constantFrom(...people.map(({ personId }) => personId))),
  campaign: fc.option(fc.constantFrom(...campaigns)),
  phaseAt: fc.option(fc.integer({ min: 0, max: 2 })),
  planDate: day,
  planTime: fc.option(fc.constantFrom("00:00", "09:05", "18:30", "23:59")),
  promiseDate: day,
  score: fc.option(fc.integer({ min: 0, max: 100 })),
  note: fc.string().map((text) => text.replace(/\r\n?/g, "\n")),
});

it("[EXC17] what is written out and read in again changes nothing, whatever the plan holds", () => {
  fc.assert(
    fc.property(fc.array(anyVideo, { maxLength: 12 }), (drafts) => {
      const videos = drafts.map(({ campaign, phaseAt, ...draft }, at) => ({
        ...draft,
        id: asId<VideoId>(`v${at}`),
        order: `a${at}`,
        removedAt: null,
        campaignId: campaign?.id ?? null,
        phaseId: phaseAt === null ? null : (campaign?.phases[phaseAt]?.id ?? null),
      })) as unknown as readonly Video[];
      const rows = planSheetRows(
        videos,
        { channels, campaigns, people },
        {
          stage: (stage) => STAGE_NAMES[STAGES.indexOf(stage)] ?? "",
          platform: (platform) => PLATFORM_NAMES[platform],
          phase: (kind) => PHASES[kind],
        },
      );
      const grid = readDelimited(writeCsv([HEADS, ...rows]));
      const mapping = guessPlanMapping(grid);
      expect(mapping).toEqual({ headRow: 0, columns: PLAN_COLUMNS });
      const result = planSheetImport(grid, {
        mapping,
        merged: [],
        videos: new Map(videos.map((video) => [video.id, video])),
        channels,
        campaigns,
        people,
        today: "2026-11-22" as CivilDate,
      });
      expect(result.bad).toEqual([]);
      expect(result.rows.map(({ type }) => type)).toEqual(videos.map(() => "same"));
    }),
  );
});
