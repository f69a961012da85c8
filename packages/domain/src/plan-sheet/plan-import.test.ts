import { describe, expect, it } from "vitest";
import { asId, type CivilDate, type PersonId, type VideoId } from "../base/index.ts";
import type { Campaign, Channel, Video } from "../video/index.ts";
import { isMonthGrid } from "./month-grid.ts";
import { guessPlanMapping } from "./plan-heads.ts";
import { type PlanTerms, planSheetImport } from "./plan-import.ts";
import { readClock, readWhen } from "./read-when.ts";

const TODAY = "2026-11-22" as CivilDate;
const channel = (id: string, name: string, platform: Channel["platform"] = "douyin"): Channel =>
  ({ id, name, platform, hue: 0, charsPerMinute: null, weeklyQuota: null }) as Channel;
const CHANNELS = [channel("c1", "山岚主号"), channel("c2", "同名"), channel("c3", "同名", "xiaohongshu")];
const CAMPAIGNS = [
  {
    id: "k1",
    name: "双12",
    phases: [
      { id: "f1", kind: "warmup" },
      { id: "f2", kind: "burst", name: "冲刺" },
    ],
  },
] as unknown as readonly Campaign[];
const PEOPLE = [
  { personId: asId<PersonId>("p1"), name: "林夏" },
  { personId: asId<PersonId>("p2"), name: "陈默" },
  { personId: asId<PersonId>("p3"), name: "陈默" },
];
const video = (id: string, more: Partial<Video> = {}): Video =>
  ({
    id,
    title: id,
    stage: "idea",
    channelId: null,
    ownerId: null,
    campaignId: null,
    phaseId: null,
    score: null,
    planDate: null,
    planTime: null,
    promiseDate: null,
    note: "",
    removedAt: null,
    ...more,
  }) as Video;

function run(grid: readonly (readonly string[])[], videos: readonly Video[] = [], more: Partial<PlanTerms> = {}) {
  return planSheetImport(grid, {
    mapping: guessPlanMapping(grid),
    merged: [],
    videos: new Map(videos.map((one) => [one.id as VideoId, one])),
    channels: CHANNELS,
    campaigns: CAMPAIGNS,
    people: PEOPLE,
    today: TODAY,
    ...more,
  });
}

describe("when a row says it goes out", () => {
  it.each([
    ["2026-12-01", "2026-12-01", null],
    ["2026/12/1", "2026-12-01", null],
    ["2026.12.1", "2026-12-01", null],
    ["２０２６年12月1日", "2026-12-01", null],
    ["20261201", "2026-12-01", null],
    ["46357", "2026-12-01", null],
    ["12月1日（周二）", "2026-12-01", null],
    ["12/1 周二", "2026-12-01", null],
    ["12.1", "2026-12-01", null],
    ["2026-12-01 18:30", "2026-12-01", "18:30"],
    ["2026-12-01T18:30:00", "2026-12-01", "18:30"],
    ["12月1日 下午6点半", "2026-12-01", "18:30"],
    // More than three months back, so the next one is meant.
    ["3月1日", "2027-03-01", null],
    ["10-1", "2026-10-01", null],
  ])("[EXC13] %s is %s %s", (text, date, time) => {
    expect(readWhen(text, TODAY)).toEqual({ ok: true, date, time });
  });

  it("[EXC13] a day no calendar has is said to be none; other words are not guessed at", () => {
    for (const text of ["2027-02-30", "2月30日", "13/1", "2027年4月31日", "1999-01-01"])
      expect(readWhen(text, TODAY)).toEqual({ ok: false, why: "date-not-real" });
    for (const text of ["待定", "12月", "12/1-12/3", "2026-12-01 晚些", "12"])
      expect(readWhen(text, TODAY)).toEqual({ ok: false, why: "date-unreadable" });
  });

  it("[EXC13] times of day as people write them", () => {
    expect(["18:30", "18点", "18點30分", "下午6:30", "6:30 PM", "中午12点", "上午12:05", "9"].map(readClock)).toEqual([
      "18:30",
      "18:00",
      "18:30",
      "18:30",
      "18:30",
      "12:00",
      "00:05",
      "09:00",
    ]);
    expect(["25:00", "晚上", "18:75", ""].map(readClock)).toEqual([null, null, null, null]);
  });
});

