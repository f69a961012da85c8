import { type HolidayTable, holidayTableOf } from "@tongpin/domain/calendar";
import type { PlanState } from "@tongpin/workspace";
import { usePlanState } from "./use-plan.ts";

const tableOf = ({ holidays }: PlanState): HolidayTable => holidayTableOf(holidays);

/** The days off this brand counts by: what ships, its own years, days marked by hand. The same object until they change. */
export function useHolidayTable(): HolidayTable {
  return usePlanState(tableOf);
}
