import type { Instant } from "@tongpin/domain/base";
import type { NameLocale } from "@tongpin/domain/calendar";
import { type ClientCalendar, FEED_WORDS, feedOf } from "@tongpin/domain/calendar-link";
import { exportFileName } from "@tongpin/domain/exchange";
import { writeIcs } from "@tongpin/domain/ics";
import { saveFile } from "../../platform/save-file.ts";

/** What the page shows, as one file for a calendar program. It is a copy: what changes later is not in it. */
export function downloadIcs(calendar: ClientCalendar, locale: NameLocale, at: Instant): void {
  const text = writeIcs(
    feedOf(calendar, {
      name: calendar.brand,
      origin: "page",
      since: at,
      words: FEED_WORDS[locale],
      addressOf: (item) => item.address,
    }),
  );
  saveFile(new Blob([text], { type: "text/calendar" }), exportFileName([calendar.brand, calendar.label], "ics"));
}
