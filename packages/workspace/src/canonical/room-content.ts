import type { Sha256 } from "@tongpin/domain/base";
import type * as Y from "yjs";
import { openPlan } from "../selectors/open-plan.ts";
import { openLedger, openMargin, openTalk } from "../selectors/open-records.ts";
import { openScript } from "../selectors/open-script.ts";
import { openShown } from "../selectors/open-shown.ts";
import { canonicalJson } from "./canonical-json.ts";
import { sha256Hex } from "./content-hash.ts";

/** Rooms that have a content of their own to speak of. */
export type ContentKind = "plan" | "script" | "ledger" | "talk" | "margin";

const byKey = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]) => (a < b ? -1 : a > b ? 1 : 0);
/** What a map holds, in the order of its keys: `Map`s have no JSON. */
const sorted = (map: ReadonlyMap<string, unknown>) => [...map].sort(byKey);

/** Everything a room says, as plain data: equal on every replica that has the same updates. */
export function roomContent(kind: ContentKind, doc: Y.Doc): unknown {
  const view = openView(kind, doc);
  try {
    const parts = Object.entries(view.getSnapshot());
    return Object.fromEntries(parts.map(([name, part]) => [name, part instanceof Map ? sorted(part) : part]));
  } finally {
    view.destroy();
  }
}

function openView(kind: ContentKind, doc: Y.Doc) {
  switch (kind) {
    case "plan":
      return openPlan(doc);
    case "script":
      return openScriptWithSuggestions(doc);
    case "ledger":
      return openLedger(doc);
    case "talk":
      return openTalk(doc);
    case "margin":
      return openMargin(doc);
  }
}

/** What is only proposed is content of the room as well, though of nothing that is approved; unsaid where nothing is. */
function openScriptWithSuggestions(doc: Y.Doc) {
  const room = openScript(doc);
  const shown = openShown(room);
  return {
    getSnapshot() {
      const { suggestions } = shown.getSnapshot();
      return suggestions.length === 0 ? room.getSnapshot() : { ...room.getSnapshot(), suggestions };
    },
    destroy() {
      shown.destroy();
      room.destroy();
    },
  };
}

/** SHA-256 of a room's content in its one spelling. */
export function roomHash(kind: ContentKind, doc: Y.Doc): Sha256 {
  return sha256Hex(canonicalJson(roomContent(kind, doc)));
}
