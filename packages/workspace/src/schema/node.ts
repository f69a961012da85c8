import { type PersonId, refuse } from "@tongpin/domain/base";
import { isEventField } from "@tongpin/domain/node-fields";
import type { KeptNode, MarketingEvent, OwnNode } from "@tongpin/domain/nodes";
import { type Field, INSTANT_FIELD, idField, isRecordId, optional } from "./field.ts";
import { TEXT_LIMITS } from "./limits.ts";
import { plainJson } from "./plain.ts";
import { type FlatMap, fieldKey, readRecord, type Spec } from "./record.ts";

/** One field of an event, as the reader of event files knows it: files and documents hold the same. */
function eventField<K extends keyof MarketingEvent>(name: K, otherwise: MarketingEvent[K]): Field<MarketingEvent[K]> {
  const read = (value: unknown) => {
    const plain = plainJson(value);
    return isEventField(name, plain) ? plain : undefined;
  };
  return {
    otherwise,
    read,
    accept(value) {
      const clean = read(value);
      return clean === undefined ? refuse("node-invalid", { field: name }) : { ok: true, value: clean };
    },
  };
}

const NAMES = eventField("names", { "zh-Hans": "", "zh-Hant": "", en: "" });

/** A node without a name could be found by nobody. */
const NAMED: typeof NAMES = {
  ...NAMES,
  accept(names) {
    const all = Object.values(names).map((name) => name.trim());
    if (all.some((name) => name === "")) return refuse("name-empty");
    return all.some((name) => name.length > TEXT_LIMITS.name)
      ? refuse("name-too-long", { max: TEXT_LIMITS.name })
      : NAMES.accept(names);
  },
};

export const NODE_SPEC: Spec<Omit<OwnNode, "id">> = {
  kind: eventField("kind", "season"),
  names: NAMED,
  rule: eventField("rule", { type: "fixed", items: [] }),
  windows: eventField("windows", { warmup: [0, 0], burst: [0, 0], encore: null }),
  tone: eventField("tone", "celebrate"),
  regions: eventField("regions", ["CN"]),
  statutory: eventField("statutory", null),
  tags: eventField("tags", []),
  dateConfidence: eventField("dateConfidence", "high"),
  windowConfidence: eventField("windowConfidence", "own-default"),
  sources: eventField("sources", []),
  notes: eventField("notes", ""),
  createdAt: INSTANT_FIELD,
  createdBy: idField<PersonId>(),
  removedAt: optional(INSTANT_FIELD),
};

/** `<nodeId>/hidden`: of a node that ships as well as of an own one. */
export const HIDDEN_KEY = "hidden";
export const HIDDEN_FIELD: Field<boolean> = {
  otherwise: false,
  read: (value) => (typeof value === "boolean" ? value : undefined),
  accept: (value) => ({ ok: true, value }),
};

/** What the brand says about a node; null when it says nothing. An own one needs its seed: an edit alone has no name. */
export function readKeptNode(map: FlatMap, id: string): KeptNode | null {
  if (!isRecordId(id)) return null;
  const hidden = HIDDEN_FIELD.read(map.get(fieldKey(id, HIDDEN_KEY))) ?? false;
  const own = map.has(id) ? { id, ...readRecord(map, id, NODE_SPEC) } : null;
  return own || hidden ? { id, own, hidden } : null;
}
