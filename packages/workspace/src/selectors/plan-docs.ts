import type { PlanId } from "@tongpin/domain/base";
import type { PlanDoc } from "@tongpin/domain/campaigns";
import { equalityDeep } from "lib0/function";
import type * as Y from "yjs";
import { isRecordId } from "../schema/field.ts";
import { planMapsOf, readPlanDoc } from "../schema/plan-doc.ts";
import { splitKey } from "../schema/record.ts";
import { indexByFirstId } from "./key-index.ts";

export interface PlanDocs {
  /** The same map as before if no plan differs. */
  snapshot(): ReadonlyMap<PlanId, PlanDoc>;
  stop(): void;
}

/** Plan documents out of their three roots, read once and then only where something changed; `onChange` hears of every change. */
export function readPlanDocs(doc: Y.Doc, onChange: () => void): PlanDocs {
  const maps = planMapsOf(doc);
  const rowsOf = indexByFirstId(maps.rows);
  const textsOf = indexByFirstId(maps.texts);
  const dirty = new Set<string>();
  let plans: Map<PlanId, PlanDoc> | null = null;

  const firstId = (key: string) => key.split(":", 1)[0] ?? "";
  const idOf = (map: Y.Map<unknown>, key: string): string => {
    const id = splitKey(key).id;
    if (map === maps.rows) return rowsOf.touch(id);
    return map === maps.texts ? textsOf.touch(id) : id;
  };
  const observe = (map: Y.Map<unknown>) => {
    const onEvents = (events: readonly Y.YEvent<Y.AbstractType<unknown>>[]) => {
      for (const event of events) {
        // A change within a piece of words is told by its path, one of the map's keys by the keys.
        const [inside] = event.path;
        if (inside !== undefined) dirty.add(idOf(map, String(inside)));
        else for (const key of event.changes.keys.keys()) dirty.add(idOf(map, key));
      }
      onChange();
    };
    map.observeDeep(onEvents as Parameters<typeof map.observeDeep>[0]);
    return () => map.unobserveDeep(onEvents as Parameters<typeof map.observeDeep>[0]);
  };
  const stops = [maps.plans, maps.rows, maps.texts].map(observe);

  function read(id: string): PlanDoc | null {
    return isRecordId(id) ? readPlanDoc(maps, id, rowsOf.keys(id), textsOf.keys(id)) : null;
  }

  function update(): Map<PlanId, PlanDoc> {
    const isFirst = plans === null;
    const before = plans ?? new Map<PlanId, PlanDoc>();
    if (isFirst) {
      for (const key of maps.plans.keys()) dirty.add(splitKey(key).id);
      for (const map of [maps.rows, maps.texts]) for (const key of map.keys()) dirty.add(firstId(splitKey(key).id));
    }
    let after = before;
    for (const id of [...dirty].sort()) {
      const plan = read(id);
      const known = before.get(id as PlanId) ?? null;
      if (equalityDeep(plan, known)) continue;
      if (after === before) after = new Map(before);
      if (plan === null) after.delete(id as PlanId);
      else after.set(id as PlanId, keepRows(known, plan));
    }
    dirty.clear();
    return after;
  }

  return {
    snapshot() {
      if (plans === null || dirty.size > 0) plans = update();
      return plans;
    },
    stop() {
      for (const stop of stops) stop();
    },
  };
}

/** Tables that did not change keep their identity: a keystroke in a section draws no table anew. */
function keepRows(before: PlanDoc | null, after: PlanDoc): PlanDoc {
  if (before === null) return after;
  const kept = { ...after };
  for (const name of ["goals", "spends", "risks", "actions", "activities"] as const) {
    if (equalityDeep(before[name], after[name])) Object.assign(kept, { [name]: before[name] });
  }
  return kept;
}
