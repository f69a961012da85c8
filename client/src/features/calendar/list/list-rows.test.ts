import { asId, type CivilDate, type CivilTime, type VideoId } from "@tongpin/domain/base";
import { instantOf } from "@tongpin/domain/calendar";
import type { Publication } from "@tongpin/domain/review";
import type { DateMark } from "@tongpin/domain/views";
import { expect, it } from "vitest";
import { buildVideo } from "../../../test-support/build-video.ts";
import { arrange } from "../arrange.ts";
import type { ListSort } from "../calendar-url.ts";
import { lineOfDay, listLines, planKey } from "./list-rows.ts";

const day = (text: string) => asId<CivilDate>(text);
const videos = [
  buildVideo("tea", { title: "茶", planDate: day("2026-12-22"), planTime: asId("20:00"), stage: "shoot" }),
  buildVideo("cup", { title: "杯", planDate: day("2026-12-22"), ownerId: asId("lin"), stage: "script" }),
  buildVideo("out", { title: "出", planDate: day("2026-12-20"), stage: "published" }),
  buildVideo("idea", { title: "想" }),
];
const [tea] = videos;
const publications = new Map([
  [asId<VideoId>("out"), { publishedAt: instantOf(day("2026-12-21"), asId<CivilTime>("18:05")) } as Publication],
]);
const marks = new Map([
  [day("2026-12-22"), [{ video: tea, kind: "clock", date: day("2026-12-22"), time: "09:00" } as DateMark]],
]);
const names = {
  channel: () => "",
  owner: ({ ownerId }: { ownerId: string | null }) => (ownerId === "lin" ? "林夏" : ""),
  campaign: () => "",
};
const lines = (sort: ListSort) =>
  listLines({ arrangement: arrange(videos, publications, null), marks, publications }, sort, names);
const told = (sort: ListSort) =>
  lines(sort).map((line) =>
    line.type === "day" ? `${line.date} ${line.count}` : `${line.key} ${line.row.time ?? ""}`.trim(),
  );

it("[C1] the list goes by day and time, each day with its head, ideas without a day left out", () => {
  expect(told({ by: "date", isDown: false })).toEqual([
    "2026-12-20 1",
    "out/ghost",
    "2026-12-21 1",
    "out/actual 18:05",
    "2026-12-22 3",
    "tea/clock 09:00",
    "tea/plan 20:00",
    "cup/plan",
  ]);
});

it("[C1] the other way the days turn, not the hours of a day", () => {
  expect(told({ by: "date", isDown: true }).slice(0, 4)).toEqual([
    "2026-12-22 3",
    "tea/clock 09:00",
    "tea/plan 20:00",
    "cup/plan",
  ]);
});

it("[C1] by another column there are no day heads, equal ones go by day, and what has no word is last both ways", () => {
  expect(told({ by: "stage", isDown: false })).toEqual([
    "cup/plan",
    "tea/clock 09:00",
    "tea/plan 20:00",
    "out/ghost",
    "out/actual 18:05",
  ]);
  const owners = (isDown: boolean) => told({ by: "owner", isDown })[0];
  expect([owners(false), owners(true)]).toEqual([planKey(asId("cup")), planKey(asId("cup"))]);
});

it("[C1] a day that holds nothing leads to the next one that does", () => {
  const up = lines({ by: "date", isDown: false });
  expect(up[lineOfDay(up, day("2026-12-01"), false)]).toMatchObject({ date: "2026-12-20" });
  expect(up[lineOfDay(up, day("2026-12-22"), false)]).toMatchObject({ date: "2026-12-22" });
  expect(lineOfDay(up, day("2027-01-01"), false)).toBe(up.length - 1);
});
