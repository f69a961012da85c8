import type { CivilDate } from "@tongpin/domain/base";
import { isCivilDate } from "@tongpin/domain/calendar";

export const PAGE_VIEWS = ["agenda", "month"] as const;
export type PageView = (typeof PAGE_VIEWS)[number];

/** What the address says: which view, at which day. */
export interface PagePlace {
  readonly view: PageView;
  /** Null = today. */
  readonly date: CivilDate | null;
}

/** An address nobody can read is the list at today. */
export function readPagePlace(query: Readonly<Record<string, string>>): PagePlace {
  const { view, date } = query;
  return {
    view: PAGE_VIEWS.find((known) => known === view) ?? "agenda",
    date: date !== undefined && isCivilDate(date) ? date : null,
  };
}

/** Only what is not as it is anyway; null takes a key away. */
export function writePagePlace({ view, date }: PagePlace): Readonly<Record<string, string | null>> {
  return { view: view === "agenda" ? null : view, date };
}
