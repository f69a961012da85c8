import type { Result } from "@tongpin/domain/base";
import type { KeptNode } from "@tongpin/domain/nodes";
import { DEADLINE_STEPS } from "@tongpin/domain/video";
import { equalityDeep } from "lib0/function";
import { commit } from "../commands/commit.ts";
import type { CommandContext } from "../context.ts";
import {
  CALL_SHEET_SPEC,
  CREW_SPEC,
  crewKey,
  isMarkedRemoved,
  removedKey,
  sheetShotKey,
} from "../schema/call-sheet.ts";
import { CAMPAIGN_SPEC, isCampaignRemoved, PHASE_SPEC, phaseKey, REMOVED_FIELD } from "../schema/campaign.ts";
import { CHANNEL_SPEC } from "../schema/channel.ts";
import { FIGURES_SPEC } from "../schema/figures.ts";
import { holidayKeys } from "../schema/holiday.ts";
import { HOT_SPEC } from "../schema/hot.ts";
import { HIDDEN_KEY, NODE_SPEC } from "../schema/node.ts";
import { paceSpec, removedPaceKey } from "../schema/pace.ts";
import { RATING_FIELD } from "../schema/rating.ts";
import { changedFields, type FlatMap, fieldKey, readRecord, type Spec, seedOf, writeFields } from "../schema/record.ts";
import { SAVED_VIEW_SPEC } from "../schema/saved-view.ts";
import { TEMPLATE_SPEC } from "../schema/template.ts";
import { pinField, VIDEO_SPEC } from "../schema/video.ts";
import type { PlanRoom } from "../selectors/open-plan.ts";
import { hasRecord } from "../selectors/table.ts";
import { mergeAsks, mergePlanDocs } from "./merge-plan-docs.ts";

/** Whose word counts where both say something different. Nothing that stands here is ever taken away by a merge. */
export type MergePreference = "present" | "incoming";

/** How much a merge brought: things that were not here (or removed), and things whose words changed. */
export interface MergeCount {
  readonly added: number;
  readonly changed: number;
}

/**
 * Brings another copy of a plan into this one, in one transaction and one undo step: what is missing or was removed here
 * comes (back), what both have differently follows `prefer`. Done through plain edits of one's own, because the copy's
 * own structs may carry clientIDs of people who are not here to send them.
 */
export function mergePlan(
  room: PlanRoom,
  args: { readonly from: PlanRoom; readonly prefer: MergePreference },
  ctx: CommandContext,
): Result<MergeCount> {
  const { from, prefer } = args;
  const state = from.getSnapshot();
  const here = (name: string) => room.doc.getMap<unknown>(name);
  const there = (name: string) => from.doc.getMap<unknown>(name);
  const phaseKeys = [...state.campaigns.values()].flatMap(({ id, phases }) =>
    phases.map((phase) => phaseKey(id, phase.id)),
  );
  const tally = { added: 0, changed: 0 };
  const done = commit(room, ctx, () => {
    const merge = <T extends object>(name: string, ids: Iterable<string>, spec: Spec<T>) => {
      for (const id of ids) count(tally, mergeRecord(here(name), there(name), id, spec, prefer));
    };
    merge("channels", state.channels.keys(), CHANNEL_SPEC);
    merge("campaigns", state.campaigns.keys(), CAMPAIGN_SPEC);
    merge("phases", phaseKeys, PHASE_SPEC);
    for (const [name, keys] of [["campaigns", [...state.campaigns.keys()]] as const, ["phases", phaseKeys] as const]) {
      for (const key of keys) {
        if (!isCampaignRemoved(here(name), key)) continue;
        here(name).set(fieldKey(key, REMOVED_FIELD), false);
        tally.added += 1;
      }
    }
    mergeAsks(here("phaseAsks"), state.campaigns.values(), prefer);
    for (const outcome of mergePlanDocs(room.doc, from.doc, state.plans.keys(), prefer, ctx.newId)) {
      count(tally, outcome);
    }
    for (const id of state.videos.keys()) count(tally, mergeVideo(here("videos"), there("videos"), id, prefer));
    for (const [key, rating] of there("ratings").entries()) {
      const isNew = !here("ratings").has(key) || (prefer === "incoming" && here("ratings").get(key) !== rating);
      if (RATING_FIELD.read(rating) && isNew) here("ratings").set(key, rating);
    }
    merge("figures", state.figures.keys(), FIGURES_SPEC);
    const sheets = [...state.callSheets.values()];
    const crewKeys = sheets.flatMap((sheet) => sheet.crew.map((member) => crewKey(sheet.id, member.id)));
    merge("callSheets", state.callSheets.keys(), CALL_SHEET_SPEC);
    merge("callCrew", crewKeys, CREW_SPEC);
    for (const [name, keys] of [
      ["callSheets", [...state.callSheets.keys()]] as const,
      ["callCrew", crewKeys] as const,
    ]) {
      for (const key of keys) {
        if (!isMarkedRemoved(here(name), key)) continue;
        here(name).set(removedKey(key), false);
        tally.added += 1;
      }
    }
    for (const sheet of sheets) {
      for (const key of sheet.shots.map((shot) => sheetShotKey(sheet.id, shot))) {
        if (here("callShots").get(key) !== true) here("callShots").set(key, true);
      }
    }
    const mergeHidden = <T extends { readonly removedAt: number | null }>(
      name: string,
      records: Iterable<{ readonly id: string; readonly removedAt: number | null }>,
      spec: Spec<T>,
    ) => {
      for (const { id, removedAt } of records) {
        if (removedAt !== null) continue;
        const isRemoved = readRecord(here(name), id, spec).removedAt !== null;
        if (isRemoved) here(name).set(fieldKey(id, "removedAt"), null);
        const outcome = mergeRecord(here(name), there(name), id, spec, prefer);
        count(tally, isRemoved ? "added" : outcome);
      }
    };
    mergeHidden("templates", state.templates.values(), TEMPLATE_SPEC);
    mergeHidden("views", state.views.values(), SAVED_VIEW_SPEC);
    mergeNodes(here("nodes"), there("nodes"), state.nodes.values(), prefer, tally);
    for (const key of holidayKeys(there("holidays"))) {
      const outcome = mergeValue(here("holidays"), key, there("holidays").get(key), prefer);
      count(tally, outcome);
    }
    for (const { id } of [...state.paces.values()].filter(({ isRemoved }) => !isRemoved)) {
      const isBack = here("paces").get(removedPaceKey(id)) === true;
      if (isBack) here("paces").set(removedPaceKey(id), false);
      const outcome = mergeRecord(here("paces"), there("paces"), id, paceSpec(id), prefer);
      count(tally, isBack ? "added" : outcome);
    }
    for (const clash of [...state.videoClashes.values()].flat()) {
      // Settled or known here: not asked again.
      if (here("videos").has(clash.key)) continue;
      here("videos").set(clash.key, { field: clash.field, value: clash.value });
    }
    for (const [key, value] of there("brand").entries()) {
      const isNew = !here("brand").has(key) || (prefer === "incoming" && here("brand").get(key) !== value);
      if (typeof value === "boolean" && isNew) here("brand").set(key, value);
    }
  });
  return done.ok ? { ok: true, value: tally } : done;
}

