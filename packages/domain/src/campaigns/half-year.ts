import { asId, type CivilDate, type PlanId } from "../base/index.ts";

export interface HalfYear {
  readonly id: PlanId;
  readonly year: number;
  readonly half: 1 | 2;
  readonly start: CivilDate;
  readonly end: CivilDate;
}

const SHAPE = /^(\d{4})-H([12])$/;

function halfYear(year: number, half: 1 | 2): HalfYear {
  const days = half === 1 ? ["01-01", "06-30"] : ["07-01", "12-31"];
  const of = String(year).padStart(4, "0");
  return {
    id: asId<PlanId>(`${of}-H${half}`),
    year,
    half,
    start: asId<CivilDate>(`${of}-${days[0]}`),
    end: asId<CivilDate>(`${of}-${days[1]}`),
  };
}

/** The half-year an id of a plan names (`2027-H1`), or null: then it is a campaign's. */
export function readHalfYear(id: string): HalfYear | null {
  const [, year, half] = SHAPE.exec(id) ?? [];
  return year && half ? halfYear(Number(year), half === "1" ? 1 : 2) : null;
}

export function halfYearOf(day: CivilDate): HalfYear {
  return halfYear(Number(day.slice(0, 4)), day.slice(5) < "07-01" ? 1 : 2);
}

export function nextHalfYear({ year, half }: HalfYear, by: 1 | -1 = 1): HalfYear {
  return half === 1 ? halfYear(by === 1 ? year : year - 1, 2) : halfYear(by === 1 ? year + 1 : year, 1);
}
