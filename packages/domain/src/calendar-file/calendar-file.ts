import { type CivilDate, type Refusal, type Result, refuse } from "../base/index.ts";
import { type HolidayBook, type HolidayNotice, type HolidayNoticeDay, isCivilDate } from "../calendar/index.ts";
import { STATUTORY_TABLE } from "../calendar/statutory.ts";
import type { MarketingEvent } from "../nodes/model.ts";
import type { KeptNode } from "../nodes/node-table.ts";
import { readEventFile } from "../nodes/read-events.ts";
import { addYear, readHolidayNotice } from "./read-notice.ts";

/** What one file or paste brings into a brand's calendar. */
export interface CalendarContent {
  readonly notices: readonly HolidayNotice[];
  readonly marks: readonly HolidayNoticeDay[];
  readonly events: readonly MarketingEvent[];
  /** Ids of nodes that are not to be shown. */
  readonly hidden: readonly string[];
}

export interface ReadCalendar extends CalendarContent {
  /** Oddities of the notices that do not stop the import. */
  readonly warnings: readonly Refusal[];
}

/** Above this a text is no calendar, and reading it would cost more than it gives. */
const MAX_TEXT = 2_000_000;
const MAX_MARKS = 2_000;
const MAX_HIDDEN = 2_000;
const MAX_YEARS = 50;
const MAX_NAME = 40;
const VERSION = 1;
const KIND = "tongpin-calendar";

type Fields = Readonly<Record<string, unknown>>;

function isRecord(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * Reads whatever a calendar may come as: the file written by `writeCalendarFile`, a year in holiday-cn's shape, a file of
 * events, or the State Council's notice in words. All or nothing. Refuses `calendar-empty`, `calendar-too-large`,
 * `calendar-version` (found), `calendar-part` (field) and as `addYear`, `readHolidayNotice` and `readEventFile`.
 */
export function readCalendarFile(text: string): Result<ReadCalendar> {
  if (text.trim() === "") return refuse("calendar-empty");
  if (text.length > MAX_TEXT) return refuse("calendar-too-large", { characters: text.length, limit: MAX_TEXT });
  const value = parsed(text);
  if (isRecord(value) && value["kind"] === KIND) return readWhole(value);
  if (isRecord(value) && "events" in value) {
    const events = readEventFile(value);
    return events.ok ? { ok: true, value: { ...NOTHING, events: events.value } } : events;
  }
  const year = addYear(STATUTORY_TABLE, text);
  if (!year.ok) return year;
  return { ok: true, value: { ...NOTHING, notices: [year.value.notice], warnings: year.value.warnings } };
}

const NOTHING: ReadCalendar = { notices: [], marks: [], events: [], hidden: [], warnings: [] };

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    return null;
  }
}

function readWhole(file: Fields): Result<ReadCalendar> {
  if (file["schemaVersion"] !== VERSION) {
    return refuse("calendar-version", { found: String(file["schemaVersion"]).slice(0, 20) });
  }
  const { years, days, hidden } = file;
  if (!Array.isArray(years) || years.length > MAX_YEARS) return refuse("calendar-part", { field: "years" });
  const notices: HolidayNotice[] = [];
  const warnings: Refusal[] = [];
  for (const year of years) {
    const read = readHolidayNotice(year);
    if (!read.ok) return read;
    notices.push(read.value.notice);
    warnings.push(...read.value.warnings);
  }
  if (!Array.isArray(days) || days.length > MAX_MARKS || !days.every(isMark))
    return refuse("calendar-part", { field: "days" });
  const events = readEventFile(file);
  if (!events.ok) return events;
  if (!Array.isArray(hidden) || hidden.length > MAX_HIDDEN || !hidden.every(isNodeId))
    return refuse("calendar-part", { field: "hidden" });
  const marks = days.map(({ date, name, isOffDay }) => ({ date, name, isOffDay }));
  return { ok: true, value: { notices, marks, events: events.value, hidden, warnings } };
}

function isMark(value: unknown): value is HolidayNoticeDay {
  return (
    isRecord(value) &&
    isCivilDate(value["date"]) &&
    typeof value["isOffDay"] === "boolean" &&
    typeof value["name"] === "string" &&
    value["name"].length <= MAX_NAME
  );
}

function isNodeId(value: unknown): value is string {
  return typeof value === "string" && /^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/.test(value);
}

/** What a brand keeps beyond what ships, as a file for another brand or another team. Who decided it when stays here. */
export function writeCalendarFile(content: CalendarContent): string {
  const file = {
    kind: KIND,
    schemaVersion: VERSION,
    years: content.notices,
    days: content.marks,
    events: content.events,
    hidden: content.hidden,
  };
  return `${JSON.stringify(file, null, 1)}\n`;
}

const byDate = (a: { readonly date: CivilDate }, b: { readonly date: CivilDate }) => (a.date < b.date ? -1 : 1);

/** What of a brand's book and nodes goes into its file. */
export function calendarContentOf(book: HolidayBook, nodes: ReadonlyMap<string, KeptNode>): CalendarContent {
  const entries = [...book.values()];
  return {
    notices: entries.flatMap((entry) => (entry.type === "year" ? [entry.notice] : [])).sort((a, b) => a.year - b.year),
    marks: entries
      .flatMap((entry) => (entry.type === "day" ? [entry] : []))
      .map(({ date, name, isOffDay }) => ({ date, name, isOffDay }))
      .sort(byDate),
    events: [...nodes.values()].flatMap(({ own }) => (own && own.removedAt === null ? [eventOf(own)] : [])),
    hidden: [...nodes.values()].flatMap(({ id, hidden }) => (hidden ? [id] : [])),
  };
}

/** A node without who keeps it since when. */
export function eventOf(event: MarketingEvent): MarketingEvent {
  const { id, kind, names, rule, windows, tone, regions, statutory, tags } = event;
  const { dateConfidence, windowConfidence, sources, notes } = event;
  return {
    id,
    kind,
    names,
    rule,
    windows,
    tone,
    regions,
    statutory,
    tags,
    dateConfidence,
    windowConfidence,
    sources,
    notes,
  };
}
