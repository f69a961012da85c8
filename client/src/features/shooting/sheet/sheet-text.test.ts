import {
  asId,
  type CivilDate,
  type CivilTime,
  type CrewId,
  must,
  type ShotId,
  type VideoId,
} from "@tongpin/domain/base";
import type { CallSheet, PlacedShot } from "@tongpin/domain/shooting";
import type { Shot } from "@tongpin/domain/video";
import { createTranslator } from "use-intl/core";
import { describe, expect, it } from "vitest";
import type { MessageTree } from "../../../app/messages/message-store.ts";
import { planSheet } from "./sheet-plan.ts";
import { sheetText } from "./sheet-text.ts";

const FILES = import.meta.glob<{ default: MessageTree }>("../../../app/messages/zh-Hans/shooting.json", {
  eager: true,
});
const messages = must(Object.values(FILES)[0]).default;
const time = (text: string) => asId<CivilTime>(text);

function placed(video: string, number: string, patch: Partial<Shot>): PlacedShot {
  const empty = { size: "", angle: "", movement: "", picture: "", line: "", caption: "", sound: "", transition: "" };
  return {
    videoId: asId<VideoId>(video),
    shot: {
      ...empty,
      id: asId<ShotId>(`${video}-${number}`),
      number,
      scene: "",
      seconds: null,
      cast: "",
      props: "",
      note: "",
      status: "open",
      rowId: null,
      rowText: null,
      ...patch,
    },
  };
}

const SHEET: CallSheet = {
  id: asId("s"),
  date: asId<CivilDate>("2026-12-05"),
  title: "冬至拍摄日",
  meetTime: time("18:00"),
  meetPlace: "静安寺 2 号口",
  startTime: null,
  wrapTime: time("01:00"),
  overnight: true,
  rainPlan: "改棚拍",
  note: "",
  minutesPerShot: 10,
  minutesPerScene: 30,
  createdAt: 0,
  createdBy: asId("lin"),
  crew: [{ id: asId<CrewId>("c"), name: "陈默", duty: "摄影", contact: "138 0000 0000", callTime: time("17:30") }],
  shots: [],
};
const translate = createTranslator({ locale: "zh-Hans", messages });
const WORDS = {
  t: (key: string, values?: Readonly<Record<string, string | number>>) => translate(key as never, values as never),
  day: () => "12月5日 周六",
  titleOf: (id: VideoId) => ({ a: "冬至", b: "大雪" })[id as string] ?? "",
};
const text = (shots: readonly PlacedShot[], withContacts = false) =>
  sheetText(SHEET, planSheet(SHEET, shots), WORDS, { withContacts });

describe("the call sheet as text", () => {
  it("[B11] says day, place, order with its clock, people and props in short lines, without contacts", () => {
    const shots = [
      placed("a", "1", { scene: "厨房", props: "茶壶", cast: "奶奶" }),
      placed("a", "2", { scene: "阳台" }),
      placed("a", "3", { scene: "厨房", props: "茶壶、炭炉" }),
    ];
    expect(text(shots)).toBe(
      [
        "【冬至拍摄日】",
        "12月5日 周六",
        "集合：18:00 静安寺 2 号口",
        "收工：次日 01:00",
        "预计：1 小时 30 分，3 镜 / 2 场",
        "",
        "■ 拍摄顺序",
        "1. 18:00 厨房（2 镜）：1、3",
        "2. 18:50 阳台（1 镜）：2",
        "",
        "■ 人员",
        "陈默（摄影 17:30）",
        "",
        "■ 演员",
        "奶奶（1）",
        "",
        "■ 服化道",
        "茶壶（1、3）",
        "炭炉（3）",
        "",
        "■ 雨备",
        "改棚拍",
      ].join("\n"),
    );
    expect(text(shots, true)).toContain("陈默（摄影 17:30 138 0000 0000）");
  });

  it("[B11] names the videos once several share the day", () => {
    const shots = [placed("a", "1", { scene: "厨房" }), placed("b", "4", { scene: "厨房" })];
    expect(text(shots)).toContain("厨房（2 镜）：《冬至》1；《大雪》4");
    expect(text([])).not.toContain("预计");
  });
});
