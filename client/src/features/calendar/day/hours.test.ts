import { asId, type CivilDate, type CivilTime, type VideoId } from "@tongpin/domain/base";
import { instantOf } from "@tongpin/domain/calendar";
import type { Publication } from "@tongpin/domain/review";
import type { DateMark } from "@tongpin/domain/views";
import { expect, it } from "vitest";
import { buildVideo } from "../../../test-support/build-video.ts";
import { arrange } from "../arrange.ts";
import { slotsOf, stepTime } from "./hours.ts";

const DAY = asId<CivilDate>("2026-12-22");
const at = (time: string) => asId<CivilTime>(time);

it("[C1] a day by its hours: what has a time stands in its hour, in order; the rest of the day above", () => {
  const videos = [
    buildVideo("late", { planDate: DAY, planTime: at("20:30") }),
    buildVideo("soon", { planDate: DAY, planTime: at("20:00") }),
    buildVideo("some-time", { planDate: DAY }),
    buildVideo("out", { planDate: DAY, planTime: at("20:00") }),
  ];
  const out = { publishedAt: instantOf(DAY, at("06:05")) } as Publication;
  const publications = new Map([[asId<VideoId>("out"), out]]);
  const [video] = videos;
  const mark = (kind: string, time: string | null) => ({ video, kind, date: DAY, time, isTrouble: false }) as DateMark;
  const marks = new Map([[DAY, [mark("clock", "09:15"), mark("shoot", null)]]]);
  const { untimed, due, hours } = slotsOf(DAY, {
    arrangement: arrange(videos, publications, null),
    marks,
    publications,
  });
  expect(untimed.map((tile) => tile.video.id)).toEqual(["some-time"]);
  expect(due.map(({ kind }) => kind)).toEqual(["shoot"]);
  const filled = hours.filter(({ slot }) => slot.tiles.length + slot.marks.length > 0);
  expect(
    filled.map(({ hour, slot }) => [
      hour,
      ...slot.tiles.map((tile) => tile.video.id),
      ...slot.marks.map(({ kind }) => kind),
    ]),
  ).toEqual([
    [6, "out"],
    [9, "clock"],
    [20, "soon", "late"],
  ]);
  expect([hours[0]?.hour, hours.at(-1)?.hour]).toEqual([6, 23]);
});

it("[C1] an empty day shows the hours one works in", () => {
  const nothing = { arrangement: arrange([], new Map(), null), marks: new Map(), publications: new Map() };
  const { hours } = slotsOf(DAY, nothing);
  expect([hours[0]?.hour, hours.at(-1)?.hour]).toEqual([7, 23]);
});

it("[C1] a key moves by half hours, on their marks, and never out of the day", () => {
  expect(stepTime(at("18:30"), 1, null)).toBe("19:00");
  expect(stepTime(at("18:40"), 1, null)).toBe("19:00");
  expect(stepTime(at("18:40"), -1, null)).toBe("18:30");
  expect(stepTime(at("18:30"), -1, null)).toBe("18:00");
  expect(stepTime(at("00:00"), -1, null)).toBe("00:00");
  expect(stepTime(at("23:30"), 1, null)).toBe("23:30");
  expect(stepTime(null, 1, null)).toBe("12:00");
  expect(stepTime(null, -1, 19)).toBe("19:00");
});
