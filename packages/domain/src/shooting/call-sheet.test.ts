import { describe, expect, it } from "vitest";
import { asId, type CivilTime, type CrewId, type ShotId, type VideoId } from "../base/index.ts";
import type { Shot } from "../video/index.ts";
import { estimateSheet, timeTroubles } from "./call-sheet.ts";
import type { PlacedShot } from "./model.ts";
import { itemsOf, rollUp } from "./roll-up.ts";
import { shootingOrder } from "./shooting-order.ts";

const time = (text: string) => asId<CivilTime>(text);

function placed(id: string, patch: Partial<Shot> = {}, video = "v1"): PlacedShot {
  const empty = { size: "", angle: "", movement: "", picture: "", line: "", caption: "", sound: "", transition: "" };
  return {
    videoId: asId<VideoId>(video),
    shot: {
      ...empty,
      id: asId<ShotId>(id),
      number: id,
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

const sheet = (meet: string | null, start: string | null, wrap: string | null, overnight = false) => ({
  meetTime: meet === null ? null : time(meet),
  startTime: start === null ? null : time(start),
  wrapTime: wrap === null ? null : time(wrap),
  overnight,
});
const codes = (...args: Parameters<typeof timeTroubles>) => timeTroubles(...args).map(({ code }) => code);
const called = (at: string) => ({ id: asId<CrewId>("c1"), callTime: time(at) });

describe("the call sheet", () => {
  it("[SHT4] shots are taken scene by scene, those without a scene last, dropped ones not at all", () => {
    const order = shootingOrder([
      placed("1", { scene: "厨房" }),
      placed("2", { scene: "阳台 A" }),
      placed("3"),
      placed("4", { scene: "厨房 " }, "v2"),
      placed("5", { scene: "阳台Ａ" }),
      placed("6", { scene: "厨房", status: "dropped" }),
    ]);
    expect(order.map(({ scene, shots }) => [scene, shots.map(({ shot }) => shot.number).join("")])).toEqual([
      ["厨房", "14"],
      ["阳台 A", "25"],
      ["", "3"],
    ]);
  });

  it("[SHT5] scenes and shots add up, are counted on from the start, and run past the end by so much", () => {
    const blocks = shootingOrder([placed("1", { scene: "厨房" }), placed("2", { scene: "厨房" }), placed("3")]);
    const day = { ...sheet("08:30", "09:00", "10:00"), minutesPerShot: 10, minutesPerScene: 30 };
    expect(estimateSheet(day, blocks)).toEqual({
      blocks: [
        { minutes: 50, from: { time: "09:00", nextDay: false } },
        { minutes: 40, from: { time: "09:50", nextDay: false } },
      ],
      minutes: 90,
      end: { time: "10:30", nextDay: false },
      over: 30,
    });
    expect(estimateSheet({ ...day, ...sheet("23:00", null, "01:00", true) }, blocks)).toMatchObject({
      end: { time: "00:30", nextDay: true },
      over: 0,
    });
    expect(estimateSheet({ ...day, ...sheet(null, null, "10:00") }, blocks)).toMatchObject({ end: null, over: 0 });
  });

  it("[SHT6] props are listed once with the shots that need them", () => {
    expect(itemsOf("围巾、茶壶；炉子, 围巾\n茶杯+茶盘")).toEqual(["围巾", "茶壶", "炉子", "茶杯", "茶盘"]);
    const list = rollUp(
      [
        placed("1", { props: "茶壶、TEA" }),
        placed("2", { props: "ｔｅａ，炉子", status: "dropped" }),
        placed("3", { props: "tea；tea" }),
      ],
      "props",
    );
    expect(list.map(({ name, shots }) => [name, shots.map(({ shot }) => shot.number)])).toEqual([
      ["茶壶", ["1"]],
      ["TEA", ["1", "3"]],
    ]);
  });

  it("[SHT7] times that cannot be kept are named; make-up before the meeting and a night shoot can", () => {
    expect(codes(sheet("08:00", "09:00", "18:00"), [called("06:30")])).toEqual([]);
    expect(codes(sheet("08:00", "07:30", null), [])).toEqual(["start-before-meet"]);
    expect(codes(sheet("08:00", null, "08:00"), [])).toEqual(["wrap-before-start"]);
    expect(codes(sheet("18:00", null, "02:00"), [])).toEqual(["wrap-before-start"]);
    expect(codes(sheet("18:00", "19:00", "02:00", true), [called("17:00")])).toEqual([]);
    expect(codes(sheet("08:00", null, "18:00"), [called("18:00")])).toEqual(["call-after-wrap"]);
    expect(codes(sheet(null, null, null), [called("23:59")])).toEqual([]);
  });
});