/** Nodes of the copy's own, and those it does not show; one that was removed there is no reason to remove it here. */
function mergeNodes(
  here: FlatMap,
  there: FlatMap,
  nodes: Iterable<KeptNode>,
  prefer: MergePreference,
  tally: { added: number; changed: number },
): void {
  for (const { id, own, hidden } of nodes) {
    if (own !== null && own.removedAt === null) {
      const isRemoved = readRecord(here, id, NODE_SPEC).removedAt !== null;
      if (isRemoved) here.set(fieldKey(id, "removedAt"), null);
      const outcome = mergeRecord(here, there, id, NODE_SPEC, prefer);
      count(tally, isRemoved ? "added" : outcome);
    }
    if (hidden) count(tally, mergeValue(here, fieldKey(id, HIDDEN_KEY), true, prefer));
  }
}

/** A key that holds one value: it comes where there is none, or where the copy's word counts. */
function mergeValue(here: FlatMap, key: string, value: unknown, prefer: MergePreference): Outcome {
  const isNew = (here.get(key) ?? null) === null;
  if ((!isNew && prefer === "present") || value === null || equalityDeep(here.get(key), value)) return "same";
  here.set(key, value);
  return isNew ? "added" : "changed";
}

export type Outcome = "added" | "changed" | "same";

function count(tally: { added: number; changed: number }, outcome: Outcome): void {
  if (outcome !== "same") tally[outcome] += 1;
}

export function mergeRecord<T extends object>(
  here: FlatMap,
  there: FlatMap,
  id: string,
  spec: Spec<T>,
  prefer: MergePreference,
): Outcome {
  const incoming = readRecord(there, id, spec);
  if (!hasRecord(here, id, Object.keys(spec))) {
    here.set(id, seedOf(incoming, spec));
    return "added";
  }
  if (prefer === "present") return "same";
  const fields = changedFields<T>(incoming, readRecord(here, id, spec));
  writeFields(here, id, fields);
  return fields.length > 0 ? "changed" : "same";
}

function mergeVideo(here: FlatMap, there: FlatMap, id: string, prefer: MergePreference): Outcome {
  const incoming = readRecord(there, id, VIDEO_SPEC);
  const present = readRecord(here, id, VIDEO_SPEC);
  const wasHere = hasRecord(here, id, Object.keys(VIDEO_SPEC));
  // A card removed in the copy is no reason to remove it here, nor to bring a removed one.
  if (incoming.removedAt !== null) return "same";
  const isBack = wasHere && present.removedAt !== null;
  if (isBack) here.set(fieldKey(id, "removedAt"), null);
  const outcome = mergeRecord(here, there, id, VIDEO_SPEC, prefer);
  if (!wasHere || prefer === "incoming") {
    for (const step of DEADLINE_STEPS) {
      const key = fieldKey(id, pinField(step));
      const pin = there.get(key);
      if (typeof pin === "string" && here.get(key) !== pin) here.set(key, pin);
    }
    const hot = readRecord(there, id, HOT_SPEC);
    if (hot.hot !== null) writeFields(here, id, changedFields(hot, readRecord(here, id, HOT_SPEC)));
  }
  return isBack ? "added" : outcome;
}
