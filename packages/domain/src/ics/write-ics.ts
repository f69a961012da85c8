import type { CivilDate, Instant } from "../base/index.ts";
import { addDays, civilDateOf } from "../calendar/index.ts";
import { escapeText, foldLine } from "./content-line.ts";
import type { IcsCalendar, IcsEvent, IcsWhen } from "./model.ts";

const PRODUCT = "-//Tongpin//Calendar 1//ZH";
const MINUTE_MS = 60_000;
const BEIJING_MS = 8 * 3_600_000;

/**
 * An iCalendar file (RFC 5545, names and refreshing also as RFC 7986 and as Apple, Google and Outlook read them). Days have
 * no zone: 12月12日 is that day for whoever looks, wherever. Moments are UTC, which needs no table of zones and cannot be
 * misread. The text depends on nothing but its input: the same plan gives the same bytes.
 */
export function writeIcs(calendar: IcsCalendar): string {
  const every = `PT${calendar.refreshMinutes}M`;
  const name = escapeText(calendar.name);
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    `PRODID:${PRODUCT}`,
    "CALSCALE:GREGORIAN",
    "METHOD:PUBLISH",
    `NAME:${name}`,
    `X-WR-CALNAME:${name}`,
    "X-WR-TIMEZONE:Asia/Shanghai",
    ...(calendar.description === "" ? [] : [`X-WR-CALDESC:${escapeText(calendar.description)}`]),
    `REFRESH-INTERVAL;VALUE=DURATION:${every}`,
    `X-PUBLISHED-TTL:${every}`,
    ...calendar.events.flatMap(eventLines),
    "END:VCALENDAR",
  ];
  return lines.map(foldLine).join("");
}

function eventLines(event: IcsEvent): readonly string[] {
  const changed = utc(event.changedAt);
  const url = event.url === null ? null : safeUri(event.url);
  return [
    "BEGIN:VEVENT",
    `UID:${escapeText(event.uid)}`,
    `DTSTAMP:${changed}`,
    `LAST-MODIFIED:${changed}`,
    `SEQUENCE:${event.sequence}`,
    ...whenLines(event.when),
    `SUMMARY:${escapeText(event.summary)}`,
    ...(event.description === "" ? [] : [`DESCRIPTION:${escapeText(event.description)}`]),
    ...(event.categories.length === 0 ? [] : [`CATEGORIES:${event.categories.map(escapeText).join(",")}`]),
    `STATUS:${event.status}`,
    // A post takes nobody's time: it must not make its reader look busy.
    "TRANSP:TRANSPARENT",
    ...(url === null ? [] : [`URL:${url}`]),
    "END:VEVENT",
  ];
}

function whenLines(when: IcsWhen): readonly string[] {
  if (when.type === "moment") {
    return [`DTSTART:${utc(when.start)}`, `DTEND:${utc(when.start + when.minutes * MINUTE_MS)}`];
  }
  // The end is the first day that is no longer in it (3.6.1).
  return [`DTSTART;VALUE=DATE:${bare(when.start)}`, `DTEND;VALUE=DATE:${bare(addDays(when.end, 1))}`];
}

function bare(date: CivilDate): string {
  return date.replaceAll("-", "");
}

/** `20261222T043000Z`. The day in UTC is the one that Beijing has eight hours later. */
function utc(at: Instant): string {
  const date = civilDateOf(at - BEIJING_MS);
  const seconds = ((Math.floor(at / 1000) % 86_400) + 86_400) % 86_400;
  const clock = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60, seconds % 60];
  return `${bare(date)}T${clock.map((part) => String(part).padStart(2, "0")).join("")}Z`;
}

/** A URI is no TEXT and is not escaped; what would end the line must not be in it. */
function safeUri(url: string): string | null {
  return /^https?:\/\/[^\s\p{Cc}\p{Cs}]+$/u.test(url) ? url : null;
}
