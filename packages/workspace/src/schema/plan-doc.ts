import { asId, type Id, type PersonId, type PlanId, type PlanRowId } from "@tongpin/domain/base";
import {
  ACTIVITY_TYPES,
  CREATOR_TIERS,
  GOAL_KINDS,
  GOAL_MEASURES,
  PLAN_SECTIONS,
  PLAN_TABLES,
  PLAN_TEMPLATE_NAMES,
  type PlanDoc,
  type PlanSection,
  type PlanTable,
  type PlanTables,
  type PlanTemplate,
  RISK_KINDS,
  RISK_LEVELS,
  SPEND_KINDS,
} from "@tongpin/domain/campaigns";
import type * as Y from "yjs";
import { isPlainText } from "../text/y-text.ts";
import { isMarkedRemoved } from "./call-sheet.ts";
import {
  choiceField,
  dateField,
  type Field,
  INSTANT_FIELD,
  idField,
  integerField,
  isRecordId,
  optional,
  textField,
} from "./field.ts";
import { TEXT_LIMITS } from "./limits.ts";
import { own } from "./plain.ts";
import { type FlatMap, fieldKey, readRecord, type Spec } from "./record.ts";

/** A line of a plan's table, with when it was put in: a table stands in that order. */
export type PlanRowFields<T extends PlanTable> = Omit<PlanTables[T], "id"> & { readonly addedAt: number };

const amount = () => integerField(0, Number.MAX_SAFE_INTEGER, 0);
const person = () => optional(idField<PersonId>());
const day = () => optional(dateField());
const rowId = () => optional(idField<PlanRowId>());

export const PLAN_ROW_SPECS: { readonly [T in PlanTable]: Spec<PlanRowFields<T>> } = {
  goals: {
    kind: choiceField(GOAL_KINDS, "awareness"),
    text: textField(TEXT_LIMITS.aim),
    measure: optional(choiceField(GOAL_MEASURES, "plays")),
    target: optional(amount()),
    due: day(),
    // Fans can be lost as well as won.
    actual: optional(integerField(Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER, 0)),
    parent: rowId(),
    addedAt: INSTANT_FIELD,
  },
  spends: {
    kind: choiceField(SPEND_KINDS, "production"),
    item: textField(TEXT_LIMITS.aim),
    channel: textField(TEXT_LIMITS.name),
    planned: amount(),
    spent: optional(amount()),
    ownerId: person(),
    start: day(),
    end: day(),
    tier: optional(choiceField(CREATOR_TIERS, "waist")),
    rightsUntil: day(),
    addedAt: INSTANT_FIELD,
  },
  risks: {
    kind: choiceField(RISK_KINDS, "other"),
    level: choiceField(RISK_LEVELS, "middle"),
    text: textField(TEXT_LIMITS.aim),
    answer: textField(TEXT_LIMITS.message),
    ownerId: person(),
    addedAt: INSTANT_FIELD,
  },
  actions: {
    text: textField(TEXT_LIMITS.aim),
    ownerId: person(),
    due: day(),
    doneAt: optional(INSTANT_FIELD),
    from: rowId(),
    addedAt: INSTANT_FIELD,
  },
};

export const ROW_TABLE = choiceField<PlanTable>(PLAN_TABLES, "goals");
/** In a row's seed: of which table it is. A row without a seed is none. */
export const TABLE_KEY = "table";

/** In the `plans` root: `<planId>/template`. */
export const TEMPLATE_FIELD = "template";
export const PLAN_TEMPLATE: Field<PlanTemplate | null> = optional(choiceField(PLAN_TEMPLATE_NAMES, "campaign"));

/** In the `plans` root: `<planId>/activity.<type>` → true or false. A set with a key each. */
export function activityField(type: string): string {
  return `activity.${type}`;
}

export function planRowKey(planId: string, id: string): string {
  return `${planId}:${id}`;
}

