import { asId, type CallSheetId, type CivilDate, type CivilTime } from "@tongpin/domain/base";
import type { TakeResult } from "@tongpin/domain/shooting";

const time = (value: string) => asId<CivilTime>(value);

type TakesOfShot = readonly (readonly [result: TakeResult, note: string])[];

/** The takes of 初雪's shots on the set, shot by shot. */
export const SAMPLE_TAKES: Readonly<Record<string, readonly TakesOfShot[]>> = {
  "first-snow": [
    [
      ["again", "雪太小，看不清"],
      ["good", ""],
    ],
    [["good", ""]],
    [["good", "第二次倒水更稳"]],
    [
      ["again", "温度计反光"],
      ["good", ""],
    ],
    [["good", ""]],
    [["good", ""]],
  ],
};

/** The next day in the studio: two videos, one set-up. */
export const SAMPLE_CALL_SHEET = {
  id: asId<CallSheetId>("sample-studio-day"),
  date: asId<CivilDate>("2026-11-27"),
  title: "双12 礼盒 · 棚内",
  meetTime: time("09:00"),
  meetPlace: "山岚茶事 二楼影棚",
  startTime: time("10:00"),
  wrapTime: time("18:00"),
  rainPlan: "都在棚内，不受影响",
  videos: ["unboxing", "choose"],
  crew: [
    { name: "周野", duty: "导演", callTime: null },
    { name: "陈默", duty: "摄影", callTime: null },
    { name: "阿岚", duty: "出镜", callTime: time("10:30") },
  ],
} as const;
