import { type Result, refuse } from "../base/index.ts";
import { isCivilDate, isSolarTerm } from "../calendar/index.ts";
import { CONFIDENCES, EVENT_KINDS, type MarketingEvent, type Rule, STEMS, TONES, WINDOW_CONFIDENCES } from "./model.ts";

const MAX_EVENTS = 2000;
const MAX_TEXT = 2000;
const MAX_OFFSET = 400;
const MAX_RULE_DEPTH = 4;

type Fields = Readonly<Record<string, unknown>>;
type Check = (value: unknown) => boolean;

function isRecord(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
const isText: Check = (value) => typeof value === "string" && value.length <= MAX_TEXT;
const isWhole =
  (from: number, to: number): Check =>
  (value) =>
    Number.isInteger(value) && Number(value) >= from && Number(value) <= to;
const isOneOf =
  (list: readonly unknown[]): Check =>
  (value) =>
    list.includes(value);
const isListOf =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(check);

const isOffset = isWhole(-MAX_OFFSET, MAX_OFFSET);
const isMonth = isWhole(1, 12);
const isWindow: Check = (value) =>
  Array.isArray(value) && value.length === 2 && value.every(isOffset) && Number(value[0]) <= Number(value[1]);

const isFixedItem: Check = (value) =>
  isRecord(value) &&
  isCivilDate(value["start"]) &&
  isCivilDate(value["end"]) &&
  value["start"] <= value["end"] &&
  isText(value["label"]) &&
  (value["confidence"] === undefined || isOneOf(CONFIDENCES)(value["confidence"]));

type RuleCheck = (rule: Fields, depth: number) => boolean;
const RULES: Readonly<Record<Rule["type"], RuleCheck>> = {
  solar: (rule) => isMonth(rule["month"]) && isWhole(1, 31)(rule["day"]),
  lunar: (rule) => isMonth(rule["month"]) && (rule["day"] === "last" || isWhole(1, 30)(rule["day"])),
  term: (rule) =>
    typeof rule["term"] === "string" &&
    isSolarTerm(rule["term"]) &&
    (rule["offsetDays"] === undefined || isOffset(rule["offsetDays"])),
  nthWeekday: (rule) =>
    isMonth(rule["month"]) && isWhole(1, 7)(rule["weekday"]) && isWhole(-5, 5)(rule["n"]) && rule["n"] !== 0,
  easter: (rule) => isOffset(rule["days"]),
  offset: (rule, depth) => isRule(rule["base"], depth + 1) && isOffset(rule["days"]),
  range: (rule, depth) => isRule(rule["start"], depth + 1) && isRule(rule["end"], depth + 1),
  nthStem: (rule, depth) =>
    isOneOf(STEMS)(rule["stem"]) &&
    isWhole(1, 12)(rule["n"]) &&
    isRule(rule["from"], depth + 1) &&
    typeof rule["inclusive"] === "boolean",
  fixed: (rule) => isListOf(isFixedItem)(rule["items"]),
};

function isRule(value: unknown, depth = 0): boolean {
  if (!isRecord(value) || depth > MAX_RULE_DEPTH) return false;
  const type = value["type"];
  return typeof type === "string" && Object.hasOwn(RULES, type) && RULES[type as Rule["type"]](value, depth);
}

const EVENT_FIELDS: Readonly<Record<keyof MarketingEvent, Check>> = {
  id: (value) => typeof value === "string" && /^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/.test(value),
  kind: isOneOf(EVENT_KINDS),
  names: (value) => isRecord(value) && (["zh-Hans", "zh-Hant", "en"] as const).every((locale) => isText(value[locale])),
  rule: (value) => isRule(value),
  windows: (value) =>
    isRecord(value) &&
    isWindow(value["warmup"]) &&
    isWindow(value["burst"]) &&
    (value["encore"] === null || isWindow(value["encore"])),
  tone: isOneOf(TONES),
  regions: isListOf(isText),
  statutory: (value) => value === null || isText(value),
  tags: isListOf(isText),
  dateConfidence: isOneOf(CONFIDENCES),
  windowConfidence: isOneOf(WINDOW_CONFIDENCES),
  sources: isListOf(isText),
  notes: isText,
};

/** Whether a value may stand in a field of an event, whoever wrote it. */
export function isEventField<K extends keyof MarketingEvent>(field: K, value: unknown): value is MarketingEvent[K] {
  return EVENT_FIELDS[field](value);
}

/** The first field of an event that is missing or wrong, or null if it is a whole event. */
function wrongField(value: unknown): string | null {
  if (!isRecord(value)) return "event";
  for (const [field, check] of Object.entries(EVENT_FIELDS)) if (!check(value[field])) return field;
  return null;
}

function isEvent(value: unknown): value is MarketingEvent {
  return wrongField(value) === null;
}

/**
 * Reads a file of events (schema 1), the shipped one and updates alike. All or nothing. Refuses: events-shape,
 * events-version (found), events-too-many (limit), events-event (index, id, field), events-twice (id).
 */
export function readEventFile(value: unknown): Result<readonly MarketingEvent[]> {
  if (!isRecord(value)) return refuse("events-shape");
  const { schemaVersion, events } = value;
  if (schemaVersion !== 1) return refuse("events-version", { found: String(schemaVersion) });
  if (!Array.isArray(events)) return refuse("events-shape");
  if (events.length > MAX_EVENTS) return refuse("events-too-many", { limit: MAX_EVENTS });
  const read = new Map<string, MarketingEvent>();
  for (const [index, event] of events.entries()) {
    if (!isEvent(event)) {
      const id = isRecord(event) && typeof event["id"] === "string" ? event["id"].slice(0, 64) : "";
      return refuse("events-event", { index, id, field: wrongField(event) ?? "event" });
    }
    if (read.has(event.id)) return refuse("events-twice", { id: event.id });
    read.set(event.id, event);
  }
  return { ok: true, value: [...read.values()] };
}
