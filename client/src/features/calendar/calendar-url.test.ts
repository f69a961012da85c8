import { asId, type CivilDate } from "@tongpin/domain/base";
import { NO_FILTER, type SavedViewId } from "@tongpin/domain/views";
import { expect, it } from "vitest";
import { type CalendarPlace, queryOf, readPlace, writePlace } from "./calendar-url.ts";

const usual = readPlace({});

it("[C13] the address brings a colleague to the same place", () => {
  const place: CalendarPlace = {
    ...usual,
    view: "week",
    date: asId<CivilDate>("2026-12-12"),
    filter: {
      ...NO_FILTER,
      channels: [asId("daily"), asId("house")],
      stages: ["script", "shots"],
      owners: ["*me"],
      relatives: ["next7", "noTime"],
      text: "冬至 & 茶",
    },
    layers: new Set(["rest", "nodes"]),
    dates: new Set(["shoot", "brandReview"]),
    sort: { by: "stage", isDown: true },
  };
  expect(readPlace(writePlace(place))).toEqual(place);
  expect(writePlace(place)).toMatchObject({
    channel: "daily.house",
    when: "next7.noTime",
    owner: "*me",
    sort: "-stage",
  });
});

it("[C13] an address nobody wrote falls back to the present month with the usual layers", () => {
  const place = readPlace({
    view: "decade",
    date: "2026-02-30",
    layers: 7,
    item: {},
    stage: "wrapped.script",
    owner: "*everybody.a/b",
    when: "yesterday",
    saved: "<b>",
    sort: "-price",
  });
  expect(place).toEqual({ ...usual, filter: { ...NO_FILTER, stages: ["script"] } });
  expect(writePlace(usual)).toEqual({});
});

it("[C6] [C11] all layers and all kinds of dates can be off", () => {
  const off = readPlace(writePlace({ ...usual, layers: new Set(), dates: new Set() }));
  expect([...off.layers, ...off.dates]).toEqual([]);
});

it("[C11] an address of before there were kinds of dates shows the steps it asked for", () => {
  const { dates, layers } = readPlace({ layers: "rest.deadlines" });
  expect([...layers]).toEqual(["rest"]);
  expect(dates.has("script") && dates.has("brandReview") && dates.has("publish")).toBe(true);
});

it("[C13] a saved view is named, not spelled out; once it is changed the address says everything", () => {
  const id = asId<SavedViewId>("v1");
  const kept = "view=week&stage=script";
  const savedQuery = (asked: SavedViewId) => (asked === id ? kept : null);
  const opened = readPlace({ saved: "v1", date: "2026-12-12" }, savedQuery);
  expect(opened).toMatchObject({ view: "week", date: "2026-12-12", saved: id, filter: { stages: ["script"] } });
  expect(queryOf(opened)).toBe(kept);
  expect(writePlace(opened, savedQuery)).toEqual({ saved: "v1", date: "2026-12-12" });

  const cleared = { ...opened, view: "month", filter: NO_FILTER } as const;
  const address = writePlace(cleared, savedQuery);
  expect(address).toEqual({ view: "month", saved: "v1", date: "2026-12-12" });
  expect(readPlace(address, savedQuery)).toEqual(cleared);

  expect(readPlace({ saved: "v1" }, () => null)).toEqual({ ...usual, saved: id });
});
