import { ACTIVITY_TYPES, PLAN_SECTIONS, type PlanSection } from "@tongpin/domain/campaigns";
import type { Campaign } from "@tongpin/domain/video";
import * as Y from "yjs";
import { isMarkedRemoved, removedKey } from "../schema/call-sheet.ts";
import { askKey } from "../schema/campaign.ts";
import {
  activityField,
  joinPieces,
  PLAN_ROW_SPECS,
  type PlanMaps,
  piecesOf,
  planMapsOf,
  planTextKey,
  TABLE_KEY,
  TEMPLATE_FIELD,
  tableOf,
} from "../schema/plan-doc.ts";
import { changedFields, type FlatMap, fieldKey, readRecord, type Spec, seedOf, writeFields } from "../schema/record.ts";
import { writeText } from "../text/y-text.ts";
import type { MergePreference, Outcome } from "./merge-plan.ts";

/** What the copy's phases ask for; a number that stands here stays unless the copy's word counts. */
export function mergeAsks(here: FlatMap, campaigns: Iterable<Campaign>, prefer: MergePreference): void {
  for (const campaign of campaigns) {
    for (const phase of campaign.phases) {
      for (const ask of phase.asks ?? []) {
        const key = askKey(campaign.id, phase.id, ask);
        if (here.get(key) === ask.count || (here.has(key) && prefer === "present")) continue;
        here.set(key, ask.count);
      }
    }
  }
}

/** Plan documents of a copy, part by part. Within the caller's transaction; answers what became of each part. */
export function mergePlanDocs(
  doc: Y.Doc,
  from: Y.Doc,
  planIds: Iterable<string>,
  prefer: MergePreference,
  newId: () => string,
): readonly Outcome[] {
  const here = planMapsOf(doc);
  const there = planMapsOf(from);
  const rowKeys = [...there.rows.keys()].filter((key) => !key.includes("/"));
  return [...planIds].flatMap((id) => [
    ...mergeHead(here.plans, there.plans, id, prefer),
    ...rowKeys
      .filter((key) => key.startsWith(`${id}:`) && !isMarkedRemoved(there.rows, key))
      .map((key) => mergeRow(here.rows, there.rows, key, prefer)),
    ...PLAN_SECTIONS.map((section) => mergeText(here, there, id, section, prefer, newId)),
  ]);
}

function mergeHead(here: FlatMap, there: FlatMap, id: string, prefer: MergePreference): readonly Outcome[] {
  return [TEMPLATE_FIELD, ...ACTIVITY_TYPES.map(activityField)].map((field) => {
    const key = fieldKey(id, field);
    const value = there.get(key);
    const isPlain = typeof value === "string" || typeof value === "boolean";
    if (!isPlain || here.get(key) === value || (here.has(key) && prefer === "present")) return "same";
    const outcome = here.has(key) ? "changed" : "added";
    here.set(key, value);
    return outcome;
  });
}

function mergeRow(here: FlatMap, there: FlatMap, key: string, prefer: MergePreference): Outcome {
  const table = tableOf(there, key);
  if (table === null) return "same";
  const spec = PLAN_ROW_SPECS[table] as Spec<Record<string, unknown>>;
  const incoming = readRecord(there, key, spec);
  if (!here.has(key)) {
    here.set(key, { [TABLE_KEY]: table, ...seedOf(incoming, spec) });
    return "added";
  }
  const isBack = isMarkedRemoved(here, key);
  if (isBack) here.set(removedKey(key), false);
  const fields = prefer === "incoming" ? changedFields(incoming, readRecord(here, key, spec)) : [];
  writeFields(here, key, fields);
  if (isBack) return "added";
  return fields.length > 0 ? "changed" : "same";
}

function mergeText(
  here: PlanMaps,
  there: PlanMaps,
  id: string,
  section: PlanSection,
  prefer: MergePreference,
  newId: () => string,
): Outcome {
  const wordsOf = (pieces: readonly Y.Text[]) => joinPieces(pieces.map((piece) => piece.toString()));
  const own = piecesOf(here.texts, here.texts.keys(), id, section);
  const words = wordsOf(piecesOf(there.texts, there.texts.keys(), id, section));
  const present = wordsOf(own);
  if (words === "" || words === present || (present !== "" && prefer === "present")) return "same";
  const [first, ...rest] = own;
  if (first) {
    writeText(first, words);
    for (const piece of rest) writeText(piece, "");
  } else here.texts.set(planTextKey(id, section, newId()), new Y.Text(words));
  return present === "" ? "added" : "changed";
}
