import { asId, type CivilDate } from "@tongpin/domain/base";
import { dateOfDayNumber } from "@tongpin/domain/calendar";
import { PLATFORMS, STAGES } from "@tongpin/domain/video";
import { DATE_KINDS, RELATIVES } from "@tongpin/domain/views";
import fc from "fast-check";
import { expect, it } from "vitest";
import {
  CALENDAR_VIEWS,
  type CalendarPlace,
  LAYERS,
  queryOf,
  readPlace,
  SORT_COLUMNS,
  writePlace,
} from "./calendar-url.ts";

const id = fc.stringMatching(/^[0-9A-Za-z_-]{1,12}$/);
const ids = fc.uniqueArray(id, { maxLength: 4 }).map((list) => list.sort());
const some = <T>(values: readonly T[]) => fc.subarray([...values]);
const filter = fc.record({
  channels: ids,
  platforms: some(PLATFORMS),
  stages: some(STAGES),
  campaigns: ids,
  owners: fc.uniqueArray(fc.oneof(id, fc.constantFrom("*me", "*none")), { maxLength: 3 }).map((list) => list.sort()),
  relatives: some(RELATIVES),
  text: fc.string({ unit: "grapheme", maxLength: 40 }).filter((text) => text.length <= 100 && text.isWellFormed()),
});
const date = fc.option(fc.integer({ min: 10_000, max: 40_000 }).map((day): CivilDate => dateOfDayNumber(day)));
const place = fc.record({
  view: fc.constantFrom(...CALENDAR_VIEWS),
  filter,
  layers: some(LAYERS).map((list) => new Set(list)),
  dates: some(DATE_KINDS).map((list) => new Set(list)),
  sort: fc.record({ by: fc.constantFrom(...SORT_COLUMNS), isDown: fc.boolean() }),
  date,
  item: fc.option(id),
  saved: fc.option(id),
}) as unknown as fc.Arbitrary<CalendarPlace>;

/** As the address bar hands it back. */
function throughTheBar(address: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(new URLSearchParams(address).toString()));
}

it("[C13] every place is found again from its address, whatever the saved view it came from says", () => {
  fc.assert(
    fc.property(place, fc.option(place), (here, kept) => {
      const savedQuery = () => (kept === null ? null : queryOf(kept));
      expect(readPlace(throughTheBar(writePlace(here, savedQuery)), savedQuery)).toEqual(here);
    }),
  );
});

it("[C13] any address is read without harm, and what is read has one spelling", () => {
  const search = fc.dictionary(
    fc.constantFrom("view", "channel", "stage", "owner", "when", "q", "layers", "dates", "sort", "date", "saved"),
    fc.oneof(fc.string({ maxLength: 30 }), fc.integer(), fc.constant(null)),
  );
  fc.assert(
    fc.property(search, (said) => {
      const read = readPlace(said);
      expect(readPlace(writePlace(read))).toEqual(read);
      expect(read.saved === null || read.saved === asId(String(said["saved"]))).toBe(true);
    }),
  );
});