describe("the heads of a schedule", () => {
  it("[EXC14] are known in both scripts, with units and signs; 发布时间 beside a day is the time", () => {
    const columns = (...heads: string[]) => guessPlanMapping([heads]).columns;
    expect(columns("日期", "账号", "平台", "标题", "负责人", "状态", "活动", "阶段", "备注")).toEqual([
      "date",
      "channel",
      "platform",
      "title",
      "owner",
      "stage",
      "campaign",
      "phase",
      "note",
    ]);
    expect(columns("發布日期", "帳號", "選題", "負責人")).toEqual(["date", "channel", "title", "owner"]);
    expect(columns("发布时间", "日期", "选题")).toEqual(["time", "date", "title"]);
    expect(columns("发布时间", "选题")).toEqual(["date", "title"]);
    expect(columns("日期", "时间", "发布时间", "选题")).toEqual(["date", "time", null, "title"]);
  });

  it("[EXC15] a page of a calendar is told from a list", () => {
    const week = ["周一", "周二", "周三", "周四", "周五", "周六", "周日"];
    expect(isMonthGrid([["2026年12月排期"], week, ["30", "1", "2", "3", "4", "5", "6"]])).toBe(true);
    expect(isMonthGrid([["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]])).toBe(true);
    expect(
      isMonthGrid([
        ["日期", "选题"],
        ["12-1", "底妆"],
      ]),
    ).toBe(false);
    expect(
      isMonthGrid([
        ["日期", "星期", "选题"],
        ["12-1", "周二", "底妆"],
        ["12-2", "周三", "口红"],
      ]),
    ).toBe(false);
  });
});

describe("the dry run", () => {
  it("[EXC16] creates, updates by title and day or by id, and says what is the same", () => {
    const videos = [
      video("v1", { title: "底妆教程", planDate: "2026-12-01" as CivilDate }),
      video("v2", { title: "口红", note: "旧" }),
    ];
    const { rows, bad } = run(
      [
        ["日期", "标题", "账号", "负责人", "状态", "备注", "同频编号"],
        ["2026-12-01", "底妆教程", "山岚主号", "林夏", "拍摄", "", ""],
        ["2026-12-05", "口红试色", "", "", "", "", "v2"],
        ["2026-12-01", "新选题", "", "", "", "全新", ""],
      ],
      videos,
    );
    expect(bad).toEqual([]);
    expect(rows).toEqual([
      {
        type: "update",
        line: 2,
        title: "底妆教程",
        id: "v1",
        patch: { channelId: "c1", ownerId: "p1", stage: "shoot" },
      },
      { type: "update", line: 3, title: "口红", id: "v2", patch: { title: "口红试色", planDate: "2026-12-05" } },
      { type: "create", line: 4, title: "新选题", patch: { title: "新选题", planDate: "2026-12-01", note: "全新" } },
    ]);
    expect(
      run(
        [
          ["标题", "备注"],
          ["口红", "旧"],
        ],
        videos,
      ).rows,
    ).toEqual([{ type: "same", line: 2, title: "口红", id: "v2" }]);
  });

  it("[EXC16] conflicts are named row by row, and nothing of them is taken", () => {
    const videos = [
      video("v1", { title: "同题" }),
      video("v2", { title: "同题" }),
      video("v3", { title: "已删", removedAt: 5 }),
      video("v4", { title: "已发", stage: "published", planDate: "2026-11-01" as CivilDate }),
    ];
    const { rows } = run(
      [
        ["日期", "选题", "id"],
        ["", "同题", ""],
        ["", "已删", "v3"],
        ["2026-12-01", "已发", "v4"],
        ["", "同题", "v1"],
        ["", "同题", "v1"],
        ["2026-12-01", "", ""],
      ],
      videos,
    );
    expect(rows.map((row) => ("why" in row ? `${row.type} ${row.why}` : row.type))).toEqual([
      "conflict several",
      "conflict removed",
      "conflict published",
      "same",
      "conflict twice",
      "skip no-title",
    ]);
  });

  it("[EXC16] what can't be read is named with its cell and left out; the rest of the row is taken", () => {
    const { rows, bad } = run([
      ["日期", "时间", "标题", "账号", "平台", "负责人", "状态", "活动", "阶段", "评分"],
      ["2027-02-30", "晚上", "甲", "没有的号", "", "陈默", "在弄", "没有", "预热", "200"],
      ["2026-12-01", "", "乙", "同名", "小红书", "林夏", "已发布", "双12", "冲刺", "80"],
      ["", "", "丙", "同名", "", "", "", "双12", "返场", ""],
    ]);
    expect(bad.map(({ cell, why }) => `${cell} ${why}`)).toEqual([
      "A2 date-not-real",
      "B2 time",
      "D2 channel",
      "F2 person",
      "G2 stage",
      "H2 campaign",
      "J2 score",
      "G3 stage-proved",
      "D4 channel",
      "I4 phase",
    ]);
    expect(rows.map((row) => (row.type === "create" ? row.patch : null))).toEqual([
      { title: "甲" },
      {
        title: "乙",
        planDate: "2026-12-01",
        channelId: "c3",
        ownerId: "p1",
        campaignId: "k1",
        phaseId: "f2",
        score: 80,
      },
      { title: "丙", campaignId: "k1", phaseId: null },
    ]);
  });

  it("[EXC16] cells joined downwards hold for each row; titles do not", () => {
    const grid = [
      ["日期", "标题", "负责人"],
      ["2026-12-01", "甲", "林夏"],
      ["", "乙", ""],
      ["", "", ""],
    ];
    const merged = [
      { top: 1, bottom: 3, left: 0, right: 0 },
      { top: 1, bottom: 2, left: 2, right: 2 },
    ];
    expect(run(grid, [], { merged }).rows).toMatchObject([
      { type: "create", patch: { title: "甲", planDate: "2026-12-01", ownerId: "p1" } },
      { type: "create", patch: { title: "乙", planDate: "2026-12-01", ownerId: "p1" } },
    ]);
  });
});
