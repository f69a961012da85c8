import { asId, type CivilDate } from "@tongpin/domain/base";
import { MARKETING_EVENTS, nodeTableOf } from "@tongpin/domain/nodes";
import { expect, it } from "vitest";
import { cautionsBetween, nodeOfCampaign } from "./cautions.ts";

const NODES = nodeTableOf(new Map(), MARKETING_EVENTS);
const day = (value: string) => asId<CivilDate>(value);

it("[C6] a double-12 encore meets the memorial day of 13 December, and nothing promotional may stand there", () => {
  const found = cautionsBetween(day("2026-12-13"), day("2026-12-17"), NODES);
  expect(found.map(({ eventId, start, tone }) => `${eventId} ${start} ${tone}`)).toEqual([
    "national-memorial-day 2026-12-13 no-promo",
  ]);
});

it("[C6] the days themselves count, not the windows before them", () => {
  expect(cautionsBetween(day("2026-12-14"), day("2026-12-17"), NODES)).toEqual([]);
});

it("[C6] a campaign's node is that of its own year, before the burst, in it and after it", () => {
  const nodeOn = (nodeId: string, end: string) => nodeOfCampaign({ nodeId, end: day(end) }, NODES)?.start;
  expect(nodeOn("double-12", "2026-12-17")).toBe("2026-12-12");
  expect(nodeOn("mid-autumn", "2027-09-14")).toBe("2027-09-15");
  expect(nodeOn("new-years-day", "2027-01-03")).toBe("2027-01-01");
  expect(nodeOn("new-years-day", "2026-12-31")).toBe("2027-01-01");
});

it("[C6] a campaign of one's own, or of a node that is no longer in the table, has no node day", () => {
  expect(nodeOfCampaign({ nodeId: null, end: day("2026-12-17") }, NODES)).toBeNull();
  expect(nodeOfCampaign({ nodeId: "never-was", end: day("2026-12-17") }, NODES)).toBeNull();
});