/** A piece of a section's words. Its id is random: two people who begin a section at once begin two pieces. */
export function planTextKey(planId: string, section: PlanSection, pieceId: string): string {
  return `${planId}:${section}:${pieceId}`;
}

export interface PlanMaps {
  readonly plans: FlatMap;
  readonly rows: FlatMap;
  readonly texts: FlatMap;
}

export function planMapsOf(doc: Y.Doc): PlanMaps {
  return {
    plans: doc.getMap<unknown>("plans"),
    rows: doc.getMap<unknown>("planRows"),
    texts: doc.getMap<unknown>("planTexts"),
  };
}

/** Of which table the row under a key is; null where there is none. */
export function tableOf(map: FlatMap, key: string): PlanTable | null {
  return ROW_TABLE.read(own(map.get(key), TABLE_KEY)) ?? null;
}

/** The pieces of one section in their one order, also those that hold no words (any more). */
export function piecesOf(
  map: FlatMap,
  keys: Iterable<string>,
  planId: string,
  section: PlanSection,
): readonly Y.Text[] {
  const prefix = planTextKey(planId, section, "");
  return [...keys]
    .filter((key) => key.startsWith(prefix) && isRecordId(key.slice(prefix.length)))
    .sort()
    .flatMap((key) => {
      const text = map.get(key);
      return isPlainText(text) ? [text] : [];
    });
}

/** The words of a section as one text: a line for every piece that two people began apart. */
export function joinPieces(words: readonly string[]): string {
  return words.filter((each) => each !== "").join("\n");
}

function readRow<T extends PlanTable>(map: FlatMap, key: string, table: T): PlanRowFields<T> {
  return readRecord(map, key, PLAN_ROW_SPECS[table]);
}

function rowsOf<T extends PlanTable>(map: FlatMap, keys: readonly string[], table: T): readonly PlanTables[T][] {
  return keys
    .filter((key) => tableOf(map, key) === table && !isMarkedRemoved(map, key))
    .map((key) => ({ id: asId<Id<"plan-row">>(key.slice(key.indexOf(":") + 1)), ...readRow(map, key, table) }))
    .sort((a, b) => a.addedAt - b.addedAt || (a.id < b.id ? -1 : 1))
    .map(({ addedAt: _place, ...row }) => row as unknown as PlanTables[T]);
}

function isRowKey(key: string): boolean {
  const parts = key.split(":");
  return parts.length === 2 && parts.every(isRecordId);
}

/** A plan as it is now, or null if nothing was ever written for this id. */
export function readPlanDoc(
  maps: PlanMaps,
  id: string,
  rowKeys: Iterable<string>,
  textKeys: Iterable<string>,
): PlanDoc | null {
  const rows = [...rowKeys].filter(isRowKey);
  const pieces = [...textKeys];
  const texts: Partial<Record<PlanSection, string>> = {};
  for (const section of PLAN_SECTIONS) {
    const words = joinPieces(piecesOf(maps.texts, pieces, id, section).map((piece) => piece.toString()));
    if (words !== "") texts[section] = words;
  }
  const plan: PlanDoc = {
    id: asId<PlanId>(id),
    template: PLAN_TEMPLATE.read(maps.plans.get(fieldKey(id, TEMPLATE_FIELD))) ?? null,
    activities: ACTIVITY_TYPES.filter((type) => maps.plans.get(fieldKey(id, activityField(type))) === true),
    texts,
    goals: rowsOf(maps.rows, rows, "goals"),
    spends: rowsOf(maps.rows, rows, "spends"),
    risks: rowsOf(maps.rows, rows, "risks"),
    actions: rowsOf(maps.rows, rows, "actions"),
  };
  const isBlank =
    plan.template === null &&
    plan.activities.length === 0 &&
    Object.keys(texts).length === 0 &&
    PLAN_TABLES.every((table) => plan[table].length === 0);
  return isBlank ? null : plan;
}
