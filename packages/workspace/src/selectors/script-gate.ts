import { ROW_COLUMNS } from "@tongpin/domain/video";
import { isWritable } from "../migrations/schema-version.ts";
import { COUNT_LIMITS, TEXT_LIMITS } from "../schema/limits.ts";
import type { PlanRoom } from "./open-plan.ts";
import type { ScriptRoom } from "./open-script.ts";
import type { ScriptState } from "./script-state.ts";
import { createListeners, type View } from "./view.ts";

/**
 * Whether an editor may be bound to a script. `newer`: written by a later version, whose shapes an edit of ours could
 * damage. `oversized`: no command of ours writes that much, so whoever did went round them, and a page that drew it all
 * would stand still. Both are read as they are, truncated; nothing is written.
 */
export type ScriptGate = "open" | "newer" | "oversized";

/** How far above what a command takes a document may be: merges of honest edits can pass the limits, a little. */
const SLACK = 4;

export function gateOf(room: ScriptRoom): ScriptGate {
  if (!isWritable(room.doc)) return "newer";
  return isOversized(room.getSnapshot()) ? "oversized" : "open";
}

function isOversized({ rows, shots, post }: ScriptState): boolean {
  if (rows.length > COUNT_LIMITS.rows * SLACK || shots.length > COUNT_LIMITS.shots * SLACK) return true;
  if (post.caption.length > TEXT_LIMITS.caption * SLACK) return true;
  if (post.topics.length > COUNT_LIMITS.topics * SLACK || post.links.length > COUNT_LIMITS.links * SLACK) return true;
  return rows.some((row) => ROW_COLUMNS.some((column) => row[column].length > TEXT_LIMITS.cell * SLACK));
}

/**
 * The gate of an opened script or plan, and when it changes: a colleague's newer app may raise the version at any
 * moment. A plan binds no editor and is never oversized.
 */
export function watchGate(room: ScriptRoom | PlanRoom): View<ScriptGate> {
  const listeners = createListeners<[]>();
  const look = "onRowsChange" in room ? weighing(room) : () => (isWritable(room.doc) ? "open" : "newer");
  let gate: ScriptGate = "open";
  const getSnapshot = () => {
    gate = look();
    return gate;
  };
  const announce = () => {
    const before = gate;
    if (getSnapshot() !== before) listeners.emit();
  };
  room.doc.on("afterTransaction", announce);
  return {
    getSnapshot,
    subscribe: (listener) => listeners.add(listener),
    destroy() {
      room.doc.off("afterTransaction", announce);
      listeners.clear();
    },
  };
}

/** A script's gate, weighed again only when the script has changed. */
function weighing(room: ScriptRoom): () => ScriptGate {
  let state: ScriptState | null = null;
  let gate: ScriptGate = "open";
  return () => {
    const next = room.getSnapshot();
    const isWeighed = next === state;
    state = next;
    if (!isWritable(room.doc)) gate = "newer";
    else if (!isWeighed || gate === "newer") gate = gateOf(room);
    return gate;
  };
}
