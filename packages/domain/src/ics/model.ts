import type { CivilDate, Instant } from "../base/index.ts";

/** When something is. Days are Beijing days, both ends included; instants are UTC ms. */
export type IcsWhen =
  | { readonly type: "days"; readonly start: CivilDate; readonly end: CivilDate }
  | { readonly type: "moment"; readonly start: Instant; readonly minutes: number };

export interface IcsEvent {
  /** The same for as long as it is the same thing: a calendar that subscribes moves it instead of doubling it. */
  readonly uid: string;
  /** When what is said here last changed, as far as the data knows; never the time of writing. */
  readonly changedAt: Instant;
  /** How many times it was put right; 0 for what never was. */
  readonly sequence: number;
  readonly when: IcsWhen;
  readonly summary: string;
  readonly description: string;
  readonly categories: readonly string[];
  readonly status: "TENTATIVE" | "CONFIRMED" | "CANCELLED";
  /** Where more is to be read; null = nowhere. */
  readonly url: string | null;
}

export interface IcsCalendar {
  readonly name: string;
  readonly description: string;
  /** How often a subscriber should ask, in minutes. */
  readonly refreshMinutes: number;
  readonly events: readonly IcsEvent[];
}
