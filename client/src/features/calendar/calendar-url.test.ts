import { asId, type ChannelId, type CivilDate } from "@tongpin/domain/base";
import { expect, it } from "vitest";
import { readPlace, writePlace } from "./calendar-url.ts";

it("[C13] the address brings a colleague to the same place", () => {
  const place = {
    view: "week",
    date: asId<CivilDate>("2026-12-12"),
    channel: asId<ChannelId>("house"),
    layers: new Set(["rest", "deadlines"]),
    item: null,
  } as const;
  expect(readPlace(writePlace({ ...place, layers: new Set(["rest", "deadlines"]) }))).toEqual(place);
});

it("[C13] an address nobody wrote falls back to the present month with the usual layers", () => {
  const place = readPlace({ view: "decade", date: "2026-02-30", layers: 7, item: {} });
  expect(place).toEqual({ ...readPlace({}) });
  expect(place.date).toBeNull();
  expect(writePlace(place)).toEqual({});
});

it("[C6] all layers can be off", () => {
  const off = readPlace(writePlace({ ...readPlace({}), layers: new Set() }));
  expect([...off.layers]).toEqual([]);
});
